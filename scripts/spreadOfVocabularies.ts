import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTokenCounter } from '../src/tokens/counter';
import { nodeAssets } from '../src/workspace/nodeAssets';

const usage = `Usage: tsx scripts/spreadOfVocabularies.ts <slices.jsonl>

How far the counts of known vocabularies lie from a count in o200k_base: the bound for a model whose vocabulary nobody
knows. Each vocabulary is counted as the product does (build first: dist/assets), and covered by what the others give.`;

/** A model for each vocabulary that is fitted, and the encoding before o200k_base. */
const models = [
  'claude-2.1',
  'claude-sonnet-4-5',
  'claude-opus-4-8',
  'gemma-3-27b',
  'llama-3.3-70b',
  'qwen3-32b',
  'deepseek-v3',
  'open-mistral-nemo',
  'gpt-4',
];
/** Share of the texts that a bound has to hold for. */
const wanted = 0.95;

interface Slice {
  readonly class: string;
  readonly text: string;
}

/** Error of o200k_base as an estimate of another vocabulary's count, as a share of that count. */
interface Miss {
  readonly model: string;
  readonly class: string;
  readonly isLong: boolean;
  readonly error: number;
}

async function missesOf(slices: readonly Slice[]): Promise<Miss[]> {
  const counters = createTokenCounter(nodeAssets(join(__dirname, '../dist/assets')));
  const base = await counters.forModel('gpt-4o');
  const misses: Miss[] = [];
  for (const model of models) {
    const counter = await counters.forModel(model);
    for (const { class: kind, text } of slices) {
      const error = Math.abs(base.count(text).tokens / counter.count(text).tokens - 1);
      misses.push({ model, class: kind, isLong: text.length >= 400, error });
    }
  }
  return misses;
}

function boundOf(misses: readonly Miss[]): number {
  const errors = misses.map(({ error }) => error).sort((a, b) => a - b);
  return Math.ceil(100 * errors[Math.min(errors.length - 1, Math.floor(wanted * errors.length))]!);
}

function within(misses: readonly Miss[], bound: number): string {
  return `${((100 * misses.filter(({ error }) => error <= bound / 100).length) / misses.length).toFixed(1)} %`;
}

async function main([path]: readonly string[]): Promise<void> {
  if (path === undefined) throw new Error(usage);
  const lines = readFileSync(path, 'utf8').split('\n');
  const misses = await missesOf(lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Slice));
  const bound = boundOf(misses);
  console.log(`Bound for ${100 * wanted} % of ${misses.length} counts: ±${bound} %`);
  const rows = (of: (miss: Miss) => string): Record<string, object> => {
    const keys = [...new Set(misses.map(of))];
    return Object.fromEntries(
      keys.map((key) => {
        const own = misses.filter((miss) => of(miss) === key);
        const others = boundOf(misses.filter((miss) => of(miss) !== key));
        return [
          key,
          { within: within(own, bound), 'bound of the others': others, 'within that': within(own, others) },
        ];
      }),
    );
  };
  console.table(rows(({ model }) => model));
  console.table(rows((miss) => miss.class));
  console.table(rows(({ isLong }) => (isLong ? '400 characters and more' : 'shorter')));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
