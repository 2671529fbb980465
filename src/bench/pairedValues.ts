import type { Metric } from './comparison';
import type { Contrast } from './experiment';
import type { Pair } from './statistics/logRatios';
import type { Trial } from './trial';

/** A number of one request; null where it has none. */
export type Value = (trial: Trial) => number | null;

/** What each metric is of one request; null where it has none. */
export const valueOf: Readonly<Record<Metric, Value>> = {
  ttft: ({ ttftMs, isBuffered }) => (isBuffered ? null : ttftMs),
  ttfat: ({ ttfatMs, isBuffered }) => (isBuffered ? null : ttfatMs),
  tpot: ({ tpotMs, isBuffered }) => (isBuffered ? null : tpotMs),
  e2e: ({ e2eMs }) => e2eMs,
  inputTokens: ({ usage }) => usage?.inputTokens ?? null,
  outputTokens: ({ usage }) => usage?.outputTokens ?? null,
  cost: ({ costUsd }) => costUsd,
};

/** What a failure loses; the others are compared where both have a value. */
export const isTime = (metric: Metric): boolean =>
  metric === 'ttft' || metric === 'ttfat' || metric === 'e2e';

/** A pair of values, and the case that both answered. */
export interface CasePair extends Pair {
  readonly cluster: string;
}

/**
 * What two arms have of a metric, pair by pair: what a look that may end a run goes by, and what the comparison says
 * afterwards. Null stands for a failure; a pair of which a value is not known, as where something buffers the stream, is
 * left out.
 */
export function pairedValues(
  pairs: Iterable<readonly Trial[]>,
  { baseline, candidate }: Contrast,
  metric: Metric,
): CasePair[] {
  return [...pairs].flatMap((trials): CasePair[] => {
    const [a, b] = [baseline, candidate].map((arm) => trials.find((trial) => trial.arm === arm));
    if (a === undefined || b === undefined) return [];
    const pair = { a: valued(a, metric), b: valued(b, metric), cluster: a.case };
    // Only a failure is a time that is known to be long.
    const isKnown = (trial: Trial, value: number | null): boolean =>
      value !== null || (isTime(metric) && trial.status !== 'ok');
    return isKnown(a, pair.a) && isKnown(b, pair.b) ? [pair] : [];
  });
}

function valued(trial: Trial, metric: Metric): number | null {
  return trial.status === 'ok' ? valueOf[metric](trial) : null;
}
