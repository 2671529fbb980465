/** One replacement that makes a text of another, as small as it can be: what both begin and end with is kept. */
export interface TextEdit {
  /** Where the change begins, in both texts. */
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The edit that leads from one text to another. */
export function editBetween(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let kept = 0;
  while (
    kept < shorter - start &&
    before.charCodeAt(before.length - 1 - kept) === after.charCodeAt(after.length - 1 - kept)
  ) {
    kept++;
  }
  return { start, oldEnd: before.length - kept, newEnd: after.length - kept };
}

/** How many characters an edit takes out and puts in. */
export function sizeOf({ start, oldEnd, newEnd }: TextEdit): number {
  return oldEnd - start + (newEnd - start);
}
