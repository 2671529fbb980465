import assert from 'node:assert/strict';
import { openTier } from '../../../src/report/openPrice';
import { prices } from './samples';

const row = prices.find('gemini-2.5-pro', 'google');

/** $1.25 per million tokens of input, $2.50 above 200,000. */
const cases: readonly (readonly [input: number, errorPct: number | null, said: readonly string[]])[] = [
  [207_000, null, []],
  [100_000, 12, []],
  [300_000, 12, []],
  [
    207_000,
    12,
    [
      'Within its error of ±12 % the input lies in two price tiers: it costs from $0.2277 to $0.5796 per call.',
    ],
  ],
];

describe('a count whose error leaves open the tier of the price', () => {
  for (const [input, errorPct, said] of cases) {
    it(`${input} ±${errorPct ?? 0} %`, () => {
      assert.ok(!('unpriced' in row));
      assert.deepEqual(openTier({ input, errorPct }, row), said);
    });
  }
});
