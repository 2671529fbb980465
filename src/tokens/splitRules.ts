import { lineBreak, mark, number, other, space, utf8Length } from './characterClasses';
import type { CharacterClasses } from './characterClasses';

/** Flag of a byte that may stand before a word and belong to it. */
export const wordPrefix = 1;
/** Flag of a letter of the first part of a word (capitals, where case splits words). */
export const wordHead = 2;
/** Flag of a letter of the second part of a word. */
export const wordTail = 4;
/** Flag of a byte after which only the full rules can say whether a word ends there. */
export const wordUnsure = 8;

/**
 * How an encoding cuts text into pieces before merging, on UTF-8 bytes. It stands in for the published
 * regular expression: V8 runs that at a fraction of the speed, and JavaScript's `\s` is another set than Rust's.
 */
export interface SplitRules {
  /**
   * Flags for each byte value, for the common words: `prefix? head* tail*`, with a letter, up to a byte that is
   * not unsure, is a piece.
   */
  readonly wordFlags: Uint8Array;
  /** Where the piece that starts at `start < end` ends. */
  pieceEnd(bytes: Uint8Array, start: number, end: number, classes: CharacterClasses): number;
}

/** End of a run of one to three numbers that starts at `start`. */
export function numberEnd(bytes: Uint8Array, start: number, end: number, classes: CharacterClasses): number {
  let i = start + utf8Length(bytes[start]!);
  for (let n = 1; n < 3 && i < end && classes.at(bytes, i) === number; n++) i += utf8Length(bytes[i]!);
  return i;
}

/** End of ` ?[^\s\p{L}\p{N}]+` at `start`; `start` itself if it does not match. */
export function symbolEnd(bytes: Uint8Array, start: number, end: number, classes: CharacterClasses): number {
  const first = bytes[start] === 0x20 ? start + 1 : start;
  let i = first;
  while (i < end && (classes.at(bytes, i) & (other | mark)) !== 0) i += utf8Length(bytes[i]!);
  return i === first ? start : i;
}

/**
 * End of white space at `start`: up to the last line break of the run; without one, all of the run at the end of
 * the text, else all but its last character, which belongs to what follows.
 */
export function spaceEnd(bytes: Uint8Array, start: number, end: number, classes: CharacterClasses): number {
  let afterBreak = start;
  let last = start;
  let i = start;
  while (i < end) {
    const kind = classes.at(bytes, i);
    if ((kind & (space | lineBreak)) === 0) break;
    last = i;
    i += utf8Length(bytes[i]!);
    if (kind === lineBreak) afterBreak = i;
  }
  if (afterBreak > start) return afterBreak;
  return i === end || last === start ? i : last;
}

/**
 * End of an English contraction (`'s 't 'm 'd 're 've 'll`, any case; `'ſ` too, as U+017F folds to s) at `start`;
 * `start` itself if there is none.
 */
export function contractionEnd(bytes: Uint8Array, start: number, end: number): number {
  if (start + 1 >= end || bytes[start] !== 0x27) return start;
  const a = bytes[start + 1]! | 0x20;
  if (a === 0x73 || a === 0x74 || a === 0x6d || a === 0x64) return start + 2;
  if (bytes[start + 1] === 0xc5 && bytes[start + 2] === 0xbf) return start + 3;
  if (start + 2 >= end) return start;
  const b = bytes[start + 2]! | 0x20;
  if ((a === 0x72 || a === 0x76) && b === 0x65) return start + 3;
  return a === 0x6c && b === 0x6c ? start + 3 : start;
}

/** Word flags for ASCII; every other byte is unsure. `flagsOf` gets the letter or sign itself. */
export function wordFlagTable(flagsOf: (character: string) => number): Uint8Array {
  const flags = new Uint8Array(0x100).fill(wordUnsure);
  for (let byte = 0; byte < 0x80; byte++) flags[byte] = flagsOf(String.fromCharCode(byte));
  return flags;
}
