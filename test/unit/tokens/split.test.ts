import { deepEqual } from 'node:assert/strict';
import { addedLater, CharacterClasses } from '../../../src/tokens/characterClasses';
import { encodings } from '../../../src/tokens/encodings';
import { dice } from '../support/dice';
import { fuzzTexts } from './fuzzTexts';
import { patternOf } from './tables';

/**
 * The published pattern as JavaScript: white space is the Unicode property, as in Rust, and contractions fold
 * case as Rust does, which includes U+017F.
 */
function publishedPattern(table: string): RegExp {
  const source = patternOf(table)
    .replaceAll('\\S', '\\P{White_Space}')
    .replaceAll('\\s', '\\p{White_Space}')
    .replace(/\('s\|[^)]*\)/g, "(?:'[sSſtTmMdD]|'[rR][eE]|'[vV][eE]|'[lL][lL])");
  return new RegExp(source, 'gu');
}

/** The text with characters that were no letters yet replaced by one that is none. */
function knownThen(text: string): string {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0)!;
    return addedLater.some(([first, last]) => code >= first && code <= last) ? '\ufffd' : character;
  }).join('');
}

describe('split', () => {
  const classes = new CharacterClasses();
  for (const name of ['o200k_base', 'cl100k_base', 'p50k_base'] as const) {
    const { split } = encodings[name];
    const pattern = publishedPattern(name);
    const pieces = (text: string): string[] => {
      const bytes = Buffer.from(`${text}\0`);
      const end = bytes.length - 1;
      const found: string[] = [];
      for (let at = 0; at < end;) {
        const next = split.pieceEnd(bytes, at, end, classes);
        found.push(bytes.toString('utf8', at, next));
        at = next;
      }
      return found;
    };

    for (const [kind, make] of Object.entries(fuzzTexts)) {
      it(`of ${name} cuts ${kind} as the published pattern does`, () => {
        const random = dice(31);
        for (let i = 0; i < 300; i++) {
          const text = knownThen(Buffer.from(make(random)).toString());
          deepEqual(pieces(text), text.match(pattern), JSON.stringify(text));
        }
      });
    }

    it(`of ${name} cuts every short string of one character of each class so`, () => {
      const characters = ['A', 'ǅ', 'b', '你', '\u0301', '7', ' ', '\t', '\n', '!', '/', "'", 's'];
      let texts = [''];
      for (let length = 1; length <= 4; length++) {
        texts = texts.flatMap((text) => characters.map((character) => text + character));
        for (const text of texts) deepEqual(pieces(text), text.match(pattern), JSON.stringify(text));
      }
    });
  }
});
