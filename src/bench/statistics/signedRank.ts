import { normalCdf } from './normal';
import { rank } from './ranks';

/** A signed-rank test of paired differences. */
export interface SignedRank {
  /** Differences that are not 0. */
  readonly n: number;
  /** Sums of the ranks of |d| where d > 0, and where d < 0. */
  readonly positive: number;
  readonly negative: number;
  /** Normal deviate with a continuity correction of 0.5; > 0 where positive differences prevail. 0 of nothing. */
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
  /** Whether p is of the exact distribution: up to 25 differences without ties. */
  readonly isExact: boolean;
}

/** More are approximated by the normal distribution. */
const mostExact = 25;

/** Wilcoxon's signed-rank test (1945); differences of 0 are dropped. */
export function signedRank(differences: readonly number[]): SignedRank {
  const values = differences.filter((difference) => difference !== 0);
  const n = values.length;
  const { ranks, tieTerm } = rank(values.map(Math.abs));
  const positive = values.reduce((sum, value, i) => sum + (value > 0 ? ranks[i]! : 0), 0);
  const all = (n * (n + 1)) / 2;
  const isExact = n > 0 && n <= mostExact && tieTerm === 0;
  const z = deviate(positive, n, tieTerm);
  const smaller = Math.min(positive, all - positive);
  const p = n === 0 ? 1 : isExact ? Math.min(1, 2 * exactTail(smaller, n)) : 2 * normalCdf(-Math.abs(z));
  return { n, positive, negative: all - positive, z, p: Math.min(1, p), isExact };
}

function deviate(positive: number, n: number, tieTerm: number): number {
  const distance = positive - (n * (n + 1)) / 4;
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tieTerm / 48;
  if (variance <= 0 || Math.abs(distance) <= 0.5) return 0;
  return (distance - Math.sign(distance) * 0.5) / Math.sqrt(variance);
}

/** P(W ≤ w): of the 2ⁿ choices of ranks, those whose sum is at most w. */
function exactTail(w: number, n: number): number {
  const most = Math.floor(w);
  const ways = new Float64Array(most + 1);
  ways[0] = 1;
  for (let r = 1; r <= n; r++) {
    for (let sum = most; sum >= r; sum--) ways[sum]! += ways[sum - r]!;
  }
  return ways.reduce((all, each) => all + each, 0) / 2 ** n;
}
