import { protectedText, touches } from './protectedText';
import { hole } from './writtenText';
import type { WrittenText } from './writtenText';

/** A line of a text that has something on it. */
export interface TextLine {
  readonly start: number;
  /** With its line break. */
  readonly end: number;
  /** In small letters, without marks of lists and of emphasis: equal where two lines say the same. */
  readonly key: string;
  readonly words: readonly string[];
  /** Whether it tells the model something, outside of code, quotations, tables and examples. */
  readonly isSentence: boolean;
  /** Whether it is a sentence without a label before it, which may be said of each of several things. */
  readonly isProse: boolean;
  /** Whether it begins with a mark of a list. */
  readonly isItem: boolean;
  readonly beginsSentence: boolean;
  readonly endsSentence: boolean;
  /** Of its first character, in characters. */
  readonly indent: number;
  /** Whether it is a tag and no more. */
  readonly tag: 'opens' | 'closes' | null;
  /** Whether another part begins with it: a heading, a tag, a label, a ruler. */
  readonly opensPart: boolean;
}

/** Shorter sentences are alike by chance. */
const fewestWords = 8;
const lineOfText = /[^\n]*\S[^\n]*(?:\n|$)/g;
const opening = /^\s*(?:#|<\/?[\w-]+[^>]*>\s*$|[-=*_~─━═]{3,}\s*$|\[[^\]]*\]\s*$|.*:[*_\s]*$)/;
/** A description of a parameter stands with each tool that has it; a label with each example. */
const labelled = /^\W*(?:[\w&'/-]+[ \t]+){0,3}[\w&'/-]+\W{0,4}:|\((?:required|optional)\b|\]\(/i;
const item = /^\s*(?:[-*+•]|\d+[.)])\s/;
const codeLike = /[{}=<>|]|;\s*$|_{3}/;

const word = /[\p{L}\p{N}'’-]+/gu;

/** Whether a text is long enough for so many words; counting them takes longer. */
function mayHold(text: string, words: number): boolean {
  return text.length >= 2 * words - 1;
}

/** The lines of a text that are not blank. */
export function textLines(written: WrittenText): readonly TextLine[] {
  const known = kept.get(written);
  if (known !== undefined) return known;
  const stretches = protectedText(written);
  const lines = [...written.text.matchAll(lineOfText)].map(({ index: start, 0: line }): TextLine => {
    const end = start + line.length;
    const key = line
      .toLowerCase()
      .replace(/^\s*(?:[-*+•>]|\d+[.)])?\s*/, '')
      .replace(/[*_`]/g, '')
      .trim();
    let words: readonly string[] | null = null;
    const wordsOf = (): readonly string[] => (words ??= key.match(word) ?? []);
    const opensPart = opening.test(line);
    const isSentence =
      !opensPart &&
      mayHold(key, fewestWords) &&
      !line.includes(hole) &&
      !codeLike.test(line) &&
      !touches(stretches, start, end) &&
      wordsOf().length >= fewestWords;
    const [, closes, opens] = /^\s*<(?:(\/)[\w-]+|([\w-]+)[^>]*)>\s*$/.exec(line) ?? [];
    return {
      start,
      end,
      key,
      get words() {
        return wordsOf();
      },
      isSentence,
      isProse: isSentence && !labelled.test(line),
      isItem: item.test(line),
      beginsSentence: item.test(line) || /^\s*[\p{Lu}<#*_]/u.test(line),
      endsSentence: /[.!?:;)>"'”*_`]\s*$/.test(line),
      indent: line.search(/\S/),
      tag: closes !== undefined ? 'closes' : opens !== undefined ? 'opens' : null,
      opensPart,
    };
  });
  kept.set(written, lines);
  return lines;
}

const kept = new WeakMap<WrittenText, readonly TextLine[]>();
