import type { ParameterValue } from '../../model';
import type { CapChoice } from '../../request';
import { outputCaps } from '../../request';
import { argumentNames, firstArgument } from './arguments';
import { choiceOf, largestNumber } from './capChoice';
import { constantScalar } from './constants';
import type { Env } from './environment';
import { hasFields, receiversOf } from './environment';
import type { Links } from './links';
import { nameOf } from './jsonValues';
import { calleeName, normalised } from './names';
import type { Placed } from './resolve';
import { resolveValue } from './resolve';
import type { CallExpr, Expr } from '../syntax/syntax';

/** The request parameters whose values are in sight. */
export function parametersOf(call: CallExpr, env: Env, links: Links): Record<string, ParameterValue> {
  const found: Record<string, ParameterValue> = {};
  const given = argumentNames(call, env, links);
  const within = holders.filter((path) => given.has(normalised(path.split('.', 1)[0]!)));
  for (const name of parameterNames) {
    for (const prefix of ['', ...within.map((path) => `${path}.`)]) {
      if (prefix === '' && !given.has(normalised(name.split('.', 1)[0]!))) continue;
      const argument = firstArgument(call, [`${prefix}${name}`], env, links);
      if (argument === null) continue;
      const value = valueOf(name, argument, links);
      if (value !== undefined) found[asWritten(call, name)] = value;
    }
  }
  return found;
}

/** What a parameter is given; of the caps that a condition chooses from the largest. */
export function valueOf(name: string, argument: Placed, links: Links): ParameterValue | undefined {
  const largest = caps.has(normalised(name)) ? largestNumber(argument, links) : undefined;
  return largest ?? constantScalar(argument.value, argument.env, links);
}

/** The region that a client of Anthropic's models at Google is made for, which decides over what is billed. */
export function regionOfClient(call: CallExpr, env: Env, links: Links): Record<string, ParameterValue> {
  for (const receiver of receiversOf(call)) {
    const { value, env: at } = resolveValue(receiver, env, links);
    if (value.kind !== 'call' || !/^(?:async)?anthropicvertex$/i.test(calleeName(value.callee))) continue;
    const region = firstArgument(value, ['region'], at, links);
    const written = region === null ? undefined : constantScalar(region.value, region.env, links);
    return written === undefined ? {} : { region: written };
  }
  return {};
}

/** The parameter that caps the output, as written, where its value is not in sight; null where it is, or none is given. */
export function unreadCap(call: CallExpr, env: Env, links: Links): string | null {
  const unread = capsOf(call, env, links).find(({ name, argument }) => !isRead(name, argument, links));
  return unread === undefined ? null : asWritten(call, unread.name);
}

/** What the cap that holds may be, where a condition or a caller decides over it. */
export function capChoice(call: CallExpr, env: Env, links: Links): CapChoice | null {
  const read = capsOf(call, env, links).find(({ name, argument }) => isRead(name, argument, links));
  return read === undefined ? null : choiceOf(asWritten(call, read.name), read.argument, links);
}

function isRead(name: string, argument: Placed, links: Links): boolean {
  return valueOf(name, argument, links) !== undefined;
}

/** The caps that a call is given, most specific first. */
function capsOf(
  call: CallExpr,
  env: Env,
  links: Links,
): { readonly name: string; readonly argument: Placed }[] {
  return outputCaps.flatMap((name) => {
    const paths = [name, ...holders.map((path) => `${path}.${name}`)];
    const argument = firstArgument(call, paths, env, links);
    return argument === null ? [] : [{ name, argument }];
  });
}

const caps: ReadonlySet<string> = new Set(outputCaps.map(normalised));

/** The first of some parameters that has no value in sight, or several, as written: `n = k`; null where none has. */
export function undecided(
  call: CallExpr,
  parameters: readonly string[],
  env: Env,
  links: Links,
): string | null {
  for (const parameter of parameters) {
    const paths = [parameter, ...holders.map((holder) => `${holder}.${parameter}`)];
    const found = firstArgument(call, paths, env, links);
    if (found === null) continue;
    const { value, env: at } = resolveValue(found.value, found.env, links);
    // Its fields are parameters of their own: `serviceTier={"type": "flex"}`.
    if (hasFields(value)) continue;
    const options = value.kind === 'choice' ? value.options : [value];
    const values = new Set(options.map((option) => constantScalar(option, at, links)));
    if (values.size === 1 && !values.has(undefined)) continue;
    return found.value.kind === 'name' || found.value.kind === 'member'
      ? `${parameter} = ${nameOf(found.value)}`
      : parameter;
  }
  return null;
}

/** Whether one of some parameters caps the output. */
export function hasCap(parameters: Readonly<Record<string, ParameterValue>>): boolean {
  return outputCaps.some((cap) =>
    Object.keys(parameters).some((name) => normalised(name) === normalised(cap)),
  );
}

/** The spelling that the file uses: `maxTokens` or `max_tokens`. */
function asWritten(call: CallExpr, name: string): string {
  const wanted = normalised(name);
  const keys: string[] = [];
  const collect = (expr: Expr): void => {
    if (expr.kind === 'call' && expr.record === true) {
      for (const { name: field } of expr.args) if (field !== null) keys.push(field);
    }
    if (expr.kind !== 'object') return;
    for (const entry of expr.entries) {
      if (entry.key !== null) keys.push(entry.key);
      if (entry.value.kind === 'object') collect(entry.value);
    }
  };
  for (const argument of call.args) {
    if (argument.name !== null) keys.push(argument.name);
    collect(argument.value);
  }
  return keys.find((key) => normalised(key) === wanted) ?? name;
}

/** Arguments that hold parameters. */
const holders = [
  'config',
  'generationConfig',
  'inferenceConfig',
  'body',
  'body.textGenerationConfig',
  'extra_body',
  'model_settings',
  'settings',
  'options',
  'parameters',
  'providerOptions.openai',
  'providerOptions.anthropic',
  'providerOptions.bedrock',
];

/** Parameters that say how a model answers and that nobody bills. */
const samplingNames = [
  'temperature',
  'top_p',
  'top_k',
  'stop',
  'seed',
  'frequency_penalty',
  'presence_penalty',
  'stream',
];

/** Those, and what only goes along with a request, normalised. */
export const freeParameters: ReadonlySet<string> = new Set(
  [...samplingNames, 'user', 'metadata', 'store', 'timeout', 'signal', 'logit_bias', 'stop_sequences'].map(
    normalised,
  ),
);

/** Arguments that are parameters of a request. */
export const parameterNames = [
  ...outputCaps,
  ...samplingNames,
  'n',
  'best_of',
  'candidate_count',
  'reasoning_effort',
  'reasoning.effort',
  'output_config.effort',
  'thinking.type',
  'thinking.budget_tokens',
  'reasoning_config.type',
  'reasoning_config.budget_tokens',
  'thinking_config.thinking_budget',
  'thinking_config.thinking_level',
  'service_tier',
  'service_tier.type',
  'performance_config.latency',
  'speed',
  'inference_geo',
  'prompt_cache_options.mode',
  'prompt_cache_retention',
];
