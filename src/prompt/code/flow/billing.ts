import type { Billing, CacheTtl, Purpose } from '../../request';
import { firstArgument } from './arguments';
import { isInBatch } from './batches';
import { constantScalar, constantString } from './constants';
import type { Env } from './environment';
import { entryOf, hasFields, receiverName } from './environment';
import { nameOf } from './jsonValues';
import type { Links } from './links';
import { listItems } from './lists';
import { eachBlock } from './messageBlocks';
import { roleKey } from './messageShapes';
import { normalised } from './names';
import type { ModelFrom } from './modelOf';
import { possibleModels } from './modelOf';
import { openModel } from './openModel';
import type { ModelSettings } from './modelSettings';
import { capChoice, freeParameters, hasCap, parametersOf, undecided, unreadCap } from './parameters';
import type { Placed } from './resolve';
import { maximumDepth, resolveValue } from './resolve';
import { servingOf } from './serverOf';
import type { CallExpr, Expr } from '../syntax/syntax';
import { toolTurnsIn } from './toolTurns';

/** Expressions of one call that are looked at for marks: names may double. */
const mostExpressions = 5000;

/** What is known of a call before. */
interface Known {
  readonly format: string;
  readonly purpose: Purpose;
  readonly model: ModelFrom | null;
  /** What it is given as messages or texts. */
  readonly given: readonly Placed[];
  /** True if it sends nothing itself, or all that is spread into it is text. */
  readonly holds: boolean;
  /** What its model is made with. */
  readonly made: ModelSettings;
}

/** What a call asks for beside its messages, and is billed for. */
export function billingOf(
  call: CallExpr,
  { format, purpose, model, given, holds, made }: Known,
  env: Env,
  links: Links,
): Billing {
  const open = model === null ? null : openModel(model.from, links);
  return {
    purpose,
    earlierTurns: earlierTurns(call, format, env, links),
    toolTurns: toolTurnsIn(given, links),
    speakers: speakers(given, links),
    cacheMarks: cacheMarks(call, env, links),
    answerKinds: answerKinds(call, env, links),
    undecidedService: undecided(call, serviceParameters, env, links),
    undecidedAnswers:
      undecided(call, withN.has(format) ? ['n', ...answerParameters] : answerParameters, env, links) ??
      made.undecidedAnswers,
    unseenArguments: holds ? [] : [...unseenArguments(call, env, links), ...unreadBudget(call, env, links)],
    searchesWeb: gives(call, 'web_search_options', env, links),
    predictsAnswer: gives(call, 'prediction', env, links) && predicting.has(format),
    unreadCap:
      unreadCap(call, env, links) ?? (hasCap(parametersOf(call, env, links)) ? null : made.unreadCap),
    capChoice: hasCap(parametersOf(call, env, links)) ? capChoice(call, env, links) : made.capChoice,
    inBatch: isInBatch(call, env, links),
    ...servingOf(call, env, links),
    writtenModel: model?.name.written ?? null,
    otherModels:
      model === null
        ? []
        : [...new Set([...possibleModels(model.from, links), ...(open?.given ?? [])])].filter(
            (name) => name !== model.name.model,
          ),
    openModel: open?.sentence ?? null,
    storedPrompt: format === 'openai-responses' ? storedPrompt(call, env, links) : null,
    agent: null,
    cachedContent: namesOf(call, ['cached_content', 'config.cached_content'], env, links),
    documents: format === 'cohere' ? namesOf(call, ['documents'], env, links) : [],
  };
}

/** Whether an argument is given that is more than nothing. */
function gives(call: CallExpr, path: string, env: Env, links: Links): boolean {
  const found = firstArgument(call, [path], env, links);
  return found !== null && found.value.kind !== 'scalar';
}

/** Formats whose `prediction` is one of the answer. */
const predicting: ReadonlySet<string> = new Set(['openai-chat', 'azure-openai', 'litellm', 'request-body']);

/** Arguments that name turns which the provider keeps, beside `previous_response_id`, by the format of the call. */
const conversations: Readonly<Record<string, readonly string[]>> = {
  'openai-responses': ['conversation'],
  'openai-agents': ['conversation_id', 'session'],
};

function earlierTurns(call: CallExpr, format: string, env: Env, links: Links): string[] {
  const chat = sentBefore(call, format, env);
  if (chat !== null) return [chat];
  return namesOf(call, ['previous_response_id', ...(conversations[format] ?? [])], env, links);
}

/** What some arguments are given, where it is more than nothing: a name as written, else that of the argument. */
function namesOf(call: CallExpr, paths: readonly string[], env: Env, links: Links): string[] {
  return paths.flatMap((path) => {
    const found = firstArgument(call, [path], env, links);
    if (found === null || found.value.kind === 'scalar') return [];
    if (found.value.kind === 'list' && found.value.items.length === 0) return [];
    return [found.value.kind === 'name' || found.value.kind === 'member' ? nameOf(found.value) : path];
  });
}

/** The chat that the same lines have sent something before, which it sends again: `chat.send_message(…)`. */
function sentBefore(call: CallExpr, format: string, env: Env): string | null {
  const chatOf = ({ callee }: CallExpr): string | null =>
    callee.kind === 'member' && /^sendmessage/.test(normalised(callee.property))
      ? receiverName(callee.object)
      : null;
  const chat = format === 'google-genai' ? chatOf(call) : null;
  if (chat === null) return null;
  const isBefore = env.calls.some((other) => other.span.end <= call.span.start && chatOf(other) === chat);
  return isBefore ? chat : null;
}

/** `prompt={"id": "pmpt_…"}`: a text that the provider keeps, by its id or as written. */
function storedPrompt(call: CallExpr, env: Env, links: Links): string | null {
  const found = firstArgument(call, ['prompt'], env, links);
  if (found === null || found.value.kind === 'scalar') return null;
  const { value, env: at } = resolveValue(found.value, found.env, links);
  const id = entryOf(value, 'id');
  return (id === null ? null : constantString(id, at, links)) ?? nameOf(id ?? found.value);
}

/** The names that messages give their speakers, of which a model is shown each: `{"role": "system", "name": "example_user"}`. */
function speakers(given: readonly Placed[], links: Links): string[] {
  const found: string[] = [];
  eachBlock(given, links, (block, env) => {
    const role = entryOf(block, roleKey);
    const name = role === null ? null : entryOf(block, 'name');
    if (name === null || name.kind === 'scalar') return false;
    // A result names its tool, as the call of it has done.
    if (constantString(role!, env, links) !== 'tool') found.push(constantString(name, env, links) ?? '');
    return false;
  });
  return found;
}

/** Marks of Anthropic, OpenAI and Bedrock. */
const markKeys = ['cache_control', 'prompt_cache_breakpoint', 'cachePoint'];

/** Where marks may stand: in the request itself, its system text, messages and tools, and the blocks of these. */
const marked = ['system', 'messages', 'tools', 'content', 'function', 'providerOptions', 'anthropic'];

function cacheMarks(call: CallExpr, env: Env, links: Links): CacheTtl[] {
  const found: CacheTtl[] = [];
  let looked = 0;
  const walk = (expr: Expr, at: Env, depth: number): void => {
    if (depth > maximumDepth || ++looked > mostExpressions) return;
    const items = listItems(expr, at, links);
    if (items !== null) return items.forEach((item) => walk(item.value, item.env, depth + 1));
    const { value, env: inner } = resolveValue(expr, at, links);
    if (value.kind === 'list') return value.items.forEach((item) => walk(item.value, inner, depth + 1));
    if (value.kind === 'concat') return value.operands.forEach((each) => walk(each, inner, depth + 1));
    if (!hasFields(value) && value.kind !== 'call') return;
    const [mark = null] = markKeys.flatMap((key) => entryOf(value, key) ?? []);
    if (mark !== null && mark.kind !== 'scalar') found.push(lifetime(mark, inner, links));
    for (const key of marked) {
      const entry = entryOf(value, key);
      if (entry !== null) walk(entry, inner, depth + 1);
    }
  };
  const own = firstArgument(call, ['cache_control'], env, links);
  if (own !== null && own.value.kind !== 'scalar') found.push(lifetime(own.value, own.env, links));
  for (const key of marked) {
    const argument = firstArgument(call, [key], env, links);
    if (argument !== null) walk(argument.value, argument.env, 0);
  }
  return found;
}

function lifetime(mark: Expr, env: Env, links: Links): CacheTtl {
  const { value, env: at } = resolveValue(mark, env, links);
  const ttl = entryOf(value, 'ttl');
  return ttl !== null && constantString(ttl, at, links) === '1h' ? '1h' : '5m';
}

const modalities = [
  'modalities',
  'response_modalities',
  'config.response_modalities',
  'providerOptions.google.responseModalities',
];

function answerKinds(call: CallExpr, env: Env, links: Links): string[] {
  const found = firstArgument(call, modalities, env, links);
  if (found === null) return [];
  const { value, env: at } = resolveValue(found.value, found.env, links);
  return (listItems(value, at, links) ?? []).flatMap((item) => {
    // `Modality.AUDIO` names it, too.
    const written =
      item.value.kind === 'member' ? item.value.property : constantString(item.value, item.env, links);
    return written?.toLowerCase() ?? [];
  });
}

const serviceParameters = ['service_tier', 'service_tier.type', 'performance_config.latency', 'speed'];
const answerParameters = ['best_of', 'candidate_count'];

/** Formats whose `n` is a number of answers; elsewhere a name so short may be anything. */
const withN: ReadonlySet<string> = new Set([
  'openai-chat',
  'azure-openai',
  'openai-completions',
  'litellm',
  'instructor',
  'request-body',
]);

/** What is spread into the arguments of a call and is not in sight, or says one or another thing: `**options`. */
function unseenArguments(call: CallExpr, env: Env, links: Links): string[] {
  const objects = call.args.flatMap(({ value }) => (value.kind === 'object' ? [value] : []));
  const spreads = [...call.args, ...objects.flatMap(({ entries }) => entries)].filter(({ spread }) => spread);
  return spreads.flatMap(({ value: spread }) => {
    const { value } = resolveValue(spread, env, links);
    const options = value.kind === 'choice' ? value.options : [value];
    return options.every((option) => isHarmless(option, value === option)) ? [] : [nameOf(spread)];
  });
}

const budgets = ['providerOptions.anthropic.thinking', 'providerOptions.bedrock.reasoningConfig'];

/** The budget for thoughts that the AI SDK adds to the cap, where it is not in sight. */
function unreadBudget(call: CallExpr, env: Env, links: Links): string[] {
  const found = firstArgument(
    call,
    budgets.map((path) => `${path}.budgetTokens`),
    env,
    links,
  );
  return found === null || constantScalar(found.value, found.env, links) !== undefined
    ? []
    : [nameOf(found.value)];
}

/** Whether something spread is in sight: what is there in any case is read with the call, and what may be costs nothing. */
function isHarmless(option: Expr, isCertain: boolean): boolean {
  if (option.kind === 'scalar' || option.kind === 'list') return true;
  if (!hasFields(option)) return false;
  return (
    isCertain ||
    (option.kind === 'object' &&
      option.entries.every(({ key }) => key !== null && freeParameters.has(normalised(key))))
  );
}
