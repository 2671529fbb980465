import type { CallExpr, Entry, Expr, FunctionExpr, ListItem } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { nameAt, opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';
import { assign } from './typescriptAssignments';
import { jsxElement } from './typescriptJsx';
import {
  literalValue,
  numberValue,
  propertyName,
  stringLiteral,
  templateLiteral,
} from './typescriptLiterals';
import { parametersOf } from './typescriptParameters';
import { isName, unwrapped } from './typescriptReader';
import { classScope, functionScope, isClass, isFunction } from './typescriptScopes';

/** The expression of a node that is neither wrapped nor a statement. */
export function readExpression(node: SyntaxNode, reader: Reader): Expr {
  const span = spanOf(node);
  if (isFunction(node)) return { kind: 'function', span, scope: functionScope(node, null, [], reader) };
  if (isClass(node)) return { kind: 'function', span, scope: classScope(node, null, [], reader) };
  if (isName(node)) return nameAt(node, sourceOf(node, reader));
  switch (node.type) {
    case 'this':
    case 'super':
    case 'import':
    case 'type_identifier':
    case 'private_property_identifier':
      return nameAt(node, sourceOf(node, reader));
    case 'string':
      return stringLiteral(node, reader);
    case 'template_string':
      return templateLiteral(node, reader);
    case 'number':
      return { kind: 'scalar', span, value: numberValue(sourceOf(node, reader)) };
    case 'true':
    case 'false':
      return { kind: 'scalar', span, value: node.type === 'true' };
    case 'null':
    case 'undefined':
      return { kind: 'scalar', span, value: null };
    case 'regex':
      return opaqueAt(node);
    case 'unary_expression':
      return unary(node, reader);
    case 'binary_expression':
      return binary(node, reader);
    case 'ternary_expression':
      return {
        kind: 'choice',
        span,
        condition: reader.expression(childOf(node, 'condition')),
        options: ['consequence', 'alternative'].map((field) => reader.expression(childOf(node, field))),
      };
    case 'member_expression':
    case 'nested_identifier':
    case 'meta_property':
    case 'subscript_expression':
      return member(node, reader);
    case 'call_expression':
    case 'new_expression':
      return call(node, reader);
    case 'array':
      return { kind: 'list', span, items: namedChildren(node).map((item) => listItem(item, reader)) };
    case 'object':
      return {
        kind: 'object',
        span,
        entries: namedChildren(node).flatMap((entry) => objectEntry(entry, reader)),
      };
    case 'assignment_expression':
    case 'augmented_assignment_expression':
      return assign(node, reader);
    case 'sequence_expression':
      return sequence(node, reader);
    case 'jsx_element':
    case 'jsx_self_closing_element':
      return jsxElement(node, reader);
    default:
      return opaqueAt(
        node,
        namedChildren(node)
          .filter((child) => !isType(child))
          .map((child) => reader.expression(child)),
      );
  }
}

function unary(node: SyntaxNode, reader: Reader): Expr {
  const value = reader.expression(childOf(node, 'argument'));
  const operator = childOf(node, 'operator')?.type;
  if (operator === '-' && value.kind === 'scalar' && typeof value.value === 'number') {
    return { kind: 'scalar', span: spanOf(node), value: -value.value };
  }
  return opaqueAt(node, [value]);
}

type Operation = 'concat' | 'choice' | 'product' | 'opaque';

function operation(node: SyntaxNode): Operation | null {
  if (node.type !== 'binary_expression') return null;
  const operator = childOf(node, 'operator')?.type;
  if (operator === '+') return 'concat';
  if (operator === '*') return 'product';
  return operator === '||' || operator === '??' ? 'choice' : 'opaque';
}

function binary(node: SyntaxNode, reader: Reader): Expr {
  const kind = operation(node) ?? 'opaque';
  const operands = operandsOf(node, kind).map((operand) => reader.expression(operand));
  if (kind === 'concat') return { kind, span: spanOf(node), operands };
  if (kind === 'choice') return { kind, span: spanOf(node), condition: null, options: operands };
  return kind === 'product' ? { ...opaqueAt(node, operands), product: true } : opaqueAt(node, operands);
}

/** The operands of nested operations of one kind, from left to right, without recursion. */
function operandsOf(node: SyntaxNode, kind: Operation): SyntaxNode[] {
  const operands: SyntaxNode[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const inner = unwrapped(next);
    if (operation(inner) !== kind) {
      operands.push(inner);
      continue;
    }
    const right = childOf(inner, 'right');
    const left = childOf(inner, 'left');
    if (right !== null) open.push(right);
    if (left !== null) open.push(left);
  }
  return operands;
}

function member(node: SyntaxNode, reader: Reader): Expr {
  const span = spanOf(node);
  if (node.type === 'meta_property') {
    const [object = '', property = ''] = sourceOf(node, reader).split('.');
    return { kind: 'member', span, object: nameAt(node, object.trim()), property: property.trim() };
  }
  const object = reader.expression(childOf(node, 'object'));
  if (node.type !== 'subscript_expression') {
    const property = childOf(node, 'property');
    return property === null
      ? opaqueAt(node, [object])
      : { kind: 'member', span, object, property: sourceOf(property, reader) };
  }
  const index = childOf(node, 'index');
  const key = index === null ? null : literalValue(unwrapped(index), reader);
  if (key !== null) return { kind: 'member', span, object, property: key, subscript: true };
  return opaqueAt(node, [object, reader.expression(index)]);
}

function call(node: SyntaxNode, reader: Reader): Expr {
  const callee = childOf(node, 'function') ?? childOf(node, 'constructor');
  const list = childOf(node, 'arguments');
  if (list?.type === 'template_string') {
    // The one tag that the language itself defines is not a call worth following.
    if (callee !== null && sourceOf(callee, reader) === 'String.raw') {
      return templateLiteral(list, reader, 'raw', node.start);
    }
    const value = templateLiteral(list, reader);
    const args = [{ span: value.span, name: null, value, spread: false }];
    return { kind: 'call', span: spanOf(node), callee: reader.expression(callee), args };
  }
  const inPlace = callee === null || list === null ? null : forEachCallback(callee, list, reader);
  if (inPlace !== null) {
    const runsOver = reader.expression(callee);
    readForEach(inPlace, node, reader);
    return { kind: 'call', span: spanOf(node), callee: runsOver, args: [] };
  }
  const args: CallExpr['args'] = (list === null ? [] : namedChildren(list)).map((argument) => ({
    span: spanOf(argument),
    name: null,
    ...listItem(argument, reader),
  }));
  return { kind: 'call', span: spanOf(node), callee: reader.expression(callee), args };
}

/** The function of `things.forEach((thing) => …)`, which is a loop. */
function forEachCallback(callee: SyntaxNode, list: SyntaxNode, reader: Reader): SyntaxNode | null {
  const property = callee.type === 'member_expression' ? childOf(callee, 'property') : null;
  const [only, ...more] = namedChildren(list);
  const isLoop = property !== null && sourceOf(property, reader) === 'forEach' && more.length === 0;
  return isLoop && only?.type === 'arrow_function' ? only : null;
}

function readForEach(callback: SyntaxNode, of: SyntaxNode, reader: Reader): void {
  const block = childOf(callback, 'body');
  if (block === null) return;
  reader.inBlock({ block, of, repeats: 'each' }, () => {
    for (const { name, span } of parametersOf(callback, reader)) {
      const depth = reader.blockDepth();
      const target: Expr = { kind: 'name', span, name };
      const value: Expr = { kind: 'opaque', span, children: [] };
      if (name !== '') reader.emit({ kind: 'assign', span, target, value, appends: false, depth });
    }
    reader.statement(block);
  });
}

function listItem(node: SyntaxNode, reader: Reader): ListItem {
  if (node.type !== 'spread_element') return { value: reader.expression(node), spread: false };
  return { value: reader.expression(namedChildren(node)[0] ?? null), spread: true };
}

function objectEntry(node: SyntaxNode, reader: Reader): Entry[] {
  const span = spanOf(node);
  switch (node.type) {
    case 'pair': {
      const key = propertyName(childOf(node, 'key'), reader);
      return [{ span, key, value: reader.expression(childOf(node, 'value')), spread: false }];
    }
    case 'spread_element':
      return [{ span, key: null, ...listItem(node, reader) }];
    case 'method_definition': {
      const key = propertyName(childOf(node, 'name'), reader);
      const value: FunctionExpr = { kind: 'function', span, scope: functionScope(node, key, [], reader) };
      return [{ span, key, value, spread: false }];
    }
    default:
      if (isName(node)) {
        const key = sourceOf(node, reader);
        return [{ span, key, value: nameAt(node, key), spread: false }];
      }
      // Broken code, or `{ a = 1 }` outside a pattern.
      return [{ span, key: null, value: reader.expression(node), spread: false }];
  }
}

/** The value is the last one; what stands before it becomes statements. */
function sequence(node: SyntaxNode, reader: Reader): Expr {
  const parts = namedChildren(node);
  const last = parts.pop() ?? null;
  for (const part of parts) reader.statement(part);
  return reader.expression(last);
}

function isType(node: SyntaxNode): boolean {
  return node.type === 'type_arguments' || node.type === 'type_annotation' || node.type === 'type_parameters';
}
