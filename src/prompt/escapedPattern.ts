/** A text as it is written in a regular expression that is to find it. */
export function escapedPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
