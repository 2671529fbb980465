import type { Arm, Case } from '../experiment';
import { seededRandom, shuffled } from '../statistics/random';

/** One group of requests, one for each arm, on the same input, back to back. */
export interface Block {
  /** From 0. */
  readonly block: number;
  readonly case: Case;
  /** In the order of sending. */
  readonly arms: readonly Arm[];
}

/** The blocks of a run: cases in turn, the order of the arms drawn for each. The same for the same seed. */
export function scheduleOf(
  arms: readonly Arm[],
  cases: readonly Case[],
  blocks: number,
  seed: number,
): Block[] {
  const random = seededRandom(seed);
  return Array.from({ length: blocks }, (_, block) => ({
    block,
    case: cases[block % cases.length]!,
    arms: shuffled(arms, random),
  }));
}
