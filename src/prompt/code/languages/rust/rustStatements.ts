import { readUse } from './rustImports';
import { classScope, functionScope, namesIn, readCondition } from './rustScopes';
import type { CallExpr, Expr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { aside, emitAssign, loopOf, nameAt, opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

const withoutValue = new Set([
  'struct_item',
  'enum_item',
  'union_item',
  'type_item',
  'foreign_mod_item',
  'extern_crate_declaration',
  'macro_definition',
  'empty_statement',
  'inner_attribute_item',
  'function_signature_item',
  'associated_type',
  'attribute_item',
]);

/** True for a node that stands where a statement stands and is no expression. */
export function isStatement(node: SyntaxNode): boolean {
  return readers.has(node.type) || withoutValue.has(node.type);
}

/** Reads a statement, or an expression that stands as one, into the current scope. */
export function readStatement(node: SyntaxNode, reader: Reader): void {
  if (withoutValue.has(node.type)) return;
  (readers.get(node.type) ?? readBare)(node, reader);
}

function readAll(node: SyntaxNode, reader: Reader): void {
  for (const child of namedChildren(node)) reader.statement(child);
}

function readBare(node: SyntaxNode, reader: Reader): void {
  const value = reader.expression(node);
  if (value.kind === 'call' && emitWrite(value, reader)) return;
  reader.emit({ kind: 'expression', span: spanOf(node), value });
}

/** What an answer to a person or a file is written to. */
const foreignWriters = /^(?:f|fmt|w|out|stdout|stderr|writer|file|formatter|stream|term)$/;

/** `text.push_str("…")`, `write!(text, "…", a)`: the text goes behind what the name holds. */
function emitWrite(call: CallExpr, reader: Reader): boolean {
  const { callee, args, span } = call;
  const depth = reader.blockDepth();
  const append = (target: Expr, value: Expr): true => {
    reader.emit({ kind: 'assign', span, target, value, appends: true, depth });
    return true;
  };
  const [first, second, ...rest] = args;
  if (first === undefined) return false;
  if (callee.kind === 'member' && callee.property === 'push_str' && isPlace(callee.object)) {
    return append(callee.object, first.value);
  }
  if (callee.kind !== 'name' || !/^write(?:ln)?$/.test(callee.name) || second === undefined) return false;
  if (first.value.kind !== 'name' || foreignWriters.test(first.value.name)) return false;
  const items = rest.filter(({ name }) => name === null).map(({ value, spread }) => ({ value, spread }));
  const argument: Expr = { kind: 'list', span, items };
  return append(first.value, { kind: 'format', span, template: second.value, argument });
}

function isPlace(expr: Expr): boolean {
  return expr.kind === 'name' || expr.kind === 'member';
}

function readLet(node: SyntaxNode, reader: Reader): void {
  const pattern = childOf(node, 'pattern');
  const valueNode = childOf(node, 'value');
  if (pattern === null || valueNode === null) return;
  const value = reader.expression(valueNode);
  if (pattern.type === 'identifier') {
    const name = sourceOf(pattern, reader);
    emitAssign(node, nameAt(pattern, name), named(value, name), reader);
  } else {
    const names = pattern.type === 'tuple_pattern' ? namedChildren(pattern) : namesIn(pattern);
    names.forEach((name, i) => {
      const part = value.kind === 'list' ? value.items[i]?.value : i === 0 ? value : undefined;
      const target = name.type === 'identifier' ? nameAt(name, sourceOf(name, reader)) : opaqueAt(name);
      emitAssign(node, target, part ?? opaqueAt(name), reader);
    });
  }
  const otherwise = childOf(node, 'alternative');
  if (otherwise !== null) reader.inBlock(aside(otherwise), () => reader.statement(otherwise));
}

/** A closure is called what it is assigned to. */
function named(value: Expr, name: string): Expr {
  return value.kind === 'function' ? { ...value, scope: { ...value.scope, name } } : value;
}

function readConstant(node: SyntaxNode, reader: Reader): void {
  const name = childOf(node, 'name');
  const value = childOf(node, 'value');
  if (name !== null && value !== null) {
    emitAssign(node, nameAt(name, sourceOf(name, reader)), reader.expression(value), reader);
  }
}

function readAssignment(node: SyntaxNode, reader: Reader): void {
  const left = childOf(node, 'left');
  const right = childOf(node, 'right');
  if (left === null || right === null) return;
  const target = reader.expression(left);
  const read = reader.expression(right);
  const operator = childOf(node, 'operator')?.type;
  const appends = operator === '+=';
  const value = operator === undefined || appends ? read : opaqueAt(right, [read]);
  const depth = reader.blockDepth();
  const to = isPlace(target) ? target : opaqueAt(left, [target]);
  reader.emit({ kind: 'assign', span: spanOf(node), target: to, value, appends, depth });
}

function readReturn(node: SyntaxNode, reader: Reader): void {
  const [inner] = namedChildren(node);
  if (inner !== undefined) {
    reader.emit({ kind: 'return', span: spanOf(node), value: reader.expression(inner) });
  }
}

function readFunction(node: SyntaxNode, reader: Reader): void {
  reader.emit({ kind: 'scope', span: spanOf(node), scope: functionScope(node, reader) });
}

function readClass(node: SyntaxNode, reader: Reader): void {
  reader.emit({ kind: 'scope', span: spanOf(node), scope: classScope(node, reader) });
}

/** What stands in a header is read at the depth of the statement, what stands in a body one deeper. */
function readLoop(node: SyntaxNode, reader: Reader): void {
  for (const child of namedChildren(node)) {
    if (child.field === 'body') reader.inBlock(loopOf(node, child), () => readAll(child, reader));
    else if (child.field === 'condition') readCondition(child, reader);
    else if (child.field === 'pattern') {
      for (const name of namesIn(child)) {
        emitAssign(name, nameAt(name, sourceOf(name, reader)), opaqueAt(name), reader);
      }
    } else if (child.type !== 'label') reader.statement(child);
  }
}

const readers = new Map<string, (node: SyntaxNode, reader: Reader) => void>([
  ['expression_statement', readAll],
  ['let_declaration', readLet],
  ['const_item', readConstant],
  ['static_item', readConstant],
  ['assignment_expression', readAssignment],
  ['compound_assignment_expr', readAssignment],
  ['return_expression', readReturn],
  ['function_item', readFunction],
  ['impl_item', readClass],
  ['trait_item', readClass],
  ['mod_item', readClass],
  ['use_declaration', readUse],
  ['for_expression', readLoop],
  ['while_expression', readLoop],
  ['loop_expression', readLoop],
  ['ERROR', readAll],
]);
