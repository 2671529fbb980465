/** Where a tag's content ends, and the strings in it were well formed. */
export interface TagEnd {
  /** Offset of the closing delimiter. */
  readonly contentEnd: number;
  readonly end: number;
}

/**
 * Finds the end of a tag whose content starts at `from`, skipping quoted strings and balanced `{…}`. Null if the text
 * ends first, or if another tag opens outside a string: then this one is not closed. That rule keeps a text full of
 * open tags linear: at each place at most three scans, one per quoting state, can still be under way.
 */
export function scanTag(text: string, from: number, close: string): TagEnd | null {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === '"' || c === "'") {
      i = stringEnd(text, i);
      if (i < 0) return null;
      continue;
    }
    if (depth === 0 && text.startsWith(close, i)) return { contentEnd: i, end: i + close.length };
    if (c === '{') {
      const next = text[i + 1];
      if (next === '{' || next === '%' || next === '#') return null;
      depth++;
    } else if (c === '}') {
      if (--depth < 0) return null;
    } else if (c === '\\') return null;
  }
  return null;
}

/** Offset of the quote that closes the string opened at `start`; -1 if none does. */
export function stringEnd(text: string, start: number): number {
  const quote = text[start];
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === quote) return i;
  }
  return -1;
}
