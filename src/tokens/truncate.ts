/** Counts the tokens of a text. */
export type CountText = (text: string) => number | Promise<number>;

/**
 * The beginning of a text that has at most so many tokens, counted by itself: never half of what people see as one
 * character (an emoji of several, a letter with its accents), and no longer
 * beginning nearby fits. Counts some 20 beginnings more than the text has digits in its length.
 */
export async function truncateToTokens(text: string, maxTokens: number, count: CountText): Promise<string> {
  if ((await count(text)) <= maxTokens) return text;
  const characters = new Intl.Segmenter().segment(text);
  const fits = async (length: number): Promise<boolean> =>
    (await count(text.slice(0, boundary(characters, length)))) <= maxTokens;
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
  return text.slice(0, boundary(characters, best));
}

/** Longer than nearly every token. */
const lookAhead = 16;

/** The place at or before a length that splits no character. */
function boundary(characters: Intl.Segments, length: number): number {
  return characters.containing(length)?.index ?? length;
}
