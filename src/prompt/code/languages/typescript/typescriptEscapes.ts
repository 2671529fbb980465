const single: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
};

/**
 * The value of the escape at the backslash at `at`, and how many characters it takes. A malformed escape stands for
 * the character behind the backslash.
 */
export function escapedCharacter(source: string, at: number): { text: string; length: number } {
  const next = source[at + 1] ?? '';
  const simple = single[next];
  if (simple !== undefined) return { text: simple, length: 2 };
  switch (next) {
    case '\r':
      return { text: '', length: source[at + 2] === '\n' ? 3 : 2 };
    case '\n':
    case '\u2028':
    case '\u2029':
      return { text: '', length: 2 };
    case 'x':
      return byCode(source, at, /\\x([\da-fA-F]{2})/y, 16);
    case 'u':
      return byCode(source, at, /\\u(?:([\da-fA-F]{4})|\{([\da-fA-F]+)\})/y, 16);
    default:
      // `\0`, and the octal escapes of old scripts.
      return byCode(source, at, /\\([0-3][0-7]{0,2}|[4-7][0-7]?)/y, 8);
  }
}

function byCode(
  source: string,
  at: number,
  pattern: RegExp,
  radix: number,
): { text: string; length: number } {
  pattern.lastIndex = at;
  const match = pattern.exec(source);
  const code = parseInt(match?.[1] ?? match?.[2] ?? '', radix);
  if (match === null || !(code <= 0x10ffff)) {
    const next = source.slice(at + 1, at + 2);
    return { text: next, length: 1 + next.length };
  }
  return { text: String.fromCodePoint(code), length: match[0].length };
}
