/**
 * USD without the noise of binary fractions (0.1 + 0.2): at most 14 digits, and no more than 17 decimals, both far
 * below any price's own. By scale and not by `toPrecision`, which takes longer than all else in a bill.
 */
export function tidyUsd(usd: number): number {
  const scale = scaleOf(Math.abs(usd));
  return scale === 0 ? Number(usd.toPrecision(12)) : Math.round(usd * scale) / scale;
}

/** Powers of ten that a double holds exactly, so that the division gives the double nearest to the decimal. */
function scaleOf(size: number): number {
  if (size < 1e-3) return 1e17;
  if (size < 1) return 1e14;
  if (size < 1e3) return 1e11;
  return size < 1e6 ? 1e8 : 0;
}

/** Sum of amounts in USD, tidied. */
export function sumUsd(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return tidyUsd(sum);
}
