const slots = 0x4000;

/** The longest piece, in bytes, that is worth keeping. */
export const longestCachedPiece = 32;

/**
 * Token counts of pieces that had to be merged: few pieces recur often. Direct-mapped, and compares the bytes, so
 * a collision costs time and never a wrong count.
 */
export class PieceCache {
  private readonly hashes = new Int32Array(slots);
  private readonly lengths = new Uint8Array(slots);
  private readonly counts = new Uint32Array(slots);
  private readonly bytes = new Uint8Array(slots * longestCachedPiece);

  /** The kept count of `piece[start, end)`, whose hash is `hash`; 0 if there is none. */
  get(piece: Uint8Array, start: number, end: number, hash: number): number {
    const slot = hash & (slots - 1);
    const length = end - start;
    if (this.hashes[slot] !== hash || this.lengths[slot] !== length) return 0;
    const { bytes } = this;
    const at = slot * longestCachedPiece;
    for (let i = 0; i < length; i++) if (bytes[at + i] !== piece[start + i]) return 0;
    return this.counts[slot]!;
  }

  /** Keeps the count of a piece of at most `longestCachedPiece` bytes. */
  set(piece: Uint8Array, start: number, end: number, hash: number, count: number): void {
    const slot = hash & (slots - 1);
    this.hashes[slot] = hash;
    this.lengths[slot] = end - start;
    this.counts[slot] = count;
    const at = slot * longestCachedPiece;
    for (let i = start; i < end; i++) this.bytes[at + i - start] = piece[i]!;
  }
}
