import type { Metric } from '../comparison';
import type { Contrast } from '../experiment';
import type { TrialView } from './runView';

/** One pair that counts, as it is drawn. */
export interface PairView {
  readonly block: number;
  readonly case: string;
  readonly baseline: TrialView;
  readonly candidate: TrialView;
  /** Candidate − baseline, and candidate ÷ baseline; null where one of the two has no value. */
  readonly difference: number | null;
  readonly ratio: number | null;
  /** Which of the two failed; null where none did. */
  readonly failed: 'baseline' | 'candidate' | 'both' | null;
}

/** The pairs of a contrast that count, in their order. */
export function pairsOf(
  trials: readonly TrialView[],
  { baseline, candidate }: Contrast,
  metric: Metric,
): PairView[] {
  const byBlock = new Map<number, { a?: TrialView; b?: TrialView }>();
  for (const trial of trials) {
    if (!trial.counts || (trial.arm !== baseline && trial.arm !== candidate)) continue;
    const pair = byBlock.get(trial.block) ?? {};
    pair[trial.arm === baseline ? 'a' : 'b'] = trial;
    byBlock.set(trial.block, pair);
  }
  return [...byBlock]
    .sort(([one], [other]) => one - other)
    .flatMap(([block, { a, b }]) =>
      a === undefined || b === undefined ? [] : [pairOf(block, a, b, metric)],
    );
}

function pairOf(block: number, baseline: TrialView, candidate: TrialView, metric: Metric): PairView {
  const [a, b] = [baseline.values[metric], candidate.values[metric]];
  const [isLost, isLostToo] = [baseline.status !== 'ok', candidate.status !== 'ok'];
  return {
    ...{ block, case: candidate.case, baseline, candidate },
    difference: a === null || b === null ? null : b - a,
    ratio: a === null || b === null || a === 0 ? null : b / a,
    failed: isLost ? (isLostToo ? 'both' : 'baseline') : isLostToo ? 'candidate' : null,
  };
}
