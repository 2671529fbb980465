import type { Role } from '../../roles';
import { roleInName, roleNamed, roleOfConstant } from '../../roles';
import { contentEntry } from '../flow/arguments';
import { entryOf, hasFields, namedArgument, positionalArgument } from '../flow/environment';
import { namesMessageClass, roleKey } from '../flow/messageShapes';
import { calleeName, calleePath } from '../flow/names';
import { textOfBlock } from './madeOf';
import { roleOfTaker } from './takerRoles';
import type { CallExpr, Expr } from '../syntax/syntax';

/** A text in a message, whether or not the text itself is in sight. */
export interface ShownMessage {
  readonly role: Role;
  readonly content: Expr;
}

/** The message that an expression is by its looks alone; null for one whose role is no plain word. */
export function messageIn(value: Expr): ShownMessage | null {
  if (value.kind !== 'object' && value.kind !== 'call') return null;
  if (value.kind === 'call' && !hasFields(value)) return constructed(value);
  // `{ role: 'user', message: text }` of a chat's history.
  return withRole(value, contentEntry(value) ?? entryOf(value, 'message'));
}

/** Whether a name is written as one of a constant: `USER`, `SYSTEM_ROLE`. */
export function isConstantName(name: string): boolean {
  return /^[A-Z][A-Z\d_]+$/.test(name);
}

/** The texts that stand in the content of a message as they are written, by themselves or in blocks, and such blocks. */
export function textsWrittenIn(content: Expr): Expr[] {
  switch (content.kind) {
    case 'list':
      return content.items.flatMap(({ value }) => textsWrittenIn(value));
    case 'concat':
      return [content, ...content.operands.flatMap(textsWrittenIn)];
    case 'call': {
      const text = textOfBlock(content);
      return text === null ? [] : [content, ...textsWrittenIn(text)];
    }
    case 'string':
    case 'format':
      return [content];
    default:
      return [];
  }
}

/** `{ role: 'user', content: text }`, `Turn(role=Role.USER, content=text)`. */
function withRole(message: Expr, content: Expr | null): ShownMessage | null {
  const written = content === null ? null : entryOf(message, roleKey);
  const role = written === null ? null : roleWritten(written);
  return role === null || content === null ? null : { role, content: joined(content) };
}

/** `contents=[rules]`: a content that is a list of texts, and not of parts that say what they are. */
function joined(content: Expr): Expr {
  if (content.kind !== 'list' || content.items.some(({ value }) => value.kind === 'object')) return content;
  return { kind: 'concat', operands: content.items.map(({ value }) => value), span: content.span };
}

function roleWritten(value: Expr): Role | null {
  if (value.kind === 'member') return roleOfConstant(value.property);
  if (value.kind === 'name') return isConstantName(value.name) ? roleOfConstant(value.name) : null;
  if (value.kind !== 'string' || value.pieces.length !== 1) return null;
  const [piece] = value.pieces;
  return piece?.kind === 'text' ? roleNamed(piece.text) : null;
}

/** `SystemMessage(content=text)`, `HumanMessagePromptTemplate.from_template(text)`, `ChatMessage.fromUser(text)`. */
function constructed(call: CallExpr): ShownMessage | null {
  const content = ['content', 'contents', 'text', 'template', 'prompt'].reduce<Expr | null>(
    (found, name) => found ?? namedArgument(call, name),
    null,
  );
  const given = withRole(call, content) ?? withRoleLast(call);
  if (given !== null) return given;
  const text = content ?? positionalArgument(call, 0);
  const names = calleePath(call.callee).slice(-2);
  const said = names.find((name) => makesMessage.test(name) && roleInMessage(name) !== null);
  return text === null || said === undefined ? null : { role: roleInMessage(said)!, content: text };
}

/** `Msg("judge", content, "system")`: whose message it is, what it says, and its role. */
function withRoleLast({ callee, args }: CallExpr): ShownMessage | null {
  const [speaker, content, role] = args;
  if (speaker === undefined || content === undefined || role === undefined || args.length !== 3) return null;
  if (args.some(({ name }) => name !== null) || !namesMessageClass(calleeName(callee))) return null;
  const said = roleWritten(role.value);
  return said === null ? null : { role: said, content: joined(content.value) };
}

/** `UserMessage`, `fromUser`, `user_msg`, `NewUser`, `addSystem`. */
const makesMessage =
  /Message|msg$|^from_?[a-z]*$|^(?:new|make|create|build|add|push|as|to)_?(?:system|user|human|assistant)(?:_?(?:turn|prompt|text|content))?$/i;

/** The role that the name of a class or function says which makes messages. */
function roleInMessage(name: string): Role | null {
  if (/^AI(?=Message)/.test(name)) return 'assistant';
  const role = roleInName(name);
  return role === 'prompt' ? null : role;
}

/**
 * Whether a name says by itself that what it is given or holds is sent in a role: `system_prompt`, `UserMessage`,
 * `newSystem`.
 */
export function namesSent(name: string): boolean {
  return (
    roleOfTaker(name) !== null || (makesMessage.test(name) && /^(?:system|user)$/.test(roleInName(name)))
  );
}
