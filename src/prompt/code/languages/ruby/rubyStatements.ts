import { classScope, methodScope } from './rubyScopes';
import type { Expr, ReturnStatement } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { aside, emitAssign, loopOf, opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** True for a node that stands where a statement stands and is no expression. */
export function isStatement(node: SyntaxNode): boolean {
  return statements.has(node.type);
}

/** Reads a statement, or an expression that stands as one, into the current scope. */
export function readStatement(node: SyntaxNode, reader: Reader): void {
  if (node.type === 'heredoc_body' || node.type === 'empty_statement') return;
  (statements.get(node.type) ?? readBare)(node, reader);
}

function readAll(node: SyntaxNode, reader: Reader): void {
  for (const child of namedChildren(node)) reader.statement(child);
}

function readBare(node: SyntaxNode, reader: Reader): void {
  if (node.type === 'binary' && childOf(node, 'operator')?.type === '<<') {
    emitAppends(node, reader);
    return;
  }
  if (node.type === 'call' && emitConcat(node, reader)) return;
  const value = reader.expression(node);
  if (
    value.kind === 'call' &&
    value.callee.kind === 'name' &&
    /^require(_relative)?$/.test(value.callee.name)
  ) {
    readRequire(value.args[0]?.value, node, reader);
    return;
  }
  reader.emit({ kind: 'expression', span: spanOf(node), value });
}

/** `text << a << b`: the operands go behind what the name holds; of a list they are added items. */
function emitAppends(node: SyntaxNode, reader: Reader): void {
  const operands: SyntaxNode[] = [];
  let left: SyntaxNode | null = node;
  while (left?.type === 'binary' && childOf(left, 'operator')?.type === '<<') {
    const right = childOf(left, 'right');
    if (right !== null) operands.unshift(right);
    left = childOf(left, 'left');
  }
  if (left === null) return;
  const target = reader.expression(left);
  for (const operand of operands) {
    const value = reader.expression(operand);
    const span = spanOf(node);
    if (value.kind === 'string' || value.kind === 'concat' || value.kind === 'format') {
      const depth = reader.blockDepth();
      reader.emit({ kind: 'assign', span, target: assignable(target, left), value, appends: true, depth });
      continue;
    }
    const callee: Expr = { kind: 'member', span, object: target, property: 'push' };
    const args = [{ span: value.span, name: null, value, spread: false }];
    reader.emit({ kind: 'expression', span, value: { kind: 'call', span, callee, args } });
  }
}

/** `text.concat("…")`. */
function emitConcat(node: SyntaxNode, reader: Reader): boolean {
  const receiver = childOf(node, 'receiver');
  const method = childOf(node, 'method');
  const list = childOf(node, 'arguments');
  if (receiver === null || method === null || list === null || sourceOf(method, reader) !== 'concat') {
    return false;
  }
  const [only, ...more] = namedChildren(list);
  if (only === undefined || more.length > 0 || !textNodes.has(only.type)) return false;
  const target = assignable(reader.expression(receiver), receiver);
  const value = reader.expression(only);
  const depth = reader.blockDepth();
  reader.emit({ kind: 'assign', span: spanOf(node), target, value, appends: true, depth });
  return true;
}

const textNodes = new Set(['string', 'heredoc_beginning', 'chained_string']);

function readRequire(argument: Expr | undefined, node: SyntaxNode, reader: Reader): void {
  const [piece] = argument?.kind === 'string' ? argument.pieces : [];
  if (piece?.kind !== 'text') return;
  reader.imports.push({ span: spanOf(node), module: piece.text, name: '*', local: piece.text });
}

function readAssignment(node: SyntaxNode, reader: Reader): void {
  const left = childOf(node, 'left');
  const right = childOf(node, 'right');
  if (left === null || right === null) return;
  const value = reader.expression(right);
  if (left.type !== 'left_assignment_list') {
    emitAssign(node, assignable(reader.expression(left), left), named(value, left, reader), reader);
    return;
  }
  namedChildren(left).forEach((target, i) => {
    const each = value.kind === 'list' ? value.items[i]?.value : i === 0 ? value : undefined;
    emitAssign(node, assignable(reader.expression(target), target), each ?? opaqueAt(target), reader);
  });
}

function assignable(expr: Expr, node: SyntaxNode): Expr {
  return expr.kind === 'name' || expr.kind === 'member' ? expr : opaqueAt(node, [expr]);
}

/** A lambda is called what it is assigned to. */
function named(value: Expr, target: SyntaxNode, reader: Reader): Expr {
  if (value.kind !== 'function') return value;
  return { ...value, scope: { ...value.scope, name: sourceOf(target, reader) } };
}

/** `a += b`, `a ||= b`. */
function readOperatorAssignment(node: SyntaxNode, reader: Reader): void {
  const left = childOf(node, 'left');
  const right = childOf(node, 'right');
  if (left === null || right === null) return;
  const operator = childOf(node, 'operator')?.type;
  const target = assignable(reader.expression(left), left);
  const read = reader.expression(right);
  const appends = operator === '+=' || operator === '<<=';
  const value = appends || operator === '||=' ? read : opaqueAt(right, [read]);
  const depth = reader.blockDepth() + (operator === '||=' ? 1 : 0);
  reader.emit({ kind: 'assign', span: spanOf(node), target, value, appends, depth });
}

function readReturn(node: SyntaxNode, reader: Reader): void {
  const [list] = namedChildren(node);
  for (const value of list === undefined ? [] : namedChildren(list)) {
    const statement: ReturnStatement = {
      kind: 'return',
      span: spanOf(node),
      value: reader.expression(value),
    };
    reader.emit(statement);
  }
}

function readMethod(node: SyntaxNode, reader: Reader): void {
  reader.emit({ kind: 'scope', span: spanOf(node), scope: methodScope(node, reader) });
}

function readClass(node: SyntaxNode, reader: Reader): void {
  reader.emit({ kind: 'scope', span: spanOf(node), scope: classScope(node, reader) });
}

/** The body of a modifier is read one deeper, behind its condition. */
function readModifier(node: SyntaxNode, reader: Reader): void {
  const condition = childOf(node, 'condition');
  const body = childOf(node, 'body');
  if (condition !== null) reader.statement(condition);
  if (body === null) return;
  const block = loopOf(node, body) ?? aside(body);
  reader.inBlock(block, () => reader.statement(body));
}

function readLoop(node: SyntaxNode, reader: Reader): void {
  for (const child of namedChildren(node)) {
    if (child.field === 'body') reader.inBlock(loopOf(node, child), () => reader.statement(child));
    else if (child.field === 'pattern') emitAssign(child, reader.expression(child), opaqueAt(child), reader);
    else reader.statement(child);
  }
}

function readBlock(node: SyntaxNode, reader: Reader): void {
  reader.inBlock(node.type === 'rescue' ? aside(node) : null, () => readAll(node, reader));
}

const statements = new Map<string, (node: SyntaxNode, reader: Reader) => void>([
  ['assignment', readAssignment],
  ['operator_assignment', readOperatorAssignment],
  ['return', readReturn],
  ['method', readMethod],
  ['singleton_method', readMethod],
  ['class', readClass],
  ['module', readClass],
  ['singleton_class', readAll],
  ['if_modifier', readModifier],
  ['unless_modifier', readModifier],
  ['while_modifier', readModifier],
  ['until_modifier', readModifier],
  ['rescue_modifier', readAll],
  ['while', readLoop],
  ['until', readLoop],
  ['for', readLoop],
  ['in', readAll],
  ['do', readAll],
  ['body_statement', readAll],
  ['block_body', readAll],
  ['parenthesized_statements', readAll],
  ['rescue', readBlock],
  ['ensure', readBlock],
  ['ERROR', readAll],
]);
