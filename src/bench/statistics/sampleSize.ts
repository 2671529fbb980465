import { normalQuantile } from './normal';

/** Level and power that sample sizes are for. */
const alpha = 0.05;
const power = 0.8;
const efficiency = Math.PI / 3;

/** Fewer pairs are no experiment. */
export const fewestPlannedPairs = 10;

function zSum(): number {
  return normalQuantile(1 - alpha / 2) + normalQuantile(power);
}

/**
 * Pairs that show a ratio with a power of 80 % where log ratios deviate by `deviation`:
 * n = (π/3)(z₀.₉₇₅ + z₀.₈)² s²/ln² ratio, at least 10. Infinity where the ratio is 1.
 */
export function pairsNeeded(deviation: number, ratio: number): number {
  const effect = Math.abs(Math.log(ratio));
  if (effect === 0) return Infinity;
  return Math.max(fewestPlannedPairs, Math.ceil((efficiency * zSum() ** 2 * deviation ** 2) / effect ** 2));
}

/** The smallest slow-down, as a share, that so many pairs show with a power of 80 %: exp(2.87 s/√n) − 1. */
export function detectableEffect(deviation: number, pairs: number): number {
  return Math.exp((Math.sqrt(efficiency) * zSum() * deviation) / Math.sqrt(pairs)) - 1;
}
