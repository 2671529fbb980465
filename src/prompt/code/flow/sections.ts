import type { Program } from './environment';
import { listsOf } from './program';

/**
 * A program whose lists hold only what stands in some statements of its module, by their numbers in ascending order.
 * Their environments still see the whole.
 */
export function sectionsOf(program: Program, chosen: readonly number[]): Program {
  const sections = chosen.map((number) => program.sections[number]!);
  return { ...program, ...listsOf(sections), sections };
}
