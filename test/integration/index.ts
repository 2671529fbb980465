import { appendFileSync, readdirSync } from 'node:fs';
import { findSourceMap } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Mocha from 'mocha';
import { grepVariable, reportVariable, type TestEvent } from '../../scripts/host/testEvents';

/**
 * The module that VS Code loads instead of waiting for a user: runs the test files that were bundled next to
 * it and reports each result to the file that the environment names. Rejects when a test fails.
 */
export async function run(): Promise<void> {
  // Only to keep the maps for `readableStack`: the extension host writes the stacks itself.
  process.setSourceMapsEnabled(true);
  const report = process.env[reportVariable];
  if (report === undefined) throw new Error(`${reportVariable} is not set: start this through npm test.`);
  const emit = (event: TestEvent): void => appendFileSync(report, `${JSON.stringify(event)}\n`);
  // Starting a language server, a worker or a page takes its time on a small machine.
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: reporterTo(emit), fullTrace: true });
  const grep = process.env[grepVariable];
  if (grep !== undefined && grep !== '') mocha.fgrep(grep);
  const bundled = join(__dirname, '..');
  for (const file of readdirSync(bundled, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(join(bundled, file));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}

function reporterTo(emit: (event: TestEvent) => void): Mocha.ReporterConstructor {
  return class extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
      super(runner, options);
      let depth = -1;
      runner.on('suite', (suite) => {
        depth++;
        if (!suite.root) emit({ type: 'suite', title: suite.title, depth });
      });
      runner.on('suite end', () => depth--);
      runner.on('pass', ({ title, duration = 0 }) =>
        emit({ type: 'pass', title, depth: depth + 1, ms: duration }),
      );
      runner.on('pending', ({ title }) => emit({ type: 'pending', title, depth: depth + 1 }));
      runner.on('fail', (test, error: Error) => {
        const text = readableStack(error.stack ?? error.message);
        const [title, fullTitle] = [test.title, test.fullTitle()];
        emit({ type: 'fail', title, fullTitle, depth: depth + 1, error: text });
      });
      runner.on('end', () => {
        const { passes, failures, pending } = this.stats;
        emit({ type: 'end', passed: passes, failed: failures, pending });
      });
    }
  };
}

/** The stack with the places of the sources instead of the bundles, without the frames of mocha and Node. */
function readableStack(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => !/^\s+at .*(node_modules|node:internal)/.test(line))
    .map((line) => line.replace(/(\/[^\s()]+|[A-Z]:\\[^()]+):(\d+):(\d+)/, sourcePlace))
    .join('\n');
}

function sourcePlace(place: string, path: string, line: string, column: string): string {
  const entry = findSourceMap(path)?.findEntry(Number(line) - 1, Number(column) - 1);
  if (entry === undefined || !('originalSource' in entry)) return place;
  const source = entry.originalSource;
  const file = source.startsWith('file:') ? fileURLToPath(source) : source;
  return `${file}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}
