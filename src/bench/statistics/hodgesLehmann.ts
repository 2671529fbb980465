import { quantileOfSorted } from './quantile';
import type { TwoZ } from './stageWise';

/** An estimate with an interval, on the scale of the values. */
export interface Estimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** z of 95 %. */
export const usualZ = 1.959964;

/**
 * The Hodges-Lehmann estimate of paired differences: the median of all averages of two of them (of one with itself,
 * too), with the interval between the order statistics k + 1 and M − k, k = ⌊M/2 − z √(n(n+1)(2n+1)/24)⌋
 * (Hodges & Lehmann 1963). Of nothing, everything is NaN.
 */
export function hodgesLehmann(differences: readonly number[], z: number | TwoZ = usualZ): Estimate {
  const n = differences.length;
  const count = (n * (n + 1)) / 2;
  const averages = new Float64Array(count);
  let next = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) averages[next++] = (differences[i]! + differences[j]!) / 2;
  }
  averages.sort();
  const { low, high } = typeof z === 'number' ? { low: z, high: z } : z;
  const at = (side: number): number => Math.max(0, outside(n, side));
  return {
    estimate: quantileOfSorted(averages, 0.5),
    low: averages[at(low)] ?? NaN,
    high: averages[count - 1 - at(high)] ?? NaN,
  };
}

/** Whether so many differences are enough for an interval of this z; of fewer it is their whole range. */
export function hasInterval(n: number, z = usualZ): boolean {
  return n >= fewestForInterval && outside(n, z) >= 0;
}

/** Five differences of one sign happen by chance in 1 of 16 cases. */
const fewestForInterval = 6;

/** Averages that lie outside of the interval at each end. */
function outside(n: number, z: number): number {
  return Math.floor((n * (n + 1)) / 4 - z * Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24));
}
