/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/**
 * P(Z ≤ z) of the standard normal distribution, to about 1e-15: a series near the middle, a continued fraction in the
 * tails (Abramowitz & Stegun 1964, 26.2.11 and 26.2.14).
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return NaN;
  const size = Math.abs(z);
  if (size > 40) return z > 0 ? 1 : 0;
  if (size < 3) {
    let term = size;
    let sum = size;
    for (let i = 1; term > sum * 1e-17; i++) {
      term *= (size * size) / (2 * i + 1);
      sum += term;
    }
    const half = normalDensity(size) * sum;
    return z > 0 ? 0.5 + half : 0.5 - half;
  }
  let fraction = size;
  for (let i = 60; i >= 1; i--) fraction = size + i / fraction;
  const tail = normalDensity(size) / fraction;
  return z > 0 ? 1 - tail : tail;
}

/** The z with P(Z ≤ z) = p, for 0 < p < 1; ±Infinity at the ends. By bisection and Newton steps on `normalCdf`. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  // The lower tail keeps its digits.
  if (p > 0.5) return -normalQuantile(1 - p);
  let low = -40;
  let high = 0;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < p) low = middle;
    else high = middle;
  }
  let z = (low + high) / 2;
  for (let i = 0; i < 3; i++) {
    const density = normalDensity(z);
    if (density === 0) break;
    z -= (normalCdf(z) - p) / density;
  }
  return z;
}

/** z of a two-sided interval of this confidence: 1.96 for 0.95. */
export function twoSidedZ(confidence: number): number {
  return normalQuantile((1 + confidence) / 2);
}
