import type { Part } from '../../model';
import {
  countWords,
  instructionCues,
  isLongEnough,
  isOtherLanguage,
  mayReadLikePrompt,
  opensAsRequest,
  orders,
  readsLikePrompt,
  textOf,
  written,
} from './naming';

/**
 * Whether a text that a model is asked with, as its file shows, asks for something: it reads like a prompt, begins or
 * goes on with an order, or is longer than what an option or a name says.
 */
export function asksForSomething(parts: readonly Part[]): boolean {
  const text = textOf(parts).trim();
  if (isOtherLanguage(text) || reportsFailure.test(text) || tellsToType.test(text)) return false;
  if (isOfShell(text)) return false;
  const words = countWords(text);
  return (
    readsLikePrompt(parts) ||
    words >= wordsOfRequest ||
    (words >= wordsOfPart && (opensAsRequest.test(text) || orders.test(text)))
  );
}

/** Whether a text is a line for a shell. */
export function isOfShell(text: string): boolean {
  return ofShell.test(text);
}

const ofShell = /(?:^|\s)--?[a-z][\w-]*(?:[\s=]|$)|&&|\s\|\s|^\s*(?:\$|sudo|cd|npm|pip|git|docker)\s/;

/** Whether a text that contains the whole of another could be what `asksForSomething` wants; looser than that. */
export function mayAskForSomething(raw: string): boolean {
  if (mayReadLikePrompt(raw, 2)) return true;
  const words = countWords(raw);
  return words >= wordsOfRequest || (words >= wordsOfPart && (opensAsRequest.test(raw) || orders.test(raw)));
}

/** How many words make a request of a text that says nothing else of what it is. */
const wordsOfRequest = 12;

/** Whether a text that is told to something which others of its kind are told what to do says so, too. */
export function isToldLikeOthers(parts: readonly Part[]): boolean {
  const text = textOf(parts);
  return countWords(text) >= 5 && /\S\s+\S/.test(text) && !isOtherLanguage(text);
}

/** Whether a text under the name of instructions is at least a sentence that instructs. */
export function instructsShortly(parts: readonly Part[]): boolean {
  const text = textOf(parts);
  return (
    countWords(text) >= wordsOfPart &&
    isLongEnough(written(parts)) &&
    instructionCues(text) >= 1 &&
    endOfSentence.test(text) &&
    !isOtherLanguage(text) &&
    !tellsToType.test(text)
  );
}

/**
 * Whether a text that is put into a prompt is more than data, a label or a line of a report: words that instruct, a
 * sentence, room for others, or headings above it.
 */
export function isWrittenPart(parts: readonly Part[]): boolean {
  const text = textOf(parts);
  if (isOtherLanguage(text) || reportsFailure.test(text) || tellsToType.test(text)) return false;
  if (hasWordsBesideTags(parts) && isOutline(parts)) return true;
  const words = countWords(text.replace(tags, ''));
  const isOpen = parts.some(({ kind }) => kind === 'variable');
  return words >= wordsOfPart && (isOpen || instructionCues(text) >= 1 || endOfSentence.test(text));
}

/** What a person at a keyboard is told to enter. */
const tellsToType = /[,:] type(?::\s| ["'`{<])|\btype (?:in )?your\b/i;

const tags = /<\/?[a-z][^<>]*>/gi;

/** How many words a text has at least that is a part of a prompt by itself. */
const wordsOfPart = 8;

const endOfSentence = /\p{L}{2,}[^\p{L}\n]{0,3}[.!?:](?=\W*(?:\s|$))/u;

/** Whether a text that contains the whole of another could be what `isWrittenPart` wants; looser than that. */
export function mayBeWrittenPart(raw: string): boolean {
  return countWords(raw) >= wordsOfPart || (raw.includes('\n') && countWords(raw) >= 4);
}

/** Whether a text is a form that others are filled into: lines that name what is to come, in front of holes. */
export function isOutline(parts: readonly Part[]): boolean {
  const text = textOf(parts);
  return (
    parts.some(({ kind }) => kind === 'variable') &&
    (text.match(headings)?.length ?? 0) >= 2 &&
    countWords(text) >= 2 &&
    !isOtherLanguage(text)
  );
}

/** Lines like `## Current task`, `<task>`, `Task:`. */
const headings =
  /^[ \t]*(?:#+ (?!\p{Ll})\S.*|<\/?[a-z][\w -]*>|\*\*[^*\n]+\*\*:?|\p{L}[\p{L} _-]{2,50}:)[ \t]*$/gmu;

/** Whether a heading stands in a text above a hole: `## Actors` and `{actors}`. */
export function hasHeading(parts: readonly Part[]): boolean {
  return parts.some(
    (part, i) =>
      part.kind === 'text' && parts[i + 1]?.kind === 'variable' && /(?:^|\n)#+ [^\n]+\n\s*$/.test(part.text),
  );
}

/** Whether a text that `isOutline` takes has words besides its tags: more than a frame around data. */
export function hasWordsBesideTags(parts: readonly Part[]): boolean {
  return countWords(textOf(parts).replace(tags, '')) >= 2;
}

/**
 * Whether a text that contains the whole of another could be what `isOutline` wants; looser than that: in broken code
 * one of the headings may be seen elsewhere.
 */
export function mayBeOutline(raw: string): boolean {
  return raw.includes('\n') && mayBeHeading.test(raw) && countWords(raw) >= 2;
}

const mayBeHeading = /^[ \t]*(?:#|<\/?[a-z]|\*\*|\p{L}[\p{L} _-]{2,50}:)/mu;

/** How a report of what went wrong begins. */
const reportsFailure = /^\W{0,4}(?:error|fail(?:ed|ure)|exception|traceback|success|warning|invalid)\b/i;
