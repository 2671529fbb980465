/**
 * `npm test [-- step… --grep text]`: type check, lint, unit tests, build, the pages in a real browser, and the
 * integration tests inside a real VS Code. Steps by name run alone. The last line is `N passed, N failed`; a step that fails without a
 * failing test (a type error, a crash, a hang) counts as one failure.
 *
 * PROMPTMETER_VSCODE=floor|latest   the VS Code to test in: the oldest supported one, or the newest (default)
 * PROMPTMETER_HOST=desktop|workbench   the kind of VS Code, instead of the one that is found
 * PROMPTMETER_BROWSER=path   the Chromium that shows the pages and the workbench
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf } from './host/errors';
import { Lifetime } from './host/lifetime';
import { repository } from './host/paths';
import { tryCommand } from './host/runCommand';
import { runSuite } from './host/suiteRun';
import { suites, temporaryFolder, testFilesOf } from './host/suites';
import { reportVariable, TestReport, type Totals } from './host/testEvents';
import { chooseTestHost } from './host/testHost';
import { chosenVersion } from './host/versions';

interface Context {
  readonly grep: string | undefined;
  readonly lifetime: Lifetime;
}

/** Returns totals where tests ran; throws when the step failed without any that did. */
type Step = (context: Context) => Promise<Totals | undefined>;

const steps: Readonly<Record<string, Step>> = {
  typecheck: npmScript('typecheck'),
  lint: npmScript('lint'),
  // Tests of every layer count with the token tables that it makes.
  build: npmScript('build'),
  unit: mochaStep('unit', []),
  // The bundles of the pages, as they were built.
  e2e: mochaStep('e2e', ['--no-config', '--node-option', 'import=tsx', '--spec', 'test/e2e/**/*.test.ts']),
  integration,
};

function npmScript(name: string): Step {
  return async () => {
    // Through the shell on Windows, where npm is a batch file.
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const { code } = await tryCommand(npm, ['run', '--silent', name], { cwd: repository, show: true });
    if (code !== 0) throw new Error(`npm run ${name} ended with ${code ?? 'a signal'}`);
    return undefined;
  };
}

/** Tests in plain mocha; `own`: what differs from its configuration. */
function mochaStep(name: string, own: readonly string[]): Step {
  return async ({ grep, lifetime }) => {
    const report = new TestReport(join(temporaryFolder(lifetime), `${name}.jsonl`));
    const mocha = join(repository, 'node_modules/mocha/bin/mocha.js');
    const args = [mocha, ...own, '--reporter', join(repository, 'scripts/host/unitReporter.ts')];
    if (grep !== undefined) args.push('--fgrep', grep);
    const env = { ...process.env, [reportVariable]: report.path };
    const { code } = await tryCommand(process.execPath, args, { cwd: repository, env, show: true });
    const end = report.next().find((event) => event.type === 'end');
    if (end === undefined) throw new Error(`mocha ended with ${code ?? 'a signal'} before its last test`);
    if (code !== 0 && end.failed === 0) throw new Error(`mocha ended with ${code ?? 'a signal'}`);
    return someTest(end, grep);
  };
}

async function integration({ grep, lifetime }: Context): Promise<Totals> {
  const host = await chooseTestHost(chosenVersion(process.env), process.env);
  console.log(`Running in ${host.description}.`);
  const totals: Totals[] = [];
  for (const suite of suites.filter((candidate) => testFilesOf(candidate).length > 0)) {
    console.log(`\n${suite.folder}${suite.restricted ? ' (Restricted Mode)' : ''}`);
    try {
      totals.push(await runSuite(suite, host.start, grep, lifetime));
    } catch (error) {
      console.error(messageOf(error));
      totals.push({ passed: 0, failed: 1, pending: 0 });
    }
  }
  return someTest(sum(totals), grep);
}

/** No test at all is a failure of its own, unless only some were asked for. */
function someTest(totals: Totals, grep: string | undefined): Totals {
  if (grep === undefined && totals.passed + totals.failed === 0) throw new Error('No test ran.');
  return totals;
}

function sum(all: readonly Totals[]): Totals {
  return all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      pending: total.pending + one.pending,
    }),
    { passed: 0, failed: 0, pending: 0 },
  );
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string' } },
  });
  const unknown = positionals.filter((name) => !(name in steps));
  if (unknown.length > 0) {
    console.error(`Unknown step: ${unknown.join(', ')}. Steps: ${Object.keys(steps).join(', ')}.`);
    return 2;
  }
  const lifetime = new Lifetime().endWithProcess();
  const context = { grep: values.grep, lifetime };
  const summary: string[] = [];
  const totals: Totals[] = [];
  for (const [name, step] of Object.entries(steps)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    console.log(`\n── ${name}`);
    const started = performance.now();
    const line = (outcome: string): void => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      summary.push(`${name.padEnd(12)} ${outcome} (${seconds} s)`);
    };
    try {
      const result = await step(context);
      if (result !== undefined) totals.push(result);
      line(result === undefined ? 'ok' : describe(result));
    } catch (error) {
      console.error(messageOf(error));
      totals.push({ passed: 0, failed: 1, pending: 0 });
      line('FAILED');
    }
  }
  await lifetime.end();
  const { passed, failed } = sum(totals);
  console.log(`\n${summary.join('\n')}\n\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function describe({ passed, failed, pending }: Totals): string {
  return `${passed} passed, ${failed} failed${pending > 0 ? `, ${pending} skipped` : ''}`;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(messageOf(error));
    console.log('0 passed, 1 failed');
    process.exit(1);
  },
);
