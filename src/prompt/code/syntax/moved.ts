import type { TextEdit } from './textEdit';

/** Where something begins that an edit does not touch. */
export function movedOffset(start: number, { oldEnd, newEnd }: TextEdit): number {
  return start >= oldEnd ? start + newEnd - oldEnd : start;
}

/** A value with its spans and maps where they stand after an edit that touches none of it. It may share parts. */
export function moved<T>(value: T, edit: TextEdit): T {
  return edit.newEnd === edit.oldEnd ? value : (movedPiece(value, edit) as T);
}

function movedPiece(value: unknown, edit: TextEdit): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => movedPiece(item, edit));
  const piece = value as Readonly<Record<string, unknown>>;
  const by = edit.newEnd - edit.oldEnd;
  if (typeof piece.start === 'number' && typeof piece.end === 'number') {
    if (piece.start >= edit.oldEnd) return { start: piece.start + by, end: piece.end + by };
    return piece.end <= edit.start ? piece : { start: piece.start, end: piece.end + by };
  }
  const result: Record<string, unknown> = {};
  for (const key in piece) {
    result[key] =
      key === 'map' && piece.map !== null
        ? (piece.map as readonly number[]).map((at, i) => (i % 2 === 1 && at >= edit.oldEnd ? at + by : at))
        : movedPiece(piece[key], edit);
  }
  return result;
}
