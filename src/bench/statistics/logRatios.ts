/**
 * Stands for a ratio that is infinite, as where one of two requests failed: larger than any logarithm of a ratio of two
 * times, so that it gets the largest rank, and finite, so that averages of two are in order.
 */
export const censoredLogRatio = 1e9;

/** Times of one pair; null where the request failed, so that it would have taken longer than anybody waited. */
export interface Pair {
  readonly a: number | null;
  readonly b: number | null;
}

/**
 * ln(b/a) of each pair. A failure is a time that is only known to be long: the arm that failed loses with the largest
 * rank; where both failed, nobody wins.
 */
export function logRatios(pairs: readonly Pair[]): number[] {
  return pairs.map(({ a, b }) => {
    if (a === null) return b === null ? 0 : -censoredLogRatio;
    if (b === null) return censoredLogRatio;
    // Nothing takes no time; two counts of 0 are equal.
    if (a === b) return 0;
    if (a === 0) return censoredLogRatio;
    return b === 0 ? -censoredLogRatio : Math.log(b / a);
  });
}

/** exp of a log ratio; what only failures decide is Infinity or 0. */
export function ratioOf(logRatio: number): number {
  return Math.abs(logRatio) > censoredLogRatio / 4 ? (logRatio > 0 ? Infinity : 0) : Math.exp(logRatio);
}
