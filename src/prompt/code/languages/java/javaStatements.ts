import { assignment } from './javaExpressions';
import { unwrapped } from './javaReader';
import { classScope, lambdaScope, methodScope } from './javaScopes';
import type { Expr, Scope } from '../../syntax/syntax';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { emitWrites, isEmptyBuilder } from '../../flow/textBuilders';
import {
  aside,
  branchOf,
  emitAssign,
  loopOf,
  nameAt,
  opaqueAt,
  sourceOf,
  spanOf,
} from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** True for a node that stands where a statement stands and is no expression. */
export function isStatement(node: SyntaxNode): boolean {
  return node.type === 'block' || /_(?:statement|declaration|initializer_block)$/.test(node.type);
}

/** Reads a statement, or an expression that stands as one, into the current scope. */
export function readStatement(node: SyntaxNode, reader: Reader): void {
  const inner = unwrapped(node);
  const read = readers.get(inner.type) ?? (isStatement(inner) ? readAll : readBare);
  read(inner, reader);
}

function readAll(node: SyntaxNode, reader: Reader): void {
  for (const child of namedChildren(node)) reader.statement(child);
}

function readBare(node: SyntaxNode, reader: Reader): void {
  const value = reader.expression(node);
  if (value.kind === 'call' && emitWrites(value, reader)) return;
  reader.emit({ kind: 'expression', span: value.span, value });
}

function nothing(): void {
  // Neither text nor a name for one.
}

function readReturn(node: SyntaxNode, reader: Reader): void {
  const [value] = namedChildren(node);
  if (value !== undefined) {
    reader.emit({ kind: 'return', span: spanOf(node), value: reader.expression(value) });
  }
}

function emitScope(node: SyntaxNode, scope: Scope, reader: Reader): void {
  reader.emit({ kind: 'scope', span: spanOf(node), scope });
}

/** `package`, which nothing asks for; `import a.B`, `import a.*`, `import static a.B.C`. */
function readImport(node: SyntaxNode, reader: Reader): void {
  const path = namedChildren(node).find(({ type }) => type.endsWith('identifier'));
  if (path === undefined) return;
  const written = sourceOf(path, reader).replace(/\s/g, '');
  const whole = node.children.some(({ type }) => type === 'asterisk');
  const dot = written.lastIndexOf('.');
  const name = whole ? '*' : written.slice(dot + 1);
  const module = whole || dot < 0 ? written : written.slice(0, dot);
  reader.imports.push({ span: spanOf(node), module, name, local: name });
}

/** Local variables, fields and the constants of an interface. */
function readVariables(node: SyntaxNode, reader: Reader): void {
  for (const declarator of node.children) {
    const name = childOf(declarator, 'name');
    const value = childOf(declarator, 'value');
    if (declarator.field !== 'declarator' || name === null || value === null) continue;
    bind(declarator, name, value, reader);
  }
}

function bind(node: SyntaxNode, name: SyntaxNode, value: SyntaxNode, reader: Reader): void {
  const target = nameAt(name, sourceOf(name, reader));
  const read: Expr =
    value.type === 'lambda_expression'
      ? { kind: 'function', span: spanOf(value), scope: lambdaScope(value, target.name, reader) }
      : reader.expression(value);
  if (!isEmptyBuilder(read)) emitAssign(node, target, read, reader);
}

/** An `else if` is as deep as its `if`, however many there are. */
function readIf(node: SyntaxNode, reader: Reader): void {
  let next: SyntaxNode | null = node;
  while (next !== null) {
    const condition = childOf(next, 'condition');
    const branch = childOf(next, 'consequence');
    const otherwise: SyntaxNode | null = childOf(next, 'alternative');
    if (condition !== null) readBare(unwrapped(condition), reader);
    if (branch !== null) reader.inBlock(branchOf(node, branch), () => reader.statement(branch));
    const chained = otherwise?.type === 'if_statement';
    if (otherwise !== null && !chained) {
      reader.inBlock(branchOf(node, otherwise), () => reader.statement(otherwise));
    }
    next = chained ? otherwise : null;
  }
}

function readForEach(node: SyntaxNode, reader: Reader): void {
  const name = childOf(node, 'name');
  const iterable = childOf(node, 'value');
  const body = childOf(node, 'body');
  if (iterable !== null) readBare(unwrapped(iterable), reader);
  reader.inBlock(body && loopOf(node, body), () => {
    if (name !== null) emitAssign(name, nameAt(name, sourceOf(name, reader)), opaqueAt(name), reader);
    if (body !== null) reader.statement(body);
  });
}

/** What stands in a header is read at the depth of the statement, what stands in a body one deeper. */
function readBlocks(node: SyntaxNode, reader: Reader): void {
  for (const child of namedChildren(node)) {
    switch (child.type) {
      case 'resource_specification':
        for (const resource of namedChildren(child)) readResource(resource, reader);
        break;
      case 'catch_clause': {
        const body = childOf(child, 'body');
        if (body !== null) reader.inBlock(aside(child), () => reader.statement(body));
        break;
      }
      case 'finally_clause':
        reader.inBlock(null, () => readAll(child, reader));
        break;
      default:
        if (child.field === 'body') reader.inBlock(loopOf(node, child), () => reader.statement(child));
        else reader.statement(child);
    }
  }
}

function readResource(node: SyntaxNode, reader: Reader): void {
  const name = childOf(node, 'name');
  const value = childOf(node, 'value');
  if (name !== null && value !== null) bind(node, name, value, reader);
  else readAll(node, reader);
}

/** A `switch` that stands as a statement: its branches are blocks. */
function readSwitch(node: SyntaxNode, reader: Reader): void {
  const condition = childOf(node, 'condition');
  const body = childOf(node, 'body');
  if (condition !== null) readBare(unwrapped(condition), reader);
  for (const branch of body === null ? [] : namedChildren(body)) {
    for (const child of namedChildren(branch)) {
      if (child.type !== 'switch_label') {
        reader.inBlock(branchOf(node, branch), () => reader.statement(child));
      }
    }
  }
}

const readers = new Map<string, (node: SyntaxNode, reader: Reader) => void>([
  ['package_declaration', nothing],
  ['module_declaration', nothing],
  ['break_statement', nothing],
  ['continue_statement', nothing],
  ['modifiers', nothing],
  ['line_comment', nothing],
  ['block_comment', nothing],
  ['import_declaration', readImport],
  ['local_variable_declaration', readVariables],
  ['field_declaration', readVariables],
  ['constant_declaration', readVariables],
  ['assignment_expression', (node, reader) => void assignment(node, reader)],
  ['return_statement', readReturn],
  ['yield_statement', readReturn],
  ['if_statement', readIf],
  ['enhanced_for_statement', readForEach],
  ['for_statement', readBlocks],
  ['while_statement', readBlocks],
  ['do_statement', readBlocks],
  ['try_statement', readBlocks],
  ['try_with_resources_statement', readBlocks],
  ['synchronized_statement', readBlocks],
  ['switch_expression', readSwitch],
  ['static_initializer', readAll],
  ['enum_body_declarations', readAll],
  ['ERROR', readAll],
  ...['class', 'interface', 'enum', 'record', 'annotation_type'].map(
    (kind) =>
      [
        `${kind}_declaration`,
        (node: SyntaxNode, reader: Reader) => emitScope(node, classScope(node, reader), reader),
      ] as const,
  ),
  ...['method', 'constructor', 'compact_constructor'].map(
    (kind) =>
      [
        `${kind}_declaration`,
        (node: SyntaxNode, reader: Reader) => emitScope(node, methodScope(node, reader), reader),
      ] as const,
  ),
]);
