import { MappedTextBuilder } from '../../mappedText';
import type { MappedText } from '../../mappedText';
import type { Span } from '../../span';

/** What a compiler replaces in literal text, and by what; null where a match stands for itself. */
export interface Escapes {
  /** Global. */
  readonly pattern: RegExp;
  readonly replacement: (match: RegExpExecArray) => string | null;
}

/** The value of a stretch of literal text. */
export function unescaped(document: string, span: Span, escapes: Escapes): MappedText {
  const builder = new MappedTextBuilder();
  appendUnescaped(builder, document, span, escapes);
  return mappedText(builder, document, span);
}

/** Appends the value of a stretch of literal text. */
export function appendUnescaped(
  builder: MappedTextBuilder,
  document: string,
  { start, end }: Span,
  { pattern, replacement }: Escapes,
): void {
  const source = document.slice(start, end);
  let done = 0;
  for (const match of source.matchAll(pattern)) {
    const value = replacement(match);
    if (value === null) continue;
    builder.append(source.slice(done, match.index), start + done);
    builder.append(value, start + match.index);
    done = match.index + match[0].length;
  }
  builder.append(source.slice(done), start + done);
}

/** Ends a text. One of the same length as the document's keeps a map, so that nobody takes it for the document's. */
export function mappedText(builder: MappedTextBuilder, document: string, span: Span): MappedText {
  const built = builder.build(span);
  const straight = built.map !== null || document.startsWith(built.text, span.start);
  return straight ? built : { ...built, map: [0, span.start] };
}

/** The character of a code written in a base; U+FFFD where there is none. */
export function characterOf(digits: string, radix: number): string {
  const code = parseInt(digits, radix);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
