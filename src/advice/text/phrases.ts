import { protectedText, touches } from './protectedText';
import { withoutLines } from './writtenText';
import type { Change, WrittenText } from './writtenText';

/** Before the first word of a sentence, of a line or of an item of a list. */
export const sentenceStart = String.raw`(?:^[ \t]*(?:(?:[-*+•]|\d+[.)])[ \t]+)?(?:\*\*|__)?|(?<=[.!?]\)?) +)`;

/** Words of a text that a rule found, which are not quoted, coded or shown as an example. */
export interface Phrase {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly match: RegExpMatchArray;
}

/** The group `words` of each match of a global pattern, where wording may be touched. */
export function phrasesIn(written: WrittenText, pattern: RegExp): Phrase[] {
  return [...written.text.matchAll(pattern)].flatMap((match): Phrase[] => {
    const words = match.groups!.words!;
    const start = match.index + match[0].indexOf(words);
    const end = start + words.length;
    return touches(protectedText(written), start, end) ? [] : [{ start, end, words, match }];
  });
}

/** Puts other words in place of some; what began with a capital still does, be it the next word. */
export function reworded({ text }: WrittenText, { start, end, words }: Phrase, replacement = ''): Change {
  const isCapital = /^[A-Z]/.test(words);
  if (replacement !== '') return { start, end, replacement: isCapital ? capital(replacement) : replacement };
  const next = text[end] ?? '';
  return isCapital && /[a-z]/.test(next)
    ? { start, end: end + 1, replacement: capital(next) }
    : { start, end, replacement };
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Deletes whole sentences, with the blanks behind them, or their lines where nothing else is on them. */
export function withoutSentence({ text }: WrittenText, { start, end }: Phrase): Change {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  const [blanks] = /^[ \t]*/.exec(text.slice(end))!;
  const rest = text.slice(end + blanks.length);
  const fills = /^[ \t]*(?:(?:[-*+•]|\d+[.)])[ \t]+)?$/.test(before) && /^(?:\r?\n|$)/.test(rest);
  if (!fills) {
    // At the end of a line the blank before the sentence goes in place of the one behind it.
    const isLast = /^(?:\r?\n|$)/.test(rest);
    const from = isLast ? start - /[ \t]*$/.exec(before)![0].length : start;
    return { start: from, end: end + blanks.length, replacement: '' };
  }
  const [lineEnd] = /^(?:\r?\n)?/.exec(rest)!;
  // Of the two blank lines around it one is left.
  const isApart = /(?:^|\n)[ \t]*\n$/.test(text.slice(0, lineStart)) || lineStart === 0;
  const [blankLines] = isApart ? /^(?:[ \t]*\r?\n)*/.exec(rest.slice(lineEnd.length))! : [''];
  return withoutLines(text, lineStart, end + blanks.length + lineEnd.length + blankLines.length);
}
