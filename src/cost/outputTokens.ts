import type { ParameterValue } from '../prompt/model';
import { rangeOf } from './assumptions';
import type { CallAssumptions } from './assumptions';

/** Output tokens of a call and where the number comes from. */
export type OutputTokens =
  | { readonly kind: 'declared'; readonly tokens: number; readonly parameter: string }
  | {
      readonly kind: 'assumed';
      readonly tokens: number;
      /** Where somebody has stated one. */
      readonly range?: { readonly low: number; readonly high: number };
    }
  | { readonly kind: 'none'; readonly tokens: 0 };

/** Names of a cap without case and separators, most specific first. */
const caps = [
  'maxcompletiontokens',
  'maxoutputtokens',
  'maxtokens',
  'maxtokenstosample',
  'maxnewtokens',
  'maxgenlen',
  'numpredict',
];

/** The declared cap of a call, else the assumption; none for context that no call of its own sends. */
export function outputTokens(
  parameters: Readonly<Record<string, ParameterValue>>,
  alwaysOn: boolean,
  assumptions: Pick<CallAssumptions, 'outputTokens'>,
): OutputTokens {
  if (alwaysOn) return { kind: 'none', tokens: 0 };
  let best: { order: number; parameter: string; tokens: number } | undefined;
  for (const [parameter, value] of Object.entries(parameters)) {
    const order = caps.indexOf(plainName(parameter));
    const tokens = positiveInteger(value);
    if (order < 0 || tokens === null) continue;
    if (best === undefined || order < best.order) best = { order, parameter, tokens };
  }
  if (best !== undefined) return { kind: 'declared', tokens: best.tokens, parameter: best.parameter };
  const { low, expected, high } = rangeOf(assumptions.outputTokens);
  return { kind: 'assumed', tokens: expected, ...(low < high ? { range: { low, high } } : {}) };
}

/** `config.maxOutputTokens` and `max_output_tokens` are the same parameter. */
function plainName(parameter: string): string {
  const last = parameter.slice(parameter.lastIndexOf('.') + 1);
  return last.replace(/[_-]/g, '').toLowerCase();
}

/** Caps of 0 or -1 mean "no limit" to those who accept them. */
function positiveInteger(value: ParameterValue): number | null {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null;
}
