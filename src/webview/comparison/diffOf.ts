import { diffLines, diffWordsWithSpace } from 'diff';

/** A stretch of two texts: in both, or in one of them only. */
export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Texts up to this length together are compared by words, longer ones by lines. */
const longestByWords = 20_000;
/** Nobody waits longer for a comparison. */
const timeout = 150;

/** What differs between two texts; null where that takes too long to find. */
export function diffOf(before: string, after: string): Piece[] | null {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const isShort = before.length + after.length <= longestByWords;
  const changes = isShort
    ? diffWordsWithSpace(before, after, { timeout })
    : diffLines(before, after, { timeout, maxEditLength: 5000 });
  return (
    changes?.map(({ added, removed, value }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    })) ?? null
  );
}
