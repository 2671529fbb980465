import assert from 'node:assert/strict';
import { quantile } from '../../../../src/bench/statistics/quantile';
import { quantileInterval } from '../../../../src/bench/statistics/quantileInterval';
import { seededRandom } from '../../../../src/bench/statistics/random';

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => n - i);

describe('quantileInterval', () => {
  // Ranks of 95 % intervals of the median as tables of order statistics have them (Conover 1999; Hahn & Meeker 1991).
  const ranks: readonly (readonly [n: number, p: number, low: number, high: number])[] = [
    [6, 0.5, 1, 6],
    [10, 0.5, 2, 9],
    [15, 0.5, 4, 12],
    [25, 0.5, 8, 18],
    [100, 0.5, 40, 61],
    [100, 0.95, 90, 100],
  ];
  for (const [n, p, low, high] of ranks) {
    it(`${n} values, p${p * 100}: ranks ${low} and ${high}`, () => {
      assert.deepEqual(quantileInterval(upTo(n), p), { low, high });
    });
  }

  for (const [n, p] of [
    [0, 0.5],
    [5, 0.5],
    [71, 0.95],
  ] as const) {
    it(`none of ${n} values at p${p * 100}`, () => {
      assert.equal(quantileInterval(upTo(n), p), null);
    });
  }

  it('is open where failures reach into it', () => {
    assert.deepEqual(quantileInterval([...upTo(8), Infinity, Infinity], 0.5), { low: 2, high: Infinity });
  });

  it('covers the true quantile in at least 95 of 100 samples, and never counts in logarithms of nothing', () => {
    const random = seededRandom(1);
    for (const [n, p] of [
      [20, 0.5],
      [200, 0.95],
    ] as const) {
      let covered = 0;
      for (let run = 0; run < 2000; run++) {
        const { low, high } = quantileInterval(Array.from({ length: n }, random), p)!;
        if (low <= p && p <= high) covered += 1;
      }
      assert.ok(covered / 2000 > 0.94, `${covered} of 2000`);
    }
    const { low, high } = quantileInterval(upTo(10_000), 0.95)!;
    const middle = quantile(upTo(10_000), 0.95);
    assert.ok(low < middle && middle < high && high - low < 100, `${low} to ${high}`);
  });
});
