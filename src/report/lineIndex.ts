import type { Span } from '../prompt/span';
import type { LineRange } from './model';

/** Lines of a text by UTF-16 offset. Line breaks are `\n`, `\r\n` and a lone `\r`, as editors have them. */
export interface LineIndex {
  /** 1-based line of an offset; offsets beyond the text lie on its last line. */
  lineAt(offset: number): number;
  /** Lines of a span, from its first character to its last. */
  linesOf(span: Span): LineRange;
}

/** Indexes the lines of a text. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  return {
    lineAt,
    linesOf: ({ start, end }) => ({ startLine: lineAt(start), endLine: lineAt(Math.max(start, end - 1)) }),
  };
}
