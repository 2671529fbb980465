import { isEquivalent } from './equivalence';
import { hasInterval, hodgesLehmann, usualZ } from './hodgesLehmann';
import { ratioOf } from './logRatios';
import { robustDeviation } from './quantile';
import { fewestPlannedPairs, pairsNeeded } from './sampleSize';
import { signedRank } from './signedRank';
import type { TwoZ } from './stageWise';

/** What a comparison may say; nothing else. */
export type Outcome = 'less' | 'more' | 'noDifference' | 'inconclusive';

/** What is compared against. */
export interface Limits {
  /** z of the interval: 1.96, or that of the look at which a run stopped, whatever stopped it. */
  readonly z: number;
  /** What the interval is instead, for the deviate of the test, where the run ended by its bounds or at its last look. */
  readonly intervalOf?: ((deviate: number) => TwoZ) | undefined;
  /** Smaller differences are none in practice: a share. */
  readonly threshold: number;
  /** ± share within which two arms are the same. */
  readonly margin: number;
}

/** 95 %, 3 % and ±5 %. */
export const usualLimits: Limits = { z: usualZ, threshold: 0.03, margin: 0.05 };

/** What paired differences show. Ratios are of the candidate to the baseline. */
export interface Judgement {
  readonly n: number;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided, of the signed-rank test. */
  readonly p: number;
  readonly outcome: Outcome;
  /** More pairs that may decide it, where it is inconclusive; null where nothing tells. */
  readonly morePairs: number | null;
}

/**
 * Judges log ratios of pairs. The candidate has less (or more) only if the whole interval lies on that side of 1 and the
 * difference is larger than the threshold; there is no difference if the interval lies within the margin.
 */
export function judge(logRatios: readonly number[], limits: Limits = usualLimits): Judgement {
  const n = logRatios.length;
  const { p, z } = signedRank(logRatios);
  const interval = hodgesLehmann(logRatios, limits.intervalOf?.(z) ?? limits.z);
  const [ratio, low, high] = [interval.estimate, interval.low, interval.high].map(ratioOf) as [
    number,
    number,
    number,
  ];
  const isKnown = hasInterval(n, limits.z);
  const isLarge = Math.abs(ratio - 1) > limits.threshold;
  const outcome: Outcome =
    isKnown && isEquivalent(interval, limits.margin)
      ? 'noDifference'
      : isKnown && isLarge && high < 1
        ? 'less'
        : isKnown && isLarge && low > 1
          ? 'more'
          : 'inconclusive';
  const morePairs = outcome === 'inconclusive' ? pairsToDecide(logRatios, interval.estimate, limits) : null;
  return { n, ratio, low, high, p, outcome, morePairs };
}

/** Pairs that show the difference that was seen, or the margin where less was seen. */
function pairsToDecide(logRatios: readonly number[], estimate: number, { margin }: Limits): number | null {
  const n = logRatios.length;
  if (n < fewestPlannedPairs) return fewestPlannedPairs - n;
  const deviation = robustDeviation(logRatios);
  if (!(deviation > 0)) return null;
  const effect = Math.max(Math.abs(estimate), Math.log(1 + margin));
  return Math.max(fewestPlannedPairs, pairsNeeded(deviation, Math.exp(effect)) - n);
}

/** Whether a look at the data ends the run: the test crosses the bound, or the interval lies within the margin. */
export function isDecided(logRatios: readonly number[], bound: number, margin: number): boolean {
  if (logRatios.length < fewestPlannedPairs) return false;
  if (Math.abs(signedRank(logRatios).z) >= bound) return true;
  return hasInterval(logRatios.length, bound) && isEquivalent(hodgesLehmann(logRatios, bound), margin);
}
