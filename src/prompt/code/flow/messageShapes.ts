import type { Role } from '../../roles';
import { roleNamed, roleOfConstant } from '../../roles';
import { argumentAt, contentEntry, firstArgument } from './arguments';
import { constantString } from './constants';
import { isRedefined } from './definitions';
import type { Env } from './environment';
import { enclosingClass, entryOf, hasFields, importsAny } from './environment';
import type { MessageShape } from '../libraries/library';
import type { Links } from './links';
import { calleeName } from './names';
import type { Reading } from './reading';
import type { CallExpr, Expr, ListExpr } from '../syntax/syntax';

/** True for an object, tuple or construction that is a message by its own looks. */
export function isMessage(expr: Expr, env: Env, reading: Reading): boolean {
  if (expr.kind === 'call' && messageShape(expr, env, reading) !== null) {
    return isPromptMessage(expr, env, reading);
  }
  if (expr.kind === 'call' && expr.callee.kind === 'name') {
    // `user("…")` of a function in the same file that returns one.
    const made = env.file.root.declared.get(expr.callee.name);
    if (made?.scope.kind === 'function') {
      return made.scope.statements.some(
        (statement) => statement.kind === 'return' && isWrittenMessage(statement.value, made, reading),
      );
    }
  }
  if (hasFields(expr)) {
    return roleEntry(expr, env, reading.links) !== null && sentContent(expr, env) !== null;
  }
  return expr.kind === 'list' && roleOfPair(expr, env, reading.links) !== null;
}

/** Whether an expression is a message that stands there as one. */
export function isWrittenMessage(expr: Expr, env: Env, reading: Reading): boolean {
  return expr.kind === 'call'
    ? isPromptMessage(expr, env, reading)
    : expr.kind === 'object' && isMessage(expr, env, reading);
}

/** Whether a file shows things to people, among them chats for a demonstration. */
export function isPage(path: string): boolean {
  return /\.[jt]sx$/.test(path);
}

/** The content of a message object. A page shows messages with a `text` of its own; no model takes such. */
function sentContent(expr: Expr, env: Env): Expr | null {
  return isPage(env.file.path) ? (entryOf(expr, 'content') ?? entryOf(expr, 'parts')) : contentEntry(expr);
}

/** True if an item of a list has a role that models do not know: a chat between people, or a list of accounts. */
export function hasForeignRole({ items }: ListExpr, env: Env, links: Links): boolean {
  return items.some(({ value }) => {
    const role = value.kind === 'object' ? entryOf(value, 'role') : null;
    const written = role === null ? null : constantString(role, env, links);
    return written !== null && roleNamed(written) === null;
  });
}

/** What a library says of a construction of a message; null if it is none. */
export function messageShape(call: CallExpr, env: Env, { index, links }: Reading): MessageShape | null {
  const made = madeBy(call, env);
  const known = index.messages.find(made);
  const found = known.find(
    ({ shape, library }) => shape.needsImport !== true || importsAny(env.file, library.modules),
  );
  if (isRoleGivenFirst(call) && (found === undefined || typeof found.shape.role === 'object')) {
    return isRedefined(call, messageWithRoleFirst, [], env, links) ? null : messageWithRoleFirst;
  }
  if (found === undefined) return saysMessage(call) ? messageOfAnyName : null;
  const modules = known.flatMap(({ library }) => library.modules);
  return isRedefined({ ...call, callee: made }, found.shape, modules, env, links) ? null : found.shape;
}

/** What a call makes: in a constructor, `super("…")` makes what the class extends. */
function madeBy({ callee }: CallExpr, env: Env): Expr {
  if (callee.kind !== 'name' || !(callee.name === 'super' || callee.name === 'base')) return callee;
  return enclosingClass(env)?.scope.bases[0] ?? callee;
}

/** `AgentMessage(role="user", content="…")`: a class that no library knows, with the fields of a message. */
function saysMessage({ callee, args }: CallExpr): boolean {
  const has = (wanted: string): boolean => args.some(({ name }) => name === wanted);
  return has(roleKey) && has('content') && /^[A-Z]\w*(?:Message|Msg|Turn)$/.test(calleeName(callee));
}

/** `Message("system", "…")`: the same with the role and the content by their places, of a class by its name. */
export function isRoleGivenFirst({ callee, args }: CallExpr): boolean {
  const [role, content] = args;
  if (role === undefined || content === undefined || role.name !== null || role.value.kind !== 'string') {
    return false;
  }
  const { pieces } = role.value;
  return (
    pieces.length === 1 &&
    pieces[0]!.kind === 'text' &&
    pairRoles.has(pieces[0]!.text) &&
    namesMessageClass(calleeName(callee))
  );
}

/** Whether a name is that of a class of messages. */
export function namesMessageClass(name: string): boolean {
  return messageClass.test(name);
}

/** What the name of a class of messages is, and not that of a function which does something with one. */
const messageClass =
  /^(?!(?:Add|Append|Show|Send|Log|Print|Write|Push|Post|Render|Display|Format|Create|On)[A-Z])(?:[A-Z]\w*)?(?:Message|Msg|Turn)$/;

const messageWithRoleFirst: MessageShape = { callee: [], role: { argument: 0 }, content: ['content', 1] };

const messageOfAnyName: MessageShape = { callee: [], role: { argument: 'role' }, content: ['content'] };

/** A construction such as `Message(role=…, content=…)` is one only if it shows a role that models know. */
function isPromptMessage(call: CallExpr, env: Env, reading: Reading): boolean {
  const shape = messageShape(call, env, reading);
  if (shape === null) return false;
  if (typeof shape.role === 'string') return firstArgument(call, shape.content, env, reading.links) !== null;
  return (
    roleOf(argumentAt(call, shape.role.argument, env, reading.links)?.value ?? null, env, reading.links) !==
    null
  );
}

/** The key of a message's role. */
export const roleKey = 'role';

export function roleEntry(expr: Expr, env: Env, links: Links): Role | null {
  const role = entryOf(expr, roleKey);
  return role === null ? roleOfSpeaker(expr, env, links) : roleOf(role, env, links);
}

/** The key of a message's role beside its content, in chats that say whom a message is from. */
export const speakerKey = 'from';

/** `{ from: "user", content: "…" }`: only with these words, for mails are from somebody, too. */
function roleOfSpeaker(expr: Expr, env: Env, links: Links): Role | null {
  const speaker = entryOf(expr, speakerKey);
  if (speaker === null || entryOf(expr, 'content') === null) return null;
  const written = constantString(speaker, env, links);
  return written !== null && pairRoles.has(written) ? roleNamed(written) : null;
}

/** `"system"`, a constant for it, `Role.SYSTEM`, `ChatCompletionRequestMessageRoleEnum.System`. */
export function roleOf(expr: Expr | null, env: Env, links: Links): Role | null {
  if (expr === null) return null;
  const written = constantString(expr, env, links);
  if (written !== null) return roleNamed(written);
  return expr.kind === 'member' ? roleOfConstant(expr.property) : null;
}

/** `("system", "…")` and `["human", "…"]`: the role of a pair of role and text. */
export function roleOfPair(list: ListExpr, env: Env, links: Links): Role | null {
  if (list.items.length !== 2) return null;
  const first = list.items[0]!.value;
  const { kind } = list.items[1]!.value;
  if (first.kind !== 'string' || kind === 'object' || kind === 'opaque' || kind === 'scalar') return null;
  const written = constantString(first, env, links);
  // Pairs of label and value are common; only these words, written so, are roles.
  return written !== null && pairRoles.has(written) ? roleNamed(written) : null;
}

/** `("placeholder", "{history}")` of LangChain: the messages of a variable. */
export function isPlaceholderPair({ items }: ListExpr, env: Env, links: Links): boolean {
  return items.length === 2 && constantString(items[0]!.value, env, links) === 'placeholder';
}

/** Words for roles as the first of a pair. */
export const pairRoles: ReadonlySet<string> = new Set([
  'system',
  'developer',
  'human',
  'user',
  'ai',
  'assistant',
]);
