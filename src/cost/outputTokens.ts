import { outputCaps } from '../prompt/request';
import { rangeOf } from './assumptions';
import type { CallAssumptions } from './assumptions';
import { answersOf, plainName, positiveInteger } from './requestParameters';
import type { Parameter, Parameters } from './requestParameters';

/** Output tokens of a call and where the number comes from. */
export type OutputTokens =
  | {
      readonly kind: 'declared';
      /** Of all answers together, as everywhere here. */
      readonly tokens: number;
      readonly parameter: string;
      /** What may be thought beyond the cap, where a library adds that to it. */
      readonly onTop?: Parameter<number>;
      /** What the smallest cap allows, where a condition chooses among several. */
      readonly least?: number;
      /** What the cap says, where that is more than the model gives. */
      readonly asked?: number;
      /** Where the call asks for several: how many. */
      readonly answers?: Parameter<number>;
    }
  | {
      readonly kind: 'assumed';
      readonly tokens: number;
      /** What the call gives as a cap that is none to count with, in words; left out where it gives none. */
      readonly noCap?: string;
      /** True where `promptmeter.yaml` states it of the prompt itself. */
      readonly isStated?: true;
      /** The declared cap above what is stated. */
      readonly cap?: Parameter<number>;
      readonly answers?: Parameter<number>;
      /** Where somebody has stated one. */
      readonly range?: { readonly low: number; readonly high: number };
    }
  | { readonly kind: 'none'; readonly tokens: 0; readonly why: NoOutput };

/**
 * Why a text has no output of its own that is billed as text: it is context of other calls, is turned into a vector or an
 * image, is only counted or kept in a cache, or is a part of what a call elsewhere sends.
 */
export type NoOutput = 'alwaysOn' | 'part' | 'embedding' | 'image' | 'count' | 'cache';

/** Names of a cap without case and separators, most specific first. */
const caps: readonly string[] = outputCaps.map(plainName);

/**
 * The declared cap of a call, else the assumption; none where it has no output, with the reason. `unreadCap` names a
 * parameter for the cap whose value is not in sight, `onTop` what a library adds to the cap.
 */
export function outputTokens(
  parameters: Parameters,
  none: NoOutput | null,
  assumptions: Pick<CallAssumptions, 'outputTokens' | 'statesOutput'>,
  unreadCap: string | null = null,
  onTop: Parameter<number> | null = null,
): OutputTokens {
  if (none !== null) return { kind: 'none', tokens: 0, why: none };
  let noCap = unreadCap === null ? undefined : `the value of ${unreadCap} is not in sight`;
  let best: { order: number; parameter: string; tokens: number } | undefined;
  for (const [parameter, value] of Object.entries(parameters)) {
    const order = caps.indexOf(plainName(parameter));
    const tokens = positiveInteger(value);
    if (order < 0) continue;
    if (tokens === null) {
      if (typeof value === 'number') noCap ??= `${parameter} = ${value} is no cap`;
      else if (value !== null) noCap ??= `${parameter} is no number`;
      continue;
    }
    if (best === undefined || order < best.order) best = { order, parameter, tokens };
  }
  const answers = answersOf(parameters);
  const times = answers?.value ?? 1;
  const several = answers === null ? {} : { answers };
  const { low, expected, high } = rangeOf(assumptions.outputTokens);
  const isStated = assumptions.statesOutput === true;
  if (best !== undefined && !(isStated && expected < best.tokens)) {
    return {
      kind: 'declared',
      tokens: (best.tokens + (onTop?.value ?? 0)) * times,
      parameter: best.parameter,
      ...(onTop !== null && { onTop }),
      ...several,
    };
  }
  const most = Math.min(high, best?.tokens ?? high);
  const range = low < most ? { range: { low: low * times, high: most * times } } : {};
  return {
    kind: 'assumed',
    tokens: expected * times,
    ...(best === undefined && noCap !== undefined && { noCap }),
    ...(isStated && { isStated }),
    ...(best !== undefined && { cap: { parameter: best.parameter, value: best.tokens } }),
    ...range,
    ...several,
  };
}

/** A cap that a condition chooses: `least` is the smallest for one answer. */
export function withLeast(output: OutputTokens, least: number): OutputTokens {
  if (output.kind !== 'declared') return output;
  const all = (least + (output.onTop?.value ?? 0)) * answersIn(output);
  return all < output.tokens ? { ...output, least: all } : output;
}

/** A cap beyond what the model gives at most bounds nothing: then it is the model that does. */
export function atMost(output: OutputTokens, mostOfModel: number | null): OutputTokens {
  if (output.kind !== 'declared' || mostOfModel === null) return output;
  const most = mostOfModel * answersIn(output);
  if (output.tokens <= most) return output;
  const { least, ...rest } = output;
  return {
    ...rest,
    tokens: most,
    asked: output.tokens,
    ...(least !== undefined && least < most && { least }),
  };
}

/** How many answers the output is shared by. */
export function answersIn(output: OutputTokens): number {
  return output.kind === 'none' ? 1 : (output.answers?.value ?? 1);
}
