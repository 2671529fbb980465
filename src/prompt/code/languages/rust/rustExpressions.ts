import { callExpression } from './rustCalls';
import { numberLiteral, stringLiteral } from './rustLiterals';
import { macroInvocation } from './rustMacros';
import { branchValues, closureScope } from './rustScopes';
import type { Argument, Expr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { nameAt, opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

const wrappers = new Set([
  'parenthesized_expression',
  'await_expression',
  'try_expression',
  'reference_expression',
  'type_cast_expression',
  'generic_function',
]);

/** The node inside parentheses, `&x`, `x?`, `x.await`, `x as T`, `f::<T>`. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (wrappers.has(inner.type)) {
    const next =
      childOf(inner, 'value') ??
      childOf(inner, 'function') ??
      namedChildren(inner).find(({ type }) => type !== 'mutable_specifier');
    if (next === undefined) return inner;
    inner = next;
  }
  return inner;
}

/** The expression of a node that is neither wrapped nor a statement. */
export function readExpression(node: SyntaxNode, reader: Reader): Expr {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
    case 'type_identifier':
    case 'field_identifier':
    case 'self':
    case 'crate':
    case 'super':
      return name(node, reader);
    case 'string_literal':
    case 'raw_string_literal':
      return stringLiteral(node, reader);
    case 'integer_literal':
    case 'float_literal':
      return numberLiteral(node, reader, 1);
    case 'boolean_literal':
      return { kind: 'scalar', span, value: sourceOf(node, reader) === 'true' };
    case 'negative_literal':
      return numberLiteral(namedChildren(node)[0] ?? node, reader, -1);
    case 'unary_expression':
      return unary(node, reader);
    case 'scoped_identifier':
    case 'scoped_type_identifier':
      return scoped(node, reader);
    case 'generic_type':
      return reader.expression(childOf(node, 'type'));
    case 'field_expression':
      return field(node, reader);
    case 'call_expression':
      return callExpression(node, reader);
    case 'macro_invocation':
      return macroInvocation(node, reader);
    case 'struct_expression':
      return structure(node, reader);
    case 'array_expression':
    case 'tuple_expression':
      return {
        kind: 'list',
        span,
        items: namedChildren(node)
          .filter(({ type }) => type !== 'attribute_item')
          .map((item) => ({ value: reader.expression(item), spread: false })),
      };
    case 'binary_expression':
      return binary(node, reader);
    case 'index_expression':
      return index(node, reader);
    case 'if_expression':
    case 'match_expression':
    case 'block':
    case 'unsafe_block':
    case 'async_block':
      return choice(node, reader);
    case 'closure_expression':
      return { kind: 'function', span, scope: closureScope(node, reader) };
    default:
      return opaqueAt(node, isType(node) ? [] : namedChildren(node).map((child) => reader.expression(child)));
  }
}

function isType(node: SyntaxNode): boolean {
  return node.type.endsWith('_type') || node.type.endsWith('_pattern') || node.type === 'type_arguments';
}

/** `Self` is the class as well as its values. */
function name(node: SyntaxNode, reader: Reader): Expr {
  const source = sourceOf(node, reader);
  if (source === 'None') return { kind: 'scalar', span: spanOf(node), value: null };
  const namespace = /^[A-Z]/.test(source) && /[a-z]/.test(source) && source !== 'Self';
  return { ...nameAt(node, source === 'Self' ? 'self' : source), ...(namespace ? { namespace } : {}) };
}

const ownPaths = new Set(['crate', 'self', 'super', 'Self', 'std', 'core', 'alloc']);

function scoped(node: SyntaxNode, reader: Reader): Expr {
  const path = childOf(node, 'path');
  const last = childOf(node, 'name');
  if (last === null) return opaqueAt(node);
  if (path === null) return name(last, reader);
  if (path.type === 'identifier') {
    const root = sourceOf(path, reader);
    const known = ownPaths.has(root) || reader.imports.some(({ local }) => local === root);
    if (!known && /^[a-z]/.test(root)) {
      reader.imports.push({ span: spanOf(path), module: root, name: '*', local: root });
    }
    if (/^[a-z]/.test(root)) {
      const object: Expr = { ...nameAt(path, root), namespace: true };
      return { kind: 'member', span: spanOf(node), object, property: sourceOf(last, reader) };
    }
  }
  return {
    kind: 'member',
    span: spanOf(node),
    object: reader.expression(path),
    property: sourceOf(last, reader),
  };
}

function field(node: SyntaxNode, reader: Reader): Expr {
  const property = childOf(node, 'field');
  const object = reader.expression(childOf(node, 'value'));
  return property === null
    ? opaqueAt(node, [object])
    : { kind: 'member', span: spanOf(node), object, property: sourceOf(property, reader) };
}

function unary(node: SyntaxNode, reader: Reader): Expr {
  const operator = node.children[0]?.type;
  const operand = namedChildren(node)[0] ?? null;
  if (operator === '-' && operand !== null && /^(?:integer|float)_literal$/.test(operand.type)) {
    return { ...numberLiteral(operand, reader, -1), span: spanOf(node) };
  }
  const value = reader.expression(operand);
  return operator === '*' ? value : opaqueAt(node, [value]);
}

/** `T { field: value, shorthand, ..base }`. */
function structure(node: SyntaxNode, reader: Reader): Expr {
  const type = childOf(node, 'name');
  const body = childOf(node, 'body');
  const args = (body === null ? [] : namedChildren(body)).flatMap((child): Argument[] => {
    const span = spanOf(child);
    switch (child.type) {
      case 'field_initializer': {
        const key = childOf(child, 'field') ?? namedChildren(child)[0];
        const value = reader.expression(childOf(child, 'value'));
        return [{ span, name: key === undefined ? null : sourceOf(key, reader), value, spread: false }];
      }
      case 'shorthand_field_initializer': {
        const key = sourceOf(child, reader);
        return [{ span, name: key, value: nameAt(child, key), spread: false }];
      }
      case 'base_field_initializer':
        return [
          { span, name: null, value: reader.expression(namedChildren(child)[0] ?? null), spread: true },
        ];
      default:
        return [];
    }
  });
  return { kind: 'call', span: spanOf(node), callee: reader.expression(type), args, record: true };
}

function operatorOf(node: SyntaxNode): string {
  return node.type === 'binary_expression' ? (childOf(node, 'operator')?.type ?? '') : '';
}

function binary(node: SyntaxNode, reader: Reader): Expr {
  const operator = operatorOf(node);
  const operands: SyntaxNode[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const inner = unwrapped(next);
    if (operatorOf(inner) !== operator) {
      operands.push(inner);
      continue;
    }
    const left = childOf(inner, 'left');
    const right = childOf(inner, 'right');
    if (right !== null) open.push(right);
    if (left !== null) open.push(left);
  }
  const read = operands.map((operand) => reader.expression(operand));
  return operator === '+' ? { kind: 'concat', span: spanOf(node), operands: read } : opaqueAt(node, read);
}

function index(node: SyntaxNode, reader: Reader): Expr {
  const [object, key] = namedChildren(node);
  const read = reader.expression(object ?? null);
  if (key === undefined) return opaqueAt(node, [read]);
  const value = reader.expression(key);
  const [piece] = value.kind === 'string' ? value.pieces : [];
  return piece?.kind === 'text'
    ? { kind: 'member', span: spanOf(node), object: read, property: piece.text }
    : opaqueAt(node, [read, value]);
}

function choice(node: SyntaxNode, reader: Reader): Expr {
  const options = branchValues(node, reader);
  return options.length === 1
    ? options[0]!
    : { kind: 'choice', span: spanOf(node), condition: null, options };
}
