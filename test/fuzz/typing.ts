/**
 * `npm run fuzz:typing [-- --count N --seed N --start N --edits N --extension py]`: joins fixtures to documents, edits
 * each again and again as somebody might who works in it, and checks after every edit that what a keystroke gives is
 * what reading the whole text gives. Around a syntax error the parser may recover in another way than from the start.
 *
 * Document `n` of a seed is always the same, so that a failure is seen again by `--seed S --start n --count 1`.
 */
import { parseArgs } from 'node:util';
import type { ParseResult, SourceFile } from '../../src/prompt/model';
import { createPromptParser } from '../../src/prompt/parse';
import { nodeAssets } from '../unit/support/assets';
import type { Dice } from '../unit/support/dice';
import { dice } from '../unit/support/dice';
import { gatherFixtures } from '../unit/support/fixtures';
import { sourcesOf } from './registry';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    count: { type: 'string', default: '200' },
    start: { type: 'string', default: '0' },
    edits: { type: 'string', default: '30' },
    extension: { type: 'string' },
  },
});

const extensions = ['py', 'ts', 'js', 'tsx', 'go', 'java', 'cs', 'rs', 'rb'];
/** Names that say nothing, and some that say that what is inside are prompts. */
const names = ['document', 'document', 'prompts', 'src/x_prompt'];
const longestFixture = 6000;
const longestDocument = 30_000;
const mostParts = 12;

interface Editing {
  readonly random: Dice;
  /** Texts that may be pasted. */
  readonly snippets: readonly string[];
  /** What the document was before. */
  readonly undo: string[];
}

type Edit = (text: string, editing: Editing) => string;

const edits: readonly Edit[] = [
  /** Types. */
  (text, { random }) => {
    const at = random.below(text.length + 1);
    return splice(text, at, at, random.pick(['x', ' ', '\n', 'e', '1', ', ', '.', '\n\n']));
  },
  /** Writes one word of the document in the place of another, or adds to it. */
  (text, { random }) => {
    const words = text.match(/[A-Za-z_]{3,}/g) ?? ['x'];
    const from = random.pick(words);
    const to = random.below(3) === 0 ? `${from}x` : random.pick(words);
    const at = text.indexOf(from, random.below(text.length));
    return at < 0 ? text : splice(text, at, at + from.length, to);
  },
  /** Removes a line, or moves a copy of one. */
  (text, { random }) => {
    const lines = text.split('\n');
    const line = random.pick(lines);
    if (random.below(3) === 0) lines.splice(random.below(lines.length), 0, line);
    else lines.splice(lines.indexOf(line), 1);
    return lines.join('\n');
  },
  /** Removes what stands between two blank lines, or moves a copy of it. */
  (text, { random }) => {
    const blocks = text.split('\n\n');
    const block = random.pick(blocks);
    if (random.below(2) === 0) blocks.splice(random.below(blocks.length), 0, block);
    else blocks.splice(blocks.indexOf(block), 1);
    return blocks.join('\n\n');
  },
  /** Pastes something that is not in the document. */
  (text, { random, snippets }) => {
    const blocks = text.split('\n\n');
    blocks.splice(random.below(blocks.length + 1), 0, random.pick(snippets));
    return blocks.join('\n\n');
  },
  (text, { undo }) => undo.pop() ?? text,
];

function splice(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

interface Tally {
  edits: number;
  withoutError: number;
  failures: number;
}

async function main(): Promise<number> {
  const [seed, count, start, steps] = [values.seed, values.count, values.start, values.edits].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  console.log(`Seed ${seed}, ${count} documents from number ${start}, ${steps} edits each.`);
  const all = await gatherFixtures();
  const parser = createPromptParser(nodeAssets());
  const sources = sourcesOf(all);
  const read = (file: SourceFile): Promise<ParseResult> => parser.parse(file, sources);
  const tally: Tally = { edits: 0, withoutError: 0, failures: 0 };
  for (let number = start; number < start + count; number++) {
    const random = dice(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
    const extension = values.extension ?? random.pick(extensions);
    const snippets = all
      .filter(({ path, text }) => path.endsWith(`.${extension}`) && text.length < longestFixture)
      .map(({ text }) => text);
    if (snippets.length === 0) throw new Error(`No fixture ends in .${extension}.`);
    const path = `${random.pick(names)}.${extension}`;
    const failure = await edit(
      { path, document: `${seed} ${number}` },
      steps,
      { random, snippets, undo: [] },
      read,
      tally,
    );
    if (failure === null) continue;
    tally.failures += 1;
    console.error(`\n${failure}\n  --seed ${seed} --start ${number} --count 1 --edits ${steps}`);
  }
  console.log(
    `${tally.failures} failures in ${tally.edits} edits, after ${tally.withoutError} of which there was no syntax error.`,
  );
  return tally.failures > 0 ? 1 : 0;
}

/** Edits one document; what is wrong after one of the edits, or null. */
async function edit(
  file: Pick<SourceFile, 'path' | 'document'>,
  steps: number,
  editing: Editing,
  read: (file: SourceFile) => Promise<ParseResult>,
  tally: Tally,
): Promise<string | null> {
  const { random, snippets, undo } = editing;
  let text = Array.from({ length: 1 + random.below(mostParts) }, () => random.pick(snippets)).join('\n\n');
  await read({ ...file, text });
  for (let step = 0; step < steps; step++) {
    const before = text;
    text = random.pick(edits)(before, editing);
    if (text.length > longestDocument) text = before;
    const typed = await read({ ...file, text });
    const fresh = await read({ path: file.path, text });
    tally.edits += 1;
    if (fresh.problem !== null) {
      // What is broken is mended soon.
      if (random.below(2) === 0) text = before;
      continue;
    }
    tally.withoutError += 1;
    undo.push(before);
    if (JSON.stringify(typed) !== JSON.stringify(fresh)) {
      return difference(file.path, before, text, typed, fresh);
    }
  }
  return null;
}

function difference(
  path: string,
  before: string,
  text: string,
  typed: ParseResult,
  fresh: ParseResult,
): string {
  const [inTyped, inFresh] = [typed, fresh].map(({ prompts }) => prompts.map((each) => JSON.stringify(each)));
  const only = (these: readonly string[] = [], those: readonly string[] = []): string =>
    these.flatMap((each) => (those.includes(each) ? [] : [`\n    ${each}`])).join('');
  return [
    `${path}: a keystroke gives another result than the whole text.`,
    `  only after the keystroke:${only(inTyped, inFresh)}`,
    `  only in the whole:${only(inFresh, inTyped)}`,
    `  before: ${JSON.stringify(before)}`,
    `  after: ${JSON.stringify(text)}`,
  ].join('\n');
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
