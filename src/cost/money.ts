/** USD without the noise of binary fractions (0.1 + 0.2): twelve significant digits, far below any price's own. */
export function tidyUsd(usd: number): number {
  return Number(usd.toPrecision(12));
}

/** Sum of amounts in USD, tidied. */
export function sumUsd(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return tidyUsd(sum);
}
