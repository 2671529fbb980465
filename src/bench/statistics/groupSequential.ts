import { normalCdf, normalQuantile } from './normal';

/** Points of the grid that carries the paths. */
const gridPoints = 801;
/** A path does not get further from 0, in deviations. */
const reach = 9;

/**
 * Two-sided bounds of |z| for looks at these shares of the planned pairs (ascending, the last at most 1): Lan & DeMets'
 * spending (1983) of O'Brien & Fleming's type (1979), α*(t) = 4(1 − Φ(z₁₋α/₄/√t)), by the recursive integration of
 * Armitage, McPherson & Rowe (1969).
 */
export function sequentialBounds(shares: readonly number[], alpha = 0.05): number[] {
  const quarter = normalQuantile(1 - alpha / 4);
  const spent = (t: number): number => 4 * normalCdf(-quarter / Math.sqrt(t));
  const bounds: number[] = [];
  let paths = start;
  let before = 0;
  for (const share of shares) {
    const step = Math.sqrt(share - before);
    const toSpend = spent(share) - (before === 0 ? 0 : spent(before));
    const bound = bisect((z) => tailBeyond(paths, z * Math.sqrt(share), step) - toSpend, 0, reach);
    bounds.push(bound);
    paths = carried(paths, bound * Math.sqrt(share), step);
    before = share;
  }
  return bounds;
}

/** Density of the paths that have not been stopped, with the weights of its integral, by score z√t. */
export interface Paths {
  readonly scores: Float64Array;
  readonly weights: Float64Array;
}

/** Before the first look. */
export const start: Paths = { scores: Float64Array.of(0), weights: Float64Array.of(1) };

/** Probability that the next score lies beyond ±limit. */
function tailBeyond({ scores, weights }: Paths, limit: number, step: number): number {
  let tail = 0;
  for (let i = 0; i < scores.length; i++) {
    const beyond = normalCdf((scores[i]! - limit) / step) + normalCdf((-limit - scores[i]!) / step);
    tail += weights[i]! * beyond;
  }
  return tail;
}

/** The paths that the next step leaves within ±limit. */
export function carried({ scores, weights }: Paths, limit: number, step: number): Paths {
  const next = { scores: new Float64Array(gridPoints), weights: new Float64Array(gridPoints) };
  const width = (2 * limit) / (gridPoints - 1);
  const scale = 1 / (step * Math.sqrt(2 * Math.PI));
  for (let j = 0; j < gridPoints; j++) {
    const score = -limit + j * width;
    let density = 0;
    for (let i = 0; i < scores.length; i++) {
      const z = (score - scores[i]!) / step;
      if (z > -reach && z < reach) density += weights[i]! * Math.exp(-0.5 * z * z);
    }
    next.scores[j] = score;
    // Trapezoids: the ends count half.
    next.weights[j] = density * scale * width * (j === 0 || j === gridPoints - 1 ? 0.5 : 1);
  }
  return next;
}

/** Where a falling function is 0. */
export function bisect(of: (x: number) => number, low: number, high: number, steps = 50): number {
  let [from, to] = [low, high];
  for (let i = 0; i < steps; i++) {
    const middle = (from + to) / 2;
    if (of(middle) > 0) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/** A look at the data before all pairs are there. */
export interface Look {
  /** Pairs at which it is due. */
  readonly pairs: number;
  /** |z| from which on the run stops. */
  readonly bound: number;
}

/** Shares of the planned pairs at which is looked. */
const lookShares = [0.2, 0.4, 0.6, 0.8, 1];

/** The looks of a plan; a plan of few pairs has fewer, as fewer than six pairs show nothing. */
export function plannedLooks(pairs: number): Look[] {
  const at = [...new Set(lookShares.map((share) => Math.round(share * pairs)))].filter(
    (n) => n >= 6 || n === pairs,
  );
  const bounds = sequentialBounds(at.map((n) => n / pairs));
  return at.map((n, i) => ({ pairs: n, bound: bounds[i]! }));
}
