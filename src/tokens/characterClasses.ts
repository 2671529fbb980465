/** Upper and title case letters (Lu, Lt). */
export const upper = 1;
/** Lower case letters (Ll). */
export const lower = 2;
/** Letters without case and modifier letters (Lo, Lm). */
export const otherLetter = 4;
/** Combining marks (M). */
export const mark = 8;
/** Numbers (N). */
export const number = 16;
/** White space other than line breaks. */
export const space = 32;
/** CR and LF. */
export const lineBreak = 64;
/** Everything else: punctuation, symbols, controls, format characters, unassigned code points. */
export const other = 128;

/** How many bytes the UTF-8 character with this first byte has. */
export function utf8Length(firstByte: number): number {
  return firstByte < 0x80 ? 1 : firstByte < 0xe0 ? 2 : firstByte < 0xf0 ? 3 : 4;
}

/**
 * Character classes of the pre-tokenisers, on well-formed UTF-8. White space is the Unicode property
 * White_Space as in Rust's `\s`, not JavaScript's: U+0085 is a space here and U+FEFF is not.
 */
export class CharacterClasses {
  private readonly ascii = classify(0, 0x80);
  /** One table for each 256 code points, made when the first of them is met. */
  private readonly blocks: (Uint8Array | undefined)[] = [];

  /** The class of the character that starts at `bytes[i]`. */
  at(bytes: Uint8Array, i: number): number {
    const first = bytes[i]!;
    return first < 0x80 ? this.ascii[first]! : this.wide(bytes, i, first);
  }

  private wide(bytes: Uint8Array, i: number, first: number): number {
    let codePoint: number;
    if (first < 0xe0) codePoint = ((first & 0x1f) << 6) | (bytes[i + 1]! & 0x3f);
    else if (first < 0xf0) {
      codePoint = ((first & 0x0f) << 12) | ((bytes[i + 1]! & 0x3f) << 6) | (bytes[i + 2]! & 0x3f);
    } else {
      codePoint =
        ((first & 0x07) << 18) |
        ((bytes[i + 1]! & 0x3f) << 12) |
        ((bytes[i + 2]! & 0x3f) << 6) |
        (bytes[i + 3]! & 0x3f);
    }
    return this.of(codePoint);
  }

  /** The class of a code point. */
  of(codePoint: number): number {
    const block = (this.blocks[codePoint >> 8] ??= classify(codePoint & ~0xff, 0x100));
    return block[codePoint & 0xff]!;
  }
}

/**
 * Letters, marks and numbers that Unicode 17 added. The engines of tiktoken know Unicode 16, so a character of these is neither
 * there; without this list a count would depend on the age of the JavaScript engine.
 */
// prettier-ignore
export const addedLater: readonly (readonly [first: number, last: number])[] = [
  [0x088f, 0x088f], [0x0c5c, 0x0c5c], [0x0cdc, 0x0cdc], [0x1acf, 0x1add], [0x1ae0, 0x1aeb], [0xa7ce, 0xa7cf], [0xa7d2, 0xa7d2], [0xa7d4, 0xa7d4], [0xa7f1, 0xa7f1], [0x10940, 0x10959], [0x10ec5, 0x10ec7], [0x10efa, 0x10efb], [0x11b60, 0x11b67], [0x11db0, 0x11ddb], [0x11de0, 0x11de9], [0x16ea0, 0x16eb8], [0x16ebb, 0x16ed3], [0x16ff2, 0x16ff6], [0x187f8, 0x187ff], [0x18d09, 0x18d1e], [0x18d80, 0x18df2], [0x1e6c0, 0x1e6de], [0x1e6e0, 0x1e6f5], [0x1e6fe, 0x1e6ff], [0x2b73a, 0x2b73f], [0x2cea2, 0x2cead], [0x323b0, 0x33479],
];

const properties: readonly (readonly [RegExp, number])[] = [
  [/[\p{Lo}\p{Lm}]/u, otherLetter],
  [/\p{Ll}/u, lower],
  [/[\p{Lu}\p{Lt}]/u, upper],
  [/\p{M}/u, mark],
  [/\p{N}/u, number],
  [/[\r\n]/u, lineBreak],
  [/\p{White_Space}/u, space],
];

function classify(first: number, count: number): Uint8Array {
  const classes = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const character = String.fromCodePoint(first + i);
    if (addedLater.some(([from, to]) => first + i >= from && first + i <= to)) classes[i] = other;
    else classes[i] = properties.find(([property]) => property.test(character))?.[1] ?? other;
  }
  return classes;
}
