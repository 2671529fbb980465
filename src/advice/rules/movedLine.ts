import { documentOffset } from '../../prompt/mappedText';
import type { TextEdit } from '../finding';
import type { PrefixBreaker } from '../prefix/cacheablePrefix';
import type { PricedPrompt } from '../pricedPrompt';
import { hole, writtenText } from '../text/writtenText';

/** A label of a few words and a value behind it: `Current date: {now}`, `- The time is {now}.` */
const labelled = new RegExp(
  String.raw`^\s*(?:[-*]\s+)?(?:\*\*)?\p{Lu}[\p{L}\d'’()/_-]*(?: [\p{L}\d'’()/_-]+){0,6}(?:\*\*)?(?::(?:\*\*)?| is| =) *${hole}[.!]?\s*$`,
  'u',
);
/** Such a line speaks of what stands beside it. */
const refersToPlace = /\b(?:above|below|following|previous|preceding|next|these|this|here)\b/i;

/**
 * The edits that put the line of a variable behind everything else in its text; null where it has no line of its own that
 * says what it is, or the text is such that a line cannot be moved letter by letter.
 */
export function movedLine({ span, path }: PrefixBreaker, priced: PricedPrompt): TextEdit[] | null {
  const document = priced.textOf(path ?? priced.path);
  const message = priced.prompt.messages.find(
    (each) =>
      each.unlisted === undefined &&
      each.path === path &&
      each.parts.some((part) => part.kind === 'variable' && part.span.start === span.start),
  );
  if (document === null || message === undefined) return null;
  const { parts } = message;
  const last = parts.at(-1)!;
  if (parts.some(({ kind }) => kind === 'control') || last.kind !== 'text') return null;
  const { text, pieces } = writtenText(message);
  const at = holeOf(message.parts, span.start);
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at) + 1;
  if (end === 0 || text.slice(end).trim() === '') return null;
  const line = text.slice(start, end - 1);
  if (!labelled.test(line) || refersToPlace.test(line)) return null;
  // A line that goes on, or goes on from the one before, is a part of a sentence.
  if (/[\p{L},]\s*$/u.test(text.slice(0, start)) || /^[ \t]*[\p{Ll}(]/u.test(text.slice(end))) return null;
  const offset = (place: number): number => {
    const piece = pieces.findLast(
      (each) => each.start <= place && place <= each.start + each.part.text.length,
    )!;
    return documentOffset(piece.part, place - piece.start);
  };
  const from = start === 0 ? message.parts[0]!.span.start : offset(start);
  const to = offset(end - 1) + 1;
  const written = document.slice(from, to - 1);
  // A line break that is an escape, or a literal for each line, has another look.
  if (document[to - 1] !== '\n' || written.includes('\n') || written.includes('\r')) return null;
  const piece = pieces.at(-1)!;
  const trimmed = last.text.trimEnd();
  const target = piece.part.span.start === last.span.start ? documentOffset(last, trimmed.length) : null;
  if (target === null || target < to || trimmed === '') return null;
  // What stands before the lines of a block in YAML is no part of its text, and goes and comes with them.
  const before = document.slice(document.lastIndexOf('\n', from - 1) + 1, from);
  const margin = /^[ \t]*$/.test(before) ? before : '';
  return [
    { span: { start: from - margin.length, end: to }, newText: '' },
    { span: { start: target, end: target }, newText: `\n${margin}${written}` },
  ];
}

/** Where the hole of a placeholder stands in the written text. */
function holeOf(parts: ReturnType<typeof writtenText>['message']['parts'], start: number): number {
  let at = 0;
  for (const part of parts) {
    if (part.span.start === start && part.kind !== 'text') return at;
    at += part.kind === 'text' ? part.text.length : hole.length;
  }
  return at;
}
