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
  while (start + run <= shorter && before.slice(start, start + run) === after.slice(start, start + run)) {
    start += run;
  }
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let [oldEnd, newEnd] = [before.length, after.length];
  while (
    Math.min(oldEnd, newEnd) - run >= start &&
    before.slice(oldEnd - run, oldEnd) === after.slice(newEnd - run, newEnd)
  ) {
    oldEnd -= run;
    newEnd -= run;
  }
  while (Math.min(oldEnd, newEnd) > start && before.charCodeAt(oldEnd - 1) === after.charCodeAt(newEnd - 1)) {
    oldEnd--;
    newEnd--;
  }
  return { start, oldEnd, newEnd };
}

/** Characters that are compared at once, as long as they are the same. */
const run = 512;

/** How many characters an edit takes out and puts in. */
export function sizeOf({ start, oldEnd, newEnd }: TextEdit): number {
  return oldEnd - start + (newEnd - start);
}
