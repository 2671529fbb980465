import type { Expr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf } from '../../syntax/syntaxTree';
import { emitAssign, opaqueAt, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';
import { bindImports, bindPattern } from './typescriptPatterns';
import { unwrapped } from './typescriptReader';
import { classScope, functionScope, isClass, isFunction } from './typescriptScopes';

/**
 * Reads `name = value` of a declaration or an assignment; functions and classes take the name over. Gives back the
 * target: as an expression an assignment is its target, so that the value is not there twice.
 */
function bindValue(node: SyntaxNode, target: SyntaxNode, valueNode: SyntaxNode, reader: Reader): Expr {
  if (target.type === 'object_pattern' || target.type === 'array_pattern') {
    bindPattern(target, reader.expression(valueNode), reader);
    return opaqueAt(target);
  }
  const expr = assignable(target, reader);
  bindTo(node, expr, valueNode, reader);
  return expr;
}

function assignable(target: SyntaxNode, reader: Reader): Expr {
  const expr = reader.expression(target);
  return expr.kind === 'name' || expr.kind === 'member' ? expr : opaqueAt(target, [expr]);
}

/** Like `bindValue`, for a target that is known already. */
export function bindTo(node: SyntaxNode, target: Expr, valueNode: SyntaxNode, reader: Reader): void {
  const name = target.kind === 'name' ? target.name : target.kind === 'member' ? target.property : null;
  const inner = unwrapped(valueNode);
  if (isClass(inner) && target.kind === 'name') {
    reader.emit({ kind: 'scope', span: spanOf(node), scope: classScope(inner, name, [], reader) });
    return;
  }
  emitAssign(node, target, namedValue(inner, name, reader), reader);
}

function namedValue(node: SyntaxNode, name: string | null, reader: Reader): Expr {
  if (!isFunction(node)) return reader.expression(node);
  return { kind: 'function', span: spanOf(node), scope: functionScope(node, name, [], reader) };
}

/** Reads a `const`, `let`, `var` statement. */
export function declareVariables(node: SyntaxNode, reader: Reader): void {
  for (const child of node.children) if (child.type === 'variable_declarator') declareVariable(child, reader);
}

/** Reads one name or pattern of a declaration with its value; without a value there is nothing to say. */
export function declareVariable(node: SyntaxNode, reader: Reader): void {
  const target = childOf(node, 'name');
  const value = childOf(node, 'value');
  if (target === null || value === null || bindImports(target, value, reader)) return;
  bindValue(node, target, value, reader);
}

/** Reads an assignment into the current scope and gives back its target. */
export function assign(node: SyntaxNode, reader: Reader): Expr {
  const left = childOf(node, 'left');
  const right = childOf(node, 'right');
  if (left === null || right === null) return opaqueAt(node, [reader.expression(left ?? right)]);
  const operator = childOf(node, 'operator')?.type ?? '=';
  if (operator === '=') return bindValue(node, unwrapped(left), right, reader);
  const target = assignable(left, reader);
  if (operator === '??=' || operator === '||=' || operator === '&&=') {
    reader.inBlock(null, () => bindTo(node, target, right, reader));
    return target;
  }
  const appends = operator === '+=';
  const added = reader.expression(right);
  const value = appends ? added : opaqueAt(right, [added]);
  reader.emit({ kind: 'assign', span: spanOf(node), target, value, appends, depth: reader.blockDepth() });
  return target;
}
