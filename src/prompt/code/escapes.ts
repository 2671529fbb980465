import { MappedTextBuilder } from '../mappedText';
import type { MappedText } from '../mappedText';
import type { Span } from '../span';

/**
 * The value of a stretch of literal text in which the compiler replaces what `pattern` (global) matches: escapes, line
 * breaks. `replacement` is the text that a match stands for, null where it stands for itself.
 */
export function unescaped(
  document: string,
  { start, end }: Span,
  pattern: RegExp,
  replacement: (match: RegExpExecArray) => string | null,
): MappedText {
  const builder = new MappedTextBuilder();
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
  const built = builder.build({ start, end });
  // A text of the same length as the document's keeps a map, so that nobody takes it for the document's.
  return built.map !== null || built.text === source ? built : { ...built, map: [0, start] };
}

/** The character of a code written in a base; U+FFFD where there is none. */
export function characterOf(digits: string, radix: number): string {
  const code = parseInt(digits, radix);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
