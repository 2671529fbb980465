import { MappedTextBuilder } from '../../../mappedText';
import type { Piece, StringExpr } from '../../syntax/syntax';
import { namedChildren } from '../../syntax/syntaxTree';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { opaqueAt, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** How a literal is written. */
interface Style {
  readonly interpolated: boolean;
  readonly kind: 'regular' | 'verbatim' | 'raw';
  /** White space that every line of a raw literal begins with; null for one on a single line. */
  readonly indent: number | null;
}

/** A string literal of any kind, or a character. */
export function csharpString(node: SyntaxNode, reader: Reader): StringExpr {
  const { text } = reader;
  const [opening, marks = '', quotes = ''] = /^([$@]*)("+|')/.exec(text.slice(node.start, node.end)) ?? [''];
  const verbatim = marks.includes('@');
  // `""` is an empty literal.
  const isRaw = !verbatim && quotes.length >= 3;
  const quote = isRaw ? quotes : quotes.slice(0, 1);
  const start = node.start + marks.length + quote.length;
  const suffix = /u8$/i.test(text.slice(node.end - 2, node.end)) && opening !== '' ? 2 : 0;
  const last = node.end - suffix - quote.length;
  const end = last >= start && text.startsWith(quote, last) ? last : node.end;
  const style: Style = {
    interpolated: marks.includes('$'),
    kind: isRaw ? 'raw' : verbatim ? 'verbatim' : 'regular',
    indent: isRaw ? indentOf(text, start, end) : null,
  };
  return { kind: 'string', span: spanOf(node), pieces: piecesOf(node, start, end, style, reader) };
}

/** How far the closing quotes of a raw literal over several lines are indented. */
function indentOf(text: string, start: number, end: number): number | null {
  const newline = text.lastIndexOf('\n', end - 1);
  if (newline < start || text.slice(newline + 1, end).trim() !== '') return null;
  return end - newline - 1;
}

function piecesOf(node: SyntaxNode, start: number, end: number, style: Style, reader: Reader): Piece[] {
  const pieces: Piece[] = [];
  const holes = node.children.filter(({ type }) => type === 'interpolation');
  const { text } = reader;
  let from = start;
  let to = end;
  if (style.indent !== null) {
    // The lines of the quotes are no part of the text.
    from = text.indexOf('\n', start) + 1;
    to = Math.max(from, text.lastIndexOf('\n', end - 1));
    if (text[to - 1] === '\r') to -= 1;
  }
  let atLineStart = style.indent !== null;
  for (const hole of holes) {
    addText(pieces, from, hole.start, atLineStart, style, reader);
    const [inner] = namedChildren(hole).filter(({ type }) => !type.startsWith('interpolation_'));
    pieces.push({
      kind: 'hole',
      span: spanOf(hole),
      value: inner === undefined ? opaqueAt(hole) : reader.expression(inner),
    });
    from = hole.end;
    atLineStart = false;
  }
  addText(pieces, from, to, atLineStart, style, reader);
  return pieces;
}

function addText(
  pieces: Piece[],
  start: number,
  end: number,
  atLineStart: boolean,
  style: Style,
  { text }: Reader,
): void {
  if (end <= start) return;
  const builder = new MappedTextBuilder();
  if (style.kind === 'raw') appendRaw(builder, text, start, end, atLineStart, style.indent ?? 0);
  else appendCooked(builder, text, start, end, style);
  const mapped = builder.build({ start, end });
  if (mapped.text !== '') pieces.push({ kind: 'text', ...mapped });
}

function appendRaw(
  builder: MappedTextBuilder,
  document: string,
  start: number,
  end: number,
  atLineStart: boolean,
  indent: number,
): void {
  let at = start;
  let fresh = atLineStart;
  while (at < end) {
    for (let width = 0; fresh && width < indent && at < end && /[ \t]/.test(document[at]!); width++) at += 1;
    const newline = document.indexOf('\n', at);
    const next = newline < 0 || newline >= end ? end : newline + 1;
    builder.append(document.slice(at, next), at);
    at = next;
    fresh = true;
  }
}

const letters: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const escape =
  /\\(?:u(?<short>[\da-fA-F]{4})|U(?<long>[\da-fA-F]{8})|x(?<hex>[\da-fA-F]{1,4})|(?<letter>[^\r\n]))|(?<brace>\{\{|\}\})/g;
const verbatimEscape = /(?<letter>")"|(?<brace>\{\{|\}\})/g;

function appendCooked(
  builder: MappedTextBuilder,
  document: string,
  start: number,
  end: number,
  { kind, interpolated }: Style,
): void {
  const source = document.slice(start, end);
  let done = 0;
  for (const match of source.matchAll(kind === 'verbatim' ? verbatimEscape : escape)) {
    const { short, long, hex, letter, brace } = match.groups ?? {};
    if (brace !== undefined && !interpolated) continue;
    builder.append(source.slice(done, match.index), start + done);
    done = match.index + match[0].length;
    const digits = short ?? long ?? hex;
    const code = digits === undefined ? null : parseInt(digits, 16);
    const value =
      code !== null
        ? String.fromCodePoint(Math.min(code, 0x10ffff))
        : brace !== undefined
          ? brace.slice(0, 1)
          : (letters[letter ?? ''] ?? letter ?? '');
    builder.append(value, start + match.index);
  }
  builder.append(source.slice(done), start + done);
}
