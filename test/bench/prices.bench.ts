/**
 * What pricing costs: a bill of a resolved row, a row that is known, and a row that is looked for. The price package's
 * own calculator, which looks for its row in every call, runs in between: read the ratios, not the times.
 *
 *     npx tsx test/bench/prices.bench.ts
 */
import { calcPrice } from '@pydantic/genai-prices';
import { defaultAssumptions } from '../../src/cost/assumptions';
import { bill } from '../../src/cost/bill';
import { priceCall } from '../../src/cost/priceCall';
import type { PriceRow } from '../../src/cost/priceRow';
import { createPriceTable } from '../../src/cost/priceTable';
import { noUsage } from '../../src/cost/usage/usage';

const rounds = 15;
const calls = 20_000;
const models = ['gpt-5-mini', 'claude-sonnet-4-5', 'gemini-2.5-pro', 'gpt-6-sol', 'deepseek-v4-flash'];
const table = createPriceTable();
const rows = models.map((model): PriceRow => {
  const row = table.find(model);
  if ('unpriced' in row) throw new Error(row.unpriced);
  return row;
});
const usage = {
  ...noUsage,
  inputTokens: 12_000,
  cacheReadTokens: 8_000,
  cacheWriteTokens: 1_000,
  outputTokens: 900,
  reasoningTokens: 300,
};
const call = {
  inputTokens: 12_000,
  inputIsExact: true,
  output: { kind: 'assumed', tokens: 300 },
} as const;

const works: Readonly<Record<string, (index: number) => unknown>> = {
  'profile: row found before, call priced': (index) => {
    const row = table.find(models[index % models.length]!);
    return 'unpriced' in row ? row : priceCall(row, call, defaultAssumptions);
  },
  'bill of a whole usage': (index) => bill(rows[index % rows.length]!, usage),
  "the package's calculator": (index) =>
    calcPrice(
      { input_tokens: 12_000, cache_read_tokens: 8_000, cache_write_tokens: 1_000, output_tokens: 900 },
      models[index % models.length]!,
    ),
};

/** Microseconds of one call. */
function measure(work: (index: number) => unknown, times: number): number {
  const start = performance.now();
  for (let index = 0; index < times; index++) work(index);
  return ((performance.now() - start) * 1000) / times;
}

const results = new Map(Object.keys(works).map((name) => [name, [] as number[]]));
for (let round = 0; round < rounds; round++) {
  for (const [name, work] of Object.entries(works)) {
    results.get(name)!.push(measure(work, name.startsWith('the') ? calls / 40 : calls));
  }
}
/** The least disturbed round: other programs only ever add to it. */
const best = (values: readonly number[]): number => Math.min(...values);
const theirs = best(results.get("the package's calculator")!);
console.table(
  Object.fromEntries(
    [...results].map(([name, values]) => {
      const us = best(values);
      return [
        name,
        { 'µs per call': Number(us.toFixed(2)), 'of the calculator': Number((us / theirs).toFixed(3)) },
      ];
    }),
  ),
);
const profile = best(results.get('profile: row found before, call priced')!);
console.log(profile < 5 ? 'Pricing a profile: below 5 µs.' : 'Pricing a profile: NOT below 5 µs.');
