import { lower, lineBreak, mark, number, other, otherLetter, space, upper } from '../characterClasses';
import type { CharacterClasses } from '../characterClasses';

/**
 * What a piece of text is made of, as keys of learnt weights: a vocabulary that nobody publishes is described by
 * what each property of a piece adds to its tokens. One letter says which kind a key is:
 *
 * | key | of |
 * | --- | --- |
 * | `w` script case | words |
 * | `l` script length, `L` case length | words, by their length in characters |
 * | `t` script tokens, `T` script (once a token) | words, by their tokens in the base encoding |
 * | `x` script (once a token), `X` script (once a character) | very long words, instead of these; `xy` runs of signs |
 * | `T*`, `h*` | the same and the characters of all alphabets but Latin, Han, kana and Hangul |
 * | `r` alphabet rank | words that are one token of the base encoding: how frequent (half octaves of its rank) |
 * | `p` script, `P` character | words with a space or another character in front |
 * | `b` letters, case letters | single words, in lower case; what capitals change |
 * | `q` contraction | `'s`, `'re`, … |
 * | `c` character, `k` block | characters beyond ASCII and signs, and their 128 neighbours |
 * | `n` | numbers, by digits |
 * | `s` | white space |
 * | `y` | runs of signs; `Y` pairs of signs; `e` line ends and slashes behind them |
 */
export type AddAtom = (key: string, times: number) => void;

/** Groups of pieces whose estimates err alike. */
export const pieceKinds = [
  'known word',
  'other word',
  'word of another alphabet',
  'Han or kana',
  'number',
  'signs',
  'signs beyond ASCII',
  'white space',
  'unknown alphabet',
] as const;

/** Index into `pieceKinds`. */
export type PieceKind = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const letter = upper | lower | otherLetter;
const longestWord = 24;
const longestSigns = 16;
const longestSpace = 24;

/** Reads the atoms of pieces that a pre-tokeniser cut. */
export class PieceAtoms {
  constructor(private readonly classes: CharacterClasses) {}

  /**
   * Passes on the atoms of a piece. `tokens` is how many the base encoding makes of it, `rank` the rank of that
   * token if it is one, else -1. A word counts as known if `knows` does. Takes time linear in the piece.
   */
  read(
    piece: string,
    tokens: number,
    rank: number,
    add: AddAtom,
    knows: (key: string) => boolean,
  ): PieceKind {
    const first = piece.codePointAt(0)!;
    const kind = this.classes.of(first);
    if ((kind & letter) !== 0) return this.word(piece, '', tokens, rank, add, knows);
    if (kind === number) return numberAtoms(piece, add);
    const length = first > 0xffff ? 2 : 1;
    if (piece.length > length && (kind & (other | space | mark)) !== 0) {
      const second = this.classes.of(piece.codePointAt(length)!);
      if ((second & (letter | mark)) !== 0) {
        return this.word(piece, piece.slice(0, length), tokens, rank, add, knows);
      }
    }
    return (kind & (space | lineBreak)) !== 0 && this.isSpace(piece)
      ? spaceAtoms(piece, tokens, add)
      : signAtoms(piece, tokens, add);
  }

  private isSpace(piece: string): boolean {
    return piece.length === 1 || (this.classes.of(piece.charCodeAt(1)) & (space | lineBreak)) !== 0;
  }

  private word(
    piece: string,
    prefix: string,
    tokens: number,
    rank: number,
    add: AddAtom,
    knows: (key: string) => boolean,
  ): PieceKind {
    const apostrophe = piece.indexOf("'", prefix.length);
    const end = apostrophe < 0 ? piece.length : apostrophe;
    let script = 'a';
    let characters = 0;
    let capitals = 0;
    for (let i = prefix.length; i < end;) {
      const codePoint = piece.codePointAt(i)!;
      i += codePoint > 0xffff ? 2 : 1;
      characters++;
      if (this.classes.of(codePoint) === upper) capitals++;
      if (codePoint >= 0x80 && (script === 'a' || script === 'l')) script = scriptOf(codePoint);
    }
    const letterCase = caseOf(capitals, characters);
    const latin = script === 'a' || script === 'l';
    add(`w${script}${letterCase}`, 1);
    if (characters > longestWord) {
      add(`x${script}`, tokens);
      add(`X${script}`, characters);
    } else {
      const length = lengthBucket(characters);
      add(`l${script}${length}`, 1);
      if (latin) add(`L${letterCase}${length}`, 1);
      add(`t${script}${latin ? letterCase : ''}${Math.min(tokens, 6)}`, 1);
      add(`T${script}`, tokens);
    }
    if (rank >= 0) add(`r${script === 'a' ? 'a' : 'x'}${Math.floor(2 * Math.log2(rank + 1))}`, 1);
    if (prefix !== '') {
      add(`p${script}${prefix === ' ' ? ' ' : ''}`, 1);
      if (prefix !== ' ') add(`P${prefix}`, 1);
    }
    if (end < piece.length) add(`q${piece.slice(end).toLowerCase()}`, 1);

    let known = false;
    if (characters <= longestWord) {
      const letters = piece.slice(prefix.length, end).toLowerCase();
      known = knows(`b${letters}`);
      add(`b${letters}`, 1);
      if (letterCase !== 'l') add(`${letterCase}${letters}`, 1);
    }
    if (script !== 'a') {
      for (let i = prefix.length; i < end;) {
        const character = String.fromCodePoint(piece.codePointAt(i)!);
        i += character.length;
        if (character >= '\x80') signAtom(character, add);
      }
    }
    if (latin) return known ? 0 : 1;
    if (script === 'z' || script === 'j') return 3;
    if (script !== 'o') {
      add('T*', tokens);
      add('h*', characters);
    }
    return knows(`T${script}`) ? 2 : 8;
  }
}

function numberAtoms(piece: string, add: AddAtom): PieceKind {
  add(`n${piece.length}`, 1);
  if (!/^[0-9]+$/.test(piece)) for (const character of piece) signAtom(character, add);
  return 4;
}

function spaceAtoms(piece: string, tokens: number, add: AddAtom): PieceKind {
  let lines = 0;
  let returns = 0;
  let tabs = 0;
  for (let i = 0; i < piece.length; i++) {
    const unit = piece.charCodeAt(i);
    if (unit === 10) lines++;
    else if (unit === 13) returns++;
    else if (unit === 9) tabs++;
  }
  const spaces = piece.length - lines - returns - tabs;
  add('s', 1);
  add('sT', tokens);
  add(`s\n${Math.min(lines, 4)}`, 1);
  add('s\n', lines);
  add('s\r', returns);
  add(`s\t${Math.min(tabs, 4)}`, 1);
  add('s\t', tabs);
  add(`s ${Math.min(spaces, 16)}`, 1);
  add('s ', spaces);
  if (piece.length <= longestSpace) add(`s=${piece.replaceAll('\r', '')}`, 1);
  return 7;
}

function signAtoms(piece: string, tokens: number, add: AddAtom): PieceKind {
  const start = piece.startsWith(' ') ? 1 : 0;
  let end = piece.length;
  while (end > start && isTail(piece.charCodeAt(end - 1))) end--;
  // A run of slashes is no tail.
  if (end === start) end = piece.length;
  const isLong = end - start > longestSigns;
  let characters = 0;
  let wide = 0;
  let last = '';
  for (let i = start; i < end;) {
    const character = String.fromCodePoint(piece.codePointAt(i)!);
    i += character.length;
    characters++;
    if (character >= '\x80') wide++;
    // Long runs of one sign are few tokens, however long.
    if (!isLong || character >= '\x80') signAtom(character, add);
    if (!isLong && last !== '') add(`Y${last}${character}`, 1);
    last = character;
  }
  add('y', 1);
  if (start > 0) add('y ', 1);
  if (isLong) add('xy', tokens);
  else {
    add('yT', tokens);
    add(`yt${Math.min(tokens, 5)}`, 1);
    add(`yl${Math.min(characters, 5)}`, 1);
    add('yL', Math.log2(1 + characters));
    add('ya', characters - wide);
    add(`y=${piece.slice(start, end)}`, 1);
    if (start > 0) add(`y+${piece.slice(start, end)}`, 1);
  }
  if (end < piece.length) {
    add('e', 1);
    for (let i = end; i < piece.length; i++) add(`e${piece[i]!}`, 1);
  }
  return wide > 0 ? 6 : 5;
}

function isTail(unit: number): boolean {
  return unit === 10 || unit === 13 || unit === 0x2f;
}

/** A character by itself and by its block. */
function signAtom(character: string, add: AddAtom): void {
  const codePoint = character.codePointAt(0)!;
  add(`c${character}`, 1);
  if (codePoint >= 0x80) add(`k${codePoint >> 7}`, 1);
  if (codePoint > 0xffff) add('k+', 1);
}

/** `a` ASCII, `l` other Latin letters, `z` Han, `j` kana, `o` Hangul, `x` beyond; else its 128 neighbours. */
function scriptOf(codePoint: number): string {
  if (codePoint < 0x250 || (codePoint >= 0x1e00 && codePoint < 0x1f00)) return 'l';
  if (codePoint < 0x2000) return `${codePoint >> 7}.`;
  if (codePoint >= 0x3040 && codePoint < 0x3100) return 'j';
  if (codePoint >= 0x3100 && codePoint < 0xa000) return 'z';
  if (codePoint >= 0xac00 && codePoint < 0xd7b0) return 'o';
  return codePoint >= 0x20000 ? 'z' : 'x';
}

/** `l` no capitals, `1` a capital alone, `C` one at the start, `U` two or three, `W` more, `M` capitals and others. */
function caseOf(capitals: number, characters: number): string {
  if (capitals === 0) return 'l';
  if (capitals === characters) return capitals === 1 ? '1' : capitals < 4 ? 'U' : 'W';
  return capitals === 1 ? 'C' : 'M';
}

function lengthBucket(characters: number): number {
  if (characters <= 10) return characters;
  return characters <= 14 ? 12 : characters <= 20 ? 17 : 25;
}
