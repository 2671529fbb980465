/** Counts the tokens of a text. */
export type CountText = (text: string) => number | Promise<number>;

/**
 * The beginning of a text that has at most so many tokens, counted by itself: never half a character, and no longer
 * beginning nearby fits. Counts some 20 beginnings more than the text has digits in its length.
 */
export async function truncateToTokens(text: string, maxTokens: number, count: CountText): Promise<string> {
  if ((await count(text)) <= maxTokens) return text;
  const fits = async (length: number): Promise<boolean> =>
    (await count(text.slice(0, boundary(text, length)))) <= maxTokens;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (await fits(middle)) low = middle;
    else high = middle - 1;
  }
  // A longer beginning can have fewer tokens: a word is one, and half of it may be two.
  let best = low;
  for (let length = low + 1; length <= Math.min(text.length, low + lookAhead); length++) {
    if (await fits(length)) best = length;
  }
  return text.slice(0, boundary(text, best));
}

/** Longer than nearly every token. */
const lookAhead = 16;

/** The place at or before a length that splits no character. */
function boundary(text: string, length: number): number {
  const code = text.charCodeAt(length - 1);
  return code >= 0xd800 && code <= 0xdbff && length < text.length ? length - 1 : length;
}
