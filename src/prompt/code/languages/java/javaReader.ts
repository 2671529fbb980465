import type { CallExpr, Expr } from '../../syntax/syntax';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { nameAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** The expression inside parentheses and casts. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.type === 'parenthesized_expression' || inner.type === 'cast_expression') {
    const next = childOf(inner, 'value') ?? namedChildren(inner).at(-1);
    if (next === undefined) return inner;
    inner = next;
  }
  return inner;
}

/** A dotted name or a type, without its type arguments: `a.b.C<D>`. */
export function pathOf(node: SyntaxNode, reader: Reader): Expr {
  const parts = namedChildren(node);
  switch (node.type) {
    case 'scoped_identifier':
    case 'scoped_type_identifier': {
      const last = parts.at(-1);
      if (parts.length < 2 || last === undefined) break;
      const property = sourceOf(last, reader);
      return { kind: 'member', span: spanOf(node), object: pathOf(parts[0]!, reader), property };
    }
    case 'generic_type':
    case 'annotated_type':
    case 'array_type': {
      const inner = parts.find(({ type }) => !type.includes('annotation'));
      if (inner !== undefined) return pathOf(inner, reader);
    }
  }
  return nameAt(node, sourceOf(node, reader));
}

/** The annotations in the modifiers of a declaration: a name, or a call if it has arguments. */
export function annotationsOf(declaration: SyntaxNode, reader: Reader): Expr[] {
  const modifiers = declaration.children.find(({ type }) => type === 'modifiers');
  if (modifiers === undefined) return [];
  return namedChildren(modifiers).flatMap((node) => {
    const name = childOf(node, 'name');
    if (name === null || !node.type.endsWith('annotation')) return [];
    const list = childOf(node, 'arguments');
    if (list === null) return [pathOf(name, reader)];
    return [annotation(node, pathOf(name, reader), list, reader)];
  });
}

function annotation(node: SyntaxNode, callee: Expr, list: SyntaxNode, reader: Reader): CallExpr {
  const args = namedChildren(list).map((argument) => {
    const key = argument.type === 'element_value_pair' ? childOf(argument, 'key') : null;
    return {
      span: spanOf(argument),
      name: key === null ? null : sourceOf(key, reader),
      value: reader.expression(key === null ? argument : childOf(argument, 'value')),
      spread: false,
    };
  });
  return { kind: 'call', span: spanOf(node), callee, args };
}
