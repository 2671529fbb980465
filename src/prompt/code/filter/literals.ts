/** Where the texts of the programming languages end, told without parsing. */

/** Literals and patterns within a line, from their first character on; each is asked at a place. */
export const pattern = /\/(?:[^/\\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+\/[a-z]*/y;
export const character = /'(?:[^'\\\n]|\\[^\n][^'\n]{0,10})'/y;
export const singleQuoted = /'(?:[^'\\\n]|\\[^])*'/y;
export const doubleQuoted = /"(?:[^"\\\n]|\\[^])*"/y;
export const templateStop = /\\[^]|`|\$\{/g;

/** Whether a backslash takes the character at `at` for the literal that begins at `start`. */
function isEscaped(text: string, at: number, start: number): boolean {
  let backslashes = 0;
  while (at - 1 - backslashes >= start && text[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** Where the literal over lines that begins at `start` ends with its mark; -1 if it does not. In a raw one no backslash counts. */
export function endOfMultiline(text: string, start: number, mark: string, isRaw: boolean): number {
  let end = text.indexOf(mark, start);
  if (isRaw) return end;
  while (end >= 0 && isEscaped(text, end, start)) end = text.indexOf(mark, end + mark.length);
  return end;
}

/** Where the words of a literal stand, and what comes behind its last mark. */
export interface LiteralPlace {
  readonly start: number;
  readonly end: number;
  readonly after: number;
}

/**
 * The text literal of C# whose first quote is at `at`: plain, verbatim (`@"…""…"`), raw (`"""…"""`), or one with holes
 * (`$"…{x["a"]}…"`), which count as words of it. Null if it does not end.
 *
 * Source: C# language specification, "String literals", "Interpolated string expressions", "Raw string literals".
 */
export function csharpLiteral(text: string, at: number): LiteralPlace | null {
  const marks = quotesAt(text, at);
  // Two quotes are a text without words, except in a verbatim one, where they stand for one quote.
  if (marks >= 3) {
    const mark = '"'.repeat(marks);
    const end = text.indexOf(mark, at + marks);
    if (end < 0) return null;
    return { start: at + marks, end, after: end + quotesAt(text, end) };
  }
  const prefix = text.slice(Math.max(0, at - 2), at);
  const isVerbatim = /@\$?$/.test(prefix);
  const end = endOfCsharp(text, at + 1, { isVerbatim, hasHoles: /\$@?$/.test(prefix) });
  return end < 0 ? null : { start: at + 1, end, after: end + 1 };
}

function quotesAt(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === quote) end++;
  return end - at;
}

const quote = 34;
const backslash = 92;

function endOfCsharp(
  text: string,
  start: number,
  { isVerbatim, hasHoles }: { readonly isVerbatim: boolean; readonly hasHoles: boolean },
): number {
  for (let at = start; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote:
        if (!isVerbatim || text.charCodeAt(at + 1) !== quote) return at;
        at++;
        break;
      case backslash:
        if (!isVerbatim) at++;
        break;
      case 10:
        if (!isVerbatim) return -1;
        break;
      case 123: // {
        if (!hasHoles) break;
        if (text[at + 1] === '{') at++;
        else if ((at = endOfHole(text, at + 1)) < 0) return -1;
        break;
    }
  }
  return -1;
}

/** The closing brace of a hole, past the literals in it. */
function endOfHole(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote: {
        const inside = csharpLiteral(text, at);
        if (inside === null) return -1;
        at = inside.after - 1;
        break;
      }
      case 39: // '
        character.lastIndex = at;
        at += Math.max(0, (character.exec(text)?.[0].length ?? 0) - 1);
        break;
      case 123: // {
        depth++;
        break;
      case 125: // }
        if (depth-- === 0) return at;
        break;
    }
  }
  return -1;
}

/**
 * The text literal of Rust whose first quote is at `at`: over lines, with escapes, or raw (`r#"…"#`). Null if it does
 * not end.
 *
 * Source: The Rust Reference, "String literals", "Raw string literals".
 */
export function rustLiteral(text: string, at: number): LiteralPlace | null {
  let hashes = 0;
  while (text[at - 1 - hashes] === '#') hashes++;
  const isRaw = /(?<![A-Za-z0-9_])[bc]?r$/.test(text.slice(Math.max(0, at - hashes - 4), at - hashes));
  if (isRaw) {
    const end = text.indexOf(`"${'#'.repeat(hashes)}`, at + 1);
    return end < 0 ? null : { start: at + 1, end, after: end + 1 + hashes };
  }
  for (let end = at + 1; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === backslash) end++;
    else if (code === quote) return { start: at + 1, end, after: end + 1 };
  }
  return null;
}
