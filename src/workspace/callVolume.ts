import type { Assumptions } from '../cost/assumptions';
import { isOfPrompt } from './assumptionsByPrompt';

/** So many calls per month, and who says so. */
export interface CallVolume {
  readonly callsPerMonth: number;
  readonly source: string;
}

/**
 * Calls per month of the first of some prompts (by id) for which somebody says it, else what holds for all; null where
 * nobody says anything. `isInConfig`: whether what holds for all stands in `promptmeter.yaml`, and not in a setting.
 */
export function callVolume(
  ids: readonly string[],
  assumptions: Assumptions,
  isInConfig: boolean,
): CallVolume | null {
  for (const id of ids) {
    const stated = assumptions.prompts.flatMap(({ pattern, callsPerMonth }) =>
      typeof callsPerMonth === 'number' && isOfPrompt(pattern, id) ? [{ pattern, callsPerMonth }] : [],
    );
    // What names the prompt goes before what describes it, and then the last.
    const own = stated.findLast(({ pattern }) => pattern === id) ?? stated.at(-1);
    if (own !== undefined) {
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
