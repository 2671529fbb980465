import { MappedTextBuilder } from '../../../mappedText';
import type { MappedText } from '../../../mappedText';
import { escapedCharacter } from './typescriptEscapes';
import { xhtmlEntities } from './typescriptEntities';

/** How the text of a literal is written. */
export type LiteralStyle = 'string' | 'template' | 'raw' | 'jsx';

const special: Readonly<Record<LiteralStyle, RegExp>> = {
  string: /\\/g,
  // The language turns every line break in a template into \n, also in its raw form.
  template: /\\|\r\n?/g,
  raw: /\r\n?/g,
  jsx: /&(?:#\d+|#x[\da-fA-F]+|\w+);/g,
};

/** The value of the literal text that stands in the document from `start` to `end` (without quotes). */
export function literalText(document: string, start: number, end: number, style: LiteralStyle): MappedText {
  const builder = new MappedTextBuilder();
  appendLiteral(builder, document, start, end, style);
  return mapped(builder, document, start, end);
}

/** Appends the value of a stretch of literal text. */
export function appendLiteral(
  builder: MappedTextBuilder,
  document: string,
  start: number,
  end: number,
  style: LiteralStyle,
): void {
  const source = document.slice(start, end);
  const pattern = new RegExp(special[style]);
  let done = 0;
  for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
    const at = match.index;
    const { text, length } = replacement(source, at, match[0]);
    builder.append(source.slice(done, at), start + done);
    builder.append(text, start + at);
    done = at + length;
    pattern.lastIndex = done;
  }
  builder.append(source.slice(done), start + done);
}

/** Ends a text; unlike the builder alone it keeps a map where the text only has the same length as the document. */
export function mapped(builder: MappedTextBuilder, document: string, start: number, end: number): MappedText {
  const built = builder.build({ start, end });
  const straight = built.map !== null || document.startsWith(built.text, start);
  return straight ? built : { ...built, map: [0, start] };
}

function replacement(source: string, at: number, found: string): { text: string; length: number } {
  if (found === '\\') return escapedCharacter(source, at);
  if (found.startsWith('\r')) return { text: '\n', length: found.length };
  return { text: entityText(found), length: found.length };
}

function entityText(entity: string): string {
  const name = entity.slice(1, -1);
  if (!name.startsWith('#')) return xhtmlEntities.get(name) ?? entity;
  const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
