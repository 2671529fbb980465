import { normalised } from '../flow/names';
import type { CodeText } from './codeText';
import { isWordCode } from './lexis';

/** A word of the text, and those before it. */
export interface WordContext {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the text is known as code: what stands around the word is judged strictly then. */
  readonly code: CodeText | null;
  /** Start and end of the n-th word before it; null where it is forgotten or there is none. */
  before(n: number): readonly [number, number] | null;
}

/** What a word at its place shows, judged by what stands around it. */
export type WordTest = (context: WordContext) => boolean;

/** A name of interest, with what it is of interest for, as bits. */
export interface KnownName {
  readonly start: number;
  readonly end: number;
  readonly kinds: number;
}

export interface WordScanOptions {
  /** Tests by the normalised word that they are for. */
  readonly tests: ReadonlyMap<string, readonly WordTest[]>;
  /** Kinds of a name, as bits. Asked only for words with one of the clues in them. */
  readonly kindsOf: (name: string) => number;
  /** Lower-case letters, one of which is in every name that has a kind. */
  readonly clues: readonly string[];
  /**
   * The same for what else a text may hold: letters, one of which is in some word of each text that holds it. Two
   * letters stand alone.
   */
  readonly hints: readonly (readonly string[])[];
}

export interface WordsFound {
  /** The names of interest. */
  readonly names: readonly KnownName[];
  /** Which of the hints there are, as bits: 1 for the first. */
  readonly hints: number;
}

/**
 * Goes once over the characters of a text, comments and strings included, and hashes each word in its normalised
 * spelling: no string is made for the words that nobody asks for, which are almost all. (Regular expressions for the
 * same words take five times as long.)
 */
export class WordScan {
  private readonly mayHaveTest = new Uint8Array(hashSlots);
  /** By three letters in a row, five bits each: whether they are a clue, or a hint. */
  private readonly shows = new Uint8Array(1 << 15);
  private readonly hints: readonly RegExp[];

  constructor(private readonly options: WordScanOptions) {
    for (const word of options.tests.keys()) this.mayHaveTest[slotOf(hashOf(word))] = 1;
    for (const [bit, letters] of [options.clues, ...options.hints].entries()) {
      for (const each of letters) this.shows[rarestTriple(each)]! |= 1 << bit;
    }
    this.hints = options.hints.map(anyOf);
  }

  /** The words of interest in a text; null as soon as a test says that the text is of interest by itself. */
  run(text: string, code: CodeText | null = null): WordsFound | null {
    const { tests, kindsOf } = this.options;
    const { mayHaveTest, shows } = this;
    const names: KnownName[] = [];
    const recent = new RecentWords(text, code);
    const { length } = text;
    let hints = 0;
    let at = 0;
    while (at < length) {
      let code = text.charCodeAt(at);
      if (!isWordCode(code)) {
        at++;
        continue;
      }
      const start = at;
      let hash = 0;
      let triple = 0;
      let shown = 0;
      do {
        if (isLetter(code)) {
          hash = nextHash(hash, code);
          triple = ((triple << 5) | (code & 31)) & 0x7fff;
          shown |= shows[triple]!;
        } else {
          if (code !== underscore) hash = nextHash(hash, code);
          triple = 0;
        }
        code = text.charCodeAt(++at);
      } while (isWordCode(code));
      recent.add(start, at);
      if (mayHaveTest[slotOf(hash)] === 1) {
        const found = tests.get(normalised(text.slice(start, at)));
        if (found?.some((test) => test(recent)) === true) return null;
      }
      const open = (shown >> 1) & ~hints;
      if (open !== 0) hints |= this.hintsIn(text.slice(start, at), open);
      if ((shown & 1) !== 0) {
        const kinds = kindsOf(text.slice(start, at));
        if (kinds !== 0) names.push({ start, end: at, kinds });
      }
      // The letter behind a backslash may be an escape, or stand for nothing.
      if (at - start > 1 && text.charCodeAt(start - 1) === backslash) at = start + 1;
    }
    return { names, hints };
  }

  /** Those of the hints that a word gives: some of their letters are in it. */
  private hintsIn(word: string, asked: number): number {
    let found = 0;
    for (const [i, hint] of this.hints.entries()) {
      if ((asked & (1 << i)) !== 0 && hint.test(word)) found |= 1 << i;
    }
    return found;
  }
}

const remembered = 16;

class RecentWords implements WordContext {
  private readonly places = new Int32Array(remembered * 2);
  private count = 0;

  constructor(
    readonly text: string,
    readonly code: CodeText | null,
  ) {}

  get start(): number {
    return this.places[((this.count - 1) % remembered) * 2]!;
  }

  get end(): number {
    return this.places[((this.count - 1) % remembered) * 2 + 1]!;
  }

  add(start: number, end: number): void {
    const slot = (this.count++ % remembered) * 2;
    this.places[slot] = start;
    this.places[slot + 1] = end;
  }

  before(n: number): readonly [number, number] | null {
    const index = this.count - 1 - n;
    if (index < 0 || n >= remembered) return null;
    const slot = (index % remembered) * 2;
    return [this.places[slot]!, this.places[slot + 1]!];
  }
}

const underscore = 95;
const backslash = 92;
const hashSlots = 4096;

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (hashSlots - 1);
}

function nextHash(hash: number, code: number): number {
  return Math.imul(hash ^ (code >= 65 && code <= 90 ? code + 32 : code), 16777619);
}

function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = nextHash(hash, word.charCodeAt(i));
  return hash;
}

/** One of the letters in a word; two stand alone. */
function anyOf(letters: readonly string[]): RegExp {
  const patterns = letters.map((each) => (each.length === 2 ? `(?<![a-z])${each}(?![a-z])` : each));
  return new RegExp(patterns.join('|'), 'i');
}

/** Letters of English code from the most common; a triple is as rare as its letters are far behind. */
const byFrequency = 'etaoinsrlcdumpfghbyvwkxjqz';

function rarestTriple(clue: string): number {
  if (clue.length === 2) return tripleOf(clue);
  let best = 0;
  let bestScore = -1;
  for (let i = 0; i + 3 <= clue.length; i++) {
    const letters = clue.slice(i, i + 3);
    let score = 0;
    for (const letter of letters) score += byFrequency.indexOf(letter);
    if (score > bestScore) [best, bestScore] = [tripleOf(letters), score];
  }
  return best;
}

function tripleOf(letters: string): number {
  let triple = 0;
  for (let i = 0; i < letters.length; i++) triple = (triple << 5) | (letters.charCodeAt(i) & 31);
  return triple;
}

function isLetter(code: number): boolean {
  return code < 128 && (code | 32) >= 97 && (code | 32) <= 122;
}
