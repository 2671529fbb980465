import { valueOf, countedTrials } from './compare';
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
  /** Of Brunner & Munzel's test, two-sided, all of them together (Holm); null where nothing can be said. */
  readonly pAdjusted: number | null;
}

/** Compares two runs arm by arm: requests of different runs are no pairs. */
export function compareUnpaired(first: ReadRun, second: ReadRun): UnpairedResult[] {
  const arms = first.run.arms.filter(({ id }) => second.run.arms.some((other) => other.id === id));
  const results = arms.flatMap(({ id }) =>
    metrics.flatMap((metric) => {
      const [a, b] = [valuesOf(first, id, metric), valuesOf(second, id, metric)];
      if (a.length === 0 || b.length === 0) return [];
      const test = brunnerMunzel(a, b);
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

function valuesOf(read: ReadRun, arm: string, metric: Metric): number[] {
  return countedTrials(read)
    .filter((trial) => trial.arm === arm && trial.status === 'ok')
    .flatMap((trial) => valueOf[metric](trial) ?? []);
}
