import type { Role } from '../model';
import { roleNamed, roleOfConstant } from '../roles';
import type { TemplateLanguage } from '../templates/template';
import type { Env, Program } from './environment';
import {
  argumentOf,
  constantString,
  maximumDepth,
  resolveFunction,
  resolveName,
  resolveValue,
} from './resolve';
import { entryOf, hasFields, positionalArgument, receiverName } from './environment';
import type { ArgumentPath, LibraryIndex, MessageShape } from './library';
import { calleePath } from './names';
import type { CallExpr, Expr, FunctionExpr, ListExpr } from './syntax';
import type { Text, TextRules } from './text';
import { fragmentsOf, importsAny, noText, readText } from './text';

/** One message as it goes over the wire, with the texts that may stand in it. */
export interface Turn {
  readonly role: Role;
  readonly text: Text;
}

/** The messages of a call, and those that a condition may put in their place. */
export interface Turns {
  readonly sent: readonly Turn[];
  readonly alternatives: readonly Turn[];
}

/** All that reading needs to know of its file. */
export interface Reading {
  readonly program: Program;
  readonly rules: TextRules;
  readonly index: LibraryIndex;
}

interface Slot {
  /** Role of a text without one. */
  readonly role: Role;
  readonly language: TemplateLanguage | null;
}

/** Reads what stands in a `messages` slot: a list, a name for one, a function that returns one, or a mere text. */
export function readMessages(expr: Expr, env: Env, reading: Reading, slot: Slot, depth = 0): Turns {
  if (depth > maximumDepth) return none;
  switch (expr.kind) {
    case 'list':
      return readList(expr, env, reading, slot, depth);
    case 'concat': {
      const lists = expr.operands.map((operand) => readMessagesIfList(operand, env, reading, slot, depth));
      return lists.some((turns) => turns !== null)
        ? joined(lists.map((turns) => turns ?? none))
        : readTextTurn(expr, env, reading, slot);
    }
    case 'name':
      return readNamedList(expr, env, reading, slot, depth);
    case 'choice': {
      const read = expr.options.map((option) => readMessages(option, env, reading, slot, depth + 1));
      const [first, ...others] = read.filter(({ sent }) => sent.length > 0);
      if (first === undefined) return none;
      return {
        sent: first.sent,
        alternatives: [...first.alternatives, ...others.flatMap(({ sent }) => sent)],
      };
    }
    case 'call':
    case 'object':
      return readMessage(expr, env, reading, slot, depth) ?? readTextTurn(expr, env, reading, slot);
    case 'member': {
      const { value, env: at } = resolveValue(expr, env);
      return value.kind === 'list' || value.kind === 'object'
        ? readMessages(value, at, reading, slot, depth + 1)
        : readTextTurn(expr, env, reading, slot);
    }
    case 'function':
      return readReturned(expr, reading, slot, depth) ?? readTextTurn(expr, env, reading, slot);
    default:
      return readTextTurn(expr, env, reading, slot);
  }
}

/** The messages of what a callback returns: `() => ({ messages: [...] })`; null if it returns a text. */
export function readReturned(expr: FunctionExpr, reading: Reading, slot: Slot, depth = 0): Turns | null {
  const env = reading.program.envs.get(expr.scope);
  if (env === undefined) return null;
  const read = expr.scope.statements.flatMap((statement) => {
    if (statement.kind !== 'return') return [];
    const { value, env: at } = resolveValue(statement.value, env);
    const messages =
      value.kind === 'object' ? entryOf(value, 'messages') : value.kind === 'list' ? value : null;
    return messages === null ? [] : [readMessages(messages, at, reading, slot, depth + 1)];
  });
  const [first, ...others] = read;
  if (first === undefined) return null;
  return {
    sent: first.sent,
    alternatives: [...first.alternatives, ...others.flatMap(({ sent }) => sent)],
  };
}

/** True for an object, tuple or construction that is a message by its own looks. */
export function isMessage(expr: Expr, env: Env, reading: Reading): boolean {
  if (expr.kind === 'call' && messageShape(expr, reading) !== null) {
    return isPromptMessage(expr, env, reading);
  }
  if (hasFields(expr)) return roleEntry(expr, env) !== null && contentEntry(expr) !== null;
  return expr.kind === 'list' && roleOfPair(expr, env) !== null;
}

const none: Turns = { sent: [], alternatives: [] };

function joined(all: readonly Turns[]): Turns {
  return {
    sent: all.flatMap(({ sent }) => sent),
    alternatives: all.flatMap(({ alternatives }) => alternatives),
  };
}

function readList(list: ListExpr, env: Env, reading: Reading, slot: Slot, depth: number): Turns {
  const pair = roleOfPair(list, env);
  if (pair !== null) {
    return {
      sent: [
        {
          role: pair,
          text: readText(list.items[1]!.value, env, reading.program, reading.rules, slot.language),
        },
      ],
      alternatives: [],
    };
  }
  return joined(
    list.items.map(({ value, spread }) =>
      spread
        ? readMessages(value, env, reading, slot, depth + 1)
        : (readMessage(value, env, reading, slot, depth + 1) ?? readTextTurn(value, env, reading, slot)),
    ),
  );
}

function readMessagesIfList(expr: Expr, env: Env, reading: Reading, slot: Slot, depth: number): Turns | null {
  const { value, env: at } = resolveValue(expr, env);
  return value.kind === 'list'
    ? readMessages(
        expr.kind === 'name' ? expr : value,
        expr.kind === 'name' ? env : at,
        reading,
        slot,
        depth + 1,
      )
    : null;
}

/** A list under a name, with what the same scope appends, extends or inserts. */
function readNamedList(
  expr: Expr & { kind: 'name' },
  env: Env,
  reading: Reading,
  slot: Slot,
  depth: number,
): Turns {
  const binding = resolveName(expr, env);
  if (binding === null) return readTextTurn(expr, env, reading, slot);
  if (binding.kind === 'scope') return none;
  const values = binding.values.filter(
    ({ kind }) =>
      kind === 'list' || kind === 'object' || kind === 'call' || kind === 'concat' || kind === 'name',
  );
  const calls = binding.env.methodCalls.get(receiverName(expr)!) ?? [];
  const mutations = calls.filter((call) => listMutations.has(calleePath(call.callee).at(-1)!));
  if (
    values.every(({ kind }) => kind === 'concat' || kind === 'name' || kind === 'call') &&
    mutations.length === 0
  ) {
    const read = values
      .map((value) => readMessages(value, binding.env, reading, slot, depth + 1))
      .find(({ sent }) => sent.some(({ text }) => fragmentsOf(text).length > 0));
    // The name of a constant is kept by reading the text through the name.
    return read !== undefined && values[0]!.kind !== 'name' && !isText(values[0]!)
      ? read
      : readTextTurn(expr, env, reading, slot);
  }
  const parts: Turns[] = [];
  const [base, ...others] = values;
  if (base !== undefined) parts.push(readMessages(base, binding.env, reading, slot, depth + 1));
  for (const value of binding.appended) {
    parts.push(readMessages(value, binding.env, reading, slot, depth + 1));
  }
  for (const call of mutations) parts.push(readMutation(call, binding.env, reading, slot, depth));
  const turns = joined(parts);
  const branches = others.flatMap((value) => readMessages(value, binding.env, reading, slot, depth + 1).sent);
  return { sent: turns.sent, alternatives: [...turns.alternatives, ...branches] };
}

const listMutations = new Set(['append', 'push', 'extend', 'insert', 'unshift', 'add']);

function isText(expr: Expr): boolean {
  return (
    expr.kind === 'string' || (expr.kind === 'concat' && expr.operands.some(({ kind }) => kind === 'string'))
  );
}

function readMutation(call: CallExpr, env: Env, reading: Reading, slot: Slot, depth: number): Turns {
  const method = calleePath(call.callee).at(-1)!;
  const args = method === 'insert' ? call.args.slice(1) : call.args;
  return joined(
    args.map(({ value, spread }) =>
      method === 'extend' || spread
        ? readMessages(value, env, reading, slot, depth + 1)
        : (readMessage(value, env, reading, slot, depth + 1) ?? readTextTurn(value, env, reading, slot)),
    ),
  );
}

/** One message object, tuple or construction; null if the expression is none. */
function readMessage(expr: Expr, env: Env, reading: Reading, slot: Slot, depth: number): Turns | null {
  if (depth > maximumDepth) return null;
  switch (expr.kind) {
    case 'object':
      return readFields(expr, env, reading, slot);
    case 'list':
      return readList(expr, env, reading, slot, depth);
    case 'call': {
      const shape = messageShape(expr, reading);
      if (shape !== null) {
        const role =
          typeof shape.role === 'string'
            ? shape.role
            : roleOf(argumentAt(expr, shape.role.argument, env)?.value ?? null, env);
        const content = firstArgument(expr, shape.content, env);
        if (content === null) return none;
        const own = typeof shape.language === 'function' ? shape.language(expr) : shape.language;
        return {
          sent: [
            {
              role: role ?? slot.role,
              text: readContent(content.value, content.env, reading, own ?? slot.language),
            },
          ],
          alternatives: [],
        };
      }
      if (expr.record === true) return readFields(expr, env, reading, slot);
      const target = resolveFunction(expr.callee, env, reading.program);
      if (target === null) return null;
      const returned = target.scope.statements.flatMap((statement) =>
        statement.kind === 'return' ? [statement.value] : [],
      );
      const lists = returned.filter(
        (value) =>
          resolveValue(value, target).value.kind === 'list' ||
          resolveValue(value, target).value.kind === 'object',
      );
      return lists.length === 0
        ? null
        : joined(lists.slice(0, 1).map((value) => readMessages(value, target, reading, slot, depth + 1)));
    }
    case 'name':
    case 'member': {
      const { value, env: at } = resolveValue(expr, env);
      return value === expr || value.kind === 'string' || value.kind === 'concat'
        ? null
        : readMessage(value, at, reading, slot, depth + 1);
    }
    default:
      return null;
  }
}

/** A message whose role and content are fields; null if it has no content. */
function readFields(expr: Expr, env: Env, reading: Reading, slot: Slot): Turns | null {
  const said = roleEntry(expr, env);
  // Cohere calls the content of a message with a role `message`.
  const content = contentEntry(expr) ?? (said === null ? null : entryOf(expr, 'message'));
  if (content === null) return null;
  const role = said ?? slot.role;
  return { sent: [{ role, text: readContent(content, env, reading, slot.language) }], alternatives: [] };
}

function readTextTurn(expr: Expr, env: Env, reading: Reading, slot: Slot): Turns {
  const text = readText(expr, env, reading.program, reading.rules, slot.language);
  const isEmpty = fragmentsOf(text).length === 0 && text.runtime.length === 0;
  return isEmpty ? none : { sent: [{ role: slot.role, text }], alternatives: [] };
}

/** The content of a message: a text, or a list of content blocks. */
export function readContent(
  expr: Expr,
  env: Env,
  reading: Reading,
  language: TemplateLanguage | null,
  depth = 0,
): Text {
  if (depth > maximumDepth) return noText;
  const { value, env: at } =
    expr.kind === 'name' || expr.kind === 'member' ? resolveValue(expr, env) : { value: expr, env };
  if (value.kind === 'list') {
    const texts = value.items.map((item) => readContent(item.value, at, reading, language, depth + 1));
    return {
      own: null,
      included: texts.flatMap(fragmentsOf),
      alternatives: texts.flatMap(({ alternatives }) => alternatives),
      runtime: texts.flatMap(({ runtime }) => runtime),
    };
  }
  if (hasFields(value)) {
    const text = entryOf(value, 'text') ?? entryOf(value, 'content') ?? entryOf(value, 'parts');
    return text === null ? noText : readContent(text, at, reading, language, depth + 1);
  }
  return readText(expr, env, reading.program, reading.rules, language);
}

/** The first of the arguments that the call shows. */
export function firstArgument(
  call: CallExpr,
  paths: readonly ArgumentPath[],
  env: Env,
): { readonly value: Expr; readonly env: Env } | null {
  for (const path of paths) {
    const found = argumentAt(call, path, env);
    if (found !== null) return found;
  }
  return null;
}

function argumentAt(
  call: CallExpr,
  path: ArgumentPath,
  env: Env,
): { readonly value: Expr; readonly env: Env } | null {
  if (typeof path === 'number') {
    const value = positionalArgument(call, path);
    return value === null ||
      (hasFields(value) && call.args.length === 1 && path === 0 && contentEntry(value) === null)
      ? null
      : { value, env };
  }
  const [first, ...rest] = path.split('.');
  let found = argumentOf(call, first!, env);
  for (const key of rest) {
    if (found === null) return null;
    const { value, env: at } = resolveValue(found.value, found.env);
    const entry = entryOf(value, key);
    found = entry === null ? null : { value: entry, env: at };
  }
  return found;
}

function messageShape(call: CallExpr, { index, program }: Reading): MessageShape | null {
  const found = index.messages
    .find(calleePath(call.callee))
    .find(({ shape, library }) => shape.needsImport !== true || importsAny(program, library.modules));
  return found?.shape ?? null;
}

/** A construction such as `Message(role=…, content=…)` is one only if it shows a role that models know. */
function isPromptMessage(call: CallExpr, env: Env, reading: Reading): boolean {
  const shape = messageShape(call, reading);
  if (shape === null) return false;
  if (typeof shape.role === 'string') return firstArgument(call, shape.content, env) !== null;
  return roleOf(argumentAt(call, shape.role.argument, env)?.value ?? null, env) !== null;
}

function contentEntry(expr: Expr): Expr | null {
  return entryOf(expr, 'content') ?? entryOf(expr, 'parts') ?? entryOf(expr, 'text');
}

function roleEntry(expr: Expr, env: Env): Role | null {
  return roleOf(entryOf(expr, 'role'), env);
}

/** `"system"`, a constant for it, `Role.SYSTEM`, `ChatCompletionRequestMessageRoleEnum.System`. */
function roleOf(expr: Expr | null, env: Env): Role | null {
  if (expr === null) return null;
  const written = constantString(expr, env);
  if (written !== null) return roleNamed(written);
  return expr.kind === 'member' ? roleOfConstant(expr.property) : null;
}

/** `("system", "…")` and `["human", "…"]`: the role of a pair of role and text. */
function roleOfPair(list: ListExpr, env: Env): Role | null {
  if (list.items.length !== 2) return null;
  const first = list.items[0]!.value;
  if (first.kind !== 'string' || list.items[1]!.value.kind === 'object') return null;
  const written = constantString(first, env);
  // Pairs of label and value are common; only these words, written so, are roles.
  return written !== null && pairRoles.has(written) ? roleNamed(written) : null;
}

const pairRoles = new Set(['system', 'developer', 'human', 'user', 'ai', 'assistant']);
