import { compare } from './ranks';

/**
 * Quantile of type 7 (Hyndman & Fan 1996), as numpy has it. A failed request counts as +Infinity, ranked last: a
 * quantile that falls among or next to such is Infinity. NaN of nothing.
 */
export function quantile(values: readonly number[], p: number): number {
  return quantileOfSorted([...values].sort(compare), p);
}

/** The same of values in ascending order. */
export function quantileOfSorted(sorted: readonly number[] | Float64Array, p: number): number {
  if (sorted.length === 0) return NaN;
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below]!;
  const share = place - below;
  return share === 0 ? low : between(low, sorted[below + 1]!, share);
}

/** A place between two values, which may both be Infinity. */
export function between(low: number, high: number, share: number): number {
  return low === high ? low : low + (high - low) * share;
}

/** Median of values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Robust standard deviation: 1.4826 × the median distance from the median. */
export function robustDeviation(values: readonly number[]): number {
  const middle = median(values);
  return 1.4826 * median(values.map((value) => Math.abs(value - middle)));
}

/** Places of values that lie more than ten robust deviations from the median: listed, never left out. */
export function outliers(values: readonly number[]): number[] {
  const middle = median(values);
  const limit = 10 * robustDeviation(values);
  return values.flatMap((value, i) => (Math.abs(value - middle) > limit ? [i] : []));
}
