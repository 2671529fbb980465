import { documentOffset, sliceMapped } from '../../prompt/mappedText';
import type { Message, TextPart } from '../../prompt/model';
import type { TextEdit } from '../finding';

/** Stands for a variable or a control in a written text. */
export const hole = '\uFFFC';

/** One literal text of a message within the written text. */
interface Piece {
  readonly start: number;
  readonly part: TextPart;
}

/** A literal as the model sees it, with a `hole` for each variable and control, and its way back to the document. */
export interface WrittenText {
  readonly message: Message;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** A stretch of a written text and what is to stand there. */
export interface Change {
  readonly start: number;
  readonly end: number;
  /** Nothing, or spaces and line breaks: what no literal writes with an escape of its own. */
  readonly replacement: string;
}

/** The literal of a message. */
export function writtenText(message: Message): WrittenText {
  let text = '';
  const pieces: Piece[] = [];
  for (const part of message.parts) {
    if (part.kind === 'text') {
      pieces.push({ start: text.length, part });
      text += part.text;
    } else {
      text += hole;
    }
  }
  return { message, text, pieces };
}

/** The text with the changes made, which are in order and do not overlap. */
export function changed(text: string, changes: readonly Change[]): string {
  let at = 0;
  let result = '';
  for (const { start, end, replacement } of changes) {
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

/** What the changes are in the document; null where one cuts through an escape or reaches over a hole. */
export function editsOf({ pieces, text }: WrittenText, changes: readonly Change[]): TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const { start, end, replacement } of changes) {
    const within = pieces.filter(
      (piece) => piece.start < end && piece.start + piece.part.text.length > start,
    );
    if (text.slice(start, end).includes(hole) || (within.length === 0 && end > start)) return null;
    for (const [index, { start: pieceStart, part }] of within.entries()) {
      const from = Math.max(0, start - pieceStart);
      const to = Math.min(part.text.length, end - pieceStart);
      const { span } = sliceMapped(part, from, to);
      // Both halves of a character, and all of an escape.
      if (to < part.text.length && documentOffset(part, to) < span.end) return null;
      edits.push({ span, newText: index === 0 ? replacement : '' });
    }
  }
  return edits;
}
