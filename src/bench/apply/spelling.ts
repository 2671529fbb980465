/** How signs are written in a literal that has not written them before. */
export interface Spelling {
  readonly backslash: 'itself' | 'escaped';
  readonly lineBreak: 'itself' | 'escaped';
  readonly delimiter: 'itself' | 'escaped' | 'doubled';
  readonly braces: 'itself' | 'doubled';
}

/** Those that languages have, the plainest first: which of them a literal obeys is seen by reading it again. */
export const spellings: readonly Spelling[] = (['itself', 'doubled'] as const).flatMap((braces) => [
  { backslash: 'escaped', lineBreak: 'itself', delimiter: 'itself', braces },
  { backslash: 'itself', lineBreak: 'itself', delimiter: 'itself', braces },
  { backslash: 'escaped', lineBreak: 'itself', delimiter: 'escaped', braces },
  { backslash: 'escaped', lineBreak: 'escaped', delimiter: 'escaped', braces },
  { backslash: 'itself', lineBreak: 'itself', delimiter: 'doubled', braces },
]);

/** One sign as it is written; `delimiter` ends the literal, and is empty where none does. */
export function spelled(sign: string, delimiter: string, spelling: Spelling): string {
  switch (sign) {
    case '\\':
      return spelling.backslash === 'escaped' ? '\\\\' : sign;
    case '\n':
      return spelling.lineBreak === 'escaped' ? '\\n' : sign;
    case '\t':
      return spelling.lineBreak === 'escaped' ? '\\t' : sign;
    case '\r':
      return spelling.lineBreak === 'escaped' ? '\\r' : sign;
    case '{':
    case '}':
      return spelling.braces === 'doubled' ? sign + sign : sign;
    case '$':
      // Begins a variable in literals that end with a backtick.
      return delimiter === '`' && spelling.delimiter === 'escaped' ? '\\$' : sign;
    default:
      if (sign !== delimiter || spelling.delimiter === 'itself') return sign;
      return spelling.delimiter === 'escaped' ? `\\${sign}` : sign + sign;
  }
}

/** The quote that a literal begins and ends with, behind a prefix such as `f`; empty where there is none. */
export function delimiterOf(literal: string): string {
  const quote = /^[A-Za-z@$#]*(["'`])/.exec(literal)?.[1] ?? '';
  return quote !== '' && literal.trimEnd().endsWith(quote) ? quote : '';
}
