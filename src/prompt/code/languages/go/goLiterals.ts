import { characterOf, unescaped } from '../../syntax/escapes';
import type { Escapes } from '../../syntax/escapes';
import type { Expr, Piece, StringExpr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { opaqueAt, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

const escape =
  /\\(?:(?<letter>[abfnrtv\\'"])|(?<octal>[0-7]{3})|x(?<byte>[\da-fA-F]{2})|u(?<short>[\da-fA-F]{4})|U(?<long>[\da-fA-F]{8}))/g;
/** The compiler drops carriage returns from raw strings. */
const raw: Escapes = { pattern: /\r/g, replacement: () => '' };
const interpreted: Escapes = { pattern: escape, replacement: escaped };

const letters: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** An interpreted or raw string literal. */
export function stringLiteral(node: SyntaxNode, reader: Reader): StringExpr {
  const quote = reader.text[node.start]!;
  const closed = node.end - node.start > 1 && reader.text[node.end - 1] === quote;
  const inner = { start: node.start + 1, end: closed ? node.end - 1 : node.end };
  const text = unescaped(reader.text, inner, node.type === 'raw_string_literal' ? raw : interpreted);
  const pieces: Piece[] = text.text === '' ? [] : [{ kind: 'text', ...text }];
  return { kind: 'string', span: spanOf(node), pieces };
}

/** The value of a literal without its maps, for import paths and keys. */
export function literalText(node: SyntaxNode, reader: Reader): string | null {
  if (node.type !== 'interpreted_string_literal' && node.type !== 'raw_string_literal') return null;
  const [piece] = stringLiteral(node, reader).pieces;
  return piece?.kind === 'text' ? piece.text : '';
}

function escaped({ groups }: RegExpExecArray): string {
  const { letter, octal, byte, short, long } = groups ?? {};
  if (letter !== undefined) return letters[letter] ?? letter;
  const code = short ?? long;
  if (code !== undefined) return characterOf(code, 16);
  // Bytes beyond ASCII are parts of a character at best.
  const value = byte === undefined ? parseInt(octal ?? '', 8) : parseInt(byte, 16);
  return value < 0x80 ? String.fromCharCode(value) : '\uFFFD';
}

/** A number; opaque for imaginary ones and other forms that a parameter never has. */
export function numberLiteral(node: SyntaxNode, source: string, sign: 1 | -1): Expr {
  const value = Number(source.replaceAll('_', ''));
  return Number.isNaN(value) ? opaqueAt(node) : { kind: 'scalar', span: spanOf(node), value: sign * value };
}
