import { join } from 'node:path';
import {
  userCacheFolder,
  userConfigFolder,
  userCountsFolder,
  userDataFolder,
  userSpendFolder,
} from '../workspace/userFolders';
import { reasonOf } from '../workspace/reasons';
import { createThreadAnalyzer } from '../workspace/threadAnalyzer';
import type { CliContext } from './command';
import { interruptedCode } from './failure';
import { runProgram } from './program';
import { processTerminal } from './terminal';

/** Set by the bundler. */
declare const promptmeterVersion: string;

async function main(): Promise<void> {
  const interrupt = new AbortController();
  const terminal = processTerminal();
  // The reader has had enough (`| head`): nothing is wrong, and there is nobody to tell.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    terminal.note(`promptmeter: cannot write the output: ${reasonOf(error)}.`);
    process.exit(1);
  });
  process.stderr.on('error', () => undefined);
  let endsItself = false;
  process.on('SIGINT', () => {
    const isFirst = !interrupt.signal.aborted;
    interrupt.abort();
    // Behind the terminal's own ^C, which may stand in a question.
    if (process.stderr.isTTY) process.stderr.write('\n');
    if (!(isFirst && endsItself)) process.exit(interruptedCode);
  });
  const dataFolder = userDataFolder(process.platform, process.env);
  const context: CliContext = {
    version: promptmeterVersion,
    terminal,
    cwd: process.cwd(),
    assetsFolder: join(__dirname, 'assets'),
    scriptsFolder: __dirname,
    configFolder: userConfigFolder(process.platform, process.env),
    environment: process.env,
    signal: interrupt.signal,
    cacheFolder: userCacheFolder(process.platform, process.env),
    pricesFolder: dataFolder === null ? null : join(dataFolder, 'prices'),
    spendFolder: userSpendFolder(process.platform, process.env),
    stdin: process.stdin,
    endingItself: async (work) => {
      endsItself = true;
      try {
        return await work();
      } finally {
        endsItself = false;
      }
    },
    withAnalyzer: async (limits, use) => {
      const analyzer = createThreadAnalyzer({
        script: join(__dirname, 'worker.js'),
        assetsFolder: context.assetsFolder,
        countsFolder: userCountsFolder(process.platform, process.env),
        ...limits,
      });
      try {
        return await use(analyzer);
      } finally {
        analyzer.dispose();
      }
    },
  };
  try {
    process.exitCode = await runProgram(process.argv.slice(2), context);
  } catch (error) {
    // Not the user's mistake: the trace helps whoever has to mend it.
    terminal.note(`promptmeter: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = 1;
  }
}

void main();
