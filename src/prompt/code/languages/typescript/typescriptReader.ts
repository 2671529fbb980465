import { namedChildren } from '../../syntax/syntaxTree';
import type { SyntaxNode } from '../../syntax/syntaxTree';

const wrappers = new Set([
  'parenthesized_expression',
  'await_expression',
  'as_expression',
  'satisfies_expression',
  'non_null_expression',
  'instantiation_expression',
  'type_assertion',
]);

/** The expression inside parentheses, `await`, `as T`, `satisfies T`, `!`, `<T>`. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (wrappers.has(inner.type)) {
    const parts = namedChildren(inner);
    const next = inner.type === 'type_assertion' ? parts.at(-1) : parts[0];
    if (next === undefined) return inner;
    inner = next;
  }
  return inner;
}

/** True for a node that stands for one name. */
export function isName(node: SyntaxNode): boolean {
  return node.type === 'identifier' || node.type.startsWith('shorthand_property_identifier');
}
