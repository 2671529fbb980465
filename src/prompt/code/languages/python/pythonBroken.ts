import type { SyntaxNode } from '../../syntax/syntaxTree';

/** What can still be read in a stretch that the grammar could not. */
export interface Fragment {
  /** Left side of an assignment. */
  readonly target: SyntaxNode | null;
  readonly value: SyntaxNode;
  /** Arguments of a call of `value` whose parenthesis is still open; null if it is none. */
  readonly args: readonly SyntaxNode[] | null;
}

/**
 * Assignments, open calls and single nodes in an `ERROR` node. While somebody types a call, its closing parenthesis
 * is missing and the rest of the file looks like arguments: `name = value` on a line that is not indented deeper
 * than the call ends it, as an assignment of its own.
 */
export function fragmentsOf(error: SyntaxNode, text: string): Fragment[] {
  const nodes = error.children.filter(
    ({ type }) => type !== 'comment' && type !== 'line_continuation' && !type.startsWith('string_'),
  );
  const fragments: Fragment[] = [];
  const outer = indentation(error.start, text) ?? 0;
  let at = 0;
  const openArguments = (): SyntaxNode[] => {
    const args: SyntaxNode[] = [];
    for (; at < nodes.length && nodes[at]!.type !== ')'; at++) {
      const node = nodes[at]!;
      const width = indentation(node.start, text);
      if (width !== null && width <= outer) break;
      if (node.named && node.type !== 'ERROR') args.push(node);
    }
    return args;
  };
  while (at < nodes.length) {
    const node = nodes[at++]!;
    if (!node.named) continue;
    const [name, , given] = node.children;
    if (
      (node.type === 'keyword_argument' || node.type === 'default_parameter') &&
      name !== undefined &&
      given !== undefined
    ) {
      fragments.push({ target: name, value: given, args: null });
      continue;
    }
    const assigned = nodes[at]?.type === '=' && nodes[at + 1]?.named === true;
    const value = assigned ? nodes[at + 1]! : node;
    if (assigned) at += 2;
    const open = callable.has(value.type) && nodes[at]?.type === '(';
    if (open) at++;
    fragments.push({ target: assigned ? node : null, value, args: open ? openArguments() : null });
  }
  return fragments;
}

const callable = new Set(['identifier', 'attribute', 'subscript', 'call']);

/** Width of the indentation if the offset is the first of its line behind it; null otherwise. */
function indentation(offset: number, text: string): number | null {
  let start = offset;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  return start === 0 || text[start - 1] === '\n' || text[start - 1] === '\r' ? offset - start : null;
}
