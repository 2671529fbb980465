import assert from 'node:assert/strict';
import { hodgesLehmann } from '../../../../src/bench/statistics/hodgesLehmann';
import { isDecided, judge } from '../../../../src/bench/statistics/judgement';
import { logRatios } from '../../../../src/bench/statistics/logRatios';
import type { Pair } from '../../../../src/bench/statistics/logRatios';
import { quantileRatio } from '../../../../src/bench/statistics/pairedBootstrap';
import { normalRandom, seededRandom, shuffled } from '../../../../src/bench/statistics/random';
import { signedRank } from '../../../../src/bench/statistics/signedRank';

/** Pairs of times; a tenth of the requests fail. */
function pairs(n: number, seed: number, ratio = 1): Pair[] {
  const random = seededRandom(seed);
  const normal = normalRandom(random);
  const time = (median: number): number | null => (random() < 0.1 ? null : median * Math.exp(0.3 * normal()));
  return Array.from({ length: n }, () => ({ a: time(500), b: time(500 * ratio) }));
}

const swapped = (all: readonly Pair[]): Pair[] => all.map(({ a, b }) => ({ a: b, b: a }));
const close = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

describe('statistics: properties', () => {
  for (const [n, seed] of [
    [7, 1],
    [20, 2],
    [33, 3],
    [80, 4],
  ] as const) {
    it(`swapping the arms of ${n} pairs inverts the ratio and keeps p`, () => {
      const there = judge(logRatios(pairs(n, seed, 0.8)));
      const back = judge(logRatios(swapped(pairs(n, seed, 0.8))));
      assert.ok(close(there.ratio, 1 / back.ratio), `${there.ratio} and ${back.ratio}`);
      assert.ok(close(there.low, 1 / back.high) && close(there.high, 1 / back.low));
      assert.ok(close(there.p, back.p));
    });

    it(`the unit of time of ${n} pairs changes nothing`, () => {
      const scaled = pairs(n, seed).map(({ a, b }) => ({ a: a && a * 1000, b: b && b * 1000 }));
      const one = judge(logRatios(pairs(n, seed)));
      const other = judge(logRatios(scaled));
      assert.ok(close(one.ratio, other.ratio) && close(one.p, other.p));
    });

    it(`a failure more never favours the arm that failed, with ${n} pairs`, () => {
      const before = logRatios(pairs(n, seed));
      const after = [...before, ...logRatios([{ a: 400, b: null }])];
      assert.ok(hodgesLehmann(after).estimate >= hodgesLehmann(before).estimate);
      assert.ok(signedRank(after).z >= signedRank(before).z);
    });
  }

  it('failures: the arm that failed loses, both is a tie, and what only failures decide is no number of times', () => {
    const [one, other, both, zero] = logRatios([
      { a: 100, b: null },
      { a: null, b: 100 },
      { a: null, b: null },
      { a: 0, b: 0 },
    ]);
    assert.ok(one! > 20 && other === -one! && both === 0 && zero === 0);
    const lost = judge(logRatios(Array.from({ length: 30 }, () => ({ a: 100, b: null }))));
    assert.deepEqual([lost.ratio, lost.low, lost.outcome], [Infinity, Infinity, 'more']);
  });

  it('the same seed gives the same interval, and few pairs give none', () => {
    const clustered = pairs(60, 5, 0.8).map((pair, i) => ({ ...pair, cluster: String(i) }));
    const run = (seed: number): unknown => quantileRatio(clustered, 0.5, seededRandom(seed), 500);
    assert.deepEqual(run(1), run(1));
    assert.notDeepEqual(run(1), run(2));
    const noisy = clustered.map((pair) => ({ ...pair, a: pair.a ?? 500, b: pair.b ?? 400 }));
    const p95 = quantileRatio(noisy, 0.95, seededRandom(1), 500);
    assert.ok(p95 !== null && p95.low <= p95.estimate && p95.estimate <= p95.high);
    assert.equal(quantileRatio(noisy.slice(0, 49), 0.95, seededRandom(1), 500), null);
    assert.equal(quantileRatio(noisy.slice(0, 9), 0.5, seededRandom(1), 500), null);
    assert.equal(quantileRatio(noisy, 0.99, seededRandom(1), 500), null);
  });

  it('the bootstrap draws repeated inputs together', () => {
    const random = seededRandom(9);
    // Twelve inputs that differ much, ten times each: what varies is the input.
    const clustered = Array.from({ length: 120 }, (_, i) => {
      const input = i % 12;
      return { a: 100 + random(), b: (100 + random()) * (1 + input / 10), cluster: String(input) };
    });
    const together = quantileRatio(clustered, 0.5, seededRandom(1), 1000)!;
    const apart = quantileRatio(
      clustered.map((pair, i) => ({ ...pair, cluster: String(i) })),
      0.5,
      seededRandom(1),
      1000,
    )!;
    assert.ok(together.high - together.low > 1.5 * (apart.high - apart.low));
  });

  it('shuffles without losing anything', () => {
    const items = Array.from({ length: 50 }, (_, i) => i);
    const mixed = shuffled(items, seededRandom(3));
    assert.notDeepEqual(mixed, items);
    assert.deepEqual(
      [...mixed].sort((a, b) => a - b),
      items,
    );
  });
});

describe('judgement', () => {
  const spread = (n: number, middle: number, width: number): number[] =>
    Array.from({ length: n }, (_, i) => Math.log(middle) + (width * (i - (n - 1) / 2)) / n);
  const rows = [
    ['clearly less', spread(40, 0.8, 0.3), 'less'],
    ['clearly more', spread(40, 1.2, 0.3), 'more'],
    ['the same within the margin', spread(40, 1.01, 0.1), 'noDifference'],
    [
      'less, but too little to matter, and not shown to be within the margin',
      spread(12, 0.975, 0.07),
      'inconclusive',
    ],
    ['wide', spread(40, 0.95, 2), 'inconclusive'],
    ['five pairs, however clear', spread(5, 0.5, 0.01), 'inconclusive'],
  ] as const;
  for (const [title, differences, outcome] of rows) {
    it(title, () =>
      assert.equal(
        judge(differences, { z: 1.96, threshold: 0.03, margin: 0.02 + 0.03 * +(outcome === 'noDifference') })
          .outcome,
        outcome,
      ),
    );
  }

  it('says how many more pairs may decide', () => {
    const wide = judge(spread(40, 0.95, 2));
    assert.ok(wide.morePairs !== null && wide.morePairs > 100, String(wide.morePairs));
    assert.equal(judge(spread(4, 0.9, 1)).morePairs, 6);
    assert.equal(judge(spread(40, 0.8, 0.3)).morePairs, null);
  });

  it('a look stops where the bound is crossed or the arms are the same, never at few pairs', () => {
    assert.equal(isDecided(spread(20, 0.8, 0.3), 3.357, 0.05), true);
    assert.equal(isDecided(spread(20, 0.8, 0.3), 4.877, 0.05), false);
    assert.equal(isDecided(spread(9, 0.5, 0.1), 1.5, 0.05), false);
    assert.equal(isDecided(spread(40, 1, 0.02), 2.29, 0.05), true);
    assert.equal(isDecided(spread(12, 1, 0.02), 4.877, 0.05), false, 'too few for an interval of this z');
  });
});
