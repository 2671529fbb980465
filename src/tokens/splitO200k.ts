import { lower, mark, number, other, otherLetter, space, upper, utf8Length } from './characterClasses';
import type { CharacterClasses } from './characterClasses';
import {
  contractionEnd,
  numberEnd,
  spaceEnd,
  symbolEnd,
  wordFlagTable,
  wordHead,
  wordPrefix,
  wordTail,
  wordUnsure,
} from './splitRules';
import type { SplitRules } from './splitRules';

const headClasses = upper | otherLetter | mark;
const tailClasses = lower | otherLetter | mark;
const wordClasses = headClasses | tailClasses;

/** The pre-tokeniser of o200k_base and o200k_harmony: words split where lower case turns to upper case. */
export const splitO200k: SplitRules = {
  wordFlags: wordFlagTable((character) => {
    if (/[A-Z]/.test(character)) return wordHead;
    if (/[a-z]/.test(character)) return wordTail;
    // An apostrophe may begin a word, and after one it may begin a contraction.
    if (character === "'") return wordPrefix | wordUnsure;
    return /[0-9\r\n]/.test(character) ? 0 : wordPrefix;
  }),
  pieceEnd(bytes, start, end, classes) {
    const first = classes.at(bytes, start);
    const afterFirst = start + utf8Length(bytes[start]!);
    if ((first & (mark | space | other)) !== 0) {
      if (afterFirst < end && (classes.at(bytes, afterFirst) & wordClasses) !== 0) {
        return wordEnd(bytes, afterFirst, end, classes, first === mark);
      }
      if (first === mark) return contractionEnd(bytes, afterFirst, end);
    } else if ((first & wordClasses) !== 0) {
      return wordEnd(bytes, start, end, classes, false);
    } else if (first === number) {
      return numberEnd(bytes, start, end, classes);
    }
    let symbols = symbolEnd(bytes, start, end, classes);
    if (symbols === start) return spaceEnd(bytes, start, end, classes);
    while (symbols < end && isBreakOrSlash(bytes[symbols]!)) symbols++;
    return symbols;
  },
};

/**
 * End of the word whose letters start at `letters`. Two runs follow each other: capitals, then lower case, where
 * caseless letters and marks belong to both. If nothing is left for the second, the first gives back as much as
 * it takes to end on a character of both; failing that, it is a run of capitals.
 */
function wordEnd(
  bytes: Uint8Array,
  letters: number,
  end: number,
  classes: CharacterClasses,
  afterMark: boolean,
): number {
  let i = letters;
  let afterShared = -1;
  while (i < end) {
    const kind = classes.at(bytes, i);
    if ((kind & headClasses) === 0) break;
    i += utf8Length(bytes[i]!);
    if (kind !== upper) afterShared = i;
  }
  const tail = i;
  while (i < end && (classes.at(bytes, i) & tailClasses) !== 0) i += utf8Length(bytes[i]!);
  if (i === tail) {
    if (afterShared >= 0) i = afterShared;
    // A mark before capitals is a word of its own: it needs no prefix, the capitals would.
    else if (afterMark) i = letters;
  }
  return contractionEnd(bytes, i, end);
}

function isBreakOrSlash(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x2f;
}
