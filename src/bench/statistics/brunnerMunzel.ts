import { rank } from './ranks';
import { studentTwoSidedP } from './studentT';

/** A comparison of two groups that are not paired. */
export interface BrunnerMunzel {
  readonly statistic: number;
  readonly degrees: number;
  /** Two-sided. */
  readonly p: number;
  /** P(a < b) + ½ P(a = b): 0.5 where neither is smaller as a rule. */
  readonly share: number;
}

/**
 * Brunner & Munzel's test (2000, Biometrical Journal 42): unlike Mann & Whitney's it does not take the groups to be of
 * the same shape. Null of groups with fewer than two values, or where one lies wholly beside the other.
 */
export function brunnerMunzel(a: readonly number[], b: readonly number[]): BrunnerMunzel | null {
  const [n, m] = [a.length, b.length];
  if (n < 2 || m < 2) return null;
  const { ranks } = rank([...a, ...b]);
  const within = [rank(a).ranks, rank(b).ranks];
  const mean = (values: readonly number[]): number => values.reduce((x, y) => x + y, 0) / values.length;
  const pooled = [ranks.slice(0, n), ranks.slice(n)];
  const means = pooled.map(mean);
  const variance = (group: 0 | 1, size: number): number =>
    pooled[group]!.reduce(
      (sum, each, i) => sum + (each - within[group]![i]! - means[group]! + (size + 1) / 2) ** 2,
      0,
    ) /
    (size - 1);
  const [s1, s2] = [n * variance(0, n), m * variance(1, m)];
  if (s1 + s2 === 0) return null;
  const statistic = (n * m * (means[1]! - means[0]!)) / ((n + m) * Math.sqrt(s1 + s2));
  const degrees = (s1 + s2) ** 2 / (s1 ** 2 / (n - 1) + s2 ** 2 / (m - 1));
  return {
    statistic,
    degrees,
    p: studentTwoSidedP(statistic, degrees),
    share: (means[1]! - means[0]!) / (n + m) + 0.5,
  };
}
