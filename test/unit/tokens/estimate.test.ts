import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareCounts } from '../../../src/tokens/compareCounts';
import { createTokenCounter } from '../../../src/tokens/counter';
import type { ModelCounter } from '../../../src/tokens/counter';
import { boundPct } from '../../../src/tokens/estimate/fittedEstimator';
import { pieceKinds } from '../../../src/tokens/estimate/pieceAtoms';
import { readWeightTable, writeWeightTable } from '../../../src/tokens/estimate/weightTable';
import type { WeightTable } from '../../../src/tokens/estimate/weightTable';
import type { TokenCount } from '../../../src/tokens/tokenCount';
import { dice } from '../support/dice';
import { fuzzTexts } from './fuzzTexts';
import { tableAssets, weightFolder } from './tables';

const counters = createTokenCounter(tableAssets());

/** Tokens without the frame of a message, by family: measured with the reference that the tables name. */
const known: readonly (readonly [text: string, claude3: number, claude47: number])[] = [
  ['The quick brown fox jumps over the lazy dog.', 11, 18],
  ['YOU MUST ALWAYS RESPOND IN JSON', 9, 22],
  ['you must always respond in json', 6, 7],
  ['XMLHttpRequest', 3, 9],
  ['snake_case_name', 5, 6],
  ['2026-11-22', 7, 7],
  ['3f2504e0-4f89-41d3-9a0c-0305e82c3301', 28, 28],
  ['{"name": "Alice", "age": 30}', 12, 15],
  ['<instructions>\nx\n</instructions>', 9, 13],
  ['This is **very important** text', 7, 7],
  ['\n        foo', 4, 5],
  ['🚀 Launch', 6, 8],
  ['안녕하세요', 7, 7],
];

const prompt = `You are a careful release engineer. Read the change log between <changes> and </changes>.

1. List every breaking change, with the version (for example 2.10.0) and who must act.
2. Answer in JSON: {"breaking": [{"version": "…", "summary": "…"}], "isSafe": true}.
   - NEVER invent a version. If nothing breaks, return an empty list.

\`\`\`python
def parse(line: str) -> dict[str, int]:
    return {key: int(value) for key, value in (part.split("=") for part in line.split(","))}
\`\`\`

| Länge | Größe | 说明 |
| ----: | ----- | ---- |
|  1842 | 4.0 % | 很小 |

Antworte auf Deutsch. Ответь по-русски. 日本語で答えてください。 👩‍💻 ✅
`;

describe('fitted estimates', () => {
  const models = ['claude-sonnet-4-5', 'claude-opus-4-7'] as const;
  const counterOf = new Map<string, ModelCounter>();
  before(async () => {
    for (const model of models) counterOf.set(model, await counters.forModel(model));
  });

  for (const [text, ...counts] of known) {
    it(`come near the count of ${JSON.stringify(text)}`, () => {
      models.forEach((model, i) => {
        const { tokens, method, errorPct } = counterOf.get(model)!.count(text);
        equal(method, 'calibrated');
        // A few words have few pieces to even each other out: two tokens, or what the bound allows.
        const allowed = Math.max(2, (counts[i]! * errorPct!) / 100);
        ok(Math.abs(tokens - counts[i]!) <= allowed, `${model}: ${tokens}, not ${counts[i]}`);
      });
    });
  }

  it('have a narrower bound for a longer text, and a wider one for an alphabet they do not know', () => {
    const counter = counterOf.get('claude-sonnet-4-5')!;
    const bound = (text: string): number => counter.count(text).errorPct!;
    ok(bound(prompt.repeat(5)) < bound(prompt.slice(0, 60)));
    ok(bound('ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ '.repeat(40)) > 2 * bound(prompt));
  });

  it('are whole, positive and the same again for any text', () => {
    for (const [name, make] of Object.entries(fuzzTexts)) {
      const random = dice(5);
      for (let n = 0; n < 30; n++) {
        const text = make(random);
        for (const counter of counterOf.values()) {
          const { tokens, errorPct } = counter.count(text);
          ok(Number.isInteger(tokens) && tokens >= (text === '' ? 0 : 1), name);
          ok(text === '' ? errorPct === null : errorPct! >= 1 && errorPct! <= 100, name);
          deepEqual(counter.count(text), counter.count(text));
        }
      }
    }
  });

  it('grow with a run of one character', () => {
    for (const counter of counterOf.values()) {
      for (const run of ['a', ' ', '\n', '=', '0', 'é', '漢', '👍', '\u0301', '\t']) {
        const some = counter.count(run.repeat(2000)).tokens;
        const more = counter.count(run.repeat(20_000)).tokens;
        ok(some >= 10 && more > 8 * some && more < 12 * some, `${JSON.stringify(run)}: ${some}, ${more}`);
      }
    }
  });
});

describe('counts before and after an edit', () => {
  const units: Readonly<Record<string, RegExp>> = {
    lines: /[^\n]*\n|[^\n]+$/g,
    sentences: /[^.!?。]*[.!?。]\s*|[^.!?。]+$/g,
    words: /\s*\S+|\s+$/g,
    characters: /[\s\S]/gu,
  };
  const texts = [
    prompt,
    ...readdirSync(join(process.cwd(), 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => readFileSync(join(process.cwd(), 'docs', name), 'utf8').slice(0, 4000)),
  ];

  for (const [unit, pattern] of Object.entries(units)) {
    it(`never rise when ${unit} are taken out, nor fall when they are put in`, async () => {
      const random = dice(11);
      for (const model of ['claude-sonnet-4-5', 'claude-opus-4-7', 'gemini-2.5-pro', 'llama-3.3-70b']) {
        const counter = await counters.forModel(model);
        const count = (each: string): TokenCount => counter.count(each);
        for (const text of [...texts, ...Object.values(fuzzTexts).map((make) => make(random))]) {
          const parts = text.match(pattern) ?? [];
          for (let n = 0; n < 25; n++) {
            const share = random.pick([2, 20, 90]);
            const shorter = parts.filter(() => random.below(100) >= share).join('');
            const removed = compareCounts(count, text, shorter);
            ok(removed.tokens <= 0 && removed.after.tokens <= removed.before.tokens, model);
            equal(removed.after.tokens - removed.before.tokens, removed.tokens);
            ok(compareCounts(count, shorter, text).tokens >= 0, model);
          }
        }
      }
    });
  }

  it('differ as they are where the count is exact, and where text was replaced', async () => {
    const exact = await counters.forModel('gpt-5');
    const split = ['playing', 'playng'] as const;
    const { before: was, after: is, tokens } = compareCounts((text) => exact.count(text), ...split);
    deepEqual([was, is, tokens > 0], [exact.count(split[0]), exact.count(split[1]), true]);
    const claude = await counters.forModel('claude-opus-4-7');
    equal(compareCounts((text) => claude.count(text), 'be brief', 'ALWAYS BE BRIEF').tokens > 0, true);
  });
});

describe('weight tables', () => {
  const table: WeightTable = {
    name: 'test',
    encoding: 'o200k_base',
    reference: 'a test',
    asOf: '2026-11-28',
    errorPct: 7,
    weights: new Map([
      ['bword', 0.25],
      ['c"', -0.5],
      ['y=\n', 1],
    ]),
    bound: { width: 2, share: pieceKinds.map(() => 0.0004), perToken: pieceKinds.map(() => 0.25) },
  };
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const written = writeWeightTable(table);

  it('read as written', () => deepEqual(readWeightTable(bytes(written)), table));

  for (const file of readdirSync(weightFolder)) {
    it(`${file} is one, and small`, () => {
      const stored = readFileSync(join(weightFolder, file));
      equal(`${readWeightTable(stored).name}.weights.json`, file);
      ok(stored.length < 120 * 1024, `${stored.length} bytes`);
    });
  }

  const damaged: readonly (readonly [string, string, RegExp])[] = [
    ['cut', written.slice(0, -40), /JSON/],
    ['empty', '', /JSON/],
    ['null', 'null', /format 1/],
    ['of another format', written.replace('"format": 1', '"format": 2'), /format 1/],
    ['of an unknown encoding', written.replace('o200k_base', 'o300k_base'), /o300k_base/],
    ['without a date', written.replace('"asOf"', '"when"'), /date/],
    ['with a bound of too few kinds', written.replace('0.0004,', ''), /bound/],
    ['with a word for a weight', written.replace(':250', ':"250"'), /bword/],
    ['with another weight', written.replace(':250', ':251'), /checksum/],
    ['without weights', written.replace(/"thousandths": \{[^}]*\}/, '"thousandths": {}'), /without weights/],
  ];
  for (const [name, text, message] of damaged) {
    it(`are refused if ${name}`, () => throws(() => readWeightTable(bytes(text)), message));
  }

  it('give a bound from the kinds and the length', () => {
    const sums = (tokens: number): number[] => pieceKinds.map((_, kind) => (kind === 0 ? tokens : 0));
    equal(boundPct(sums(100), table.bound), Math.ceil(200 * Math.sqrt(0.0004 + 0.0025)));
    equal(boundPct(sums(1e9), table.bound), 5);
    equal(boundPct(sums(0), table.bound), 100);
    equal(boundPct(sums(0.1), table.bound), 100);
  });
});
