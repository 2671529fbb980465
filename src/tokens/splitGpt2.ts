import { lineBreak, lower, number, otherLetter, space, upper, utf8Length } from './characterClasses';
import type { CharacterClasses } from './characterClasses';
import { symbolEnd, wordFlagTable, wordPrefix, wordTail } from './splitRules';
import type { SplitRules } from './splitRules';

const letterClasses = upper | lower | otherLetter;

/**
 * The pre-tokeniser of gpt2, r50k_base and p50k_base: lower-case contractions first, then words, numbers of any
 * length and symbols, each with one space before it, then white space with or without line breaks.
 */
export const splitGpt2: SplitRules = {
  wordFlags: wordFlagTable((character) => {
    if (/[A-Za-z]/.test(character)) return wordTail;
    return character === ' ' ? wordPrefix : 0;
  }),
  pieceEnd(bytes, start, end, classes) {
    const contraction = lowerContractionEnd(bytes, start, end);
    if (contraction > start) return contraction;
    const first = bytes[start] === 0x20 ? start + 1 : start;
    if (first < end) {
      const kind = classes.at(bytes, first);
      if ((kind & letterClasses) !== 0) return runEnd(bytes, first, end, classes, letterClasses);
      if (kind === number) return runEnd(bytes, first, end, classes, number);
    }
    const symbols = symbolEnd(bytes, start, end, classes);
    return symbols > start ? symbols : spaceRunEnd(bytes, start, end, classes);
  },
};

function runEnd(
  bytes: Uint8Array,
  start: number,
  end: number,
  classes: CharacterClasses,
  kinds: number,
): number {
  let i = start;
  while (i < end && (classes.at(bytes, i) & kinds) !== 0) i += utf8Length(bytes[i]!);
  return i;
}

/** End of `\s+(?!\S)|\s+` at `start`: all of the run at the end of the text, else all but its last character. */
function spaceRunEnd(bytes: Uint8Array, start: number, end: number, classes: CharacterClasses): number {
  let last = start;
  let i = start;
  while (i < end && (classes.at(bytes, i) & (space | lineBreak)) !== 0) {
    last = i;
    i += utf8Length(bytes[i]!);
  }
  return i === end || last === start ? i : last;
}

/** End of `'s|'t|'re|'ve|'m|'ll|'d` at `start`; `start` itself if there is none. */
function lowerContractionEnd(bytes: Uint8Array, start: number, end: number): number {
  if (start + 1 >= end || bytes[start] !== 0x27) return start;
  const a = bytes[start + 1];
  if (a === 0x73 || a === 0x74 || a === 0x6d || a === 0x64) return start + 2;
  if (start + 2 >= end) return start;
  const b = bytes[start + 2];
  if ((a === 0x72 || a === 0x76) && b === 0x65) return start + 3;
  return a === 0x6c && b === 0x6c ? start + 3 : start;
}
