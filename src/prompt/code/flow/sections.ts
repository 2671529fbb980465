import type { Lengths, Program } from './environment';

/**
 * A program whose lists hold only what stands in some statements of its module, by their numbers in ascending order.
 * Their environments still see the whole.
 */
export function sectionsOf(program: Program, chosen: readonly number[]): Program {
  const envs = [...program.envs];
  const ends: Lengths = {
    holders: program.holders.length,
    textHolders: program.textHolders.length,
    calls: program.calls.length,
    elements: program.elements.length,
    envs: envs.length,
  };
  const pick = <T>(list: readonly T[], of: keyof Lengths): T[] =>
    chosen.flatMap((at) => list.slice(program.before[at]![of], (program.before[at + 1] ?? ends)[of]));
  return {
    ...program,
    holders: pick(program.holders, 'holders'),
    textHolders: pick(program.textHolders, 'textHolders'),
    calls: pick(program.calls, 'calls'),
    elements: pick(program.elements, 'elements'),
    envs: new Map(pick(envs, 'envs')),
  };
}
