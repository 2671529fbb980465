import type { Assumptions } from '../../cost/assumptions';
import type { Surroundings } from '../../bench/view/surroundings';

/** What decides over the calls of a month. */
export interface VolumeSources {
  readonly assumptions: Assumptions;
  /** Whether `promptmeter.yaml` says it for all prompts; else it is a setting. */
  readonly isInConfig: boolean;
  readonly isOfPrompt: (pattern: string, id: string) => boolean;
}

/** Calls per month of the prompts that were compared, and who says so; null where nobody does. */
export function volumeOf(
  ids: readonly string[],
  { assumptions, isInConfig, isOfPrompt }: VolumeSources,
): Surroundings['volume'] {
  for (const id of ids) {
    const stated = assumptions.prompts.filter(
      ({ pattern, callsPerMonth }) => typeof callsPerMonth === 'number' && isOfPrompt(pattern, id),
    );
    // What names the prompt goes before what describes it, and then the last.
    const own = stated.findLast(({ pattern }) => pattern === id) ?? stated.at(-1);
    if (typeof own?.callsPerMonth === 'number') {
      return { callsPerMonth: own.callsPerMonth, source: `promptmeter.yaml, for ${own.pattern}` };
    }
  }
  const { callsPerMonth } = assumptions;
  if (callsPerMonth === null) return null;
  const source = isInConfig
    ? 'promptmeter.yaml, defaults'
    : 'the setting promptmeter.assumptions.callsPerMonth';
  return { callsPerMonth, source };
}
