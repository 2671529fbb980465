import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { normalCdf, normalQuantile } from '../../../../src/bench/statistics/normal';
import { quantile } from '../../../../src/bench/statistics/quantile';
import { normalRandom, seededRandom } from '../../../../src/bench/statistics/random';
import { signedRank } from '../../../../src/bench/statistics/signedRank';
import { studentTwoSidedP } from '../../../../src/bench/statistics/studentT';

/** What is used of jStat, which has no types. */
interface JStat {
  readonly normal: {
    cdf(x: number, mean: number, deviation: number): number;
    inv(p: number, mean: number, deviation: number): number;
  };
  readonly studentt: { cdf(x: number, degrees: number): number };
  /** With 1 and 1: of type 7. */
  quantiles(values: readonly number[], ps: readonly number[], alpha: number, beta: number): number[];
}
const { jStat } = createRequire(__filename)('jstat') as { readonly jStat: JStat };

function close(actual: number, expected: number, tolerance: number, what: string): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what}: ${actual}, expected ${expected}`);
}

describe('statistics: against another library, and against counting', () => {
  it('normal distribution', () => {
    for (let z = -6; z <= 6; z += 0.25) {
      close(normalCdf(z), jStat.normal.cdf(z, 0, 1), 1e-9, `P(Z ≤ ${z})`);
    }
    for (let p = 0.001; p < 1; p += 0.0125) {
      close(normalQuantile(p), jStat.normal.inv(p, 0, 1), 1e-6, `quantile ${p}`);
    }
  });

  it("Student's t", () => {
    for (const degrees of [1, 2, 4.5, 12, 17.68, 60, 400]) {
      for (let t = 0.1; t < 8; t += 0.3) {
        const expected = 2 * (1 - jStat.studentt.cdf(t, degrees));
        close(studentTwoSidedP(t, degrees), expected, 1e-6, `t ${t}, ${degrees} degrees`);
      }
    }
  });

  it('quantiles', () => {
    const normal = normalRandom(seededRandom(5));
    for (const n of [2, 7, 20, 101]) {
      const values = Array.from({ length: n }, () => normal());
      for (const p of [0, 0.05, 0.25, 0.5, 0.9, 0.95, 1]) {
        close(quantile(values, p), jStat.quantiles(values, [p], 1, 1)[0]!, 1e-12, `${p} of ${n}`);
      }
    }
  });

  it('Wilcoxon signed-rank: the exact p is the share of all signs that are at least as extreme', () => {
    const normal = normalRandom(seededRandom(6));
    for (let n = 1; n <= 12; n++) {
      const differences = Array.from({ length: n }, () => normal() + 0.5);
      const sizes = differences.map(Math.abs).sort((a, b) => a - b);
      const rankOf = (difference: number): number => sizes.indexOf(Math.abs(difference)) + 1;
      const positive = differences.reduce((sum, each) => sum + (each > 0 ? rankOf(each) : 0), 0);
      const middle = (n * (n + 1)) / 4;
      let extreme = 0;
      for (let signs = 0; signs < 2 ** n; signs++) {
        let sum = 0;
        for (let rank = 1; rank <= n; rank++) if ((signs >> (rank - 1)) & 1) sum += rank;
        if (Math.abs(sum - middle) >= Math.abs(positive - middle)) extreme++;
      }
      close(signedRank(differences).p, extreme / 2 ** n, 1e-12, `${n} differences`);
    }
  });
});
