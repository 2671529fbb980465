const slots = 0x4000;
const cellsPerSlot = 4;
/** The bytes of the first n of four, little endian. */
const masks = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1);

/** The longest piece, in bytes, that is kept here: two words of a machine. */
export const longestHotPiece = 8;

/**
 * Token counts of short pieces, by their bytes: most of a text is a few thousand short words, and all of them fit into
 * the processor's cache, which a vocabulary does not. Direct-mapped; a slot holds the bytes themselves, so it is exact.
 */
export class HotPieces {
  /** For each slot: the first four bytes, the others, length and count. */
  private readonly cells = new Int32Array(slots * cellsPerSlot);
  private slot = 0;
  private low = 0;
  private high = 0;

  /** The kept count of the piece of `length` bytes at `start`; 0 if there is none, and `set` may give it then. */
  get(bytes: DataView, start: number, length: number): number {
    const low = bytes.getInt32(start, true) & masks[length < 4 ? length : 4]!;
    const high = length > 4 ? bytes.getInt32(start + 4, true) & masks[length - 4]! : 0;
    const mixed = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1) + length;
    const slot = ((mixed ^ (mixed >>> 15)) & (slots - 1)) * cellsPerSlot;
    const { cells } = this;
    const kept = cells[slot + 2]!;
    if (cells[slot] === low && cells[slot + 1] === high && (kept & 0xff) === length) return kept >> 8;
    this.slot = slot;
    this.low = low;
    this.high = high;
    return 0;
  }

  /** Keeps the count of the piece that `get` was asked for last and did not know. */
  set(length: number, count: number): void {
    const { cells, slot } = this;
    cells[slot] = this.low;
    cells[slot + 1] = this.high;
    cells[slot + 2] = (count << 8) | length;
  }
}
