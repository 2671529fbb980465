import { ShortMerge } from './shortMerge';
import { TokenTrie } from './tokenTrie';
import { hashBytes, noRank } from './vocabulary';
import type { Vocabulary } from './vocabulary';

const pairCacheSize = 0x8000;
/** A stack of more entries than this is not kept between texts. */
const keptStack = 0x100000;
const unknown = -2;
const none = -1;

/**
 * Byte pair encoding in linear time, by backtracking over the choice of tokens from left to right (the idea is
 * that of the `bpe` crate of github/rust-gems). A sequence of tokens is the encoding of its bytes if and only if
 * each neighbouring pair is; so the longest token at each place is tried first and shorter ones after it.
 *
 * Requires that every token encodes to itself.
 */
export class LinearMerge {
  /** The ranks that the last run chose. */
  stack = new Int32Array(1024);
  private readonly trie: TokenTrie;
  private readonly halver: ShortMerge;
  /** The two tokens each token was last merged from, `none` for single bytes, `unknown` until asked. */
  private readonly leftHalf: Int32Array;
  private readonly rightHalf: Int32Array;
  /** The longest token that is a proper prefix of each token. */
  private readonly shorter: Int32Array;
  private readonly pairLeft = new Int32Array(pairCacheSize).fill(none);
  private readonly pairRight = new Int32Array(pairCacheSize);
  private readonly pairFits = new Uint8Array(pairCacheSize);
  /** One bit for each position of the piece from which its rest cannot be encoded. */
  private dead = new Int32Array(64);

  constructor(private readonly vocabulary: Vocabulary) {
    this.trie = new TokenTrie(vocabulary);
    this.halver = new ShortMerge(vocabulary);
    this.leftHalf = new Int32Array(vocabulary.size).fill(unknown);
    this.rightHalf = new Int32Array(vocabulary.size);
    this.shorter = new Int32Array(vocabulary.size).fill(unknown);
  }

  /** Encodes `bytes[start, end)` into `stack` and gives the number of tokens. */
  run(bytes: Uint8Array, start: number, end: number): number {
    this.reserve(end - start);
    const { stack, dead, trie, vocabulary } = this;
    let count = 0;
    let at = start;
    let token = trie.longest(bytes, at, end);
    while (at < end) {
      const after = at + vocabulary.lengthOf(token);
      const bit = after - start;
      if (
        (dead[bit >> 5]! & (1 << (bit & 31))) === 0 &&
        (count === 0 || this.fits(stack[count - 1]!, token))
      ) {
        stack[count++] = token;
        at = after;
        if (at < end) token = trie.longest(bytes, at, end);
        continue;
      }
      token = this.shorterThan(token);
      if (token !== none) continue;
      const here = at - start;
      dead[here >> 5]! |= 1 << (here & 31);
      // Single bytes are tokens, so the first position always has an encoding and the stack is not empty here.
      token = stack[--count]!;
      at -= vocabulary.lengthOf(token);
    }
    return count;
  }

  /** Frees what a very long piece has taken. */
  giveBack(): void {
    if (this.stack.length > keptStack) this.stack = new Int32Array(1024);
  }

  private reserve(length: number): void {
    if (this.stack.length < length) this.stack = new Int32Array(length);
    const words = (length >> 5) + 1;
    if (this.dead.length < words) this.dead = new Int32Array(words);
    else this.dead.fill(0, 0, words);
  }

  /** Whether byte pair encoding can leave these two tokens side by side. */
  private fits(left: number, right: number): boolean {
    const slot = (Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)) >>> 17;
    if (this.pairLeft[slot] === left && this.pairRight[slot] === right) return this.pairFits[slot] === 1;
    const fits = this.checkFit(left, right);
    this.pairLeft[slot] = left;
    this.pairRight[slot] = right;
    this.pairFits[slot] = fits ? 1 : 0;
    return fits;
  }

  /**
   * Undoes the merges along the border of the two, latest first. If on the way the parts at the border form a
   * token that ranks below the merges still standing, encoding would have joined them and not come here.
   */
  private checkFit(left: number, right: number): boolean {
    let limit = noRank;
    for (;;) {
      if (this.vocabulary.rankOfJoined(left, right) < limit) return false;
      const canSplitLeft = this.halve(left);
      const canSplitRight = this.halve(right);
      if (canSplitLeft && (left > right || !canSplitRight)) {
        limit = left;
        left = this.rightHalf[left]!;
      } else if (canSplitRight) {
        // Of two merges of the same rank the left one comes first, so the join may have this rank.
        limit = right + 1;
        right = this.leftHalf[right]!;
      } else return true;
    }
  }

  /** Finds out what the token was last merged from; false for a single byte. */
  private halve(token: number): boolean {
    if (this.leftHalf[token] === unknown) {
      const { arena, offsets } = this.vocabulary;
      const start = offsets[token]!;
      const end = offsets[token + 1]!;
      if (end - start === 1) this.leftHalf[token] = none;
      else {
        this.halver.run(arena, start, end, 2);
        const middle = this.halver.starts[1]!;
        this.leftHalf[token] = this.rankOf(start, middle);
        this.rightHalf[token] = this.rankOf(middle, end);
      }
    }
    return this.leftHalf[token] !== none;
  }

  private rankOf(start: number, end: number): number {
    const { arena } = this.vocabulary;
    return this.vocabulary.find(arena, start, end, hashBytes(arena, start, end));
  }

  private shorterThan(token: number): number {
    if (this.shorter[token] === unknown) {
      const { offsets } = this.vocabulary;
      const start = offsets[token]!;
      const end = offsets[token + 1]!;
      let found = none;
      for (let last = end - 1; last > start && found < 0; last--) found = this.rankOf(start, last);
      this.shorter[token] = found;
    }
    return this.shorter[token]!;
  }
}
