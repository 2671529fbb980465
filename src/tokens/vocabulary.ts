import { hashPrime, hashStart } from './fnv1a';
import type { RankTable } from './rankTable';

/** The rank of something that is not a token; higher than every rank. */
export const noRank = 0x7fffffff;

/** FNV-1a over `bytes[start, end)`, folded so that the low bits depend on all of it. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = hashStart;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, hashPrime);
  return hash ^ (hash >>> 15);
}

/**
 * Bytes → rank, over the ordinary tokens of one encoding. Open addressing in typed arrays: 200,000 small
 * objects or strings would cost ten times the memory and most of the load time.
 */
export class Vocabulary {
  readonly size: number;
  readonly arena: Uint8Array;
  readonly offsets: Int32Array;
  readonly longest: number;
  /** Rank of each two-byte token at `first << 8 | second`, or `noRank`. */
  readonly pairs = new Int32Array(0x10000).fill(noRank);
  private readonly cells: Int32Array;
  private readonly mask: number;
  private readonly ids: Uint32Array | undefined;

  constructor(table: RankTable) {
    this.size = table.count;
    this.arena = table.arena;
    this.offsets = table.offsets;
    this.longest = table.longest;
    let slots = 256;
    while (slots < 2 * this.size) slots *= 2;
    this.mask = slots - 1;
    this.cells = new Int32Array(2 * slots);
    for (let rank = 0; rank < this.size; rank++) this.insert(rank);
    for (let byte = 0; byte < 0x100; byte++) {
      if (this.rank(Uint8Array.of(byte), 0, 1) === noRank) {
        throw new Error(`Token table: byte ${byte} is not a token, so not every text can be encoded.`);
      }
    }
    this.ids = identityRuns(table) ? undefined : idsOf(table);
  }

  /** Rank of `bytes[start, end)`, whose `hashBytes` is `hash`; -1 if it is not a token. */
  find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const { cells, mask, arena, offsets } = this;
    const length = end - start;
    let slot = hash & mask;
    for (;;) {
      const entry = cells[2 * slot + 1]!;
      if (entry === 0) return -1;
      if (cells[2 * slot] === hash) {
        const at = offsets[entry - 1]!;
        if (offsets[entry]! - at === length) {
          let i = 0;
          while (i < length && arena[at + i] === bytes[start + i]) i++;
          if (i === length) return entry - 1;
        }
      }
      slot = (slot + 1) & mask;
    }
  }

  /** Rank of `bytes[start, end)`, or `noRank`; the slower way in, for parts whose hash nobody knows yet. */
  rank(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length === 2) return this.pairs[(bytes[start]! << 8) | bytes[start + 1]!]!;
    if (length > this.longest) return noRank;
    const rank = this.find(bytes, start, end, hashBytes(bytes, start, end));
    return rank < 0 ? noRank : rank;
  }

  /** Rank of the token that two tokens form together, or `noRank`. */
  rankOfJoined(left: number, right: number): number {
    const { cells, mask, arena, offsets } = this;
    const leftAt = offsets[left]!;
    const leftLength = offsets[left + 1]! - leftAt;
    const rightAt = offsets[right]!;
    const rightLength = offsets[right + 1]! - rightAt;
    const length = leftLength + rightLength;
    if (length > this.longest) return noRank;
    let hash = hashStart;
    for (let i = 0; i < leftLength; i++) hash = Math.imul(hash ^ arena[leftAt + i]!, hashPrime);
    for (let i = 0; i < rightLength; i++) hash = Math.imul(hash ^ arena[rightAt + i]!, hashPrime);
    hash ^= hash >>> 15;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = cells[2 * slot + 1]!;
      if (entry === 0) return noRank;
      if (cells[2 * slot] !== hash) continue;
      const at = offsets[entry - 1]!;
      if (offsets[entry]! - at !== length) continue;
      if (
        sameBytes(arena, at, leftAt, leftLength) &&
        sameBytes(arena, at + leftLength, rightAt, rightLength)
      ) {
        return entry - 1;
      }
    }
  }

  /** Length in bytes of the token of this rank. */
  lengthOf(rank: number): number {
    return this.offsets[rank + 1]! - this.offsets[rank]!;
  }

  /** The id that the encoding publishes for this rank; they differ where special tokens lie between. */
  idOf(rank: number): number {
    return this.ids === undefined ? rank : this.ids[rank]!;
  }

  private insert(rank: number): void {
    const { cells, mask, arena, offsets } = this;
    const start = offsets[rank]!;
    const end = offsets[rank + 1]!;
    const hash = hashBytes(arena, start, end);
    let slot = hash & mask;
    while (cells[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
    cells[2 * slot] = hash;
    cells[2 * slot + 1] = rank + 1;
    if (end - start === 2) this.pairs[(arena[start]! << 8) | arena[start + 1]!] = rank;
  }
}

function sameBytes(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (bytes[a + i] !== bytes[b + i]) return false;
  return true;
}

function identityRuns(table: RankTable): boolean {
  return table.runs.length === 1 && table.runs[0]!.firstId === 0;
}

function idsOf(table: RankTable): Uint32Array {
  const ids = new Uint32Array(table.count);
  let rank = 0;
  for (const run of table.runs) {
    for (let i = 0; i < run.count && rank < table.count; i++) ids[rank++] = run.firstId + i;
  }
  return ids;
}
