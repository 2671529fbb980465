import type { Expr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { emitAssign, nameAt, opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';
import { loadedModule, propertyName } from './typescriptLiterals';
import { isName, unwrapped } from './typescriptReader';

/**
 * Emits an assignment for each name that a pattern binds: a member of the value where the value can be said again (a
 * name, a member, a call), else something opaque after the value itself. A value of null is one not known.
 */
export function bindPattern(target: SyntaxNode, value: Expr | null, reader: Reader): void {
  reader.nested(() => bind(target, value, reader));
}

function bind(target: SyntaxNode, value: Expr | null, reader: Reader): void {
  switch (target.type) {
    case 'object_pattern':
      if (value === null || isPath(value)) bindObject(target, value, reader);
      else {
        emitBare(value, reader);
        bindObject(target, null, reader);
      }
      return;
    case 'array_pattern': {
      const items = pairedItems(target, value);
      if (value !== null && items === null) emitBare(value, reader);
      bindArray(target, items, reader);
      return;
    }
    case 'assignment_pattern':
    case 'object_assignment_pattern': {
      const left = childOf(target, 'left');
      const fallback = reader.expression(childOf(target, 'right'));
      if (left === null) return;
      const options = [value ?? opaqueAt(left), fallback];
      bindPattern(left, { kind: 'choice', span: spanOf(target), condition: null, options }, reader);
      return;
    }
    default:
      emitAssign(target, targetExpression(target, reader), value ?? opaqueAt(target), reader);
  }
}

function emitBare(value: Expr, reader: Reader): void {
  reader.emit({ kind: 'expression', span: value.span, value });
}

function bindObject(pattern: SyntaxNode, value: Expr | null, reader: Reader): void {
  const property = (node: SyntaxNode, key: string | null): Expr | null =>
    value === null || key === null
      ? null
      : { kind: 'member', span: spanOf(node), object: value, property: key };
  for (const child of namedChildren(pattern)) {
    if (child.type === 'pair_pattern') {
      const target = childOf(child, 'value');
      if (target === null) continue;
      bindPattern(target, property(child, propertyName(childOf(child, 'key'), reader)), reader);
    } else if (child.type === 'rest_pattern') {
      const [target] = namedChildren(child);
      if (target !== undefined) bindPattern(target, value, reader);
    } else {
      const name = childOf(child, 'left') ?? child;
      if (isName(name)) bindPattern(child, property(name, sourceOf(name, reader)), reader);
    }
  }
}

/** The elements of a list in the order of the places of a pattern; null if they do not pair up. */
function pairedItems(pattern: SyntaxNode, value: Expr | null): readonly Expr[] | null {
  if (value?.kind !== 'list' || value.items.some((item) => item.spread)) return null;
  const places = pattern.children.filter(({ type }) => type === ',').length + 1;
  const rest = pattern.children.some(({ type }) => type === 'rest_pattern');
  return rest || value.items.length !== places ? null : value.items.map((item) => item.value);
}

function bindArray(pattern: SyntaxNode, items: readonly Expr[] | null, reader: Reader): void {
  let place = 0;
  for (const child of pattern.children) {
    if (child.type === ',') place += 1;
    if (!child.named || child.type === 'comment') continue;
    const target = child.type === 'rest_pattern' ? namedChildren(child)[0] : child;
    if (target !== undefined) bindPattern(target, items?.[place] ?? null, reader);
  }
}

function targetExpression(node: SyntaxNode, reader: Reader): Expr {
  if (isName(node)) return nameAt(node, sourceOf(node, reader));
  const target = reader.expression(node);
  return target.kind === 'name' || target.kind === 'member' ? target : opaqueAt(node, [target]);
}

function isPath(expr: Expr): boolean {
  return expr.kind === 'name' || expr.kind === 'member' || expr.kind === 'call';
}

/**
 * Records `const x = require('m')`, `const { a, b: c } = await import('m')`, `const x = require('m').y` as imports.
 * False if the declaration is anything else.
 */
export function bindImports(pattern: SyntaxNode, valueNode: SyntaxNode, reader: Reader): boolean {
  let source = unwrapped(valueNode);
  let member: string | null = null;
  if (source.type === 'member_expression') {
    const object = childOf(source, 'object');
    member = propertyName(childOf(source, 'property'), reader);
    if (object === null) return false;
    source = unwrapped(object);
  }
  const module = loadedModule(source, reader);
  if (module === null) return false;
  if (pattern.type === 'identifier') {
    const local = sourceOf(pattern, reader);
    reader.imports.push({ span: spanOf(pattern), module, name: member ?? '*', local });
    return true;
  }
  if (pattern.type !== 'object_pattern' || member !== null) return false;
  const names = namedChildren(pattern).map((child) => ({
    child,
    key: childOf(child, 'key') ?? child,
    local: childOf(child, 'value') ?? child,
  }));
  if (!names.every(({ local }) => isName(local))) return false;
  for (const { child, key, local } of names) {
    const name = propertyName(key, reader) ?? '*';
    reader.imports.push({ span: spanOf(child), module, name, local: sourceOf(local, reader) });
  }
  return true;
}
