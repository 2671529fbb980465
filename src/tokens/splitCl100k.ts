import { lower, mark, number, other, otherLetter, space, upper, utf8Length } from './characterClasses';
import {
  contractionEnd,
  numberEnd,
  spaceEnd,
  symbolEnd,
  wordFlagTable,
  wordPrefix,
  wordTail,
} from './splitRules';
import type { SplitRules } from './splitRules';

const letterClasses = upper | lower | otherLetter;

/** The pre-tokeniser of cl100k_base: contractions first, words regardless of case, marks among the symbols. */
export const splitCl100k: SplitRules = {
  wordFlags: wordFlagTable((character) => {
    if (/[A-Za-z]/.test(character)) return wordTail;
    return /[0-9\r\n']/.test(character) ? 0 : wordPrefix;
  }),
  pieceEnd(bytes, start, end, classes) {
    const contraction = contractionEnd(bytes, start, end);
    if (contraction > start) return contraction;
    const first = classes.at(bytes, start);
    let i = start + utf8Length(bytes[start]!);
    const prefix = (first & (mark | space | other)) !== 0;
    if (
      (first & letterClasses) !== 0 ||
      (prefix && i < end && (classes.at(bytes, i) & letterClasses) !== 0)
    ) {
      while (i < end && (classes.at(bytes, i) & letterClasses) !== 0) i += utf8Length(bytes[i]!);
      return i;
    }
    if (first === number) return numberEnd(bytes, start, end, classes);
    let symbols = symbolEnd(bytes, start, end, classes);
    if (symbols === start) return spaceEnd(bytes, start, end, classes);
    while (symbols < end && (bytes[symbols] === 0x0a || bytes[symbols] === 0x0d)) symbols++;
    return symbols;
  },
};
