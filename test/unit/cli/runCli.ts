import { execFile, spawn } from 'node:child_process';
import type { ChildProcess, ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const project = join(__dirname, '../../..');

/** The results that it keeps are none of the user's, and what it spends is forgotten. */
const cache = join(tmpdir(), 'promptmeter-test-cache');
const data = mkdtempSync(join(tmpdir(), 'promptmeter-test-data-'));
process.once('exit', () => rmSync(data, { recursive: true, force: true }));
const env = {
  ...process.env,
  XDG_CACHE_HOME: cache,
  XDG_DATA_HOME: data,
  XDG_CONFIG_HOME: cache,
  LOCALAPPDATA: cache,
};

/** Bundles the command line and what it loads, as they ship. */
export async function buildCli(): Promise<void> {
  const bundles = ['pricing', 'worker', 'cli', 'experiments', 'benchTimer', 'benchSimulator', 'benchChecks'];
  bundles.push('webview/comparison');
  await promisify(execFile)(process.execPath, ['esbuild.js', ...bundles], { cwd: project });
}

/** What a run of the command line left. */
export interface CliRun {
  /** Null if a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the bundled command line in a folder. */
export function startCli(
  args: readonly string[],
  cwd: string,
  stdout: 'pipe' | number = 'pipe',
  variables: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [join(project, 'dist/cli.js'), ...args], {
    cwd,
    env: { ...env, ...variables },
    stdio: ['pipe', stdout, 'pipe'],
  }) as ChildProcessWithoutNullStreams;
}

/** Runs the bundled command line to its end. */
export async function runCli(
  args: readonly string[],
  cwd: string,
  stdin: string | Uint8Array = '',
  variables: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  const child = startCli(args, cwd, 'pipe', variables);
  // It may end without having read everything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  return finished(child);
}

/** Waits for the end and for everything that was written. */
export function finished(child: ChildProcess): Promise<CliRun> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (data: Buffer) => out.push(data));
  child.stderr?.on('data', (data: Buffer) => err.push(data));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
    });
  });
}
