/**
 * `npm run fuzz:tokens [-- --count N --seed N --start N --encoding name…]`: counts and encodes made-up text in both
 * current encodings (or the named ones) and compares every id with those of tiktoken's WASM port (`encode_ordinary`).
 * Text `n` of a seed is always the same, so that a difference is seen again by `--seed S --start n --count 1`.
 *
 * `npm run fuzz:tokens -- --text <folder>… [--megabytes N]`: the same with the text files below the folders, drawn at
 * random, each content once, up to N MB.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CharacterClasses } from '../../src/tokens/characterClasses';
import { encodingNames, encodings } from '../../src/tokens/encodings';
import type { EncodingName } from '../../src/tokens/encodings';
import { dice } from '../unit/support/dice';
import { fuzzTexts } from '../unit/tokens/fuzzTexts';
import { pairs } from '../unit/tokens/tables';
import type { Pair } from '../unit/tokens/tables';
import { minimise } from './minimise';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    count: { type: 'string', default: '1000000' },
    start: { type: 'string', default: '0' },
    encoding: { type: 'string', multiple: true, default: ['o200k_base', 'cl100k_base'] },
    text: { type: 'boolean', default: false },
    megabytes: { type: 'string', default: '200' },
  },
});

/** More differences than anybody reads at once. */
const mostDifferences = 20;
/** Text is compared in parts of this many characters. */
const partLength = 0x10000;
/** The reference takes quadratic time on a piece: a part with a longer one is compared in slices. */
const longestPiece = 4096;
const sliceLength = 2048;

interface Tally {
  texts: number;
  bytes: number;
  differences: number;
}

async function main(): Promise<number> {
  const unknown = values.encoding.find((name) => !encodingNames.some((each) => each === name));
  if (unknown !== undefined) {
    throw new Error(`No such encoding: ${unknown}. Encodings: ${encodingNames.join(', ')}.`);
  }
  const chosen = pairs(values.encoding as EncodingName[]);
  const tally: Tally = { texts: 0, bytes: 0, differences: 0 };
  const started = performance.now();
  if (values.text) await compareFiles(chosen, tally, positionals);
  else await compareMadeUp(chosen, tally);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${tally.differences} differences in ${tally.texts} texts, ${(tally.bytes / 1e6).toFixed(1)} MB, ` +
      `with ${values.encoding.join(' and ')}; ${seconds.toFixed(0)} s.`,
  );
  return tally.differences > 0 ? 1 : 0;
}

async function compareMadeUp(chosen: readonly Pair[], tally: Tally): Promise<void> {
  const [seed, count, start] = [values.seed, values.count, values.start].map(Number) as [
    number,
    number,
    number,
  ];
  console.log(`Seed ${seed}, ${count} texts from number ${start}.`);
  const generators = Object.values(fuzzTexts);
  for (let number = start; number < start + count && tally.differences < mostDifferences; number++) {
    const random = dice(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
    const text = random.pick(generators)(random);
    await compare(chosen, text, tally, `--seed ${seed} --start ${number} --count 1`);
  }
}

async function compareFiles(
  chosen: readonly Pair[],
  tally: Tally,
  folders: readonly string[],
): Promise<void> {
  if (folders.length === 0) throw new Error('Name the folders with the text.');
  const random = dice(Number(values.seed));
  const left = folders.flatMap(filesBelow);
  console.log(`Seed ${values.seed}, ${left.length} files.`);
  const mostBytes = Number(values.megabytes) * 1e6;
  const seen = new Set<string>();
  while (left.length > 0 && tally.bytes < mostBytes && tally.differences < mostDifferences) {
    const at = random.below(left.length);
    const path = left[at]!;
    left[at] = left.at(-1)!;
    left.pop();
    const bytes = readFileSync(path);
    const hash = createHash('sha256').update(bytes).digest('base64');
    if (bytes.includes(0) || seen.has(hash)) continue;
    seen.add(hash);
    for (const part of partsOf(bytes.toString('utf8'))) await compare(chosen, part, tally, path);
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === '.git' ? [] : filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

function* partsOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += partLength) {
    const part = text.slice(at, at + partLength);
    if (pieceLength(part) <= longestPiece) yield part;
    else for (let k = 0; k < part.length; k += sliceLength) yield part.slice(k, k + sliceLength);
  }
}

const classes = new CharacterClasses();

/** Bytes of the longest piece in any of the ways to split. */
function pieceLength(text: string): number {
  const bytes = Buffer.from(`${text}\0`);
  let longest = 0;
  for (const split of new Set(Object.values(encodings).map((encoding) => encoding.split))) {
    for (let at = 0; at < bytes.length - 1;) {
      const next = split.pieceEnd(bytes, at, bytes.length - 1, classes);
      longest = Math.max(longest, next - at);
      at = next;
    }
  }
  return longest;
}

async function compare(chosen: readonly Pair[], text: string, tally: Tally, where: string): Promise<void> {
  tally.texts += 1;
  tally.bytes += Buffer.byteLength(text);
  for (const pair of chosen) {
    if (agrees(pair, text)) continue;
    tally.differences += 1;
    const smallest = await minimise(text, (shorter) => Promise.resolve(!agrees(pair, shorter)));
    console.error(
      [
        `\n${pair.name}: ${JSON.stringify(smallest)}`,
        `  ours      ${pair.ours.encode(smallest).join(' ')} (count ${pair.ours.count(smallest)})`,
        `  reference ${pair.reference(smallest).join(' ')}`,
        `  ${where}`,
      ].join('\n'),
    );
  }
}

function agrees({ ours, reference }: Pair, text: string): boolean {
  const expected = reference(text);
  if (ours.count(text) !== expected.length) return false;
  const ids = ours.encode(text);
  return ids.length === expected.length && ids.every((id, i) => id === expected[i]);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  },
);
