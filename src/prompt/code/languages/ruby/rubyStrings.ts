import { MappedTextBuilder } from '../../../mappedText';
import { appendUnescaped, characterOf, mappedText } from '../../syntax/escapes';
import type { Escapes } from '../../syntax/escapes';
import { cutLine, heredocBody, indentOf } from './rubyHeredocs';
import type { Piece, StringExpr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { namedChildren } from '../../syntax/syntaxTree';
import { opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

const letters: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1B',
  f: '\f',
  n: '\n',
  r: '\r',
  s: ' ',
  t: '\t',
  v: '\v',
};

const cooked: Escapes = {
  pattern:
    /\r\n|\\(?:(?<joined>\r?\n)|x(?<byte>[\da-fA-F]{1,2})|u(?<short>[\da-fA-F]{4})|u\{(?<long>[\da-fA-F ]+)\}|(?<octal>[0-7]{1,3})|(?<letter>[^]))/g,
  replacement: ({ 0: match, groups }) => {
    if (match === '\r\n') return '\n';
    const { joined, byte, short, long, octal, letter } = groups ?? {};
    if (joined !== undefined) return '';
    if (long !== undefined) {
      return long
        .trim()
        .split(/ +/)
        .map((code) => characterOf(code, 16))
        .join('');
    }
    if (octal !== undefined) return characterOf(octal, 8);
    const code = short ?? byte;
    if (code !== undefined) return characterOf(code, 16);
    return letters[letter ?? ''] ?? letter ?? '';
  },
};
/** In single quotes a backslash escapes itself and the delimiters. */
const single: Escapes = {
  pattern: /\r\n|\\[\\'"()[\]{}<>|!/]/g,
  replacement: ([match]) => (match === '\r\n' ? '\n' : match[1]!),
};
const verbatim: Escapes = { pattern: /\r\n/g, replacement: () => '\n' };

/** `"…"`, `'…'`, `%q(…)`, `%(…)`, `:"…"`, a word of `%w[…]`, a character. */
export function stringLiteral(node: SyntaxNode, reader: Reader): StringExpr {
  const first = node.children[0];
  const last = node.children.at(-1);
  const opened = first !== undefined && !first.named && first.start === node.start;
  const start = opened ? first.end : node.start;
  const closed = opened && last !== undefined && last !== first && !last.named && last.end === node.end;
  const end = closed ? last.start : node.end;
  const quote = opened ? sourceOf(first, reader) : '';
  const escapes = /^(?:'|:'|%q)/.test(quote) || node.type === 'bare_string' ? single : cooked;
  return { kind: 'string', span: spanOf(node), pieces: piecesOf(node, start, end, escapes, null, reader) };
}

/** `:name`. */
export function symbolLiteral(node: SyntaxNode, reader: Reader): StringExpr {
  const start = node.start + (reader.text[node.start] === ':' ? 1 : 0);
  const text = reader.text.slice(start, node.end);
  const pieces: Piece[] = [{ kind: 'text', text, span: { start, end: node.end }, map: null }];
  return { kind: 'string', span: spanOf(node), pieces, isSymbol: true };
}

/** `<<~NAME`, `<<-NAME`, `<<'NAME'`: the literal reaches from where it is announced to its last line. */
export function heredoc(node: SyntaxNode, reader: Reader): StringExpr {
  const body = heredocBody(node);
  if (body === null) return { kind: 'string', span: spanOf(node), pieces: [] };
  const announced = sourceOf(node, reader);
  const terminator = body.children.at(-1);
  const lineEnd = reader.text.indexOf('\n', body.start);
  const start = lineEnd < 0 ? body.start : lineEnd + 1;
  const end = terminator?.type === 'heredoc_end' ? lineStart(reader.text, terminator.start) : body.end;
  const holes = body.children.filter(({ type }) => type === 'interpolation');
  const escapes = announced.includes("'") ? verbatim : cooked;
  const indent = announced.startsWith('<<~') ? indentOf(reader.text, start, end, holes) : null;
  const cut = indent === null ? null : new Map(indent.lines.map((line) => [line, indent.width]));
  const pieces = end <= start ? [] : piecesOf(body, start, end, escapes, cut, reader);
  return { kind: 'string', span: { start: node.start, end: terminator?.end ?? body.end }, pieces };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Text and holes; `cut` has for each line of the text the width that is taken off it. */
function piecesOf(
  node: SyntaxNode,
  start: number,
  end: number,
  escapes: Escapes,
  cut: ReadonlyMap<number, number> | null,
  reader: Reader,
): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const addText = (to: number): void => {
    const builder = new MappedTextBuilder();
    for (let from = at; from < to;) {
      const newline = cut === null ? -1 : reader.text.indexOf('\n', from);
      const lineEnd = newline < 0 || newline >= to ? to : newline + 1;
      const width = cut?.get(from);
      const textStart = width === undefined ? from : Math.min(lineEnd, cutLine(reader.text, from, to, width));
      appendUnescaped(builder, reader.text, { start: textStart, end: lineEnd }, escapes);
      from = lineEnd;
    }
    const text = mappedText(builder, reader.text, { start: at, end: to });
    if (text.text.length > 0) pieces.push({ kind: 'text', ...text });
  };
  for (const child of node.children) {
    if (child.type !== 'interpolation' || child.start < at || child.end > end) continue;
    addText(child.start);
    const [inner] = namedChildren(child);
    const value = inner === undefined ? opaqueAt(child) : reader.expression(inner);
    pieces.push({ kind: 'hole', span: spanOf(child), value });
    at = child.end;
  }
  addText(end);
  return pieces;
}
