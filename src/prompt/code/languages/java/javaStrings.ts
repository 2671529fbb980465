import { MappedTextBuilder } from '../../../mappedText';
import type { Piece, StringExpr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

const fence = '"""';

/** A string literal, text block or character. */
export function javaString(node: SyntaxNode, reader: Reader): StringExpr {
  const { text } = reader;
  const isBlock = text.startsWith(fence, node.start) && node.end - node.start >= 2 * fence.length;
  const quote = isBlock ? fence : text[node.start]!;
  const start = node.start + quote.length;
  const closed = node.end - quote.length >= start && text.startsWith(quote, node.end - quote.length);
  const end = closed ? node.end - quote.length : node.end;
  const builder = new MappedTextBuilder();
  if (isBlock) appendBlock(builder, text, start, end);
  else appendCooked(builder, text, start, end);
  const mapped = builder.build({ start, end });
  const pieces: Piece[] = mapped.text === '' ? [] : [{ kind: 'text', ...mapped }];
  return { kind: 'string', span: spanOf(node), pieces };
}

/** The text behind the line of the opening quotes, without common indentation and without blanks at line ends. */
function appendBlock(builder: MappedTextBuilder, document: string, start: number, end: number): void {
  const lines = linesOf(document, start, end).slice(1);
  const indent = commonIndent(document, lines);
  for (const [index, line] of lines.entries()) {
    const from = Math.min(line.start + indent, line.end);
    let to = line.end;
    while (to > from && /[ \t\f]/.test(document[to - 1]!)) to -= 1;
    const joined = appendCooked(builder, document, from, to);
    if (!joined && index < lines.length - 1) builder.append('\n', line.end);
  }
}

interface Line {
  readonly start: number;
  /** Before the line break. */
  readonly end: number;
}

function linesOf(document: string, start: number, end: number): Line[] {
  const lines: Line[] = [];
  let at = start;
  for (
    let found = document.indexOf('\n', at);
    found >= 0 && found < end;
    found = document.indexOf('\n', at)
  ) {
    lines.push({ start: at, end: document[found - 1] === '\r' && found > at ? found - 1 : found });
    at = found + 1;
  }
  lines.push({ start: at, end });
  return lines;
}

/** The last line counts even if it is blank: the closing quotes may say how far the text is indented. */
function commonIndent(document: string, lines: readonly Line[]): number {
  let common = Infinity;
  for (const [index, { start, end }] of lines.entries()) {
    let width = 0;
    while (start + width < end && /\s/.test(document[start + width]!)) width += 1;
    if (start + width < end || index === lines.length - 1) common = Math.min(common, width);
  }
  return common === Infinity ? 0 : common;
}

const letters: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  s: ' ',
  t: '\t',
};

const escape = /\\(?:u+(?<code>[\da-fA-F]{4})|(?<octal>[0-3][0-7]{0,2}|[4-7][0-7]?)|(?<letter>[^\r\n])|$)/g;

/** Appends a stretch of a line with its escapes resolved; true if it ends in a backslash that joins the next line to it. */
function appendCooked(builder: MappedTextBuilder, document: string, start: number, end: number): boolean {
  const source = document.slice(start, end);
  let done = 0;
  for (const match of source.matchAll(escape)) {
    const { code, octal, letter } = match.groups ?? {};
    builder.append(source.slice(done, match.index), start + done);
    done = match.index + match[0].length;
    if (code !== undefined) builder.append(String.fromCharCode(parseInt(code, 16)), start + match.index);
    else if (octal !== undefined) {
      builder.append(String.fromCharCode(parseInt(octal, 8)), start + match.index);
    } else if (letter !== undefined) builder.append(letters[letter] ?? letter, start + match.index);
    else return true;
  }
  builder.append(source.slice(done), start + done);
  return false;
}
