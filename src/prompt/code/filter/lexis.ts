import { csharpLiteral, rustLiteral } from './literals';
import type { LiteralPlace } from './literals';

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
  /** The literal whose first `"` is at a place, where it is more than a mark on either side; null if it does not end. */
  readonly literal?: (text: string, at: number) => LiteralPlace | null;
  /** What `'` stands for: a text, a single character, or that or the name of a lifetime. */
  readonly apostrophe: 'text' | 'character' | 'characterOrName';
  /** `` `${…}` ``, JSX text and regular expressions, which look like texts or divisions. */
  readonly script?: boolean;
  /** Classes of the language itself, called like texts of interest; asked where a `.` follows. */
  readonly classes?: readonly string[];
  /** Arguments have no names, and braces no keys. */
  readonly unnamedArguments?: boolean;
  /**
   * Where what is called may stand, if its arguments need not be behind it: a type may be made by a function of its path
   * (`Args::default()`), or by the type of what it is given to (`Agent a = new()`).
   */
  readonly callee?: 'name' | 'calleeOrType';
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

export const csharpLexis: Lexis = {
  comments: 'slashes',
  blocks: 'braced',
  multiline: [],
  literal: csharpLiteral,
  apostrophe: 'character',
  classes: ['System'],
  callee: 'calleeOrType',
  builders: true,
};

export const rustLexis: Lexis = {
  comments: 'slashes',
  blocks: 'braced',
  multiline: [],
  literal: rustLiteral,
  apostrophe: 'characterOrName',
  callee: 'name',
  builders: true,
};

const wordCodes = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\w$]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Letters, digits, `_`, `$`, and everything beyond ASCII; false at the end of the text. */
export function isWordCode(code: number): boolean {
  return code < 128 ? wordCodes[code] === 1 : code === code;
}
