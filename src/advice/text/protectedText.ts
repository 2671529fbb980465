/** A stretch of a text, its end not in it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const fence = /^([ \t]*)(`{3,}|~{3,})[^\n]*(?:\n[^]*?)?(?:^\1?[ \t]*\2[`~]*[ \t]*$|(?![^]))/gm;

/** Blocks between fences, with their marks; one that does not close goes on to the end. */
export function fencedBlocks(text: string): Stretch[] {
  return [...text.matchAll(fence)].map(({ index, 0: block }) => ({
    start: index,
    end: index + block.length,
  }));
}

/** Whether a place lies in one of the stretches. */
export function liesIn(stretches: readonly Stretch[], at: number): boolean {
  return stretches.some(({ start, end }) => at >= start && at < end);
}
