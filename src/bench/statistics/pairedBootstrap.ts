import type { Estimate } from './hodgesLehmann';
import type { Pair } from './logRatios';
import { between, quantile, quantileOfSorted } from './quantile';
import type { Random } from './random';

/** Fewer pairs give intervals of a quantile that are too short: the bootstrap covers 83 % at 10, 91 % at 20 pairs. */
export function fewestPairs(p: number): number {
  if (p <= 0.5) return 10;
  return p <= 0.95 ? 50 : 200;
}

/** A pair, and the input that both requests had: pairs of one input are drawn together. */
export interface ClusteredPair extends Pair {
  readonly cluster: string;
}

/** How often pairs are drawn. */
const usualDraws = 10_000;

/**
 * ln of the ratio of a quantile of the times of B to that of A, with the 95 % percentile interval of a bootstrap over
 * pairs, or over inputs where some were repeated (Efron & Tibshirani 1993; Davison & Hinkley 1997). Null where there are
 * too few pairs for an interval that holds. Failures are Infinity; where both quantiles are, the ratio is 1.
 */
export function quantileRatio(
  pairs: readonly ClusteredPair[],
  p: number,
  random: Random,
  draws = usualDraws,
): Estimate | null {
  if (pairs.length < fewestPairs(p)) return null;
  const clusters = clustersOf(pairs);
  const a = pairs.map((pair) => pair.a ?? Infinity);
  const b = pairs.map((pair) => pair.b ?? Infinity);
  const ratios = new Float64Array(draws);
  const order = { a: inOrder(a), b: inOrder(b) };
  const times = new Int32Array(pairs.length);
  for (let draw = 0; draw < draws; draw++) {
    times.fill(0);
    let drawn = 0;
    for (let pick = 0; pick < clusters.length; pick++) {
      for (const i of clusters[Math.floor(random() * clusters.length)]!) {
        times[i]!++;
        drawn++;
      }
    }
    ratios[draw] = logRatio(drawnQuantile(order.a, times, drawn, p), drawnQuantile(order.b, times, drawn, p));
  }
  ratios.sort();
  return {
    estimate: logRatio(quantile(a, p), quantile(b, p)),
    low: quantileOfSorted(ratios, 0.025),
    high: quantileOfSorted(ratios, 0.975),
  };
}

/** Places of the pairs of each input; each pair for itself where nothing is repeated, or all have one input. */
function clustersOf(pairs: readonly ClusteredPair[]): number[][] {
  const byName = new Map<string, number[]>();
  pairs.forEach(({ cluster }, i) => {
    const places = byName.get(cluster);
    if (places === undefined) byName.set(cluster, [i]);
    else places.push(i);
  });
  // A few inputs say nothing about others, so only repetitions vary.
  return byName.size < fewestClusters ? pairs.map((_, i) => [i]) : [...byName.values()];
}

/** Of fewer, a bootstrap knows nothing. */
const fewestClusters = 10;

interface InOrder {
  readonly values: readonly number[];
  /** Places of the values, the smallest first. */
  readonly places: readonly number[];
}

function inOrder(values: readonly number[]): InOrder {
  const places = values.map((_, i) => i).sort((x, y) => (values[x]! < values[y]! ? -1 : 1));
  return { values, places };
}

/** Quantile of the values, each as many times as it was drawn; without sorting again. */
function drawnQuantile({ values, places }: InOrder, times: Int32Array, drawn: number, p: number): number {
  const at = (drawn - 1) * p;
  const below = Math.floor(at);
  const share = at - below;
  let seen = 0;
  for (let i = 0; i < places.length; i++) {
    seen += times[places[i]!]!;
    if (seen <= below) continue;
    const low = values[places[i]!]!;
    if (share === 0 || seen > below + 1) return low;
    for (let j = i + 1; j < places.length; j++) {
      if (times[places[j]!]! > 0) return between(low, values[places[j]!]!, share);
    }
    return low;
  }
  return NaN;
}

function logRatio(a: number, b: number): number {
  return a === b ? 0 : Math.log(b) - Math.log(a);
}
