import { callExpression } from './goCalls';
import { compositeLiteral } from './goComposites';
import { numberLiteral, literalText, stringLiteral } from './goLiterals';
import { functionScope } from './goScopes';
import type { Expr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { nameAt, opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** The node inside parentheses, `&x`, `*x`, `x.(T)`, and conversions to `[]byte` and other plain types. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  let inner = node;
  for (let next = wrappedIn(inner); next !== null; next = wrappedIn(inner)) inner = next;
  return inner;
}

function wrappedIn(node: SyntaxNode): SyntaxNode | null {
  switch (node.type) {
    case 'parenthesized_expression':
    case 'literal_element':
      return namedChildren(node)[0] ?? null;
    case 'type_assertion_expression':
      return childOf(node, 'operand');
    case 'type_conversion_expression':
      return childOf(node, 'type')?.type === 'generic_type' ? null : childOf(node, 'operand');
    case 'unary_expression': {
      const operator = childOf(node, 'operator')?.type;
      return operator === '&' || operator === '*' ? childOf(node, 'operand') : null;
    }
    default:
      return null;
  }
}

/** The expression of a node that is neither wrapped nor a statement. */
export function readExpression(node: SyntaxNode, reader: Reader): Expr {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
    case 'package_identifier': {
      const name = sourceOf(node, reader);
      const namespace = reader.imports.some(({ local }) => local === name);
      return { kind: 'name', span, name, ...(namespace ? { namespace } : {}) };
    }
    case 'field_identifier':
    case 'type_identifier':
    case 'blank_identifier':
      return nameAt(node, sourceOf(node, reader));
    case 'interpreted_string_literal':
    case 'raw_string_literal':
      return stringLiteral(node, reader);
    case 'int_literal':
    case 'float_literal':
      return numberLiteral(node, sourceOf(node, reader), 1);
    case 'true':
    case 'false':
      return { kind: 'scalar', span, value: node.type === 'true' };
    case 'nil':
      return { kind: 'scalar', span, value: null };
    case 'unary_expression':
      return unary(node, reader);
    case 'binary_expression':
      return binary(node, reader);
    case 'selector_expression':
    case 'qualified_type':
      return selector(node, reader);
    case 'index_expression':
      return index(node, reader);
    case 'call_expression':
    case 'type_conversion_expression':
      return callExpression(node, reader);
    case 'composite_literal':
      return compositeLiteral(node, reader);
    case 'func_literal':
      return { kind: 'function', span, scope: functionScope(node, null, [], reader) };
    case 'generic_type':
      return reader.expression(childOf(node, 'type'));
    case 'pointer_type':
      return reader.expression(namedChildren(node)[0] ?? null);
    default:
      return opaqueAt(
        node,
        node.type.endsWith('_type') ? [] : namedChildren(node).map((child) => reader.expression(child)),
      );
  }
}

function unary(node: SyntaxNode, reader: Reader): Expr {
  const operand = childOf(node, 'operand');
  if (operand !== null && childOf(node, 'operator')?.type === '-' && /^(int|float)_/.test(operand.type)) {
    return { ...numberLiteral(operand, sourceOf(operand, reader), -1), span: spanOf(node) };
  }
  return opaqueAt(node, [reader.expression(operand)]);
}

function isSum(node: SyntaxNode): boolean {
  return node.type === 'binary_expression' && childOf(node, 'operator')?.type === '+';
}

function binary(node: SyntaxNode, reader: Reader): Expr {
  const sum = isSum(node);
  const operands: SyntaxNode[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const inner = unwrapped(next);
    if (inner.type !== 'binary_expression' || isSum(inner) !== sum) {
      operands.push(inner);
      continue;
    }
    const left = childOf(inner, 'left');
    const right = childOf(inner, 'right');
    if (right !== null) open.push(right);
    if (left !== null) open.push(left);
  }
  const read = operands.map((operand) => reader.expression(operand));
  return sum ? { kind: 'concat', span: spanOf(node), operands: read } : opaqueAt(node, read);
}

function selector(node: SyntaxNode, reader: Reader): Expr {
  const object = childOf(node, 'operand') ?? childOf(node, 'package');
  const property = childOf(node, 'field') ?? childOf(node, 'name');
  if (object === null || property === null) return opaqueAt(node);
  return {
    kind: 'member',
    span: spanOf(node),
    object: reader.expression(object),
    property: sourceOf(property, reader),
  };
}

function index(node: SyntaxNode, reader: Reader): Expr {
  const object = reader.expression(childOf(node, 'operand'));
  const key = childOf(node, 'index');
  const property = key === null ? null : literalText(key, reader);
  if (property !== null) return { kind: 'member', span: spanOf(node), object, property };
  return opaqueAt(node, [object, reader.expression(key)]);
}
