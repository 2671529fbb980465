import { isWordCode } from './lexis';
import type { Lexis } from './lexis';
import { character, doubleQuoted, endOfMultiline, pattern, singleQuoted, templateStop } from './literals';

/** A text as code: what stands in comments, and in texts that are nothing but prose, is blanked; places are the same. */
export interface CodeText {
  readonly text: string;
  /** What stands behind a callee, if it is called. */
  readonly call: RegExp;
  /** The innermost brackets around a place; null where there are none. */
  around(at: number): Group | null;
}

/** What stands between two brackets. */
export interface Group {
  /** Of the opening bracket, and of the closing one or the end of the text. */
  readonly start: number;
  readonly end: number;
  /** What stands in it and in no brackets inside of it, which are left empty. */
  readonly own: string;
}

/**
 * Null where it loses its way: a quote that does not close, brackets that do not match. `keeps` says which texts with
 * blanks in them stay.
 */
export function codeText(text: string, lexis: Lexis, keeps: (literal: string) => boolean): CodeText | null {
  const blanked = new Blanking(text, lexis, keeps).run();
  const brackets = blanked === null ? null : bracketsOf(blanked);
  return brackets === null ? null : new BracketedText(blanked!, brackets, callOf(lexis));
}

class Blanking {
  private at = 0;
  /** Up to here the text is in `pieces`. */
  private copied = 0;
  private readonly pieces: string[] = [];
  /** Open braces: true for the hole of a template literal, which goes on behind it. */
  private readonly braces: boolean[] = [];
  private lost = false;
  /** The last character of code. */
  private last = 0;

  constructor(
    private readonly text: string,
    private readonly lexis: Lexis,
    private readonly keeps: (literal: string) => boolean,
  ) {}

  run(): string | null {
    const { text } = this;
    while (this.at < text.length && !this.lost) this.step();
    if (this.lost) return null;
    this.pieces.push(text.slice(this.copied));
    return this.pieces.join('');
  }

  private step(): void {
    const { text, lexis } = this;
    const code = text.charCodeAt(this.at);
    if (isWordCode(code) || code <= 32) {
      if (code > 32) this.last = code;
      this.at++;
      return;
    }
    switch (code) {
      case 35: // #
        if (lexis.comments === 'hash') return this.blank(this.at, this.lineEnd());
        break;
      case 47: // /
        if (this.slash()) return;
        break;
      case 34: // "
      case 39: // '
      case 96: // `
        return this.quote(code);
      case 92: // \
        this.at += 2;
        return;
      case 123: // {
        this.braces.push(false);
        break;
      case 125: // }
        if (this.braces.pop() === true) {
          this.at++;
          return this.template();
        }
        break;
    }
    this.last = code;
    this.at++;
  }

  private lineEnd(): number {
    const end = this.text.indexOf('\n', this.at);
    return end < 0 ? this.text.length : end;
  }

  private blank(start: number, end: number): void {
    this.at = Math.max(this.at, end);
    if (end <= start) return;
    this.pieces.push(this.text.slice(this.copied, start), ' '.repeat(end - start));
    this.copied = end;
  }

  private literal(start: number, end: number): void {
    const literal = this.text.slice(start, end);
    if (proseOrSigns.test(literal) && !this.keeps(literal)) this.blank(start, end);
    this.last = 39;
  }

  /** Whether a slash begins a comment or a pattern. */
  private slash(): boolean {
    const { text, lexis, at } = this;
    const next = text[at + 1];
    if (lexis.comments === 'slashes') {
      if (next === '/') {
        // Not the address in a text between tags.
        if (text[at - 1] === ':') this.at += 2;
        else this.blank(at, this.lineEnd());
        return true;
      }
      if (next === '*') {
        const end = text.indexOf('*/', at + 2);
        if (end < 0) this.lost = true;
        else this.blank(at, end + 2);
        return true;
      }
    }
    if (lexis.script !== true || this.last === 60 || next === '>' || !this.mayBePattern()) return false;
    pattern.lastIndex = at;
    const length = pattern.exec(text)?.[0].length;
    if (length === undefined) return false;
    this.blank(at + 1, at + length - 1);
    this.at = at + length;
    this.last = 41;
    return true;
  }

  private mayBePattern(): boolean {
    const { last } = this;
    return (
      !(isWordCode(last) || last === 41 || last === 93 || last === 125 || last === 39) ||
      this.isBehindKeyword()
    );
  }

  private isBehindKeyword(): boolean {
    return /\b(?:return|yield|await|case|in|of|typeof|else|do)\s*$/.test(
      this.text.slice(Math.max(0, this.at - 12), this.at),
    );
  }

  private quote(code: number): void {
    const { text, lexis, at } = this;
    const mark = lexis.multiline.find((each) => text.startsWith(each, at));
    if (mark !== undefined) {
      this.at += mark.length;
      return mark === '`' && lexis.script === true ? this.template() : this.multiline(mark);
    }
    if (code === 96) return this.stray();
    if (code === 34 && lexis.literal !== undefined) {
      const place = lexis.literal(text, at);
      if (place === null) return this.stray();
      this.literal(place.start, place.end);
      this.at = place.after;
      return;
    }
    if (code === 39 && lexis.apostrophe !== 'text') {
      character.lastIndex = at;
      const length = character.exec(text)?.[0].length;
      if (length === undefined && lexis.apostrophe === 'character') return this.stray();
      this.at += length ?? 1;
      return;
    }
    // An apostrophe between tags.
    if (
      code === 39 &&
      lexis.script === true &&
      isWordCode(text.charCodeAt(at - 1)) &&
      !this.isBehindKeyword()
    ) {
      return this.stray();
    }
    const inLine = code === 39 ? singleQuoted : doubleQuoted;
    inLine.lastIndex = at;
    const length = inLine.exec(text)?.[0].length;
    if (length === undefined) return this.stray();
    this.literal(at + 1, at + length - 1);
    this.at = at + length;
  }

  private stray(): void {
    if (this.lexis.script === true) this.at++;
    else this.lost = true;
  }

  private multiline(mark: string): void {
    const start = this.at;
    const end = endOfMultiline(this.text, start, mark, this.lexis.raw?.includes(mark) === true);
    if (end < 0) {
      this.lost = true;
      return;
    }
    this.literal(start, end);
    this.at = end + mark.length;
  }

  private template(): void {
    const { text } = this;
    const start = this.at;
    templateStop.lastIndex = start;
    for (;;) {
      const stop = templateStop.exec(text);
      if (stop === null) {
        this.lost = true;
        return;
      }
      if (stop[0].startsWith('\\')) continue;
      this.literal(start, stop.index);
      this.at = stop.index + stop[0].length;
      if (stop[0] !== '`') this.braces.push(true);
      return;
    }
  }
}

/** The brackets of a text, in order of the opening ones. */
interface Brackets {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Index of the brackets around; -1 where there are none. */
  readonly outer: readonly number[];
}

/** Null if they do not match. */
function bracketsOf(text: string): Brackets | null {
  const starts: number[] = [];
  const ends: number[] = [];
  const outer: number[] = [];
  let open = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isOpening(code)) {
      outer.push(open);
      open = starts.length;
      starts.push(at);
      ends.push(-1);
    } else if (isClosing(code)) {
      if (open < 0 || closingOf(text.charCodeAt(starts[open]!)) !== code) return null;
      ends[open] = at;
      open = outer[open]!;
    }
  }
  return open < 0 ? { starts, ends, outer } : null;
}

class BracketedText implements CodeText {
  private readonly groups = new Map<number, Group>();

  constructor(
    readonly text: string,
    private readonly brackets: Brackets,
    readonly call: RegExp,
  ) {}

  around(at: number): Group | null {
    const { starts, ends, outer } = this.brackets;
    let low = 0;
    for (let high = starts.length; low < high;) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < at) low = middle + 1;
      else high = middle;
    }
    let index = low - 1;
    while (index >= 0 && ends[index]! < at) index = outer[index]!;
    return index < 0 ? null : this.group(index);
  }

  private group(index: number): Group {
    let group = this.groups.get(index);
    if (group === undefined) this.groups.set(index, (group = this.makeGroup(index)));
    return group;
  }

  private makeGroup(index: number): Group {
    const { starts, ends, outer } = this.brackets;
    const start = starts[index]!;
    const end = ends[index]!;
    const own: string[] = [];
    let from = start + 1;
    for (let inner = index + 1; inner < starts.length && starts[inner]! < end; inner++) {
      if (outer[inner] !== index) continue;
      own.push(this.text.slice(from, starts[inner]! + 1));
      from = ends[inner]!;
    }
    own.push(this.text.slice(from, end));
    return { start, end, own: own.join('') };
  }
}

function callOf({ script, blocks }: Lexis): RegExp {
  if (script === true) return /["'\]]*\s*!?\s*(?:\?\.\s*)?(?:[(`]|<(?!\/))/y;
  return blocks === 'indented' ? /["'\]]*\s*\(/y : /\s*(?:<[\w<>,.?[\]\s]*>\s*)?[[({]/y;
}

function closingOf(code: number): number {
  return code === 40 ? 41 : code + 2;
}

function isOpening(code: number): boolean {
  return code === 40 || code === 91 || code === 123;
}

function isClosing(code: number): boolean {
  return code === 41 || code === 93 || code === 125;
}

/** What no name, key, path or role is written with. */
const proseOrSigns = /[\s()[\]{},;'"`]/;
