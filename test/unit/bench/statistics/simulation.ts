import { plannedLooks } from '../../../../src/bench/statistics/groupSequential';
import type { Look } from '../../../../src/bench/statistics/groupSequential';
import { isDecided, judge, usualLimits } from '../../../../src/bench/statistics/judgement';
import type { Judgement, Limits } from '../../../../src/bench/statistics/judgement';
import { lookInterval } from '../../../../src/bench/statistics/stageWise';
import type { TwoZ } from '../../../../src/bench/statistics/stageWise';
import { logRatios } from '../../../../src/bench/statistics/logRatios';
import type { Pair } from '../../../../src/bench/statistics/logRatios';
import { normalRandom, seededRandom } from '../../../../src/bench/statistics/random';
import type { Random } from '../../../../src/bench/statistics/random';

/** A simulated kind of experiment. */
export interface Simulated {
  readonly pairs: number;
  /** Median of B ÷ median of A. */
  readonly trueRatio: number;
  readonly runs: number;
  readonly seed: number;
  /** Whether a look may stop a run, at the bounds as is usual, or at 1.96 each time, as nobody should. */
  readonly stopping: 'none' | 'bounds' | 'plain';
}

/** What came of the runs, as shares. */
export interface Outcomes {
  readonly less: number;
  readonly more: number;
  readonly noDifference: number;
  /** Of the intervals that hold the true ratio. */
  readonly coverage: number;
  readonly meanPairs: number;
}

/**
 * Runs an experiment many times on times as a hosted endpoint may have them: ln T = ln 500 + drift + noise; noise of
 * deviation 0.3, with probability 0.04 a tail of N(1, 0.5) more; drift AR(1) with φ = 0.97 and deviation 0.25, a step for
 * each request. Both orders of a pair are equally likely.
 */
export function simulate({ pairs, trueRatio, runs, seed, stopping }: Simulated): Outcomes {
  const random = seededRandom(seed);
  const { z } = usualLimits;
  const bounds = plannedLooks(pairs);
  const looks =
    stopping === 'bounds'
      ? bounds
      : stopping === 'plain'
        ? bounds.map((look) => ({ ...look, bound: z }))
        : [{ pairs, bound: z }];
  const intervals = stopping === 'bounds' ? remembered(looks, pairs) : null;
  const outcomes = { less: 0, more: 0, noDifference: 0, inconclusive: 0 };
  let covered = 0;
  let used = 0;
  for (let run = 0; run < runs; run++) {
    const judgement = experiment(random, pairs, trueRatio, looks, intervals);
    outcomes[judgement.outcome]++;
    if (judgement.low <= trueRatio && trueRatio <= judgement.high) covered++;
    used += judgement.n;
  }
  return {
    less: outcomes.less / runs,
    more: outcomes.more / runs,
    noDifference: outcomes.noDifference / runs,
    coverage: covered / runs,
    meanPairs: used / runs,
  };
}

/** As `lookInterval`, between deviates a tenth apart: a simulation asks for thousands. */
function remembered(looks: readonly Look[], planned: number) {
  const known = new Map<string, TwoZ>();
  const intervals = new Map(
    looks.map(({ pairs }, i) => [pairs, lookInterval(looks.slice(0, i + 1), planned)]),
  );
  return (due: number, differences: readonly number[]): Limits['intervalOf'] => {
    const intervalOf = intervals.get(due)!(differences);
    if (intervalOf === undefined) return undefined;
    const at = (tenths: number): TwoZ => {
      const key = `${due} ${tenths}`;
      const found = known.get(key) ?? intervalOf(tenths / 10);
      known.set(key, found);
      return found;
    };
    return (z) => {
      const size = Math.abs(z);
      const tenths = Math.floor(size * 10);
      const share = size * 10 - tenths;
      const [from, to] = [at(tenths), at(tenths + 1)];
      const near = from.low + share * (to.low - from.low);
      const far = from.high + share * (to.high - from.high);
      return z < 0 ? { low: far, high: near } : { low: near, high: far };
    };
  };
}

function experiment(
  random: Random,
  planned: number,
  trueRatio: number,
  looks: readonly Look[],
  intervals: ((due: number, differences: readonly number[]) => Limits['intervalOf']) | null,
): Judgement {
  const next = requests(random);
  const pairs: Pair[] = [];
  for (const { pairs: due, bound } of looks) {
    while (pairs.length < due) {
      const aIsFirst = random() < 0.5;
      const [first, second] = [next(), next()];
      const [a, b] = aIsFirst ? [first, second] : [second, first];
      pairs.push({ a, b: b * trueRatio });
    }
    const differences = logRatios(pairs);
    if (due === planned || isDecided(differences, bound, usualLimits.margin)) {
      return judge(differences, { ...usualLimits, z: bound, intervalOf: intervals?.(due, differences) });
    }
  }
  throw new Error('The last look is at all pairs.');
}

function requests(random: Random): () => number {
  const normal = normalRandom(random);
  const keep = 0.97;
  const deviation = 0.25;
  let drift = deviation * normal();
  return () => {
    drift = keep * drift + Math.sqrt(1 - keep ** 2) * deviation * normal();
    const tail = random() < 0.04 ? 1 + 0.5 * normal() : 0;
    return 500 * Math.exp(drift + 0.3 * normal() + tail);
  };
}
