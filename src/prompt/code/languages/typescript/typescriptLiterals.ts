import type { Piece, StringExpr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';
import { literalText } from './typescriptStrings';
import type { LiteralStyle } from './typescriptStrings';

/** A `string` node. */
export function stringLiteral(
  node: SyntaxNode,
  reader: Reader,
  style: 'string' | 'jsx' = 'string',
): StringExpr {
  const pieces: Piece[] = [];
  addText(pieces, node.start + 1, contentEnd(node, reader), style, reader);
  return { kind: 'string', span: spanOf(node), pieces };
}

/** A `template_string` node; `start` is where its tag starts, if that makes the value what it is. */
export function templateLiteral(
  node: SyntaxNode,
  reader: Reader,
  style: 'template' | 'raw' = 'template',
  start: number = node.start,
): StringExpr {
  const pieces: Piece[] = [];
  let at = node.start + 1;
  for (const child of node.children) {
    if (child.type !== 'template_substitution') continue;
    addText(pieces, at, child.start, style, reader);
    const [inner] = namedChildren(child);
    const value = inner === undefined ? opaqueAt(child) : reader.expression(inner);
    pieces.push({ kind: 'hole', span: spanOf(child), value });
    at = child.end;
  }
  addText(pieces, at, contentEnd(node, reader), style, reader);
  return { kind: 'string', span: { start, end: node.end }, pieces };
}

/** The value of a string, or of a template without holes; null for anything else. */
export function literalValue(node: SyntaxNode, reader: Reader): string | null {
  const style = node.type === 'string' ? 'string' : node.type === 'template_string' ? 'template' : null;
  if (style === null || node.children.some((child) => child.type === 'template_substitution')) return null;
  return literalText(reader.text, node.start + 1, contentEnd(node, reader), style).text;
}

/** The name of a property, method, field or enum member; null where only the runtime knows it. */
export function propertyName(node: SyntaxNode | null, reader: Reader): string | null {
  if (node === null) return null;
  if (node.type !== 'computed_property_name') return literalValue(node, reader) ?? sourceOf(node, reader);
  const [inner] = namedChildren(node);
  return inner === undefined ? null : literalValue(inner, reader);
}

/** A number as the language reads it: `1_000`, `0x1f`, `10n`. */
export function numberValue(source: string): number {
  const digits = source.replaceAll('_', '').replace(/n$/, '');
  return /^0[0-7]+$/.test(digits) ? parseInt(digits, 8) : Number(digits);
}

/** The module that `require('x')` or `import('x')` loads; null for any other node. */
export function loadedModule(node: SyntaxNode, reader: Reader): string | null {
  if (node.type !== 'call_expression') return null;
  const callee = childOf(node, 'function');
  if (
    callee?.type !== 'import' &&
    (callee?.type !== 'identifier' || sourceOf(callee, reader) !== 'require')
  ) {
    return null;
  }
  const list = childOf(node, 'arguments');
  const first = list === null ? undefined : namedChildren(list)[0];
  return first === undefined ? null : literalValue(first, reader);
}

function addText(pieces: Piece[], start: number, end: number, style: LiteralStyle, reader: Reader): void {
  if (end <= start) return;
  const text = literalText(reader.text, start, end, style);
  if (text.text.length > 0) pieces.push({ kind: 'text', ...text });
}

/** Where the closing quote stands; the end of the node if it is missing. */
function contentEnd(node: SyntaxNode, reader: Reader): number {
  const quote = reader.text[node.start];
  const last = node.children.at(-1);
  const closed =
    last !== undefined && !last.named && last.start > node.start && reader.text[last.start] === quote;
  return closed ? last.start : node.end;
}
