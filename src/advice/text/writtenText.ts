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
  readonly replacement: string;
}

/** The literal of a message. */
export function writtenText(message: Message): WrittenText {
  let written = kept.get(message);
  if (written === undefined) kept.set(message, (written = write(message)));
  return written;
}

/** Every rule asks for it, and keeps with it what it has found out about it. */
const kept = new WeakMap<Message, WrittenText>();

function write(message: Message): WrittenText {
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

/** Deletes whole lines; at the end of a text with the line break before them, since none is behind. */
export function withoutLines(text: string, start: number, end: number): Change {
  const isLast = end === text.length && text[end - 1] !== '\n';
  const before = isLast ? /\s*$/.exec(text.slice(0, start))![0].length : 0;
  return { start: start - before, end, replacement: '' };
}

/** What the changes are in the document, or why they cannot be made there. */
export function editsOf({ pieces, text }: WrittenText, changes: readonly Change[]): TextEdit[] | string {
  const edits: TextEdit[] = [];
  for (const { start, end, replacement } of changes) {
    const within = pieces.filter(
      (piece) => piece.start < end && piece.start + piece.part.text.length > start,
    );
    if (text.slice(start, end).includes(hole) || within.length === 0) return cuts;
    if ([start, end].some((at) => isWithinCharacter(text, at))) return cuts;
    for (const [index, { start: pieceStart, part }] of within.entries()) {
      const from = Math.max(0, start - pieceStart);
      const to = Math.min(part.text.length, end - pieceStart);
      const { span } = sliceMapped(part, from, to);
      // All of an escape.
      if (to < part.text.length && documentOffset(part, to) < span.end) return cuts;
      const newText = index === 0 ? replacement : '';
      if (![...new Set(newText)].every((sign) => isPlain(sign, part))) return escapes;
      edits.push({ span, newText });
    }
  }
  return edits;
}

/** Whether a place is between the two halves of a character. */
function isWithinCharacter(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

const cuts = 'The change would cut through an escape or a variable.';
const escapes = 'The new text has signs that this literal may have to write with escapes.';

/** Signs that some literal or template has to write with an escape. */
const specialSigns = /["'`\\{}$%#<&:]|[^ -~]/;

/** Whether a sign can be written as itself in a literal: it means itself everywhere, or stands there as itself. */
function isPlain(sign: string, part: TextPart): boolean {
  if (!specialSigns.test(sign)) return true;
  for (let at = part.text.indexOf(sign); at >= 0; at = part.text.indexOf(sign, at + 1)) {
    const { span } = sliceMapped(part, at, at + 1);
    return span.end - span.start === 1;
  }
  return false;
}
