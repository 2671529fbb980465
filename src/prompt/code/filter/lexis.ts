/** How a programming language writes its words, comments and literals: what the filter has to know of it. */

/** How a language writes what is not code, as far as telling texts from names needs it. */
export interface Lexis {
  readonly comments: 'hash' | 'slashes';
  /** Where statements end: with a line outside brackets, or by the rules of languages with braces. */
  readonly blocks: 'indented' | 'braced';
  /** Quotes around texts that may span lines; the longest first. */
  readonly multiline: readonly string[];
  /** Those of them in which a backslash is one. */
  readonly raw?: readonly string[];
  /** What `'` stands for: a text, or a single character. */
  readonly apostrophe: 'text' | 'character';
  /** `` `${…}` ``, JSX text and regular expressions, which look like texts or divisions. */
  readonly script?: boolean;
  /** Classes of the language itself, called like texts of interest; asked where a `.` follows. */
  readonly classes?: readonly string[];
  /** Arguments have no names, and braces no keys. */
  readonly unnamedArguments?: boolean;
  /** A function's value may be put together, or be its last expression, without a word or a sign that says so. */
  readonly builders?: boolean;
}

export const pythonLexis: Lexis = {
  comments: 'hash',
  blocks: 'indented',
  multiline: ['"""', "'''"],
  apostrophe: 'text',
};

export const scriptLexis: Lexis = {
  comments: 'slashes',
  blocks: 'braced',
  multiline: ['`'],
  apostrophe: 'text',
  script: true,
};

export const goLexis: Lexis = {
  comments: 'slashes',
  blocks: 'braced',
  multiline: ['`'],
  raw: ['`'],
  apostrophe: 'character',
  builders: true,
};

export const javaLexis: Lexis = {
  comments: 'slashes',
  blocks: 'braced',
  multiline: ['"""'],
  apostrophe: 'character',
  classes: ['System'],
  unnamedArguments: true,
  builders: true,
};

const wordCodes = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\w$]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Letters, digits, `_`, `$`, and everything beyond ASCII; false at the end of the text. */
export function isWordCode(code: number): boolean {
  return code < 128 ? wordCodes[code] === 1 : code === code;
}

/** Whether a backslash takes the character at `at` for the literal that begins at `start`. */
function isEscaped(text: string, at: number, start: number): boolean {
  let backslashes = 0;
  while (at - 1 - backslashes >= start && text[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** Where the literal over lines that begins at `start` ends with its mark; -1 if it does not. */
export function endOfMultiline(text: string, start: number, mark: string, { raw }: Lexis): number {
  let end = text.indexOf(mark, start);
  if (raw?.includes(mark) === true) return end;
  while (end >= 0 && isEscaped(text, end, start)) end = text.indexOf(mark, end + mark.length);
  return end;
}

/** Literals and patterns within a line, from their first character on; each is asked at a place. */
export const pattern = /\/(?:[^/\\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+\/[a-z]*/y;
export const character = /'(?:[^'\\\n]|\\[^\n][^'\n]{0,10})'/y;
export const singleQuoted = /'(?:[^'\\\n]|\\[^])*'/y;
export const doubleQuoted = /"(?:[^"\\\n]|\\[^])*"/y;
export const templateStop = /\\[^]|`|\$\{/g;
