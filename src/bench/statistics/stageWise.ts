import { bisect, carried, start } from './groupSequential';
import type { Look, Paths } from './groupSequential';
import { normalCdf, normalQuantile } from './normal';
import { signedRank } from './signedRank';

/** How far an interval goes to both sides of its estimate, in deviations at the last look. */
export interface TwoZ {
  readonly low: number;
  readonly high: number;
}

/**
 * The interval after a run that its bounds ended, or that came to its last look, by the stage-wise ordering of Fairbanks
 * & Madsen (1982) and Tsiatis, Rosner & Mehta (1984): the earlier a bound was crossed, the more extreme. It has its
 * nominal coverage, where the repeated interval of the look is too wide. `shares` and `bounds` are those of the looks up
 * to the one at which the run ended; gives what the interval is for a deviate z there. It always holds the estimate.
 */
export function stageWise(
  shares: readonly number[],
  bounds: readonly number[],
  alpha = 0.05,
): (z: number) => TwoZ {
  const last = shares.length - 1;
  let known: readonly Paths[] | null = null;
  const root = Math.sqrt(shares[last]!);
  /** Probability of a result at least as high, where the drift is `theta`. */
  const atLeast = (z: number, theta: number): number => {
    let all = 0;
    for (let i = 0; i <= last; i++) all += tailAbove(i, i === last ? z * root : limitAt(i), theta);
    return all;
  };
  const reach = 9;
  /** How far below z the drift lies at which a result as high is as rare as α / 2. */
  const below = (z: number): number => {
    const rest = (distance: number): number => atLeast(z, (z - distance) / root) - alpha / 2;
    return Math.max(0, bisect(rest, -reach, reach, 27));
  };
  const usual = normalQuantile(1 - alpha / 2);
  if (last === 0) return () => ({ low: usual, high: usual });
  // The paths are symmetrical.
  return (z) => ({ low: below(z), high: below(-z) });

  /** What gets to each of the looks. */
  function pathsToLooks(): readonly Paths[] {
    const paths = [start];
    for (let i = 0; i < last; i++) paths.push(carried(paths[i]!, limitAt(i), stepAt(i)));
    return paths;
  }

  function limitAt(i: number): number {
    return bounds[i]! * Math.sqrt(shares[i]!);
  }

  function stepAt(i: number): number {
    return Math.sqrt(shares[i]! - (shares[i - 1] ?? 0));
  }

  /** Probability that a path gets to look i and lies above the limit there. */
  function tailAbove(i: number, limit: number, theta: number): number {
    known ??= pathsToLooks();
    const { scores, weights } = known[i]!;
    const before = shares[i - 1] ?? 0;
    const step = stepAt(i);
    let tail = 0;
    for (let j = 0; j < scores.length; j++) {
      const score = scores[j]!;
      // The density with a drift is that without one, times this.
      const tilt = Math.exp(theta * score - 0.5 * theta * theta * before);
      tail += weights[j]! * tilt * normalCdf((score + theta * step * step - limit) / step);
    }
    return tail;
  }
}

/**
 * The interval of a run that ended at the last of these looks, by what its test says there: stage-wise if the test
 * crossed the bound or all planned pairs are there. Undefined where something else ended it: then only the repeated
 * interval, with the bound for z, is valid.
 */
export function lookInterval(
  looks: readonly Look[],
  planned: number,
): (differences: readonly number[]) => ((z: number) => TwoZ) | undefined {
  const { pairs, bound } = looks.at(-1)!;
  const shares = looks.map((look) => look.pairs / planned);
  const bounds = looks.map((look) => look.bound);
  const intervalOf = stageWise(shares, bounds);
  return (differences) =>
    pairs >= planned || Math.abs(signedRank(differences).z) >= bound ? intervalOf : undefined;
}
