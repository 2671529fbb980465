import { unwrapped } from './goExpressions';
import { format } from './goCalls';
import { readImports } from './goImports';
import { functionScope, methodScope } from './goScopes';
import type { Argument, CallExpr, Expr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { branchOf, emitAssign, opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Block, Reader } from '../../syntax/treeReader';

const withoutValue = new Set([
  'comment',
  'package_clause',
  'type_declaration',
  'empty_statement',
  'break_statement',
  'continue_statement',
  'goto_statement',
  'fallthrough_statement',
  'inc_statement',
  'dec_statement',
  'label_name',
]);

/** True for a node that stands where a statement stands and is no expression. */
export function isStatement(node: SyntaxNode): boolean {
  return /_(?:statement|declaration|list|case|clause)$/.test(node.type) || node.type === 'block';
}

/** Reads a statement, or an expression that stands as one, into the current scope. */
export function readStatement(node: SyntaxNode, reader: Reader): void {
  if (withoutValue.has(node.type)) return;
  const read = readers.get(node.type) ?? (isStatement(node) || node.type === 'ERROR' ? readAll : readBare);
  read(node, reader);
}

function readAll(node: SyntaxNode, reader: Reader): void {
  for (const child of namedChildren(node)) reader.statement(child);
}

function readBare(node: SyntaxNode, reader: Reader): void {
  const value = reader.expression(node);
  if (value.kind === 'call' && emitWrite(value, reader)) return;
  reader.emit({ kind: 'expression', span: value.span, value });
}

const writes = new Set(['WriteString', 'Write']);
const prints = new Set(['Fprintf', 'Fprint', 'Fprintln']);

/** `b.WriteString(text)`, `fmt.Fprintf(&b, format, …)`: the text goes behind what the builder holds. */
function emitWrite(call: CallExpr, reader: Reader): boolean {
  const { callee, args } = call;
  if (callee.kind !== 'member') return false;
  if (writes.has(callee.property) && args.length === 1 && callee.object.kind === 'name') {
    emitAppend(call, callee.object, args[0]!.value, reader);
    return true;
  }
  const isPrint =
    callee.object.kind === 'name' && callee.object.name === 'fmt' && prints.has(callee.property);
  const target = args[0]?.value;
  const written: readonly Argument[] = args.slice(1);
  if (!isPrint || target?.kind !== 'name' || written.length === 0) return false;
  if (foreignWriters.test(target.name)) return false;
  const value: Expr =
    callee.property === 'Fprintf'
      ? format(call, written[0]!.value, written.slice(1))
      : { kind: 'concat', span: call.span, operands: written.map(({ value: text }) => text) };
  emitAppend(call, target, value, reader);
  return true;
}

/** What an answer to a person or a file is written to. */
const foreignWriters = /^(?:w|rw|tw|out|err|stdout|stderr|resp|writer|f|file|conn)$/i;

function emitAppend({ span }: CallExpr, target: Expr, value: Expr, reader: Reader): void {
  const depth = reader.blockDepth();
  reader.emit({ kind: 'assign', span, target, value, appends: true, depth });
}

function readReturn(node: SyntaxNode, reader: Reader): void {
  for (const value of listed(namedChildren(node)[0] ?? null)) {
    reader.emit({ kind: 'return', span: spanOf(node), value: reader.expression(value) });
  }
}

/** The nodes of an expression list, or the one node that is none. */
function listed(node: SyntaxNode | null): SyntaxNode[] {
  if (node === null) return [];
  return node.type === 'expression_list' ? namedChildren(node) : [node];
}

function readVariables(node: SyntaxNode, reader: Reader): void {
  for (const child of namedChildren(node)) {
    if (child.type === 'var_spec_list') readVariables(child, reader);
    else if (child.type === 'var_spec' || child.type === 'const_spec') {
      const names = child.children.filter(({ field, named }) => field === 'name' && named);
      const values = listed(childOf(child, 'value'));
      const type = childOf(child, 'type');
      if (values.length === 0 && type !== null && isSlice(type, reader)) {
        for (const name of names) emitAssign(child, targetOf(name, reader), emptyList(child), reader);
      } else bind(child, names, values, reader);
    }
  }
}

function readAssignment(node: SyntaxNode, reader: Reader): void {
  const left = listed(childOf(node, 'left'));
  const right = listed(childOf(node, 'right'));
  const operator = childOf(node, 'operator')?.type ?? '=';
  if (operator === '=' || operator === ':=') return bind(node, left, right, reader);
  const [target] = left;
  const [operand] = right;
  if (target === undefined || operand === undefined) return;
  const read = reader.expression(operand);
  const appends = operator === '+=';
  const value = appends ? read : opaqueAt(operand, [read]);
  const depth = reader.blockDepth();
  reader.emit({
    kind: 'assign',
    span: spanOf(node),
    target: targetOf(target, reader),
    value,
    appends,
    depth,
  });
}

/** `var lines []string`, `make([]string, 0)`: what is appended later is all there is. */
function emptyList(node: SyntaxNode): Expr {
  return { kind: 'list', span: spanOf(node), items: [] };
}

function makesSlice(node: SyntaxNode, reader: Reader): boolean {
  const callee = childOf(node, 'function');
  const list = childOf(node, 'arguments');
  if (node.type !== 'call_expression' || callee === null || list === null) return false;
  const [type] = namedChildren(list);
  return sourceOf(callee, reader) === 'make' && type !== undefined && isSlice(type, reader);
}

/** Not a text as bytes. */
function isSlice(type: SyntaxNode, reader: Reader): boolean {
  return type.type === 'slice_type' && sourceOf(type, reader) !== '[]byte';
}

/** One assignment for each name; of a call with several results the first name has the value. */
function bind(
  node: SyntaxNode,
  targets: readonly SyntaxNode[],
  values: readonly SyntaxNode[],
  reader: Reader,
): void {
  targets.forEach((target, i) => {
    const value = values[i];
    if (value === undefined) {
      if (values.length > 0) emitAssign(node, targetOf(target, reader), opaqueAt(target), reader);
      return;
    }
    const read = makesSlice(value, reader) ? emptyList(value) : reader.expression(value);
    if (isEmptyBuilder(read) || emitListAppend(target, read, reader)) return;
    emitAssign(node, targetOf(target, reader), named(read, target, reader), reader);
  });
}

function targetOf(node: SyntaxNode, reader: Reader): Expr {
  const expr = reader.expression(node);
  return expr.kind === 'name' || expr.kind === 'member' ? expr : opaqueAt(node, [expr]);
}

/** A function literal is called what it is assigned to. */
function named(value: Expr, target: SyntaxNode, reader: Reader): Expr {
  if (value.kind !== 'function' || target.type !== 'identifier') return value;
  return { ...value, scope: { ...value.scope, name: sourceOf(target, reader) } };
}

function isEmptyBuilder(value: Expr): boolean {
  if (value.kind !== 'call') return false;
  const made =
    value.callee.kind === 'name' && value.callee.name === 'new' ? value.args[0]?.value : value.callee;
  return made?.kind === 'member' && (made.property === 'Builder' || made.property === 'Buffer');
}

/** `list = append(list, a, b)` is a call of a method of the list. */
function emitListAppend(target: SyntaxNode, value: Expr, reader: Reader): boolean {
  if (value.kind !== 'call' || value.callee.kind !== 'name' || value.callee.name !== 'append') return false;
  const [list, ...added] = value.args;
  if (list === undefined || sourceOf(target, reader) !== reader.text.slice(list.span.start, list.span.end)) {
    return false;
  }
  const callee: Expr = { kind: 'member', span: value.callee.span, object: list.value, property: 'append' };
  const call: CallExpr = { kind: 'call', span: value.span, callee, args: added };
  reader.emit({ kind: 'expression', span: value.span, value: call });
  return true;
}

function readFunction(node: SyntaxNode, reader: Reader): void {
  const name = childOf(node, 'name');
  const scope =
    node.type === 'method_declaration'
      ? methodScope(node, reader)
      : functionScope(node, name === null ? null : sourceOf(name, reader), [], reader);
  reader.emit({ kind: 'scope', span: spanOf(node), scope });
}

/** An `else if` is as deep as its `if`, however many there are. */
function readIf(node: SyntaxNode, reader: Reader): void {
  let next: SyntaxNode | null = node;
  while (next !== null) {
    const alternative: SyntaxNode | null = childOf(next, 'alternative');
    for (const child of namedChildren(next)) {
      if (child.field === 'consequence') {
        reader.inBlock(branchOf(node, child), () => reader.statement(child));
      } else if (child.field !== 'alternative') reader.statement(child);
    }
    const chained = alternative?.type === 'if_statement';
    if (alternative !== null && !chained) {
      reader.inBlock(branchOf(node, alternative), () => reader.statement(alternative));
    }
    next = chained ? alternative : null;
  }
}

/** The body of a `for`, which takes the place of `while`, too. */
function bodyOf(of: SyntaxNode, block: SyntaxNode): Block {
  const counts = of.children.some(({ type }) => type === 'for_clause' || type === 'range_clause');
  return { block, of, repeats: counts ? 'each' : 'while' };
}

/** What stands in a header is read at the depth of the statement, what stands in a body one deeper. */
function readBlocks(node: SyntaxNode, reader: Reader): void {
  for (const child of namedChildren(node)) {
    if (child.type === 'block') reader.inBlock(bodyOf(node, child), () => reader.statement(child));
    else if (child.type.endsWith('_case')) readCase(child, node, reader);
    else if (child.type === 'range_clause') readRange(child, reader);
    else if (child.field !== 'alias') reader.statement(child);
  }
}

function readCase(node: SyntaxNode, of: SyntaxNode, reader: Reader): void {
  for (const child of namedChildren(node)) {
    if (child.type === 'statement_list') {
      reader.inBlock(branchOf(of, child), () => reader.statement(child));
    } else if (child.field !== 'type') for (const value of listed(child)) reader.statement(value);
  }
}

function readRange(node: SyntaxNode, reader: Reader): void {
  const iterable = childOf(node, 'right');
  if (iterable !== null) readBare(unwrapped(iterable), reader);
  reader.inBlock(null, () => {
    for (const target of listed(childOf(node, 'left'))) {
      emitAssign(target, targetOf(target, reader), opaqueAt(target), reader);
    }
  });
}

const readers = new Map<string, (node: SyntaxNode, reader: Reader) => void>([
  ['import_declaration', readImports],
  ['const_declaration', readVariables],
  ['var_declaration', readVariables],
  ['short_var_declaration', readAssignment],
  ['assignment_statement', readAssignment],
  ['receive_statement', readAssignment],
  ['return_statement', readReturn],
  ['function_declaration', readFunction],
  ['method_declaration', readFunction],
  ['if_statement', readIf],
  ['for_statement', readBlocks],
  ['expression_switch_statement', readBlocks],
  ['type_switch_statement', readBlocks],
  ['select_statement', readBlocks],
]);
