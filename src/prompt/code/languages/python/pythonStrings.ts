import { MappedTextBuilder } from '../../../mappedText';
import type { Span } from '../../../span';
import type { Expr, Hole, Piece, StringExpr } from '../../syntax/syntax';
import { childOf } from '../../syntax/syntaxTree';
import type { SyntaxNode } from '../../syntax/syntaxTree';

/** What the letters before the quote ask for. */
interface Prefix {
  readonly raw: boolean;
  readonly bytes: boolean;
  /** f-strings and t-strings. */
  readonly format: boolean;
}

/**
 * A `string` node. `expression` converts what stands in a hole. The text before the hole of `{value=}` holds
 * `value=`, so there the two overlap in the document.
 */
export function pythonString(
  node: SyntaxNode,
  text: string,
  expression: (node: SyntaxNode) => Expr,
): StringExpr {
  const first = node.children[0];
  const last = node.children.at(-1);
  const start = first?.type === 'string_start' ? first.end : node.start;
  // The grammar counts backslashes before the closing quote to the end of a raw literal.
  const quote = /["']*$/.exec(text.slice(node.start, start))![0].length;
  const end = last?.type === 'string_end' ? last.end - quote : node.end;
  const prefix = prefixOf(text, node);
  const pieces: Piece[] = [];
  let builder = new MappedTextBuilder();
  let from = start;
  const endPiece = (to: number): void => {
    const mapped = builder.build({ start: from, end: to });
    if (mapped.text.length > 0) pieces.push({ kind: 'text', ...mapped });
    builder = new MappedTextBuilder();
  };
  let next = start;
  for (const child of node.children) {
    if (child.type !== 'interpolation') continue;
    cook(text, { start: next, end: child.start }, prefix, builder);
    next = child.end;
    const echoEnd = echoEndOf(child);
    if (echoEnd === null) {
      endPiece(child.start);
    } else {
      builder.append(text.slice(child.start + 1, echoEnd), child.start + 1);
      endPiece(echoEnd);
    }
    pieces.push(hole(child, expression));
    from = next;
  }
  cook(text, { start: next, end }, prefix, builder);
  endPiece(end);
  return { kind: 'string', span: { start: node.start, end: node.end }, pieces };
}

/** The text of a literal without holes; null if it has holes or is no literal. */
export function plainValue(expr: Expr): string | null {
  if (expr.kind !== 'string') return null;
  let value = '';
  for (const piece of expr.pieces) {
    if (piece.kind === 'hole') return null;
    value += piece.text;
  }
  return value;
}

/** True for a literal that Python takes as documentation: no f-string, no bytes. */
export function canBeDocstring(node: SyntaxNode, text: string): boolean {
  const prefix = prefixOf(text, node);
  return node.type === 'string' && !prefix.bytes && !prefix.format;
}

/** True for `b"…"`. */
export function isBytes(node: SyntaxNode, text: string): boolean {
  return node.type === 'string' && prefixOf(text, node).bytes;
}

function prefixOf(text: string, node: SyntaxNode): Prefix {
  const letters = /^[a-z]{0,2}/i.exec(text.slice(node.start, node.start + 2))![0].toLowerCase();
  return {
    raw: letters.includes('r'),
    bytes: letters.includes('b'),
    format: letters.includes('f') || letters.includes('t'),
  };
}

/** Where the echo of `{value=}` ends, behind the `=` and the blanks around it; null without one. */
function echoEndOf(interpolation: SyntaxNode): number | null {
  const { children } = interpolation;
  const index = children.findIndex((child) => child.type === '=');
  if (index < 0) return null;
  return children[index + 1]?.start ?? children[index]!.end;
}

/** With holes in the format, as in `{value:>{width}}`, the value is opaque and all of them are its parts. */
function hole(node: SyntaxNode, expression: (node: SyntaxNode) => Expr): Hole {
  const span = { start: node.start, end: node.end };
  const inner = childOf(node, 'expression');
  const value: Expr = inner === null ? { kind: 'opaque', span, children: [] } : expression(inner);
  const nested = formatHoles(node).map(expression);
  if (nested.length === 0) return { kind: 'hole', span, value };
  return { kind: 'hole', span, value: { kind: 'opaque', span: value.span, children: [value, ...nested] } };
}

function formatHoles(interpolation: SyntaxNode): SyntaxNode[] {
  const holes: SyntaxNode[] = [];
  const pending = interpolation.children.filter((child) => child.type === 'format_specifier');
  for (const node of pending) {
    for (const child of node.children) {
      const inner = childOf(child, 'expression');
      if (inner !== null) holes.push(inner);
      pending.push(...child.children.filter((each) => each.type === 'format_specifier'));
    }
  }
  return holes;
}

const newline = String.raw`(?<newline>\r\n?)`;
const brace = String.raw`\{\{|\}\}`;
const byteEscape = String.raw`\\(?:(?<joined>\r\n|[\r\n])|(?<octal>[0-7]{1,3})|x(?<hex>[0-9a-f]{2})|(?<letter>[\\'"abfnrtv])`;
const textEscape = String.raw`${byteEscape}|u(?<short>[0-9a-f]{4})|U(?<long>[0-9a-f]{8})|N\{(?<named>[^{}\n]*)\})`;

/** Everything that the tokenizer replaces, by kind of literal. Only the letters of an escape have a case. */
const replaced = {
  raw: new RegExp(newline, 'g'),
  rawFormat: new RegExp(`${newline}|${brace}`, 'g'),
  bytes: caseOfDigitsIgnored(`${newline}|${byteEscape})`),
  text: caseOfDigitsIgnored(`${newline}|${textEscape}`),
  format: caseOfDigitsIgnored(`${newline}|${brace}|${textEscape}`),
};

function caseOfDigitsIgnored(pattern: string): RegExp {
  return new RegExp(pattern.replaceAll('[0-9a-f]', '[0-9a-fA-F]'), 'g');
}

/** Appends the text that a stretch of a literal stands for. */
function cook(document: string, { start, end }: Span, prefix: Prefix, into: MappedTextBuilder): void {
  if (start >= end) return;
  const source = document.slice(start, end);
  let done = 0;
  for (const match of source.matchAll(replaced[kindOf(prefix)])) {
    const value = replacement(match[0], match.groups ?? {});
    if (value === null) continue;
    into.append(source.slice(done, match.index), start + done);
    into.append(value, start + match.index);
    done = match.index + match[0].length;
  }
  into.append(source.slice(done), start + done);
}

function kindOf(prefix: Prefix): keyof typeof replaced {
  if (prefix.raw) return prefix.format ? 'rawFormat' : 'raw';
  if (prefix.bytes) return 'bytes';
  return prefix.format ? 'format' : 'text';
}

const letters: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Null where Python itself would refuse the escape. */
function replacement(match: string, groups: Record<string, string | undefined>): string | null {
  if (groups.newline !== undefined) return '\n';
  if (groups.joined !== undefined) return '';
  if (groups.letter !== undefined) return letters[groups.letter] ?? groups.letter;
  if (groups.octal !== undefined) return String.fromCharCode(parseInt(groups.octal, 8));
  if (groups.named !== undefined) return namedCharacters[groups.named.toUpperCase()] ?? '\uFFFD';
  const digits = groups.hex ?? groups.short ?? groups.long;
  if (digits === undefined) return match[0]!;
  const code = parseInt(digits, 16);
  return code > 0x10ffff ? null : String.fromCodePoint(code);
}

/** The names that people write out in prompts; any other name counts as one unknown character. */
const namedCharacters: Readonly<Record<string, string>> = {
  BULLET: '•',
  'CHECK MARK': '✓',
  'DEGREE SIGN': '°',
  'EM DASH': '—',
  'EN DASH': '–',
  'EURO SIGN': '€',
  'HORIZONTAL ELLIPSIS': '…',
  'LEFT DOUBLE QUOTATION MARK': '“',
  'LEFT SINGLE QUOTATION MARK': '‘',
  'MULTIPLICATION SIGN': '×',
  'NO-BREAK SPACE': '\u00A0',
  'RIGHT DOUBLE QUOTATION MARK': '”',
  'RIGHT SINGLE QUOTATION MARK': '’',
  'RIGHTWARDS ARROW': '→',
  'ZERO WIDTH SPACE': '\u200B',
};
