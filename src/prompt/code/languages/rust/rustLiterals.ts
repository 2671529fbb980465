import { characterOf, unescaped } from '../../syntax/escapes';
import type { Escapes } from '../../syntax/escapes';
import type { Expr, StringExpr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { opaqueAt, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' };

const cooked: Escapes = {
  pattern:
    /\r\n|\\(?:(?<joined>\r?\n\s*)|x(?<byte>[\da-fA-F]{2})|u\{(?<code>[\da-fA-F_]{1,8})\}|(?<letter>[nrt0\\'"]))/g,
  replacement: ({ 0: match, groups }) => {
    if (match === '\r\n') return '\n';
    const { joined, byte, code, letter } = groups ?? {};
    if (joined !== undefined) return '';
    if (code !== undefined) return characterOf(code.replaceAll('_', ''), 16);
    return byte !== undefined ? characterOf(byte, 16) : (letters[letter ?? ''] ?? letter ?? '');
  },
};
const raw: Escapes = { pattern: /\r\n/g, replacement: () => '\n' };

/** `"…"`, `r#"…"#`; a string of bytes is no text. */
export function stringLiteral(node: SyntaxNode, reader: Reader): StringExpr | Expr {
  const source = reader.text.slice(node.start, node.end);
  const opening = /^(?<prefix>[a-z]{0,2})(?<marks>#*)"/.exec(source);
  if (opening === null || /^(?:b|br|c|cr)$/.test(opening.groups?.prefix ?? '')) return opaqueAt(node);
  const closing = `"${opening.groups?.marks ?? ''}`;
  const start = node.start + opening[0].length;
  const closed = source.length >= opening[0].length + closing.length && source.endsWith(closing);
  const span = { start, end: closed ? node.end - closing.length : node.end };
  const text = unescaped(reader.text, span, opening.groups?.prefix === 'r' ? raw : cooked);
  return { kind: 'string', span: spanOf(node), pieces: text.text === '' ? [] : [{ kind: 'text', ...text }] };
}

/** A number without the type behind it. */
export function numberLiteral(node: SyntaxNode, reader: Reader, sign: 1 | -1): Expr {
  const digits = reader.text
    .slice(node.start, node.end)
    .replaceAll('_', '')
    .replace(/(?<=[\d.])(?:[iu](?:8|16|32|64|128|size)|f(?:32|64))$/, '');
  const value = Number(digits);
  return Number.isNaN(value) ? opaqueAt(node) : { kind: 'scalar', span: spanOf(node), value: sign * value };
}
