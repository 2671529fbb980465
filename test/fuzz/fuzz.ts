/**
 * `npm run fuzz [-- --count N --seed N --start N --format id]`: mutates every fixture of every format, and checks
 * that whatever comes out is read without an exception or a hang, and that what is said of it can be.
 *
 * The fixtures are the truth tables of the unit tests. Mutation `n` of a seed is always the same, so that a failure
 * is seen again by `--seed S --start n --count 1`; its input is printed as small as it could be made.
 */
import { parseArgs } from 'node:util';
import type { SourceFile } from '../../src/prompt/model';
import type { TemplateLanguage } from '../../src/prompt/templates/template';
import { dice } from '../unit/support/dice';
import { gatherFixtures } from '../unit/support/fixtures';
import { checkTemplate, createFileCheck } from './checks';
import { minimise } from './minimise';
import { mutate } from './mutations';
import { formatOf, missingFixtures, sourcesOf, templateLanguages } from './registry';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    count: { type: 'string', default: '100000' },
    start: { type: 'string', default: '0' },
    format: { type: 'string' },
  },
});

/** A template language is tried on every so many of the mutations. */
const templateShare = 4;
/** More kinds of failures than anybody reads at once. */
const mostKinds = 20;

interface Case {
  readonly number: number;
  readonly format: string;
  readonly file: SourceFile;
  readonly check: (text: string) => Promise<void>;
}

async function main(): Promise<number> {
  const [seed, count, start] = [values.seed, values.count, values.start].map(Number) as [
    number,
    number,
    number,
  ];
  console.log(`Seed ${seed}, ${count} mutations from number ${start}.`);
  const all = await gatherFixtures();
  const missing = missingFixtures(all);
  for (const id of missing) {
    console.error(`No fixture for ${id}: write its truth table with parsePrompts (test/unit/support).`);
  }
  const nextCase = await createCases(all, seed, values.format);
  const started = performance.now();
  const counts = new Map<string, number>();
  const failures = new Map<string, number>();
  for (let number = start; number < start + count && failures.size < mostKinds; number++) {
    const each = nextCase(number);
    counts.set(each.format, (counts.get(each.format) ?? 0) + 1);
    const error = await failureOf(each, each.file.text);
    if (error === null) continue;
    const kind = `${each.format}: ${kindOf(error)}`;
    if (!failures.has(kind)) await report(each, error, seed);
    failures.set(kind, (failures.get(kind) ?? 0) + 1);
  }
  const seconds = (performance.now() - started) / 1000;
  console.log([...counts].map(([format, n]) => `${format} ${n}`).join(', '));
  for (const [kind, times] of failures) console.log(`${times} × ${kind}`);
  console.log(
    `${sum(failures.values())} failures in ${sum(counts.values())} mutations, ${seconds.toFixed(1)} s.`,
  );
  return failures.size > 0 || missing.length > 0 ? 1 : 0;
}

/** Cases by number: fixtures of all formats take turns, however many each has. */
async function createCases(
  all: readonly SourceFile[],
  seed: number,
  only: string | undefined,
): Promise<(number: number) => Case> {
  const languages: readonly TemplateLanguage[] = await templateLanguages();
  const byFormat = new Map<string, SourceFile[]>();
  for (const fixture of all) {
    const format = formatOf(fixture);
    if (format !== null) byFormat.set(format, [...(byFormat.get(format) ?? []), fixture]);
  }
  const formats = [...byFormat.keys()].filter((id) => only === undefined || id === only);
  const chosen = languages.filter(({ id }) => only === undefined || `template ${id}` === only);
  if (formats.length + chosen.length === 0) {
    throw new Error(
      `No such format: ${only}. Formats: ${[...byFormat.keys(), ...languages.map(({ id }) => `template ${id}`)].join(', ')}.`,
    );
  }
  const checkFile = createFileCheck(sourcesOf(all));
  const texts = all.map(({ text }) => text);
  return (number) => {
    const random = dice(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
    if (chosen.length > 0 && (formats.length === 0 || number % templateShare === 0)) {
      const language = random.pick(chosen);
      const text = mutate(random.pick(texts), random, texts);
      return {
        number,
        format: `template ${language.id}`,
        file: { path: language.id, text },
        check: (each) => Promise.resolve(each).then((tried) => checkTemplate(language, tried)),
      };
    }
    const format = random.pick(formats);
    const fixtures = byFormat.get(format)!;
    const { path, text } = random.pick(fixtures);
    const others = random.below(4) === 0 ? texts : fixtures.map((fixture) => fixture.text);
    const file = { path, text: mutate(text, random, others) };
    return { number, format, file, check: (tried) => checkFile({ path, text: tried }, text) };
  };
}

async function failureOf({ check }: Case, text: string): Promise<Error | null> {
  try {
    await check(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** What failures of one cause have in common: the message without its numbers and quotations. */
function kindOf({ message }: Error): string {
  return message
    .split('\n', 1)[0]!
    .replaceAll(/"(?:[^"\\]|\\.)*"/g, '…')
    .replaceAll(/\d+/g, 'N');
}

/** Prints a failure with the smallest input that fails in the same way. */
async function report(failed: Case, error: Error, seed: number): Promise<void> {
  const { number, format, file } = failed;
  const kind = kindOf(error);
  const smallest = await minimise(file.text, async (text) => {
    const other = await failureOf(failed, text);
    return other !== null && kindOf(other) === kind;
  });
  const { message, stack } = (await failureOf(failed, smallest)) ?? error;
  const place = stack?.split('\n').find((line) => line.includes('/src/'));
  console.error(
    [
      `\n${format}: ${message}`,
      ...(place === undefined ? [] : [place]),
      `  --seed ${seed} --start ${number} --count 1`,
      `  ${file.path}: ${JSON.stringify(smallest)}`,
    ].join('\n'),
  );
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
