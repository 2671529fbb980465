import type { ModelName } from '../../modelName';
import { makerOf, providerInName, splitModelName } from '../../modelName';
import type { Env } from './environment';
import { constantString } from './constants';
import { chainOf, namedArgument, positionalArgument } from './environment';
import { derivedFrom } from './derivedModel';
import type { Links } from './links';
import { modelOfConstant } from './modelConstants';
import { calleeName, calleePath, normalised } from './names';
import { oneOf } from './oneOf';
import type { Placed } from './resolve';
import { maximumDepth, resolveName, resolveValue } from './resolve';
import type { CallExpr, Expr } from '../syntax/syntax';

/** Keywords under which libraries take the model's name. */
export const modelKeywords = [
  'model',
  'model_name',
  'model_id',
  'engine',
  'azure_deployment',
  'deployment_name',
  'deployment',
  'ai_model_id',
  'llm',
  'chat_model',
  'model_client',
  'client',
  'chat_client',
  'chat_generator',
];

/** Methods of builders that do. */
const modelMethods = new Set(
  [
    ...modelKeywords,
    'default_options',
    'chat_language_model',
    'options',
    'get_chat_client',
    'get_response_client',
    'get_open_ai_response_client',
    'get_responses_client',
  ].map(normalised),
);

/**
 * The model an expression stands for: a string, a constant, an environment fallback, or a construction that takes
 * the name (`openai('gpt-5')`, `ChatAnthropic(model="…")`, `dspy.LM("openai/…")`). Null where it is not in sight.
 */
export function modelOf(expr: Expr, env: Env, links: Links, depth = 0): ModelName | null {
  if (depth > maximumDepth) return null;
  const text = constantString(expr, env, links);
  if (text !== null) return looksLikeModel(text) ? splitModelName(text) : null;
  const among = expr.kind === 'name' ? oneOf(expr, env, links) : null;
  if (among !== null) return firstModel(among, links, depth);
  const { value, env: at } = resolveValue(expr, env, links);
  if (value.kind === 'call') {
    return modelOfConstruction(value, at, links, depth) ?? firstModel(oneOf(value, at, links), links, depth);
  }
  const options =
    value.kind === 'choice'
      ? value.options.map((option) => ({ value: option, env: at }))
      : (oneOf(value, at, links) ?? []);
  const found = firstModel(options, links, depth);
  if (found !== null) return found;
  const constant = value.kind === 'member' ? modelOfConstant(value.property) : null;
  return constant === null ? null : splitModelName(constant);
}

function firstModel(options: readonly Placed[] | null, links: Links, depth: number): ModelName | null {
  for (const { value, env } of options ?? []) {
    const found = modelOf(value, env, links, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

/** A model, and the expression that stands for it. */
export interface ModelFrom {
  readonly name: ModelName;
  readonly from: Placed;
}

/** The model that something stands for, with where it stands; null where it is not in sight. */
export function modelFrom(from: Placed, links: Links): ModelFrom | null {
  const name = modelOf(from.value, from.env, links);
  return name === null ? null : { name, from };
}

/** The names of all models that something may stand for: more than one where a condition chooses among them. */
export function possibleModels({ value: expr, env }: Placed, links: Links, depth = 0): ReadonlySet<string> {
  const of = (options: readonly Expr[], at: Env): ReadonlySet<string> =>
    new Set(options.flatMap((value) => [...possibleModels({ value, env: at }, links, depth + 1)]));
  const found = depth > maximumDepth ? null : modelOf(expr, env, links);
  if (found === null) return new Set();
  const among = oneOf(expr, env, links);
  if (among !== null) {
    return new Set(among.flatMap((each) => [...possibleModels(each, links, depth + 1)]));
  }
  const binding = expr.kind === 'name' ? resolveName(expr, env, links) : null;
  if (binding?.kind === 'assigned' && binding.values.length > 0) return of(binding.values, binding.env);
  const { value, env: at } = resolveValue(expr, env, links);
  if (value.kind === 'choice') return of(value.options, at);
  const inTable = value === expr ? null : oneOf(value, at, links);
  if (inTable !== null) {
    return new Set(inTable.flatMap((each) => [...possibleModels(each, links, depth + 1)]));
  }
  if (value.kind !== 'call') return new Set([found.model]);
  const base = derivedFrom(value);
  if (base !== null) return of([base], at);
  const named = modelKeywords.flatMap((keyword) => namedArgument(value, keyword) ?? []);
  const given = of([...named, positionalArgument(value, 0)].flatMap((each) => each ?? []).slice(0, 1), at);
  return given.has(found.model) ? given : new Set([found.model]);
}

/** The model that a link of a builder names: `X.builder().modelName("…").build()`. */
export function modelOfChain(
  chain: readonly CallExpr[],
  env: Env,
  links: Links,
  depth = 0,
): ModelName | null {
  if (depth > maximumDepth) return null;
  for (const link of chain) {
    const method = normalised(calleeName(link.callee));
    const argument = modelMethods.has(method) ? positionalArgument(link, 0) : null;
    const found = argument === null ? null : modelOf(argument, env, links, depth + 1);
    if (found !== null) return withProvider(found, link, env);
  }
  return null;
}

/** Model of `Class(model=…)` or `factory('…')`, with the provider that the callee or its import names. */
export function modelOfConstruction(call: CallExpr, env: Env, links: Links, depth = 0): ModelName | null {
  const named = modelOfKeyword(call, env, links, depth);
  if (named !== null) return named;
  const base = derivedFrom(call);
  if (base !== null) return depth > maximumDepth ? null : modelOf(base, env, links, depth + 1);
  const chain = chainOf(call);
  const built = chain.length > 1 ? modelOfChain(chain, env, links, depth) : null;
  if (built !== null) return built;
  // `getAgent('planner')` names an agent, not a model.
  if (/^get(?!.*(model|client))/i.test(calleeName(call.callee))) return null;
  const first = positionalArgument(call, 0);
  if (first === null || (first.kind !== 'string' && first.kind !== 'name' && first.kind !== 'member')) {
    return modelOfId(call, env, links);
  }
  const found = modelOf(first, env, links, depth + 1);
  if (found === null) return modelOfId(call, env, links);
  // `AssistantAgent("user")` names an agent, too: only a known model or provider stands first in one.
  const given = withProvider(found, call, env);
  const isAgent = /agent|proxy|team|crew$/i.test(calleeName(call.callee));
  return isAgent && makerOf(found.model) === null && found.provider === null ? null : given;
}

/** The model that a keyword of a call names: `RubyLLM.chat(model: "…")`. */
export function modelOfKeyword(call: CallExpr, env: Env, links: Links, depth = 0): ModelName | null {
  for (const keyword of modelKeywords) {
    const argument = namedArgument(call, keyword);
    const found = argument === null ? null : modelOf(argument, env, links, depth + 1);
    if (found !== null) return withProvider(found, call, env);
  }
  return null;
}

/** `OpenAIChat(id="gpt-4o")`: an id that is the name of a model, whatever else ids are. */
function modelOfId(call: CallExpr, env: Env, links: Links): ModelName | null {
  const id = namedArgument(call, 'id');
  const written = id === null ? null : constantString(id, env, links);
  const provider = written === null ? null : makerOf(written);
  return provider === null ? null : { provider, model: written! };
}

function withProvider(found: ModelName, call: CallExpr, env: Env): ModelName {
  // The maker of the model is what is billed by; a gateway's class name says less.
  return {
    ...found,
    provider: makerOf(found.model) ?? found.provider ?? providerOfCallee(call.callee, env),
  };
}

/** The provider that a callee's own name, or the module it is imported from, tells. */
export function providerOfCallee(callee: Expr, { file }: Env): string | null {
  for (const segment of calleePath(callee)) {
    const named = providerInName(segment) ?? providerInName(file.imported.get(segment)?.module ?? '');
    if (named !== null) return named;
  }
  return null;
}

/** Model names have no blanks and some small letter; a sentence, a path or the name of a variable is none. */
function looksLikeModel(text: string): boolean {
  return text.length > 1 && text.length <= 120 && /^[\w@][\w.:/@-]*$/.test(text) && /[a-z]/.test(text);
}
