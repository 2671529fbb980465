import type { ParameterValue } from '../prompt/model';
import type { ServiceTier } from './priceRow';

/** Parameters of a request, under the library's own names. */
export type Parameters = Readonly<Record<string, ParameterValue>>;

/** A parameter as it is written, with its value. */
export interface Parameter<Value> {
  readonly parameter: string;
  readonly value: Value;
}

/** How a call is served. */
export interface Served {
  /** Standard if left out. */
  readonly service?: 'standard' | ServiceTier;
  /** True where the model is to run in a region that the call names, at a surcharge. */
  readonly dataResidency?: boolean;
  /** What of its price is left open, as sentences in plain text: with any, the cost is an estimate. */
  readonly open?: readonly string[];
}

/** `config.maxOutputTokens` and `max_output_tokens` are the same parameter: its last name without case and separators. */
export function plainName(parameter: string): string {
  const last = parameter.slice(parameter.lastIndexOf('.') + 1);
  return last.replace(/[_-]/g, '').toLowerCase();
}

/** A number above 0; others mean "no limit" or nothing to those who accept them. */
export function positiveInteger(value: ParameterValue): number | null {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** The parameter by which a call has its prompt answered several times, each answer being billed; null where none has. */
export function answersOf(parameters: Parameters): Parameter<number> | null {
  let most: Parameter<number> | null = null;
  for (const [parameter, written] of Object.entries(parameters)) {
    const value = answers.has(plainName(parameter)) ? positiveInteger(written) : null;
    if (value !== null && value > (most?.value ?? 1)) most = { parameter, value };
  }
  return most;
}

/**
 * The budget for thoughts that the AI SDK adds to the cap of a call of Claude (`providerOptions.anthropic.thinking`,
 * `providerOptions.bedrock.reasoningConfig`); null where it adds none. Checked 2026-11-29 in `@ai-sdk/anthropic`:
 * `max_tokens = maxTokens + thinkingBudget`, and 1,024 where thinking is enabled without a budget.
 */
export function thoughtsOnTop(
  { format, model }: { readonly format: string; readonly model: string },
  parameters: Parameters,
): Parameter<number> | null {
  if (format !== 'vercel-ai' || !/claude|anthropic/i.test(model)) return null;
  for (const holder of ['thinking', 'reasoning_config']) {
    if (parameters[`${holder}.type`] !== 'enabled') continue;
    const parameter = `${holder}.budget_tokens`;
    const value = positiveInteger(parameters[parameter] ?? null);
    return { parameter, value: value ?? budgetOfSdk };
  }
  return null;
}

const budgetOfSdk = 1024;

const answers = new Set(['n', 'bestof', 'candidatecount']);

/**
 * How a call is served by what its parameters say: `service_tier` of OpenAI and Anthropic, Anthropic's `speed: "fast"`,
 * Bedrock's `serviceTier: {type: …}` and `performanceConfig: {latency: …}`. What names other rates goes before what asks
 * for the standard ones.
 */
export function servedAs(parameters: Parameters): Served {
  const said = Object.entries(parameters).flatMap(([parameter, value]) =>
    typeof value === 'string' ? (servedBy(parameter, value) ?? []) : [],
  );
  return said.find(({ service }) => service !== undefined) ?? said[0] ?? {};
}

/** What one parameter says; null where that are the standard rates, or nothing. */
function servedBy(parameter: string, value: string): Served | null {
  const named = value.toLowerCase();
  const name = plainName(parameter.replace(/\.(?:type|latency)$/, ''));
  if (name === 'speed' && named === 'fast') return { service: named };
  if (name !== 'servicetier' && name !== 'performanceconfig') return null;
  if (named === 'priority' || named === 'flex' || named === 'batch') return { service: named };
  if (standardNames.has(named)) return null;
  const why =
    named === 'auto'
      ? 'the settings of the project decide how the call is served'
      : 'what is billed for that is not known';
  return { open: [`The call says ${parameter} = ${value}: ${why}. Standard rates are assumed.`] };
}

const standardNames = new Set(['default', 'standard', 'standard_only', 'on_demand']);

/** Whether the call has only that cached which it marks: OpenAI's `prompt_cache_options: {mode: "explicit"}`. */
export function cachesOnlyMarked(parameters: Parameters): boolean {
  return Object.entries(parameters).some(
    ([parameter, value]) => /prompt_?cache_?options\.mode$/i.test(parameter) && value === 'explicit',
  );
}

/**
 * The parameter that keeps the call in a region, as written, Anthropic's `inference_geo: "us"` or the region of a client
 * of Google's; null where none does.
 */
export function regionOf(parameters: Parameters): string | null {
  for (const [parameter, value] of Object.entries(parameters)) {
    if (!regions.has(plainName(parameter)) || typeof value !== 'string') continue;
    if (value.toLowerCase() !== 'global') return `${parameter} = ${value}`;
  }
  return null;
}

const regions = new Set(['inferencegeo', 'region']);

/** Whether an address keeps calls of OpenAI in a region: `eu.api.openai.com`, `us.api.openai.com`. */
export function isRegional(server: string): boolean {
  return /^[a-z]{2}\.api\.openai\.com$/.test(server);
}
