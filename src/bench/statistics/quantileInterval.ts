import { compare } from './ranks';

/** Ends of an interval; `high` is Infinity where failures, which rank last, are within it. */
export interface QuantileInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * Interval of a quantile of independent values that supposes nothing of their distribution: the order statistics whose
 * ranks a binomial count of values below the quantile lies between (Conover, Practical Nonparametric Statistics, 3.2;
 * Hahn & Meeker, Statistical Intervals, 5.2). Null where there are too few values: 6 for the median at 95 %, 72 for p95.
 */
export function quantileInterval(
  values: readonly number[],
  p: number,
  level = 0.95,
): QuantileInterval | null {
  const n = values.length;
  const tail = (1 - level) / 2;
  // Ranks from 1. Below: the largest whose chance to lie above the quantile is within the tail; above: the smallest.
  let below = 0;
  let above: number | null = null;
  let atMost = 0;
  for (let count = 0; count < n && above === null; count++) {
    atMost += chance(count, n, p);
    if (atMost <= tail) below = count + 1;
    if (atMost >= 1 - tail) above = count + 1;
  }
  if (below === 0 || above === null) return null;
  const sorted = [...values].sort(compare);
  return { low: sorted[below - 1]!, high: sorted[above - 1]! };
}

/** Chance of just so many successes in n trials. Logarithms, as 0.05^10,000 is no number. */
function chance(successes: number, n: number, p: number): number {
  return Math.exp(
    logFactorial(n) -
      logFactorial(successes) -
      logFactorial(n - successes) +
      successes * Math.log(p) +
      (n - successes) * Math.log1p(-p),
  );
}

const logFactorials = [0];

function logFactorial(n: number): number {
  for (let i = logFactorials.length; i <= n; i++) logFactorials.push(logFactorials[i - 1]! + Math.log(i));
  return logFactorials[n]!;
}
