import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Lifetime } from './lifetime';
import { repository } from './paths';
import { bundleSuite, copyOfSampleWorkspace, temporaryFolder, type Suite } from './suites';
import {
  grepVariable,
  renderEvent,
  reportVariable,
  TestReport,
  type TestEvent,
  type Totals,
} from './testEvents';

/** Everything a host needs to run one suite. Paths are absolute. */
export interface SuiteRun {
  readonly suite: Suite;
  readonly extension: string;
  readonly workspace: string;
  /** The bundled test module. */
  readonly tests: string;
  /** A folder for profiles; it goes with the lifetime. */
  readonly temporary: string;
  /** What the extension host must find in its environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly lifetime: Lifetime;
}

/** A VS Code that is running a suite. */
export interface RunningHost {
  /** Settles with a reason when no more results will come. */
  readonly ended: Promise<string>;
  /** Files to look into when something went wrong. */
  readonly logs: readonly string[];
}

/** Starts a suite in one kind of VS Code. */
export type StartHost = (run: SuiteRun) => Promise<RunningHost>;

/** Without a result for this long, a run hangs. */
const silenceMs = 120_000;

/**
 * Runs a suite in a VS Code, prints each result as it comes, and returns the totals. A run that breaks off
 * counts as a failure; throws when VS Code does not start.
 */
export async function runSuite(
  suite: Suite,
  start: StartHost,
  grep: string | undefined,
  parent: Lifetime,
): Promise<Totals> {
  const lifetime = parent.part();
  try {
    const tests = await bundleSuite(suite);
    const temporary = temporaryFolder(lifetime);
    const workspace = suite.workspace ?? copyOfSampleWorkspace(lifetime);
    const report = new TestReport(join(temporary, 'report.jsonl'));
    mkdirSync(join(temporary, 'profile'));
    // What is kept for the user of this machine is no part of a test.
    const data = join(temporary, 'data');
    const kept = { XDG_DATA_HOME: data, LOCALAPPDATA: data };
    const env = { ...kept, [reportVariable]: report.path, [grepVariable]: grep ?? '' };
    const host = await start({ suite, extension: repository, workspace, tests, temporary, env, lifetime });
    return await follow(report, host);
  } finally {
    await lifetime.end();
  }
}

async function follow(report: TestReport, host: RunningHost): Promise<Totals> {
  let reason: string | undefined;
  void host.ended.then((why) => (reason = why));
  const seen: TestEvent[] = [];
  let lastEvent = Date.now();
  for (;;) {
    // Asked before reading: what was written before the end is read after it.
    const over = reason;
    for (const event of report.next()) {
      lastEvent = Date.now();
      seen.push(event);
      if (event.type === 'end') return event;
      const line = renderEvent(event);
      if (line !== undefined) console.log(line);
    }
    const silent = Date.now() - lastEvent > silenceMs;
    if (over !== undefined || silent) {
      const why = over ?? `no result for ${silenceMs / 1000} s`;
      console.error(`✖ The tests broke off: ${why}. See ${host.logs.join(' and ')}`);
      return brokenOff(seen);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What was seen, and one failure for what was not. */
function brokenOff(seen: readonly TestEvent[]): Totals {
  const count = (type: TestEvent['type']): number => seen.filter((event) => event.type === type).length;
  return { passed: count('pass'), failed: count('fail') + 1, pending: count('pending') };
}
