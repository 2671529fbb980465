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

/** Whether a line is long enough for a sentence; counting its words takes longer. */
export function mayBeSentence(key: string): boolean {
  return key.length >= 2 * fewestWords - 1;
}

/** The lines of a text that are not blank. */
export function textLines(written: WrittenText): readonly TextLine[] {
  const known = kept.get(written);
  if (known !== undefined) return known;
  const lines = [...written.text.matchAll(lineOfText)].map(({ index: start, 0: line }) => {
    const end = start + line.length;
    const key = line
      .toLowerCase()
      .replace(/^\s*(?:[-*+•>]|\d+[.)])?\s*/, '')
      .replace(/[*_`]/g, '')
      .trim();
    return new Line({ start, end, line, key }, written);
  });
  kept.set(written, lines);
  return lines;
}

const kept = new WeakMap<WrittenText, readonly TextLine[]>();

/** What is known of a line, found out when somebody asks: most texts are only asked whether they say anything twice. */
class Line implements TextLine {
  readonly start: number;
  readonly end: number;
  readonly key: string;
  private readonly line: string;
  private knownWords: readonly string[] | null = null;
  private knownSentence: boolean | null = null;

  constructor(
    { start, end, key, line }: Pick<TextLine, 'start' | 'end' | 'key'> & { readonly line: string },
    private readonly written: WrittenText,
  ) {
    this.start = start;
    this.end = end;
    this.key = key;
    this.line = line;
  }

  get words(): readonly string[] {
    return (this.knownWords ??= this.key.match(word) ?? []);
  }

  get isSentence(): boolean {
    return (this.knownSentence ??=
      mayBeSentence(this.key) &&
      !this.opensPart &&
      !this.line.includes(hole) &&
      !codeLike.test(this.line) &&
      !touches(protectedText(this.written), this.start, this.end) &&
      this.words.length >= fewestWords);
  }

  get isProse(): boolean {
    return this.isSentence && !labelled.test(this.line);
  }

  get isItem(): boolean {
    return item.test(this.line);
  }

  get beginsSentence(): boolean {
    return this.isItem || /^\s*[\p{Lu}<#*_]/u.test(this.line);
  }

  get endsSentence(): boolean {
    return /[.!?:;)>"'”*_`]\s*$/.test(this.line);
  }

  get indent(): number {
    return this.line.search(/\S/);
  }

  get tag(): TextLine['tag'] {
    const [, closes, opens] = /^\s*<(?:(\/)[\w-]+|([\w-]+)[^>]*)>\s*$/.exec(this.line) ?? [];
    return closes !== undefined ? 'closes' : opens !== undefined ? 'opens' : null;
  }

  get opensPart(): boolean {
    return opening.test(this.line);
  }
}
