import { typedValue } from './csharpCreations';
import { assignment } from './csharpExpressions';
import { unwrapped } from './csharpReader';
import { classScope, lambdaScope, methodScope } from './csharpScopes';
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
  return node.type === 'block' || /_(?:statement|declaration|directive)$/.test(node.type);
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

function readClass(node: SyntaxNode, reader: Reader): void {
  emitScope(node, classScope(node, reader), reader);
}

function readMethod(node: SyntaxNode, reader: Reader): void {
  emitScope(node, methodScope(node, null, reader), reader);
}

/** `using A.B`, `using static A.B`, `using X = A.B`. */
function readUsing(node: SyntaxNode, reader: Reader): void {
  const alias = childOf(node, 'name');
  const path = namedChildren(node).find((child) => child !== alias);
  if (path === undefined) return;
  const module = sourceOf(path, reader).replace(/\s/g, '');
  reader.imports.push({
    span: spanOf(node),
    module,
    name: '*',
    local: alias === null ? '*' : sourceOf(alias, reader),
  });
}

/** The body of a namespace; a namespace is no scope. */
function readNamespace(node: SyntaxNode, reader: Reader): void {
  const body = childOf(node, 'body');
  if (body !== null) readAll(body, reader);
}

/** Local variables and fields. */
function readVariables(node: SyntaxNode, reader: Reader): void {
  const declaration = node.children.find(({ type }) => type === 'variable_declaration') ?? node;
  const type = childOf(declaration, 'type');
  for (const declarator of namedChildren(declaration)) {
    const equals = declarator.children.findIndex((child) => child.type === '=');
    const value = declarator.children.slice(equals + 1).find(({ named }) => named);
    const [name] = namedChildren(declarator);
    if (declarator.type !== 'variable_declarator' || name === undefined) continue;
    // The grammar leaves out the sign in some versions; the value is then the last child.
    const given = equals < 0 ? namedChildren(declarator).slice(1).at(-1) : value;
    if (given === undefined || given.type === 'bracketed_argument_list') continue;
    bind(declarator, name, given, type, reader);
  }
}

function bind(
  node: SyntaxNode,
  name: SyntaxNode,
  given: SyntaxNode,
  type: SyntaxNode | null,
  reader: Reader,
): void {
  const value = unwrapped(given);
  const target: Expr = name.type === 'identifier' ? nameAt(name, sourceOf(name, reader)) : opaqueAt(name);
  const isLambda = value.type === 'lambda_expression' && target.kind === 'name';
  const read: Expr = isLambda
    ? { kind: 'function', span: spanOf(value), scope: lambdaScope(value, target.name, reader) }
    : typedValue(value, type, reader);
  if (!isEmptyBuilder(read)) emitAssign(node, target, read, reader);
}

/** A property is a field where it has a value or an expression for one, else a function of its name. */
function readProperty(node: SyntaxNode, reader: Reader): void {
  const name = childOf(node, 'name');
  const given = childOf(node, 'value');
  if (name === null) return;
  if (given !== null) {
    const value = given.type === 'arrow_expression_clause' ? namedChildren(given)[0] : given;
    if (value !== undefined) bind(node, name, value, childOf(node, 'type'), reader);
  }
  const accessors = childOf(node, 'accessors');
  for (const accessor of accessors === null ? [] : namedChildren(accessors)) {
    if (childOf(accessor, 'body') === null) continue;
    const isGetter = childOf(accessor, 'name')?.type === 'get';
    emitScope(
      accessor,
      methodScope(accessor, isGetter ? sourceOf(name, reader) : `set_${sourceOf(name, reader)}`, reader),
      reader,
    );
  }
}

function readEnumMember(node: SyntaxNode, reader: Reader): void {
  const name = childOf(node, 'name');
  const value = childOf(node, 'value');
  if (name !== null && value !== null) bind(node, name, value, null, reader);
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
  const target = childOf(node, 'left');
  const iterable = childOf(node, 'right');
  const body = childOf(node, 'body');
  if (iterable !== null) readBare(unwrapped(iterable), reader);
  reader.inBlock(body && loopOf(node, body), () => {
    if (target?.type === 'identifier') {
      emitAssign(target, nameAt(target, sourceOf(target, reader)), opaqueAt(target), reader);
    }
    if (body !== null) reader.statement(body);
  });
}

/** What stands in a header is read at the depth of the statement, what stands in a block one deeper. */
function readBlocks(node: SyntaxNode, reader: Reader): void {
  for (const child of namedChildren(node)) {
    switch (child.type) {
      case 'variable_declaration':
        readVariables(child, reader);
        break;
      case 'catch_clause':
      case 'finally_clause': {
        const body = childOf(child, 'body') ?? child.children.find(({ type }) => type === 'block');
        const block = child.type === 'catch_clause' ? aside(child) : null;
        if (body !== undefined) reader.inBlock(block, () => reader.statement(body));
        break;
      }
      case 'switch_body':
        for (const branch of namedChildren(child)) {
          for (const part of namedChildren(branch)) {
            if (isStatement(part)) reader.inBlock(branchOf(node, branch), () => reader.statement(part));
          }
        }
        break;
      default:
        if (child.field === 'body' || child.type === 'block') {
          reader.inBlock(loopOf(node, child), () => reader.statement(child));
        } else reader.statement(child);
    }
  }
}

const readers = new Map<string, (node: SyntaxNode, reader: Reader) => void>([
  ...[
    'extern_alias_directive',
    'attribute_list',
    'global_attribute',
    'modifier',
    'comment',
    'empty_statement',
    'break_statement',
    'continue_statement',
    'goto_statement',
    'delegate_declaration',
    'event_field_declaration',
    'preproc_region',
    'preproc_endregion',
    'preproc_nullable',
    'preproc_pragma',
    'preproc_define',
  ].map((type) => [type, nothing] as const),
  ['using_directive', readUsing],
  ['namespace_declaration', readNamespace],
  ['file_scoped_namespace_declaration', readAll],
  ['qualified_name', nothing],
  ['local_declaration_statement', readVariables],
  ['field_declaration', readVariables],
  ['property_declaration', readProperty],
  ['enum_member_declaration', readEnumMember],
  ['assignment_expression', (node, reader) => void assignment(node, reader)],
  ['return_statement', readReturn],
  ['yield_statement', readReturn],
  ['if_statement', readIf],
  ['foreach_statement', readForEach],
  ['for_statement', readBlocks],
  ['while_statement', readBlocks],
  ['do_statement', readBlocks],
  ['using_statement', readBlocks],
  ['lock_statement', readBlocks],
  ['try_statement', readBlocks],
  ['switch_statement', readBlocks],
  ['class_declaration', readClass],
  ['record_declaration', readClass],
  ['struct_declaration', readClass],
  ['record_struct_declaration', readClass],
  ['interface_declaration', readClass],
  ['enum_declaration', readClass],
  ['method_declaration', readMethod],
  ['constructor_declaration', readMethod],
  ['destructor_declaration', readMethod],
  ['operator_declaration', readMethod],
  ['conversion_operator_declaration', readMethod],
  ['local_function_statement', readMethod],
  ['indexer_declaration', readMethod],
  ['ERROR', readAll],
  ['preproc_if', readAll],
  ['preproc_else', readAll],
  ['preproc_elif', readAll],
  ['preproc_if_in_top_level', readAll],
]);
