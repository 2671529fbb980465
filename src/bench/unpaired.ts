import { countedTrials } from './compare';
import { valueOf } from './pairedValues';
import { metrics } from './comparison';
import type { Metric } from './comparison';
import { brunnerMunzel } from './statistics/brunnerMunzel';
import { holm } from './statistics/holm';
import { median } from './statistics/quantile';
import type { ReadRun } from './store/run';

/** What one metric is of the same arm in two runs. */
export interface UnpairedResult {
  readonly arm: string;
  readonly metric: Metric;
  /** Values and their median in each run. */
  readonly first: { readonly n: number; readonly median: number };
  readonly second: { readonly n: number; readonly median: number };
  /** Probability that the second is more than the first, ties by half; null where nothing can be said. */
  readonly share: number | null;
  /** Of Brunner & Munzel's test (the exact one of ranks where the runs do not overlap), two-sided, all of them together (Holm); null where nothing can be said. */
  readonly pAdjusted: number | null;
}

/** Compares two runs arm by arm: requests of different runs are no pairs. */
export function compareUnpaired(first: ReadRun, second: ReadRun): UnpairedResult[] {
  const arms = first.run.arms.filter(({ id }) => second.run.arms.some((other) => other.id === id));
  const results = arms.flatMap(({ id }) =>
    metrics.flatMap((metric) => {
      const [a, b] = [valuesOf(first, id, metric), valuesOf(second, id, metric)];
      if (a.length === 0 || b.length === 0) return [];
      const test = brunnerMunzel(a, b) ?? apart(a, b);
      return [
        {
          ...{ arm: id, metric, share: test?.share ?? null, p: test?.p ?? null },
          first: { n: a.length, median: median(a) },
          second: { n: b.length, median: median(b) },
        },
      ];
    }),
  );
  const tested = results.filter(({ p }) => p !== null);
  const adjusted = holm(tested.map(({ p }) => p!));
  return results.map(({ p, ...result }) => ({
    ...result,
    pAdjusted:
      p === null
        ? null
        : adjusted[tested.findIndex((each) => each.arm === result.arm && each.metric === result.metric)]!,
  }));
}

/**
 * Where no value of one group is among those of the other, the test has no variance to go by: then as many of all ways
 * to draw the groups lie as far apart as these, two (the exact test of Wilcoxon, Mann & Whitney).
 */
function apart(
  a: readonly number[],
  b: readonly number[],
): { readonly share: number; readonly p: number } | null {
  const [lowA, highA] = [Math.min(...a), Math.max(...a)];
  const [lowB, highB] = [Math.min(...b), Math.max(...b)];
  if (lowA === highB && highA === lowB) return { share: 0.5, p: 1 };
  if (highA >= lowB && highB >= lowA) return null;
  let ways = 1;
  for (let i = 1; i <= a.length; i++) ways *= (b.length + i) / i;
  return { share: highA < lowB ? 1 : 0, p: Math.min(1, 2 / ways) };
}

function valuesOf(read: ReadRun, arm: string, metric: Metric): number[] {
  return countedTrials(read)
    .filter((trial) => trial.arm === arm && trial.status === 'ok')
    .flatMap((trial) => valueOf[metric](trial) ?? []);
}
