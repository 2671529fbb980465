import { MappedTextBuilder } from '../../../mappedText';
import type { ElementExpr, Entry, Expr, StringExpr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';
import { stringLiteral } from './typescriptLiterals';
import { appendLiteral, mapped } from './typescriptStrings';

/** A `jsx_element` or `jsx_self_closing_element` node. */
export function jsxElement(node: SyntaxNode, reader: Reader): ElementExpr {
  const open = childOf(node, 'open_tag') ?? node;
  const name = childOf(open, 'name');
  const attributes = open.children.flatMap((child) =>
    child.field === 'attribute' ? jsxAttribute(child, reader) : [],
  );
  return {
    kind: 'element',
    span: spanOf(node),
    tag: name === null ? '' : sourceOf(name, reader),
    attributes,
    children: open === node ? [] : jsxChildren(node, reader),
  };
}

function jsxAttribute(node: SyntaxNode, reader: Reader): Entry[] {
  const span = spanOf(node);
  const [name, value] = namedChildren(node);
  if (node.type === 'jsx_expression') {
    const inner = name?.type === 'spread_element' ? namedChildren(name)[0] : name;
    if (inner === undefined) return [];
    return [{ span, key: null, value: reader.expression(inner), spread: true }];
  }
  if (name === undefined) return [];
  const key = sourceOf(name, reader);
  if (value === undefined) {
    return [{ span, key, value: { kind: 'scalar', span, value: true }, spread: false }];
  }
  return [{ span, key, value: jsxValue(value, reader) ?? opaqueAt(value), spread: false }];
}

/** Null for an expression that holds only a comment. */
function jsxValue(node: SyntaxNode, reader: Reader): Expr | null {
  if (node.type === 'string') return stringLiteral(node, reader, 'jsx');
  if (node.type !== 'jsx_expression') return reader.expression(node);
  const [inner] = namedChildren(node);
  if (inner === undefined) return null;
  return reader.expression(inner.type === 'spread_element' ? (namedChildren(inner)[0] ?? inner) : inner);
}

function jsxChildren(node: SyntaxNode, reader: Reader): Expr[] {
  const children: Expr[] = [];
  // Text and character references come as nodes of their own; what stands between two tags is one text.
  let textStart = -1;
  for (const child of node.children) {
    if (child.type === 'jsx_text' || child.type === 'html_character_reference') {
      if (textStart < 0) textStart = child.start;
      continue;
    }
    if (textStart >= 0) {
      const text = jsxText(reader.text, textStart, child.start);
      if (text !== null) children.push(text);
      textStart = -1;
    }
    if (
      child.field === 'open_tag' ||
      child.field === 'close_tag' ||
      !child.named ||
      child.type === 'comment'
    ) {
      continue;
    }
    const value = jsxValue(child, reader);
    if (value !== null) children.push(value);
  }
  return children;
}

/**
 * The value of JSX text: indentation and blank lines vanish, the other line breaks become one blank each. The span is
 * what remains. Null if nothing does.
 */
function jsxText(document: string, start: number, end: number): StringExpr | null {
  const builder = new MappedTextBuilder();
  const source = document.slice(start, end);
  let first = -1;
  let last = -1;
  let lineStart = 0;
  while (lineStart <= source.length) {
    const found = /[\n\r\u2028\u2029]/.exec(source.slice(lineStart));
    const lineEnd = found === null ? source.length : lineStart + found.index;
    const line = source.slice(lineStart, lineEnd);
    const from = lineStart === 0 ? 0 : line.length - line.trimStart().length;
    const to = found === null ? line.length : line.trimEnd().length;
    if (to > from) {
      if (first < 0) first = start + lineStart + from;
      else builder.append(' ', last);
      last = start + lineStart + to;
      appendLiteral(builder, document, start + lineStart + from, last, 'jsx');
    }
    lineStart = lineEnd + 1;
  }
  if (first < 0) return null;
  const text = mapped(builder, document, first, last);
  return { kind: 'string', span: text.span, pieces: [{ kind: 'text', ...text }] };
}
