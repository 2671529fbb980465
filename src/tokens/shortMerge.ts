import { noRank } from './vocabulary';
import type { Vocabulary } from './vocabulary';

/** The longest piece, in bytes, that `ShortMerge` takes. Every token fits, its length being one byte in the table. */
const longestShortPiece = 256;

/**
 * Byte pair encoding as it is defined: join the neighbours of lowest rank, leftmost first, until none can be
 * joined. Quadratic with a tiny constant, so the fastest way for short pieces and only for them.
 */
export class ShortMerge {
  /** Where the parts of the last merge start; one entry more than there are parts, the last is the end. */
  readonly starts = new Int32Array(longestShortPiece + 1);
  /** Rank of the token that part i and the part after it would form. */
  private readonly ranks = new Int32Array(longestShortPiece + 1);

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Merges `bytes[start, end)` until no pair can be joined or `atLeast` parts are left; gives their number. */
  run(bytes: Uint8Array, start: number, end: number, atLeast = 1): number {
    const { starts, ranks, vocabulary } = this;
    const { pairs } = vocabulary;
    let parts = end - start;
    for (let k = 0; k < parts; k++) {
      starts[k] = start + k;
      ranks[k] = k + 1 < parts ? pairs[(bytes[start + k]! << 8) | bytes[start + k + 1]!]! : noRank;
    }
    starts[parts] = end;

    while (parts > atLeast) {
      let best = noRank;
      let at = 0;
      for (let k = 0; k < parts - 1; k++) {
        if (ranks[k]! < best) {
          best = ranks[k]!;
          at = k;
        }
      }
      if (best === noRank) break;
      for (let k = at + 1; k < parts; k++) {
        starts[k] = starts[k + 1]!;
        ranks[k] = ranks[k + 1]!;
      }
      parts--;
      ranks[at] = at + 1 < parts ? vocabulary.rank(bytes, starts[at]!, starts[at + 2]!) : noRank;
      if (at > 0) ranks[at - 1] = vocabulary.rank(bytes, starts[at - 1]!, starts[at + 1]!);
    }
    return parts;
  }
}
