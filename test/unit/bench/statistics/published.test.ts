import assert from 'node:assert/strict';
import { brunnerMunzel } from '../../../../src/bench/statistics/brunnerMunzel';
import { isEquivalent } from '../../../../src/bench/statistics/equivalence';
import { plannedLooks, sequentialBounds } from '../../../../src/bench/statistics/groupSequential';
import { hodgesLehmann } from '../../../../src/bench/statistics/hodgesLehmann';
import { holm } from '../../../../src/bench/statistics/holm';
import { failureIncrease, fewestInputs } from '../../../../src/bench/statistics/nonInferiority';
import { normalCdf, normalQuantile, twoSidedZ } from '../../../../src/bench/statistics/normal';
import { outliers, quantile } from '../../../../src/bench/statistics/quantile';
import { rank } from '../../../../src/bench/statistics/ranks';
import { detectableEffect, pairsNeeded } from '../../../../src/bench/statistics/sampleSize';
import { signedRank } from '../../../../src/bench/statistics/signedRank';
import { studentTwoSidedP } from '../../../../src/bench/statistics/studentT';

function close(actual: number, expected: number, tolerance: number, what = ''): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what} ${actual}, expected ${expected}`);
}

/** Darwin's plants, as in the documentation of scipy. */
const darwin = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75];

describe('statistics: published values', () => {
  it('normal distribution', () => {
    close(normalQuantile(0.975), 1.959963984540054, 1e-12);
    close(normalQuantile(0.8), 0.8416212335729143, 1e-12);
    close(normalQuantile(1e-12), -7.034483825301132, 1e-9);
    close(normalCdf(-1.96), 0.024997895148220435, 1e-15);
    close(normalCdf(-8), 6.22096057427178e-16, 1e-24);
    close(normalCdf(3), 0.9986501019683699, 1e-14);
    close(twoSidedZ(0.9), 1.6448536269514722, 1e-12);
  });

  it("Student's t", () => {
    close(studentTwoSidedP(2.1, 12), 0.0575449387, 1e-10);
    close(studentTwoSidedP(-2.1, 12), 0.0575449387, 1e-10);
    close(studentTwoSidedP(0, 7), 1, 1e-12);
  });

  it('quantiles of type 7, with failures at the end', () => {
    assert.equal(quantile([4, 2, 3, 1], 0.25), 1.75);
    close(
      quantile(
        Array.from({ length: 20 }, (_, i) => i + 1),
        0.95,
      ),
      19.05,
      1e-12,
    );
    assert.equal(quantile([1, 2, Infinity], 0.5), 2);
    assert.equal(quantile([1, 2, Infinity, Infinity], 0.5), Infinity);
    assert.equal(quantile([Infinity, Infinity], 0.5), Infinity);
    assert.ok(Number.isNaN(quantile([], 0.5)));
  });

  it('ranks, with ties and infinite values', () => {
    assert.deepEqual(rank([3, 1, 3, Infinity, -Infinity, Infinity]), {
      ranks: [3.5, 2, 3.5, 5.5, 1, 5.5],
      tieTerm: 12,
    });
  });

  it('outliers are ten robust deviations from the median', () => {
    assert.deepEqual(outliers([10, 11, 9, 10, 12, 8, 400]), [6]);
    assert.deepEqual(outliers([1, 2, 3, 4]), []);
  });

  it('Wilcoxon signed-rank, exact and normal', () => {
    const exact = signedRank(darwin);
    assert.deepEqual([exact.positive, exact.negative, exact.isExact], [96, 24, true]);
    close(exact.p, 0.041259765625, 1e-12);
    close(exact.z, 2.016264512, 1e-9);
    close(2 * normalCdf(-exact.z), 0.04377232, 1e-8);
    const dropped = signedRank([...darwin, 0, 0]);
    assert.deepEqual([dropped.n, dropped.p], [15, exact.p]);
    // Two ties: approximated. Ranks 1.5 1.5 3 4 5 6, W⁺ = 19.5, V = 91·… − (2³ − 2)/48.
    const tied = signedRank([1, -1, 2, 3, 4, 5]);
    assert.equal(tied.isExact, false);
    close(tied.z, (19.5 - 10.5 - 0.5) / Math.sqrt((6 * 7 * 13) / 24 - 6 / 48), 1e-12);
    assert.deepEqual(signedRank([]), { n: 0, positive: 0, negative: 0, z: 0, p: 1, isExact: false });
    assert.ok(signedRank([1, 2, 3, 4, 5]).p > 0.05, 'five pairs cannot show anything');
    assert.ok(signedRank([1, 2, 3, 4, 5, 6]).p < 0.05);
  });

  it('Hodges-Lehmann', () => {
    assert.deepEqual(hodgesLehmann(darwin), { estimate: 25, low: 4, high: 41.5 });
    assert.deepEqual(hodgesLehmann([2]), { estimate: 2, low: 2, high: 2 });
  });

  it('Brunner-Munzel', () => {
    const x = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1];
    const y = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4];
    const result = brunnerMunzel(x, y)!;
    close(result.statistic, 3.1374674823029505, 1e-12);
    close(result.p, 0.0057862086661515377, 1e-12);
    close(result.degrees, 17.68284198, 1e-8);
    close(result.share, 0.78896104, 1e-8);
    assert.equal(brunnerMunzel([1, 2], [3, 4]), null);
    assert.equal(brunnerMunzel([1], [3, 4]), null);
  });

  it('group-sequential bounds of O’Brien-Fleming type', () => {
    const published: Readonly<Record<number, readonly number[]>> = {
      3: [3.7103, 2.5114, 1.993],
      4: [4.3326, 2.9631, 2.359, 2.0141],
      5: [4.8769, 3.3569, 2.6803, 2.2898, 2.031],
      8: [6.232, 4.3326, 3.4814, 2.9796, 2.6443, 2.4012, 2.2146, 2.0658],
      10: [6.9913, 4.8769, 3.9297, 3.3671, 2.9893, 2.7148, 2.5041, 2.3358, 2.1975, 2.0812],
    };
    for (const [looks, bounds] of Object.entries(published)) {
      const shares = bounds.map((_, i) => (i + 1) / Number(looks));
      sequentialBounds(shares).forEach((bound, i) =>
        close(bound, bounds[i]!, 5e-4, `K = ${looks}, look ${i + 1}`),
      );
    }
  });

  it('plans looks at a fifth of the pairs each, and none at fewer than six', () => {
    assert.deepEqual(
      plannedLooks(50).map(({ pairs }) => pairs),
      [10, 20, 30, 40, 50],
    );
    assert.deepEqual(
      plannedLooks(20).map(({ pairs }) => pairs),
      [8, 12, 16, 20],
    );
    const [only] = plannedLooks(3);
    close(only!.bound, 1.959964, 1e-4);
  });

  it('Holm', () => {
    holm([0.01, 0.04, 0.03, 0.005]).forEach((p, i) => close(p, [0.03, 0.06, 0.06, 0.02][i]!, 1e-12));
    assert.deepEqual(holm([]), []);
    assert.deepEqual(holm([0.9, 0.8]), [1, 1]);
  });

  it('increase in failures of paired inputs', () => {
    const { upperLimit } = failureIncrease({ n: 100, onlyCandidateFailed: 5, onlyBaselineFailed: 1 }, 1.645);
    close(upperLimit, 0.08438, 1e-5);
    const none = failureIncrease({ n: 50, onlyCandidateFailed: 0, onlyBaselineFailed: 0 });
    close(none.upperLimit, 0.0447, 1e-4);
    assert.equal(fewestInputs(0.02), 115);
  });

  it('sample sizes', () => {
    const table = [
      [0.1, 0.95, 32],
      [0.1, 0.8, 10],
      [0.2, 0.95, 125],
      [0.2, 0.9, 30],
      [0.3, 0.9, 67],
      [0.3, 0.8, 15],
      [0.5, 0.95, 782],
      [0.5, 0.9, 186],
      [0.5, 0.8, 42],
    ] as const;
    // The table was made with 8.22, this with more digits.
    for (const [deviation, ratio, pairs] of table) {
      close(pairsNeeded(deviation, ratio), pairs, 1 + pairs * 0.001);
    }
    close(detectableEffect(0.1, 20), 0.066, 0.0005);
    close(detectableEffect(0.5, 100), 0.154, 0.0005);
    assert.equal(pairsNeeded(0.1, 1), Infinity);
  });

  it('equivalence needs the whole interval inside the margin', () => {
    const within = (low: number, high: number): boolean =>
      isEquivalent({ estimate: 0, low: Math.log(low), high: Math.log(high) }, 0.05);
    assert.deepEqual(
      [within(0.97, 1.03), within(0.953, 1.049), within(0.95, 1.03), within(0.97, 1.06)],
      [true, true, false, false],
    );
  });
});
