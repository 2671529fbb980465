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
    classes[i] = properties.find(([property]) => property.test(character))?.[1] ?? other;
  }
  return classes;
}
