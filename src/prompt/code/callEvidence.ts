import type { Evidence } from '../evidence';
import type { ParameterValue } from '../model';
import type { ModelName } from '../modelName';
import { providerInName, splitModelName } from '../modelName';
import type { TemplateLanguage } from '../templates/template';
import type { PromptCollector } from './collector';
import type { Env } from './environment';
import { entryOf, importsAny, namedArgument } from './environment';
import { argumentOf, firstArgument } from './arguments';
import { constantScalar, constantString } from './constants';
import { readContent } from './content';
import { fragmentsOf } from './fragments';
import type { CallShape, Library, Slot } from './library';
import type { Links } from './links';
import type { Turns } from './messages';
import { readMessages, readReturned } from './messages';
import { isMessage } from './messageShapes';
import { modelKeywords, modelOf, modelOfConstruction, providerOfCallee } from './modelOf';
import { calleePath, normalised } from './names';
import type { Reading } from './reading';
import type { Placed } from './resolve';
import { resolveValue } from './resolve';
import type { CallExpr, Expr } from './syntax';

/** Prompts of the calls that a library knows: those that send first, those that only hold text after them. */
export function promptsOfCalls(reading: Reading, collector: PromptCollector): void {
  const matches = reading.program.calls.flatMap(({ call, env }) => {
    const found = shapeOf(call, env, reading);
    return found === null ? [] : [{ call, env, ...found }];
  });
  for (const holding of [false, true]) {
    for (const { call, env, shape, library } of matches) {
      if ((shape.holds === true) !== holding) continue;
      const callee = calleePath(call.callee).join('.');
      const evidence = { kind: holding ? 'held' : 'call', callee, library: library.id } as const;
      addCall(call, env, shape, evidence, reading, collector);
    }
  }
}

/** The body of a request that is sent without a library: an object with a model and what it is asked. */
const requestBody: CallShape = {
  format: 'request-body',
  callee: [],
  holds: true,
  slots: [
    { at: ['system', 'systemInstruction'], holds: 'text', role: 'system' },
    { at: ['messages', 'contents'], holds: 'messages', role: 'user' },
    { at: ['prompt'], holds: 'text', role: 'user' },
  ],
};
export const askedKeys = ['messages', 'contents', 'prompt'];
export const bodyKeys = [
  'model',
  'generationConfig',
  'max_tokens',
  'max_completion_tokens',
  'anthropic_version',
];

/** Prompts in request bodies that no call of a library sends. */
export function promptsOfBodies(reading: Reading, collector: PromptCollector): void {
  for (const { value, env } of reading.program.holders) {
    if (value.kind !== 'object') continue;
    const has = (key: string): boolean => entryOf(value, key) !== null;
    if (!bodyKeys.some(has) || !askedKeys.some(has)) continue;
    const argument = { name: null, value, spread: false, span: value.span };
    const callee = { kind: 'opaque', children: [], span: value.span } as const;
    const call = { kind: 'call', callee, args: [argument], span: value.span } as const;
    addCall(call, env, requestBody, { kind: 'messages' }, reading, collector);
  }
}

function shapeOf(
  call: CallExpr,
  env: Env,
  { index, links }: Reading,
): { readonly shape: CallShape; readonly library: Library } | null {
  const found = index.calls
    .find(calleePath(call.callee))
    .find(
      ({ shape, library }) =>
        (shape.needsImport !== true || importsAny(env.file, library.modules)) &&
        (shape.on === undefined || isMadeBy(call, env, shape.on, links)) &&
        shape.slots.some((slot) => firstArgument(call, slot.at, env, links) !== null),
    );
  return found ?? null;
}

/** Whether the receiver of a method is what one of these constructions made. */
function isMadeBy({ callee }: CallExpr, env: Env, constructions: readonly string[], links: Links): boolean {
  if (callee.kind !== 'member') return false;
  const { value } = resolveValue(callee.object, env, links);
  if (value.kind !== 'call') return false;
  const path = calleePath(value.callee).map(normalised);
  return constructions.some((suffix) => {
    const segments = suffix.split('.');
    return segments.every((segment, i) => path[path.length - segments.length + i] === segment);
  });
}

function addCall(
  call: CallExpr,
  env: Env,
  shape: CallShape,
  evidence: Evidence,
  reading: Reading,
  collector: PromptCollector,
): void {
  const read = shape.slots.flatMap((slot) => {
    const argument = argumentOfSlot(call, slot, env, reading.links);
    if (argument === null) return [];
    if (shape.onlyMessages === true && !isMessageList(argument.value, argument.env, slot, reading)) return [];
    return [readSlot(argument.value, argument.env, slot, call, reading)];
  });
  const held =
    reading.program.holders.find(({ value, kind }) => value === call && kind === 'assign')?.name ?? null;
  const named =
    modelOfCall(call, env, shape, reading) ??
    (shape.holds === true ? modelOfChain(call, held, reading) : null) ??
    modelOfFile(shape, reading);
  const sent = read.flatMap((turns) => turns.sent);
  // What only holds a text does not send it again.
  if (
    shape.holds === true &&
    sent.every(({ text }) => fragmentsOf(text).every((each) => collector.isClaimed(each)))
  ) {
    return;
  }
  const about = {
    format: shape.format,
    evidence,
    provider: named?.provider ?? providerOfCall(call, env, shape, reading),
    model: named?.model ?? null,
    parameters: parametersOf(call, env, reading.links),
    call: call.span,
    name: held,
  };
  collector.add(
    sent,
    read.flatMap(({ alternatives }) => alternatives),
    about,
    env,
  );
}

/** The argument that fills a slot; with `rest` a list of it and those behind it. */
export function argumentOfSlot(call: CallExpr, slot: Slot, env: Env, links: Links): Placed | null {
  if (slot.holds === 'unit') return unitOf(call, slot, env, links);
  const first = firstArgument(call, slot.at, env, links);
  if (first === null || slot.rest !== true) return first;
  const positional = call.args.filter(({ name }) => name === null);
  const items = positional.slice(positional.findIndex(({ value }) => value === first.value));
  return { value: { kind: 'list', span: call.span, items }, env };
}

/** The arguments of a unit as one text, from the first to the last. */
function unitOf(call: CallExpr, slot: Slot, env: Env, links: Links): Placed | null {
  const found = slot.at.flatMap((path) => firstArgument(call, [path], env, links) ?? []);
  const [first] = found;
  if (first === undefined) return null;
  const operands = found.filter((argument) => argument.env === first.env).map(({ value }) => value);
  const span = {
    start: Math.min(...operands.map((operand) => operand.span.start)),
    end: Math.max(...operands.map((operand) => operand.span.end)),
  };
  return { value: { kind: 'concat', operands, span }, env: first.env };
}

/** Reads what stands in a slot of a call. */
export function readSlot(expr: Expr, env: Env, slot: Slot, call: CallExpr, reading: Reading): Turns {
  const language = languageOf(slot, call);
  if (slot.holds === 'messages') return readMessages(expr, env, reading, { role: slot.role, language });
  // A system text may be a list of blocks, or one or more message objects.
  const { value, env: at } = resolveValue(expr, env, reading.links);
  if (
    isMessage(value, at, reading) ||
    (value.kind === 'list' && value.items.some((item) => isMessage(item.value, at, reading)))
  ) {
    return readMessages(value, at, reading, { role: slot.role, language });
  }
  const text = readContent(expr, env, reading, language);
  return { sent: [{ role: slot.role, text }], alternatives: [] };
}

function isMessageList(expr: Expr, env: Env, slot: Slot, reading: Reading): boolean {
  const { value, env: at } = resolveValue(expr, env, reading.links);
  if (value.kind === 'function') {
    return readReturned(value, at, reading, { role: slot.role, language: null }) !== null;
  }
  if (isMessage(value, at, reading)) return true;
  return (
    value.kind === 'list' &&
    value.items.some((item) => {
      const resolved = resolveValue(item.value, at, reading.links);
      return isMessage(resolved.value, resolved.env, reading);
    })
  );
}

function modelOfCall(call: CallExpr, env: Env, shape: CallShape, reading: Reading): ModelName | null {
  for (const path of shape.model ?? modelKeywords) {
    const argument = firstArgument(call, [path], env, reading.links);
    const found = argument === null ? null : modelOf(argument.value, argument.env, reading.links);
    if (found !== null) return found;
  }
  // `Agent("openai:gpt-5")`: a first argument that names a provider; a bare word would be the agent's name.
  const first = shape.model === undefined ? firstArgument(call, [0], env, reading.links) : null;
  const written = first === null ? null : constantString(first.value, first.env, reading.links);
  if (written !== null && /^[\w-]+[:/]\S+$/.test(written)) {
    const found = splitModelName(written);
    if (found.provider !== null) return found;
  }
  // `model.generate_content(…)`, `agent.run(…)`: the receiver was made with the model.
  let receiver = call.callee.kind === 'member' ? call.callee.object : null;
  while (receiver !== null) {
    const found = modelOf(receiver, env, reading.links);
    if (found !== null) return found;
    receiver = receiver.kind === 'member' ? receiver.object : null;
  }
  return null;
}

/** `prompt | ChatOpenAI(model="…")`: the model that a prompt class, or the variable that holds it, is piped into. */
function modelOfChain(call: CallExpr, held: string | null, { program, links }: Reading): ModelName | null {
  for (const { value, env } of program.holders) {
    if (value.kind !== 'opaque') continue;
    const { children } = value;
    const at = children.findIndex(
      (child) => child === call || (child.kind === 'name' && child.name === held),
    );
    if (at < 0) continue;
    for (const next of children.slice(at + 1)) {
      const found = modelOf(next, env, links);
      if (found !== null) return found;
    }
  }
  return null;
}

/** The model that another call of the file names for all. */
function modelOfFile({ modelOfFile: callee }: CallShape, { program, links }: Reading): ModelName | null {
  if (callee === undefined) return null;
  const found = program.calls.find(({ call }) => calleePath(call.callee).join('.') === callee);
  return found === undefined ? null : modelOfConstruction(found.call, found.env, links);
}

/** The provider of a call without a visible model: its client's, if that is no other server's. */
function providerOfCall(call: CallExpr, env: Env, shape: CallShape, reading: Reading): string | null {
  let receiver = call.callee.kind === 'member' ? call.callee.object : null;
  while (receiver !== null) {
    const { value, env: at } = resolveValue(receiver, env, reading.links);
    if (value.kind === 'call') {
      const base = namedArgument(value, 'base_url');
      if (base !== null) return providerInName(constantString(base, at, reading.links) ?? '');
      return providerOfCallee(value.callee, at) ?? shape.provider ?? null;
    }
    receiver = receiver.kind === 'member' ? receiver.object : null;
  }
  return shape.provider ?? null;
}

function parametersOf(call: CallExpr, env: Env, links: Links): Record<string, ParameterValue> {
  const found: Record<string, ParameterValue> = {};
  for (const name of parameterNames) {
    for (const [prefix, holder] of [
      ['', call],
      ['config.', argumentOf(call, 'config', env, links)?.value],
    ] as const) {
      if (holder === undefined) continue;
      const argument = firstArgument(call, [`${prefix}${name}`], env, links);
      if (argument === null) continue;
      const value = constantScalar(argument.value, argument.env, links);
      if (value !== undefined) found[asWritten(call, name)] = value;
    }
  }
  return found;
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

function languageOf(slot: Slot, call: CallExpr): TemplateLanguage | null {
  return typeof slot.language === 'function' ? slot.language(call) : (slot.language ?? null);
}

/** Arguments that are parameters of a request. */
export const parameterNames = [
  'temperature',
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  'max_tokens_to_sample',
  'top_p',
  'top_k',
  'stop',
  'seed',
  'n',
  'frequency_penalty',
  'presence_penalty',
  'reasoning_effort',
  'service_tier',
  'stream',
];
