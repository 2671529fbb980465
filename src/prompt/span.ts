/** A half-open range of UTF-16 offsets into a document. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The line of an offset into a text, from 1. For many offsets of one text there is `LineIndex`. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
