import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option } from 'commander';
import type { TextCount } from '../../workspace/analyzer';
import { decodeText } from '../../workspace/readText';
import { errorCode, reasonOf } from '../../workspace/reasons';
import { name } from '../arguments';
import type { CliCommand, CliContext } from '../command';
import { CliFailure } from '../failure';
import { alignedTable } from '../table';

interface CountOptions {
  readonly model: string;
  readonly format: 'table' | 'json';
}

interface CountedText extends TextCount {
  /** As given; `-` for standard input. */
  readonly path: string;
}

/** One text may be long here: somebody waits for this very number. */
const timeLimitMs = 120_000;

/** Counts the tokens of texts, without chat overhead. */
export const count: CliCommand = {
  register: (program, context) => {
    program
      .command('count')
      .description('count the tokens of texts, without chat overhead')
      .argument('[files...]', 'files to count; "-" or none reads standard input')
      .requiredOption('--model <id>', 'model whose tokenizer counts', name)
      .addOption(
        new Option('--format <format>', 'form of the result').choices(['table', 'json']).default('table'),
      )
      .addHelpText(
        'after',
        `
Examples:
  promptmeter count --model gpt-5-mini prompts/*.md
  git diff | promptmeter count --model claude-sonnet-4-5 - --format json`,
      )
      .action((files: string[], options: CountOptions) => run(files, options, context));
  },
};

async function run(files: readonly string[], options: CountOptions, context: CliContext): Promise<void> {
  const texts = await Promise.all(
    (files.length === 0 ? ['-'] : files).map(async (path) => ({
      path,
      text: await readInput(path, context),
    })),
  );
  const results = await context.withAnalyzer({ timeLimitMs }, (analyzer) =>
    Promise.all(
      texts.map(async ({ path, text }): Promise<CountedText> => {
        return { path, ...(await analyzer.countText(text, options.model, context.signal)) };
      }),
    ),
  );
  context.terminal.out(options.format === 'json' ? asJson(options.model, results) : asTable(results));
}

async function readInput(path: string, { cwd, readStdin, terminal }: CliContext): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = path === '-' ? await readStdin() : await readFile(resolve(cwd, path));
  } catch (error) {
    const missing = errorCode(error) === 'ENOENT';
    const reason = missing ? `no such file. Paths are relative to ${cwd}` : reasonOf(error);
    throw new CliFailure(`${path}: ${reason}.`);
  }
  const result = decodeText(bytes);
  if (result.kind === 'skipped') throw new CliFailure(`${path}: ${result.reason}; only text has tokens.`);
  if (result.firstInvalid !== null) {
    terminal.note(`${path}: not valid text; each invalid byte is counted as U+FFFD.`);
  }
  return result.text;
}

function asJson(model: string, results: readonly CountedText[]): string {
  const shown = results.map(({ path, tokens, method, encoding, errorPct }) => {
    return { path, tokens, method, encoding, errorPct };
  });
  return JSON.stringify({ schemaVersion: 1, model, results: shown }, null, 2);
}

function asTable(results: readonly CountedText[]): string {
  const rows = results.map(({ path, tokens, method, encoding, errorPct }) => [
    `${method === 'exact' ? '' : '~'}${tokens.toLocaleString('en-US')}`,
    errorPct === null ? method : `${method} ±${errorPct}%`,
    encoding,
    path,
  ]);
  return alignedTable(['Tokens', 'Method', 'Encoding', 'Text'], rows, [0]);
}
