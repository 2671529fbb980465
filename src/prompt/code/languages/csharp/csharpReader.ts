import type { Argument, CallExpr, Expr } from '../../syntax/syntax';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { nameAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

const wrappers = new Set([
  'parenthesized_expression',
  'await_expression',
  'cast_expression',
  'as_expression',
  'checked_expression',
  'ref_expression',
  'argument',
]);

/** The expression inside parentheses, `await`, casts, `as T`, `x!`. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  let inner = node;
  for (;;) {
    const forgiving =
      inner.type === 'postfix_unary_expression' && inner.children.some(({ type }) => type === '!');
    if (!forgiving && !wrappers.has(inner.type)) return inner;
    const parts = namedChildren(inner).filter(({ field }) => field !== 'name' && field !== 'type');
    const next = childOf(inner, 'value') ?? childOf(inner, 'left') ?? parts.at(-1);
    if (next === undefined) return inner;
    inner = next;
  }
}

/** A dotted name or a type, without its type arguments: `A.B.C<D>`. */
export function pathOf(node: SyntaxNode, reader: Reader): Expr {
  const parts = namedChildren(node);
  switch (node.type) {
    case 'qualified_name':
    case 'alias_qualified_name': {
      const last = parts.at(-1);
      if (parts.length < 2 || last === undefined) break;
      return {
        kind: 'member',
        span: spanOf(node),
        object: pathOf(parts[0]!, reader),
        property: nameOf(last, reader),
      };
    }
    case 'generic_name':
    case 'nullable_type':
    case 'array_type':
      if (parts[0] !== undefined) return pathOf(parts[0], reader);
  }
  return nameAt(node, sourceOf(node, reader));
}

/** A simple name without type arguments. */
export function nameOf(node: SyntaxNode, reader: Reader): string {
  const inner = node.type === 'generic_name' ? (namedChildren(node)[0] ?? node) : node;
  return sourceOf(inner, reader).replace(/^@/, '');
}

/** The arguments of a call: positional ones and `name: value`. */
export function argumentsOf(list: SyntaxNode | null, reader: Reader): Argument[] {
  return (list === null ? [] : namedChildren(list)).map((argument) => {
    const name = argument.type === 'argument' ? childOf(argument, 'name') : null;
    return {
      span: spanOf(argument),
      name: name === null ? null : sourceOf(name, reader),
      value: reader.expression(argument),
      spread: false,
    };
  });
}

/** The attributes of a declaration: a name, or a call if it has arguments. */
export function attributesOf(declaration: SyntaxNode, reader: Reader): Expr[] {
  return namedChildren(declaration)
    .filter(({ type }) => type === 'attribute_list')
    .flatMap(namedChildren)
    .flatMap((node) => {
      const name = childOf(node, 'name');
      if (name === null) return [];
      const list = node.children.find(({ type }) => type === 'attribute_argument_list');
      return list === undefined
        ? [pathOf(name, reader)]
        : [attribute(node, pathOf(name, reader), list, reader)];
    });
}

function attribute(node: SyntaxNode, callee: Expr, list: SyntaxNode, reader: Reader): CallExpr {
  const args = namedChildren(list).map((argument) => {
    const [inner] = namedChildren(argument);
    const assigned = inner?.type === 'assignment_expression' ? inner : null;
    const key = assigned === null ? null : childOf(assigned, 'left');
    return {
      span: spanOf(argument),
      name: key === null ? null : sourceOf(key, reader),
      value: reader.expression(assigned === null ? (inner ?? null) : childOf(assigned, 'right')),
      spread: false,
    };
  });
  return { kind: 'call', span: spanOf(node), callee, args };
}
