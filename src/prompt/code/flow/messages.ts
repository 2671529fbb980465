import type { Part } from '../../model';
import type { Role } from '../../roles';
import type { Span } from '../../span';
import type { TemplateLanguage } from '../../templates/template';
import { argumentAt, contentEntry, firstArgument } from './arguments';
import { isMadeAttachment } from './attachments';
import { conditionOf, inOtherBranches } from './blocks';
import type { Condition } from './blocks';
import { nothing, readContent } from './content';
import type { Env } from './environment';
import { enclosingClass, entryOf, isSelf, isWithin, receiverName } from './environment';
import type { Fragment, Text } from './fragments';
import { fragmentsOf } from './fragments';
import { enterCall } from './functions';
import {
  isPlaceholderPair,
  isWrittenMessage,
  messageShape,
  roleEntry,
  roleOf,
  roleOfPair,
} from './messageShapes';
import { calleeName, normalised } from './names';
import type { Reading } from './reading';
import { maximumDepth, resolveName, resolveValue } from './resolve';
import type { CallExpr, Expr, FunctionExpr, ListExpr } from '../syntax/syntax';
import { controlAt, readText } from './text';
import { isToolTurn } from './toolTurns';

/** One message as it goes over the wire, with the texts that may stand in it. */
export interface Turn {
  readonly role: Role;
  readonly text: Text;
  /** True where a condition sends it in place of others of the list. */
  readonly instead?: true;
}

/** The messages of a call, and those that a condition may put in their place. */
export interface Turns {
  readonly sent: readonly Turn[];
  readonly alternatives: readonly Turn[];
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
        ? joined(
            lists.map((turns, i) => turns ?? readMessages(expr.operands[i]!, env, reading, slot, depth + 1)),
          )
        : readTextTurn(expr, env, reading, slot);
    }
    case 'name':
      return readNamedList(expr, env, reading, slot, depth);
    case 'choice': {
      const read = expr.options.map((option) => readMessages(option, env, reading, slot, depth + 1));
      const some = read.filter(({ sent }) => sent.length > 0);
      const first = firstOf(some);
      // `[…] if asked else []`
      return first === null ? none : onCondition(first, some.length < read.length ? 'if' : null);
    }
    case 'opaque':
      return readEach(expr, env, reading, slot, depth) ?? readTextTurn(expr, env, reading, slot);
    case 'call': {
      const each = readEach(expr, env, reading, slot, depth);
      if (each !== null) return each;
      return readMessage(expr, env, reading, slot, depth) ?? readTextTurn(expr, env, reading, slot);
    }
    case 'object':
      return readMessage(expr, env, reading, slot, depth) ?? readTextTurn(expr, env, reading, slot);
    case 'member': {
      const { value, env: at } = resolveValue(expr, env, reading.links);
      if (value.kind !== 'list' && value.kind !== 'object') return readTextTurn(expr, env, reading, slot);
      const list = readMessages(value, at, reading, slot, depth + 1);
      if (value.kind !== 'list') return list;
      const elsewhere = readOtherMethods(expr, env, reading, slot, depth);
      const put = readMutations(mutationsOf(expr, env), [], env, expr.span, null, reading, slot, depth);
      return joined([list, ...elsewhere, ...put.map(({ turns }) => turns)]);
    }
    case 'function':
      return readReturned(expr, env, reading, slot, depth) ?? readTextTurn(expr, env, reading, slot);
    default:
      return readTextTurn(expr, env, reading, slot);
  }
}

/** The messages of what a callback returns: `() => ({ messages: [...] })`; null if it returns a text. */
export function readReturned(
  expr: FunctionExpr,
  around: Env,
  reading: Reading,
  slot: Slot,
  depth = 0,
): Turns | null {
  const env = around.file.envs.get(expr.scope);
  if (env === undefined) return null;
  const read = expr.scope.statements.flatMap((statement) => {
    if (statement.kind !== 'return') return [];
    const { value, env: at } = resolveValue(statement.value, env, reading.links);
    const messages =
      value.kind === 'object' ? entryOf(value, 'messages') : value.kind === 'list' ? value : null;
    return messages === null ? [] : [readMessages(messages, at, reading, slot, depth + 1)];
  });
  return firstOf(read);
}

/** The first of several lists of which one is sent, with the others as what may stand in its place; null of none. */
export function firstOf([first, ...others]: readonly Turns[]): Turns | null {
  if (first === undefined) return null;
  return {
    sent: first.sent,
    alternatives: [...first.alternatives, ...others.flatMap(({ sent }) => sent)],
  };
}

/** The messages that a comprehension or `map` makes, one or more for each of what it runs over; null for anything else. */
function readEach(expr: Expr, around: Env, reading: Reading, slot: Slot, depth: number): Turns | null {
  const made = itemsFunction(expr);
  const env = made === null ? undefined : around.file.envs.get(made.scope);
  const first = made?.scope.statements.find((statement) => statement.kind === 'return');
  if (env === undefined || first?.kind !== 'return') return null;
  const message = readMessage(first.value, env, reading, slot, depth + 1);
  return message === null ? null : onCondition(message, 'for');
}

/** The function that makes the items of a list. */
function itemsFunction(expr: Expr): FunctionExpr | null {
  if (expr.kind === 'opaque') return expr.items ?? null;
  if (expr.kind !== 'call' || !maps.has(methodOf(expr))) return null;
  const [first] = expr.args;
  return first?.value.kind === 'function' ? first.value : null;
}

const maps = new Set(['map', 'flatmap']);

const none: Turns = { sent: [], alternatives: [] };

function joined(all: readonly Turns[]): Turns {
  return {
    sent: all.flatMap(({ sent }) => sent),
    alternatives: all.flatMap(({ alternatives }) => alternatives),
  };
}

function readList(list: ListExpr, env: Env, reading: Reading, slot: Slot, depth: number): Turns {
  if (isPlaceholderPair(list, env, reading.links)) return none;
  const pair = roleOfPair(list, env, reading.links);
  if (pair !== null) {
    return {
      sent: [
        {
          role: pair,
          text: readText(list.items[1]!.value, env, reading, slot.language),
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
  const { value, env: at } = resolveValue(expr, env, reading.links);
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
  const binding = resolveName(expr, env, reading.links);
  if (binding === null) return readTextTurn(expr, env, reading, slot);
  if (binding.kind === 'scope') return none;
  const values = binding.values.filter(
    (value) =>
      value.kind === 'list' ||
      value.kind === 'object' ||
      value.kind === 'call' ||
      value.kind === 'concat' ||
      value.kind === 'name' ||
      itemsFunction(value) !== null,
  );
  const mutations = mutationsOf(expr, binding.env);
  if (
    values.every(
      ({ kind }) => kind === 'concat' || kind === 'name' || kind === 'call' || kind === 'opaque',
    ) &&
    mutations.length === 0 &&
    !binding.appended.some((value) => value.kind === 'list' || itemsFunction(value) !== null)
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
  const [base, ...replacing] = values;
  if (base !== undefined) parts.push(readMessages(base, binding.env, reading, slot, depth + 1));
  const use = binding.env === env ? expr.span : null;
  const added = binding.appended.map((value) => ({
    value,
    condition: binding.perhaps.get(value) ?? null,
  }));
  const put = readMutations(mutations, added, binding.env, use, base?.span ?? null, reading, slot, depth);
  for (const { turns, atHead } of put) {
    if (atHead) parts.unshift(turns);
    else parts.push(turns);
  }
  const turns = joined(parts);
  const branches = replacing.flatMap(
    (value) => readMessages(value, binding.env, reading, slot, depth + 1).sent,
  );
  return { sent: turns.sent, alternatives: [...turns.alternatives, ...branches] };
}

/**
 * What the other methods of a class put into a list that its objects keep: once, where the constructor does it, else as
 * often as they are called.
 */
function readOtherMethods(list: Expr, env: Env, reading: Reading, slot: Slot, depth: number): Turns[] {
  const owner = list.kind === 'member' && isSelf(list.object) ? enclosingClass(env) : null;
  const methods = [...(owner?.declared.values() ?? [])].filter(
    (method) => method.scope.kind === 'function' && !isWithin(env, method),
  );
  return methods.flatMap((method) => {
    const isMade = /^(?:__init__|__post_init__|constructor|initialize)$/.test(method.scope.name ?? '');
    const put = readMutations(mutationsOf(list, method), [], method, null, null, reading, slot, depth);
    return put.map(({ turns }) => (isMade ? turns : onCondition(turns, 'for')));
  });
}

/** Calls of a scope that put something into a list. */
function mutationsOf(list: Expr, env: Env): CallExpr[] {
  const name = receiverName(list);
  const calls = name === null ? [] : (env.methodCalls.get(name) ?? []);
  return calls.filter((call) => listMutations.has(methodOf(call)));
}

interface Put {
  readonly turns: Turns;
  readonly atHead: boolean;
}

/** What calls and `+=` of one scope put into a list that is made at `since` and sent at `use`, where that is in the scope. */
function readMutations(
  calls: readonly CallExpr[],
  added: readonly { readonly value: Expr; readonly condition: Condition | null }[],
  env: Env,
  use: Span | null,
  since: Span | null,
  reading: Reading,
  slot: Slot,
  depth: number,
): Put[] {
  const put = new Map<Expr, Turns>();
  for (const { value, condition } of added) {
    put.set(value, onCondition(readMessages(value, env, reading, slot, depth + 1), condition));
  }
  for (const call of calls) {
    const condition = conditionOf(call.span, env.scope, since, use);
    if (condition === 'never') continue;
    put.set(call, onCondition(readMutation(call, env, reading, slot, depth), condition));
  }
  const others = inOtherBranches([...put.keys()], env.scope, (expr) => lengthOf(put.get(expr)!));
  return [...put].map(([from, read]) => ({
    turns: others.has(from) ? { ...read, sent: read.sent.map(asInstead) } : read,
    atHead: from.kind === 'call' && calls.includes(from) && isAtHead(from),
  }));
}

function asInstead(turn: Turn): Turn {
  return { ...turn, instead: true };
}

/** Messages that are sent on a condition, or as often as a loop runs. */
function onCondition({ sent, alternatives }: Turns, condition: Condition | null): Turns {
  if (condition === null) return { sent, alternatives };
  const marked = (parts: readonly Part[]): Part[] => {
    const [first] = parts;
    return first === undefined ? [] : [controlAt(first.span, condition), ...parts];
  };
  const of = (fragment: Fragment): Fragment => ({ ...fragment, parts: marked(fragment.parts) });
  return {
    sent: sent.map(({ role, text }) => ({
      role,
      text: {
        ...text,
        own: text.own && of(text.own),
        included: text.included.map(of),
        runtime: marked(text.runtime),
      },
    })),
    alternatives,
  };
}

/** UTF-16 units of text that messages are known to have. */
function lengthOf({ sent }: Turns): number {
  return sent
    .flatMap(({ text }) => fragmentsOf(text).flatMap(({ parts }) => parts))
    .reduce((sum, part) => sum + (part.kind === 'text' ? part.text.length : 0), 0);
}

const extensions = new Set(['extend', 'addall', 'addrange']);
const listMutations = new Set(['append', 'push', 'insert', 'unshift', 'add', 'addlast', ...extensions]);

function methodOf(call: CallExpr): string {
  return normalised(calleeName(call.callee));
}

/** `unshift(…)`, `insert(0, …)`, `add(0, …)`. */
function isAtHead(call: CallExpr): boolean {
  const [at, ...rest] = call.args;
  if (rest.length > 0 && at!.value.kind === 'scalar') return at!.value.value === 0;
  return methodOf(call) === 'unshift';
}

function isText(expr: Expr): boolean {
  return (
    expr.kind === 'string' || (expr.kind === 'concat' && expr.operands.some(({ kind }) => kind === 'string'))
  );
}

function readMutation(call: CallExpr, env: Env, reading: Reading, slot: Slot, depth: number): Turns {
  const method = methodOf(call);
  const args = method === 'insert' ? call.args.slice(1) : call.args;
  return joined(
    args.map(({ value, spread }) =>
      extensions.has(method) || spread
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
      const shape = messageShape(expr, env, reading);
      if (shape !== null) {
        const role =
          typeof shape.role === 'string'
            ? shape.role
            : roleOf(
                argumentAt(expr, shape.role.argument, env, reading.links)?.value ?? null,
                env,
                reading.links,
              );
        const content = firstArgument(expr, shape.content, env, reading.links);
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
      const target = enterCall(expr, env, reading.links);
      if (target === null) return null;
      const returned = target.scope.statements.flatMap((statement) =>
        statement.kind === 'return' ? [statement.value] : [],
      );
      const lists = returned.filter((each) => {
        const { value, env: at } = resolveValue(each, target, reading.links);
        return value.kind === 'list' || value.kind === 'object' || isWrittenMessage(value, at, reading);
      });
      return lists.length === 0
        ? null
        : joined(lists.slice(0, 1).map((value) => readMessages(value, target, reading, slot, depth + 1)));
    }
    case 'name':
    case 'member': {
      const { value, env: at } = resolveValue(expr, env, reading.links);
      return value === expr || value.kind === 'string' || value.kind === 'concat'
        ? null
        : readMessage(value, at, reading, slot, depth + 1);
    }
    default:
      return null;
  }
}

/** A message whose role and content are fields; null if it has no content and calls no tool. */
function readFields(expr: Expr, env: Env, reading: Reading, slot: Slot): Turns | null {
  const said = roleEntry(expr, env, reading.links);
  // Cohere calls the content of a message with a role `message`.
  const content = contentEntry(expr) ?? (said === null ? null : entryOf(expr, 'message'));
  if (content === null) {
    // What a tool is called with or gives is counted by itself.
    return isToolTurn(expr)
      ? { sent: [{ role: said ?? slot.role, text: nothing(env) }], alternatives: [] }
      : null;
  }
  const role = said ?? slot.role;
  return { sent: [{ role, text: readContent(content, env, reading, slot.language) }], alternatives: [] };
}

function readTextTurn(expr: Expr, env: Env, reading: Reading, slot: Slot): Turns {
  if (isMadeAttachment(expr, env, reading.links)) return none;
  const text = readText(expr, env, reading, slot.language);
  const isEmpty = fragmentsOf(text).length === 0 && text.runtime.length === 0;
  return isEmpty ? none : { sent: [{ role: slot.role, text }], alternatives: [] };
}
