import type { Encoding } from '../../src/tokens/encoding';
import { boundPct } from '../../src/tokens/estimate/fittedEstimator';
import { PieceCosts } from '../../src/tokens/estimate/pieceCosts';
import type { ErrorBound } from '../../src/tokens/estimate/weightTable';
import { nonNegative, ridge, sparseMatrix } from './ridge';
import { dealSources } from './slices';
import type { Slice } from './slices';

/** A slice, its atoms, and its count in the vocabulary to be fitted. */
export interface Sample {
  readonly slice: Slice;
  readonly atoms: ReadonlyMap<string, number>;
  readonly count: number;
}

/** How the estimate of a sample came out. */
export interface Outcome {
  readonly sample: Sample;
  /** Estimated tokens by kind of piece. */
  readonly sums: Float64Array;
  /** Relative error, signed. */
  readonly error: number;
}

/** Atoms that name single words, characters or signs must occur in so many sources. */
const fewestSources = 4;
/** Weights that move fewer tokens than this at their most frequent are dropped, and the rest fitted again. */
const least = 0.06;
/** Penalties, in the unit of squared relative errors: of atoms that name a property, and of those that name a text. */
const penaltyOfProperty = 1e-4;
const penaltyOfName = 3e-3;
/** Tokens whose scatter weighs as much as what a whole text errs. */
const scatter = 60;

/** Learns the weight of each atom. */
export function fitWeights(samples: readonly Sample[]): Map<string, number> {
  const keys = usedKeys(samples);
  const first = solve(samples, keys);
  return solve(
    samples,
    keys.filter((key) => !isName(key) || Math.abs(first.get(key) ?? 0) >= least),
  );
}

/** Estimates the samples as the product does. */
export function apply(
  samples: readonly Sample[],
  weights: ReadonlyMap<string, number>,
  encoding: Encoding,
): Outcome[] {
  const costs = new PieceCosts(weights);
  return samples.map((sample) => {
    costs.reset();
    encoding.visit(sample.slice.text, costs);
    const sums = costs.sums.slice();
    const total = sums.reduce((sum, part) => sum + part, 0);
    return { sample, sums, error: Math.max(1, Math.round(total)) / sample.count - 1 };
  });
}

/** The outcomes of all samples, each estimated with weights learnt from other sources. */
export function crossValidate(samples: readonly Sample[], encoding: Encoding, parts: number): Outcome[] {
  const partOf = dealSources(
    samples.map(({ slice }) => slice),
    parts,
    'cross-validation',
  );
  return Array.from({ length: parts }, (_, part) => {
    const isHeldBack = ({ slice }: Sample): boolean => partOf(slice) === part;
    const weights = fitWeights(samples.filter((sample) => !isHeldBack(sample)));
    return apply(samples.filter(isHeldBack), weights, encoding);
  }).flat();
}

/** Errors beyond this count as this: one freak must not decide for all. */
const freak = 0.3;
/** A little more than 95 %, as texts differ from those fitted to. */
const covered = 0.957;

/** Learns by how much estimates err, from samples that the weights were not learnt from. */
export function fitBound(outcomes: readonly Outcome[]): ErrorBound {
  const rows = outcomes.map(({ sums }) => {
    const total = Math.max(
      1,
      sums.reduce((sum, part) => sum + part, 0),
    );
    const shares = [...sums].map((part) => part / total);
    return [...shares, ...shares.map((share) => share / total)];
  });
  const squares = outcomes.map(({ error }) => Math.min(freak, Math.abs(error)) ** 2);
  // Squares scatter as much as they are large: start from equal weights, then weigh with what is expected.
  let weight = squares.map(() => 1);
  let variances: number[] = [];
  for (let n = 0; n < 4; n++) {
    variances = nonNegative(rows, squares, weight);
    weight = rows.map((row) => 1 / (dot(row, variances) + 2e-4) ** 2);
  }
  const kinds = variances.length / 2;
  const share = variances.slice(0, kinds).map((value) => rounded(value + 1e-5));
  const perToken = variances.slice(kinds).map((value) => rounded(value + 0.005));
  const deviation = outcomes.map(
    ({ error }, i) => Math.abs(error) / Math.sqrt(dot(rows[i]!, [...share, ...perToken])),
  );
  const isLong = ({ sample }: Outcome): boolean => sample.slice.isLong;
  const width = Math.max(
    quantile(
      deviation.filter((_, i) => isLong(outcomes[i]!)),
      covered,
    ),
    quantile(
      deviation.filter((_, i) => !isLong(outcomes[i]!)),
      covered,
    ),
  );
  return { width: rounded(width), share, perToken };
}

/** Whether the error of a sample lies within the bound that is shown with it. */
export function isCovered({ error, sums }: Outcome, bound: ErrorBound): boolean {
  return Math.abs(error) * 100 <= boundPct(sums, bound);
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function usedKeys(samples: readonly Sample[]): string[] {
  const sources = new Map<string, Set<string>>();
  for (const { atoms, slice } of samples) {
    for (const key of atoms.keys()) {
      const set = sources.get(key);
      if (set === undefined) sources.set(key, new Set([slice.source]));
      else set.add(slice.source);
    }
  }
  return [...sources].flatMap(([key, set]) => (set.size >= (isName(key) ? fewestSources : 2) ? [key] : []));
}

/** Atoms that name a word, a character or a run, not a property. */
function isName(key: string): boolean {
  return /^(?:[b1CUWMPqcY]|[sy][=+])/.test(key);
}

function solve(samples: readonly Sample[], keys: readonly string[]): Map<string, number> {
  const columnOf = new Map(keys.map((key, column) => [key, column]));
  const rows = samples.map(({ atoms }) =>
    [...atoms].flatMap(([key, times]): [number, number][] => {
      const column = columnOf.get(key);
      return column === undefined ? [] : [[column, times]];
    }),
  );
  const target = Float64Array.from(samples, ({ count }) => count);
  const weight = target.map((count) => 1 / (count * (count + scatter)));
  const penalty = Float64Array.from(keys, (key) => (isName(key) ? penaltyOfName : penaltyOfProperty));
  const found = ridge(sparseMatrix(rows, keys.length), target, weight, penalty);
  return new Map(keys.map((key, column) => [key, Math.round(1000 * found[column]!) / 1000]));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
