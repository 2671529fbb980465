import { CharacterClasses } from './characterClasses';
import { encodings } from './encodings';
import type { EncodingName, EncodingSource } from './encodings';
import { HotPieces, longestHotPiece } from './hotPieces';
import { LinearMerge } from './linearMerge';
import { longestCachedPiece, PieceCache } from './pieceCache';
import { firstTokens, readRankTable } from './rankTable';
import { ShortMerge } from './shortMerge';
import { wordHead, wordPrefix, wordTail, wordUnsure } from './splitRules';
import type { SplitRules } from './splitRules';
import { hashBytes, Vocabulary } from './vocabulary';

/** Counts and encodes text exactly as tiktoken's `encode_ordinary` does: special tokens are plain text. */
export interface Encoding {
  readonly name: EncodingName;
  /** Number of tokens of the text. */
  count(text: string): number;
  /** Ids of the tokens of the text. */
  encode(text: string): Uint32Array;
  /** Shows each piece of the text, in order. */
  visit(text: string, visitor: PieceVisitor): void;
}

/** Looks at the pieces that the pre-tokeniser cuts. */
export interface PieceVisitor {
  /**
   * The piece `bytes[start, end)`, whose hash is `hash`, is `tokens` tokens; `rank` is that of its token if it is
   * one, else -1. The bytes are lent for the call.
   */
  piece(bytes: Uint8Array, start: number, end: number, hash: number, tokens: number, rank: number): void;
}

/** Makes an encoding from its binary token table; throws an Error if the table is damaged. */
export function createEncoding(name: EncodingName, table: Uint8Array): Encoding {
  const source: EncodingSource = encodings[name];
  const all = readRankTable(table);
  const ranks = source.firstTokens === undefined ? all : firstTokens(all, source.firstTokens);
  return new BytePairEncoding(name, source.split, new Vocabulary(ranks));
}

/** Pieces above this many bytes are merged in linear time. */
const longPiece = 96;
/** Once the linear merge is there, it is the faster one from this many bytes on. */
const shortPiece = 8;
/** After this many bytes merged the slow way, the linear merge pays for its construction. */
const worthLinear = 100_000;
/** Scratch beyond this many bytes (a text of 1.4 M characters) is given back after the call. */
const keptScratch = 0x400000;

class BytePairEncoding implements Encoding {
  private readonly classes = new CharacterClasses();
  private readonly cache = new PieceCache();
  private readonly hot = new HotPieces();
  private readonly shortMerge: ShortMerge;
  private linearMerge: LinearMerge | undefined;
  private merged = 0;
  private readonly encoder = new TextEncoder();
  private scratch = new Uint8Array(0x4000);
  private view = new DataView(this.scratch.buffer);

  constructor(
    readonly name: EncodingName,
    private readonly split: SplitRules,
    private readonly vocabulary: Vocabulary,
  ) {
    this.shortMerge = new ShortMerge(vocabulary);
  }

  count(text: string): number {
    const count = this.run(text, undefined, undefined);
    this.giveBack();
    return count;
  }

  visit(text: string, visitor: PieceVisitor): void {
    this.run(text, undefined, visitor);
    this.giveBack();
  }

  encode(text: string): Uint32Array {
    const ids = new IdList();
    this.run(text, ids, undefined);
    this.giveBack();
    return ids.toArray();
  }

  /** Walks over the pieces of the text, adds up their tokens and, if asked, lists the ids or shows the pieces. */
  private run(text: string, ids: IdList | undefined, visitor: PieceVisitor | undefined): number {
    const end = this.write(text);
    const { scratch: bytes, view, classes, split, hot } = this;
    const flags = split.wordFlags;
    let total = 0;
    let at = 0;
    while (at < end) {
      // Most pieces are plain words.
      let i = at;
      let kind = flags[bytes[i]!]!;
      if ((kind & wordPrefix) !== 0) kind = flags[bytes[++i]!]!;
      const letters = i;
      while ((kind & wordHead) !== 0) kind = flags[bytes[++i]!]!;
      while ((kind & wordTail) !== 0) kind = flags[bytes[++i]!]!;
      if (i === letters || (kind & wordUnsure) !== 0) i = split.pieceEnd(bytes, at, end, classes);

      const length = i - at;
      if (ids !== undefined) total += this.listPiece(bytes, at, i, ids);
      else if (visitor !== undefined) total += this.showPiece(bytes, at, i, visitor);
      else if (length > longestHotPiece) total += this.countPiece(bytes, at, i);
      else {
        let count = hot.get(view, at, length);
        if (count === 0) hot.set(length, (count = this.countPiece(bytes, at, i)));
        total += count;
      }
      at = i;
    }
    return total;
  }

  private countPiece(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashBytes(bytes, start, end);
    return this.vocabulary.find(bytes, start, end, hash) >= 0 ? 1 : this.countMerged(bytes, start, end, hash);
  }

  private showPiece(bytes: Uint8Array, start: number, end: number, visitor: PieceVisitor): number {
    const hash = hashBytes(bytes, start, end);
    const rank = this.vocabulary.find(bytes, start, end, hash);
    const count = rank >= 0 ? 1 : this.countMerged(bytes, start, end, hash);
    visitor.piece(bytes, start, end, hash, count, rank);
    return count;
  }

  /** Tokens of a piece that is none itself. */
  private countMerged(bytes: Uint8Array, start: number, end: number, hash: number): number {
    if (end - start > longestCachedPiece) return this.merge(bytes, start, end);
    const kept = this.cache.get(bytes, start, end, hash);
    if (kept > 0) return kept;
    const count = this.merge(bytes, start, end);
    this.cache.set(bytes, start, end, hash, count);
    return count;
  }

  private listPiece(bytes: Uint8Array, start: number, end: number, ids: IdList): number {
    const { vocabulary, shortMerge } = this;
    const rank = vocabulary.find(bytes, start, end, hashBytes(bytes, start, end));
    if (rank >= 0) {
      ids.push(vocabulary.idOf(rank));
      return 1;
    }
    const count = this.merge(bytes, start, end);
    if (this.isLinear(end - start)) {
      const { stack } = this.linearMerge!;
      for (let k = 0; k < count; k++) ids.push(vocabulary.idOf(stack[k]!));
    } else {
      const { starts } = shortMerge;
      for (let k = 0; k < count; k++) {
        ids.push(vocabulary.idOf(vocabulary.rank(bytes, starts[k]!, starts[k + 1]!)));
      }
    }
    return count;
  }

  private merge(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    this.merged += length;
    if (this.linearMerge === undefined && (length > longPiece || this.merged > worthLinear)) {
      this.linearMerge = new LinearMerge(this.vocabulary);
    }
    return this.isLinear(length)
      ? this.linearMerge!.run(bytes, start, end)
      : this.shortMerge.run(bytes, start, end);
  }

  private isLinear(length: number): boolean {
    return this.linearMerge !== undefined && length > shortPiece;
  }

  /** Writes the text as UTF-8, lone surrogates as U+FFFD, and a NUL that ends every fast loop; gives the length. */
  private write(text: string): number {
    const needed = 3 * text.length + longestHotPiece;
    if (this.scratch.length < needed) this.reserve(needed);
    const { written } = this.encoder.encodeInto(text, this.scratch);
    this.scratch[written] = 0;
    return written;
  }

  private reserve(length: number): void {
    this.scratch = new Uint8Array(length);
    this.view = new DataView(this.scratch.buffer);
  }

  private giveBack(): void {
    if (this.scratch.length > keptScratch) this.reserve(0x4000);
    this.linearMerge?.giveBack();
  }
}

/** A growing list of ids. */
class IdList {
  private ids = new Uint32Array(256);
  private length = 0;

  push(id: number): void {
    if (this.length === this.ids.length) {
      const longer = new Uint32Array(2 * this.length);
      longer.set(this.ids);
      this.ids = longer;
    }
    this.ids[this.length++] = id;
  }

  toArray(): Uint32Array {
    return this.ids.slice(0, this.length);
  }
}
