import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option } from 'commander';
import { countedAs } from '../../cost/countedAs';
import type { CountedAs } from '../../cost/countedAs';
import { modelLimits } from '../../cost/modelLimits';
import { plain } from '../../text/plain';
import { createTokenCounter } from '../../tokens/counter';
import { familyOf } from '../../tokens/familyOf';
import type { TokenCount } from '../../tokens/tokenCount';
import { nodeAssets } from '../../workspace/nodeAssets';
import { priceTableOf } from '../../workspace/prices/priceTableOf';
import { decodeText } from '../../workspace/readText';
import { errorCode, reasonOf } from '../../workspace/reasons';
import { name } from '../arguments';
import type { CliCommand, CliContext } from '../command';
import { CliFailure } from '../failure';
import { readSettings } from '../settings';
import { alignedTable } from '../table';

interface CountOptions {
  readonly model?: string;
  readonly format: 'table' | 'json';
}

interface CountedText extends TokenCount {
  /** As given; `-` for standard input. */
  readonly path: string;
}

/** Counts the tokens of texts, without chat overhead. */
export const count: CliCommand = {
  register: (program, context) => {
    program
      .command('count')
      .description('count the tokens of texts, without chat overhead')
      .argument('[files...]', 'files to count; "-" or none reads standard input')
      .option(
        '--model <id>',
        'model whose tokenizer counts, as promptmeter.yaml declares it (default: the assumed one)',
        name,
      )
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
  const assumed = options.model === undefined;
  const read = await Promise.all(
    (files.length === 0 ? ['-'] : files).map((path) => inputOrFailure(path, context)),
  );
  const texts = read.flatMap((each) => (each instanceof CliFailure ? [] : [each]));
  const failures = read.flatMap((each) => (each instanceof CliFailure ? [each] : []));
  const failure = new CliFailure(failures.map(({ message }) => message).join('\n'));
  if (texts.length === 0) throw failure;
  const flags = { include: [], exclude: [] };
  const { assumptions } = await readSettings([], flags, context, { needsConfig: assumed });
  const model = options.model ?? assumptions.defaultModel;
  // In this thread: counting takes less time than to start another and to hand a long text over.
  const as = countedAs(model, assumptions);
  const counters = createTokenCounter(nodeAssets(context.assetsFolder));
  const counter = await counters.forModel(as.model, as.vocabulary);
  const results = texts.map(({ path, text, isValid }): CountedText => {
    const counted = counter.count(text);
    return { path, ...counted, ...(isValid ? {} : { method: 'estimated', errorPct: null }) };
  });
  context.terminal.out(options.format === 'json' ? asJson({ model, assumed }, results) : asTable(results));
  if (assumed) context.terminal.note(`No --model: counted for ${model} (assumed).`);
  const meant = assumed ? null : await meantModel(as, assumptions);
  const remedy =
    meant === null
      ? 'Check its name, or name its encoding under models in promptmeter.yaml.'
      : `Did you mean ${meant}?`;
  if (as.vocabulary === null && familyOf(as.model) === 'unknown') {
    context.terminal.note(`Nobody here knows how ${plain(model, 80)} counts: the bound is wide. ${remedy}`);
  } else if (meant !== null) {
    context.terminal.note(
      `No model is known as ${plain(as.model, 80)}: it is counted with ${counter.encoding}. ${remedy}`,
    );
  }
  if (failures.length > 0) throw failure;
}

/** A known model of nearly this name, where this one is not known; the price table, which is large, is asked last. */
async function meantModel(
  { model, vocabulary }: CountedAs,
  assumptions: Parameters<typeof priceTableOf>[0],
): Promise<string | null> {
  if (vocabulary !== null || modelLimits(model) !== null) return null;
  const row = (await priceTableOf(assumptions)).find(model);
  return 'unpriced' in row ? (row.similar ?? null) : null;
}

/** One bad file does not keep the others from being counted. */
async function inputOrFailure(
  path: string,
  context: CliContext,
): Promise<(Input & { readonly path: string }) | CliFailure> {
  try {
    return { path, ...(await readInput(path, context)) };
  } catch (error) {
    if (error instanceof CliFailure) return error;
    throw error;
  }
}

interface Input {
  readonly text: string;
  /** Whether all of it could be read as text. */
  readonly isValid: boolean;
}

/** More is no text for a model, and may have no end. */
const maxInputMB = 100;
const maxInputBytes = maxInputMB * 1024 * 1024;

async function readInput(path: string, { cwd, stdin, terminal }: CliContext): Promise<Input> {
  if (path === '') throw new CliFailure('a path is empty. Name a file, or "-" for standard input.');
  let bytes: Uint8Array | null;
  try {
    bytes = path === '-' ? await readAtMost(stdin) : await readNamed(resolve(cwd, path));
  } catch (error) {
    const missing = errorCode(error) === 'ENOENT' && !path.includes('\uFFFD');
    const reason = missing ? `no such file. Paths are relative to ${cwd}` : reasonOf(error);
    throw new CliFailure(`${path}: ${reason}.`);
  }
  if (bytes === null) throw new CliFailure(`${path}: larger than ${maxInputMB} MB.`);
  const result = decodeText(bytes, path);
  if (result.kind === 'skipped') throw new CliFailure(`${path}: ${result.reason}; only text has tokens.`);
  if (hasMark(bytes)) {
    terminal.note(`${path}: the byte order mark at its start is counted, as most programs send it.`);
  }
  if (result.firstInvalid !== null) {
    terminal.note(`${path}: not valid text; each invalid byte is counted as U+FFFD.`);
  }
  const mark = hasMark(bytes) ? '\uFEFF' : '';
  return { text: mark + result.text, isValid: result.firstInvalid === null };
}

/** Whether UTF-8 begins with a mark, which an editor hides and a program that reads UTF-8 as it is sends. */
function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The bytes of a file, or of a pipe as in `count <(git diff)`: devices may have no end. Null if they are too many. */
async function readNamed(path: string): Promise<Uint8Array | null> {
  const stats = await stat(path);
  if (stats.isFIFO()) return readAtMost(createReadStream(path) as AsyncIterable<Uint8Array>);
  if (!stats.isFile()) throw new Error('not a regular file');
  return stats.size > maxInputBytes ? null : readFile(path);
}

/** The bytes of a stream; null if they are too many. */
async function readAtMost(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > maxInputBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function asJson(
  model: { readonly model: string; readonly assumed: boolean },
  results: readonly CountedText[],
): string {
  const shown = results.map(({ path, tokens, method, encoding, errorPct }) => {
    return { path, tokens, method, encoding, errorPct };
  });
  return JSON.stringify({ schemaVersion: 1, ...model, results: shown }, null, 2);
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
