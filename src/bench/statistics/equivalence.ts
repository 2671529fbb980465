import type { Estimate } from './hodgesLehmann';

/**
 * Whether an interval of a log ratio shows that there is no difference beyond ±margin: it lies inside
 * [1/(1 + margin), 1 + margin], the two one-sided tests of Schuirmann (1987).
 */
export function isEquivalent({ low, high }: Estimate, margin: number): boolean {
  const limit = Math.log(1 + margin);
  return low > -limit && high < limit;
}
