import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
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
import { assign, bindTo, declareVariable, declareVariables } from './typescriptAssignments';
import { readExportClause, readImport } from './typescriptImports';
import { bindPattern } from './typescriptPatterns';
import { isName, unwrapped } from './typescriptReader';
import {
  classScope,
  decoratorsOf,
  enumScope,
  functionScope,
  isClass,
  isFunction,
  namespaceScope,
} from './typescriptScopes';

const withoutValue = new Set([
  'comment',
  'hash_bang_line',
  'empty_statement',
  'break_statement',
  'continue_statement',
  'debugger_statement',
  'statement_identifier',
  'type_alias_declaration',
  'interface_declaration',
  'function_signature',
  'ambient_declaration',
]);

/** True for a node that stands where a statement stands and is no expression. */
export function isStatement(node: SyntaxNode): boolean {
  return (
    /_(?:statement|declaration|signature|block|clause)$/.test(node.type) || node.type === 'internal_module'
  );
}

/** Reads a statement, or an expression that stands as one, into the current scope. */
export function readStatement(node: SyntaxNode, reader: Reader): void {
  const inner = unwrapped(node);
  if (withoutValue.has(inner.type)) return;
  const read = readers.get(inner.type) ?? (isStatement(inner) ? readAll : readBare);
  read(inner, reader);
}

function readAll(node: SyntaxNode, reader: Reader): void {
  for (const child of namedChildren(node)) reader.statement(child);
}

function readBare(node: SyntaxNode, reader: Reader): void {
  const value = reader.expression(node);
  reader.emit({ kind: 'expression', span: value.span, value });
}

function readReturn(node: SyntaxNode, reader: Reader): void {
  const [inner] = namedChildren(node);
  if (inner !== undefined) {
    reader.emit({ kind: 'return', span: spanOf(node), value: reader.expression(inner) });
  }
}

function readDeclaration(node: SyntaxNode, reader: Reader): void {
  declareAs(node, null, node, reader);
}

/** `outer` is the node that holds what stands before the declaration: `export`, decorators. */
function declareAs(node: SyntaxNode, name: string | null, outer: SyntaxNode, reader: Reader): void {
  const decorators = outer === node ? [] : decoratorsOf(outer, reader);
  const scope = isClass(node)
    ? classScope(node, name, decorators, reader)
    : functionScope(node, name, decorators, reader);
  reader.emit({ kind: 'scope', span: spanOf(outer), scope });
}

function readEnum(node: SyntaxNode, reader: Reader): void {
  reader.emit({ kind: 'scope', span: spanOf(node), scope: enumScope(node, reader) });
}

function readNamespace(node: SyntaxNode, reader: Reader): void {
  reader.emit({ kind: 'scope', span: spanOf(node), scope: namespaceScope(node, reader) });
}

function readAlias(node: SyntaxNode, reader: Reader): void {
  const [name, value] = namedChildren(node);
  if (name !== undefined && value !== undefined) {
    emitAssign(node, nameAt(name, sourceOf(name, reader)), reader.expression(value), reader);
  }
}

/** The default export is an assignment to `default`, or a function or class of that name if it has none. */
function readExport(node: SyntaxNode, reader: Reader): void {
  const keyword = node.children.find(({ type }) => type === 'default' || type === '=') ?? null;
  const exported = childOf(node, 'declaration') ?? childOf(node, 'value') ?? equalsValue(node, keyword);
  if (exported === null) {
    readExportClause(node, reader);
    return;
  }
  const value = unwrapped(exported);
  if (keyword === null) {
    if (isClass(value) || isFunction(value)) {
      declareAs(value, null, node, reader);
      return;
    }
    reader.statement(value);
    return;
  }
  const target = nameAt(keyword, 'default');
  if (!isClass(value) && (!isFunction(value) || value.type === 'arrow_function')) {
    bindTo(node, target, value, reader);
    return;
  }
  const name = childOf(value, 'name');
  declareAs(value, name === null ? 'default' : null, node, reader);
  if (name !== null) emitAssign(name, target, nameAt(name, sourceOf(name, reader)), reader);
}

/** `export = value` has no field for its value. */
function equalsValue(node: SyntaxNode, keyword: SyntaxNode | null): SyntaxNode | null {
  return keyword?.type === '=' ? (namedChildren(node).at(-1) ?? null) : null;
}

/** An `else if` is as deep as its `if`, however many there are. */
function readIf(node: SyntaxNode, reader: Reader): void {
  let next: SyntaxNode | null = node;
  while (next !== null) {
    const condition = childOf(next, 'condition');
    const branch: SyntaxNode | null = childOf(next, 'consequence');
    const otherwise: SyntaxNode | null = childOf(next, 'alternative');
    if (condition !== null) readBare(unwrapped(condition), reader);
    if (branch !== null) reader.inBlock(branchOf(node, branch), () => reader.statement(branch));
    const last: SyntaxNode | null = otherwise === null ? null : (namedChildren(otherwise)[0] ?? null);
    const chained = last?.type === 'if_statement';
    if (last !== null && !chained) {
      reader.inBlock(branchOf(node, last), () => reader.statement(last));
    }
    next = chained ? last : null;
  }
}

function readForIn(node: SyntaxNode, reader: Reader): void {
  const target = childOf(node, 'left');
  const iterable = childOf(node, 'right');
  const body = childOf(node, 'body');
  if (iterable !== null) readBare(unwrapped(iterable), reader);
  reader.inBlock(body && loopOf(node, body), () => {
    if (target !== null) bindUnknown(target, reader);
    if (body !== null) reader.statement(body);
  });
}

/** A loop variable or a caught error: only that it is bound is known. */
function bindUnknown(target: SyntaxNode, reader: Reader): void {
  if (isName(target)) emitAssign(target, nameAt(target, sourceOf(target, reader)), opaqueAt(target), reader);
  else if (target.type.endsWith('_pattern')) bindPattern(target, null, reader);
}

/** What stands in a header is read at the depth of the statement, what stands in a body one deeper. */
function readBlocks(node: SyntaxNode, reader: Reader): void {
  for (const child of namedChildren(node)) {
    switch (child.type) {
      case 'switch_body':
        for (const branch of namedChildren(child)) readCase(branch, node, reader);
        break;
      case 'catch_clause': {
        const parameter = childOf(child, 'parameter');
        const body = childOf(child, 'body');
        reader.inBlock(aside(child), () => {
          if (parameter !== null) bindUnknown(parameter, reader);
          if (body !== null) reader.statement(body);
        });
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

function readCase(branch: SyntaxNode, of: SyntaxNode, reader: Reader): void {
  for (const child of namedChildren(branch)) {
    if (child.field === 'value') readBare(unwrapped(child), reader);
    else reader.inBlock(branchOf(of, branch), () => reader.statement(child));
  }
}

const readers = new Map<string, (node: SyntaxNode, reader: Reader) => void>([
  ['expression_statement', readAll],
  ['sequence_expression', readAll],
  ['statement_block', readAll],
  ['labeled_statement', readAll],
  ['ERROR', readAll],
  ['return_statement', readReturn],
  ['yield_expression', readReturn],
  ['assignment_expression', assign],
  ['augmented_assignment_expression', assign],
  ['lexical_declaration', declareVariables],
  ['variable_declaration', declareVariables],
  ['variable_declarator', declareVariable],
  ['function_declaration', readDeclaration],
  ['generator_function_declaration', readDeclaration],
  ['class_declaration', readDeclaration],
  ['abstract_class_declaration', readDeclaration],
  ['enum_declaration', readEnum],
  ['internal_module', readNamespace],
  ['module', readNamespace],
  ['import_statement', readImport],
  ['import_alias', readAlias],
  ['export_statement', readExport],
  ['if_statement', readIf],
  ['for_in_statement', readForIn],
  ['for_statement', readBlocks],
  ['while_statement', readBlocks],
  ['do_statement', readBlocks],
  ['switch_statement', readBlocks],
  ['try_statement', readBlocks],
  ['with_statement', readBlocks],
  ['throw_statement', readBlocks],
]);
