import type { TextEdit } from './finding';

/** A stretch of the first text, or what an edit has put there. */
type Piece = { readonly start: number; readonly end: number } | string;

/**
 * Edits of a text that come to the same as first these and then those of the text that comes of them. Both are in order,
 * and none overlap.
 */
export function composedEdits(
  text: string,
  first: readonly TextEdit[],
  second: readonly TextEdit[],
): TextEdit[] {
  const pieces = withEdits(withEdits([{ start: 0, end: text.length }], first), second);
  const edits: TextEdit[] = [];
  let at = 0;
  let newText = '';
  const close = (end: number): void => {
    if (end > at || newText !== '') edits.push({ span: { start: at, end }, newText });
    newText = '';
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      newText += piece;
      continue;
    }
    close(piece.start);
    at = piece.end;
  }
  close(text.length);
  return edits;
}

function withEdits(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const result: Piece[] = [];
  let next = 0;
  // What of the next piece is behind.
  let used = 0;
  let at = 0;
  const advance = (to: number, isKept: boolean): void => {
    while (at < to && next < pieces.length) {
      const piece = pieces[next]!;
      const end = Math.min(lengthOf(piece), used + to - at);
      if (isKept) push(result, slice(piece, used, end));
      at += end - used;
      used = end === lengthOf(piece) ? 0 : end;
      if (used === 0) next += 1;
    }
  };
  for (const { span, newText } of edits) {
    advance(span.start, true);
    push(result, newText);
    advance(span.end, false);
  }
  advance(Infinity, true);
  return result;
}

function push(pieces: Piece[], piece: Piece): void {
  if (lengthOf(piece) > 0) pieces.push(piece);
}

function lengthOf(piece: Piece): number {
  return typeof piece === 'string' ? piece.length : piece.end - piece.start;
}

function slice(piece: Piece, from: number, to: number): Piece {
  return typeof piece === 'string'
    ? piece.slice(from, to)
    : { start: piece.start + from, end: piece.start + to };
}
