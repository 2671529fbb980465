import { keepsText } from '../evidence/namedHolders';
import { namesConstant } from '../evidence/naming';
import { isWordCode } from './lexis';
import type { Lexis } from './lexis';
import { character, doubleQuoted, endOfMultiline, pattern, singleQuoted, templateStop } from './literals';
import type { LiteralPlace } from './literals';
import type { KnownName } from './wordScan';

/** The texts of one statement that stand behind names of interest, and which kinds of names those are. */
export interface NamedTexts {
  /** The kinds of the names, as bits. */
  readonly kinds: number;
  /** What stands between quotes, raw. */
  readonly texts: readonly string[];
}

export interface NamedTextsOptions {
  readonly lexis: Lexis;
  /** The names of interest in the text, in order. */
  readonly names: readonly KnownName[];
  /** Kinds of a name that is written as a text: a key. */
  readonly kindsOf: (name: string) => number;
  /** Kinds of names that need no `=` or `:` behind them: of functions, whose arguments are the texts. */
  readonly loose: number;
  /** Kinds of every text that a statement holds, whatever its name; not of one that stands alone, as docstrings do. */
  readonly always?: number;
  /** Kinds of every text that a statement assigns to a name in capitals, not of the items of a list. */
  readonly ofConstants?: number;
  /** Kinds of every text of a statement that assigns or returns one which begins where the value does. */
  readonly ofValues?: number;
  /** Kinds of names whose texts may stand in braces behind them: of lists and dictionaries. */
  readonly gathering: number;
}

/**
 * Walks through a text and calls `found` for each statement in which texts stand behind a name of interest: behind
 * it and its `=` or `:`, or in what a function of that name returns or holds; and once for the texts of all of them, or of
 * all lists, if such a statement adds up or joins what may stand elsewhere. Ends early, with true, when `found` returns true.
 *
 * It sees more than there is, never less: where it loses its way (a quote that does not close, brackets that do not
 * match) it returns true as well.
 */
export function findNamedTexts(
  text: string,
  options: NamedTextsOptions,
  found: (named: NamedTexts) => boolean,
): boolean {
  return new Walk(text, options, found).run();
}

/** What holds between two braces, or in the whole file. */
interface Frame {
  /** Where the statement begins. */
  start: number;
  /** Kinds of the names of this statement. */
  seen: number;
  /** Kinds of those before the word that declares a class or an interface; null where there is no such word. */
  seenBeforeType: number | null;
  /** Where the last braces in this frame end. */
  closed: number;
  /** Kinds of those that a `=` or `:` stands behind. */
  keyed: number;
  /** Kinds of the functions around it. */
  readonly inherited: number;
  /** Kinds of the list or dictionary that the braces are. */
  readonly gathering: number;
  returns: boolean;
  assigns: boolean;
  /** A list is assigned. */
  assignsList: boolean;
  /** What is assigned or returned begins with a text. */
  givesText: boolean;
  /** The statement throws or logs: its texts are none of the function's that it stands in. */
  reports: boolean;
  /** The value may be put together from texts of other statements: added up, or joined. */
  sums: boolean;
  joins: boolean;
  /** A list, or a call that adds to one, stands in the statement. */
  lists: boolean;
  /** What is assigned, or added to; null while that is not clear. */
  target: string | null;
  /** Round and square brackets that are open. */
  depth: number;
  /** Kinds for which texts were kept, and these. */
  kinds: number;
  texts: string[];
  /** A hole of a template literal, which goes on behind it. */
  readonly isHole: boolean;
}

/** Texts of several statements that may make one. */
interface Pool {
  readonly texts: string[];
  /** Kinds of the function that may put them together unseen. */
  inherited: number;
  /** They stand in a list, which may be joined. */
  lists: boolean;
}

interface OpenFunction {
  readonly indent: number;
  readonly kinds: number;
}

class Walk {
  private at = 0;
  private nextName = 0;
  private readonly lexis: Lexis;
  private readonly frames: Frame[] = [];
  private frame = frameOf(0, 0, false);
  /** The last character of code, and the place of the last word if it belongs to one. */
  private last = 0;
  private wordStart = 0;
  private wordEnd = 0;
  /** Where the last word began, whatever has come since, and the one before it. */
  private lastName = 0;
  private nameBeforeLast = 0;
  private lineIndent = 0;
  private declares = false;
  private functions: OpenFunction[] = [];
  /** What is assigned to each name, or added to it. */
  private readonly pools = new Map<string, Pool>();
  /** Kinds of the names whose text is added up, or joined from a list, by the words of the statements that do so. */
  private readonly added = new Map<string, number>();
  private readonly joined = new Map<string, number>();
  private done = false;

  constructor(
    private readonly text: string,
    private readonly options: NamedTextsOptions,
    private readonly found: (named: NamedTexts) => boolean,
  ) {
    this.lexis = options.lexis;
  }

  run(): boolean {
    const { text } = this;
    while (this.at < text.length && !this.isDone()) this.step();
    if (this.isDone() || this.frames.length > 0) return true;
    this.endStatement();
    if (this.isDone()) return true;
    for (const [name, { texts, inherited, lists }] of this.pools) {
      const joined = lists ? (this.joined.get(name) ?? 0) : 0;
      const kinds = inherited | (this.added.get(name) ?? 0) | joined;
      if (kinds !== 0 && this.found({ kinds, texts })) return true;
    }
    return false;
  }

  /** Notes what a statement puts together, under each of its words; under none, what functions may give it. */
  private putsTogether(by: Map<string, number>): void {
    const kinds = this.kindsHere();
    if (kinds === 0) return;
    const code = this.text.slice(this.frame.start, this.at);
    const words: string[] = code.match(/[A-Za-z_$][\w$]*/g) ?? [];
    if (givesTexts.test(code)) words.push('');
    for (const word of words) by.set(word, (by.get(word) ?? 0) | kinds);
  }

  private isDone(): boolean {
    return this.done;
  }

  private step(): void {
    const code = this.text.charCodeAt(this.at);
    if (isWordCode(code)) return this.word();
    switch (code) {
      case 10:
        this.at++;
        return this.newline();
      case 35: // #
        return this.lexis.comments === 'hash' ? this.skipLine() : this.other(code);
      case 47: // /
        return this.slash();
      case 34: // "
      case 39: // '
      case 96: // `
        return this.quote(code);
      case 92: // \ joins lines; before a quote, as broken code has it, it takes nothing from that
        this.at += isQuote(this.text.charCodeAt(this.at + 1)) ? 1 : 2;
        return;
      case 123: // {
        return this.open();
      case 125: // }
        return this.close();
      default:
        if (code > 32) this.other(code);
        else this.at++;
    }
  }

  private word(): void {
    const { text, frame } = this;
    const start = this.at;
    let end = start + 1;
    while (isWordCode(text.charCodeAt(end))) end++;
    this.at = end;
    this.nameBeforeLast = this.lastName;
    this.lastName = start;
    this.wordStart = start;
    this.wordEnd = end;
    this.last = text.charCodeAt(end - 1);
    const name = this.nameBefore(end);
    if (name !== null) frame.seen |= isCalled(text, end) ? name.kinds : name.kinds & ~this.options.loose;
    else if (keywordLengths.has(end - start)) this.keyword(text.slice(start, end));
  }

  /** The next name of interest, if it ends here; those that lie in texts and comments are passed over. */
  private nameBefore(end: number): KnownName | null {
    const { names } = this.options;
    let name = names[this.nextName];
    while (name !== undefined && name.end < end) name = names[++this.nextName];
    return name?.end === end ? name : null;
  }

  private keyword(word: string): void {
    switch (word) {
      case 'return':
      case 'yield':
        this.frame.returns = true;
        this.frame.givesText ||= isAt(this.text, this.at, textBegin);
        break;
      case 'class':
        this.declares = true;
        this.frame.seenBeforeType ??= this.frame.seen;
        break;
      case 'interface':
        this.frame.seenBeforeType ??= this.frame.seen;
        break;
      case 'def':
        this.declares = true;
        break;
      case 'throw':
      case 'raise':
        this.frame.reports = true;
        break;
      case 'log':
      case 'LOG':
      case 'logger':
      case 'LOGGER':
      case 'Assert':
        reporting.lastIndex = this.at;
        if (reporting.test(this.text)) this.frame.reports = true;
        break;
      case 'join':
      case 'concat':
      case 'Join':
        this.frame.joins = true;
        break;
      case 'append':
      case 'push':
      case 'extend':
      case 'insert':
      case 'add':
        this.frame.lists = true;
        this.frame.target ??= this.wordAt(this.nameBeforeLast);
        break;
    }
  }

  private wordAt(start: number): string {
    let end = start;
    while (isWordCode(this.text.charCodeAt(end))) end++;
    return this.text.slice(start, end);
  }

  /** The word that the last code was, or nothing. */
  private get lastWord(): string {
    return this.wordEnd === 0 ? '' : this.text.slice(this.wordStart, this.wordEnd);
  }

  private other(code: number): void {
    const { frame } = this;
    this.at++;
    switch (code) {
      case 40: // (
        frame.depth++;
        break;
      case 91: // [
        frame.depth++;
        frame.lists = true;
        break;
      case 41: // )
      case 93: // ]
        frame.depth = Math.max(0, frame.depth - 1);
        break;
      case 59: // ;
        if (frame.depth === 0) this.endStatement();
        break;
      case 44: // ,
        if (frame.depth === 0 && this.frames.length > 0 && frame.keyed !== 0) this.endStatement();
        break;
      case 58: // :
        frame.keyed |= frame.seen;
        frame.target ??= this.wordAt(this.lastName);
        break;
      case 61: // =, but not a comparison
        if (this.text.charCodeAt(this.at) === 61) {
          while (this.text.charCodeAt(this.at) === 61) this.at++;
        } else if (this.last !== 33) {
          frame.keyed |= frame.seen;
          if (!frame.assigns) frame.assignsList = isAt(this.text, this.at, listBegin);
          frame.givesText ||= isAt(this.text, this.at, textBegin);
          frame.assigns = true;
          frame.target ??= this.wordAt(this.lastName);
          if (this.last === 43) frame.sums = true;
        }
        break;
    }
    this.last = code;
    this.wordEnd = 0;
  }

  private newline(): void {
    const { frame } = this;
    if (this.lexis.blocks === 'indented') {
      if (frame.depth > 0 || this.frames.length > 0) return;
      // An operator at the end of a line is broken code, of which the parser makes the best.
      if (endsOperand(this.last) || this.last === 58) this.endStatement();
      this.startLine();
      return;
    }
    if (frame.depth === 0 && endsOperand(this.last) && this.startsStatement()) this.endStatement();
  }

  /** A line that begins further left than a function ends it. */
  private startLine(): void {
    let at = this.at;
    while (this.text[at] === ' ' || this.text[at] === '\t') at++;
    const next = this.text[at];
    if (next === '\n' || next === '\r' || next === '#' || next === undefined) return;
    this.lineIndent = at - this.at;
    if (this.functions.length > 0) {
      this.functions = this.functions.filter(({ indent }) => indent < this.lineIndent);
    }
  }

  private startsStatement(): boolean {
    nextWord.lastIndex = this.at;
    const word = nextWord.exec(this.text);
    return word !== null && !continuing.has(word[1]!);
  }

  private endStatement(): void {
    const { frame } = this;
    if (frame.texts.length > 0) {
      if (this.found({ kinds: frame.kinds, texts: frame.texts })) this.done = true;
      frame.texts = [];
    }
    if (frame.sums) this.putsTogether(this.added);
    if (frame.joins) this.putsTogether(this.joined);
    frame.start = this.at;
    frame.target = null;
    frame.sums = false;
    frame.joins = false;
    frame.lists = false;
    if (this.declares && frame.seen !== 0) {
      this.functions.push({ indent: this.lineIndent, kinds: frame.seen });
    }
    this.declares = false;
    frame.kinds = 0;
    frame.seen = 0;
    frame.seenBeforeType = null;
    frame.keyed = 0;
    frame.returns = false;
    frame.assigns = false;
    frame.assignsList = false;
    frame.givesText = false;
    frame.reports = false;
  }

  private open(isHole = false): void {
    const { frame } = this;
    const inside = isHole || frame.depth > 0 ? frame.seen : this.kindsInside();
    this.at++;
    this.frames.push(frame);
    const gathering = isHole ? 0 : frame.keyed & this.options.gathering;
    this.frame = frameOf(frame.inherited | inside, this.at, isHole, gathering);
    this.last = 0;
    this.wordEnd = 0;
  }

  /**
   * Kinds of the names that what stands in the braces here may belong to: not those that only a class or a condition
   * has, and in the body of a function not those that say that whoever calls it asks a model.
   */
  private kindsInside(): number {
    const { seen, seenBeforeType, start, closed } = this.frame;
    if (seen === 0) return 0;
    const head = this.text.slice(Math.max(start, closed), this.at);
    if (seenBeforeType !== null && typeHead.test(head)) return seenBeforeType;
    if (this.last !== 41 || makesFunction.test(head)) return seen;
    return controlHead.test(head) ? 0 : seen & ~this.options.loose;
  }

  private close(): void {
    const { depth } = this.frame;
    this.endStatement();
    const outer = this.frames.pop();
    // Brackets that do not match: what belongs to what is anybody's guess.
    if (outer === undefined || depth > 0) {
      this.done = true;
      return;
    }
    const { isHole } = this.frame;
    this.frame = outer;
    this.at++;
    outer.closed = this.at;
    this.last = 125;
    this.wordEnd = 0;
    if (isHole) this.template();
  }

  private slash(): void {
    const next = this.text[this.at + 1];
    if (this.lexis.comments === 'slashes') {
      if (next === '/') return this.skipLine();
      if (next === '*') {
        const end = this.text.indexOf('*/', this.at + 2);
        if (end < 0) this.done = true;
        else this.at = end + 2;
        return;
      }
    }
    if (this.lexis.script === true && this.last !== 60 && next !== '>' && this.mayBePattern()) {
      pattern.lastIndex = this.at;
      const length = pattern.exec(this.text)?.[0].length;
      if (length !== undefined) {
        this.at += length;
        this.last = 41;
        this.wordEnd = 0;
        return;
      }
    }
    this.other(47);
  }

  private mayBePattern(): boolean {
    return !endsOperand(this.last) || beforeOperand.has(this.lastWord);
  }

  private skipLine(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end < 0 ? this.text.length : end;
  }

  private quote(code: number): void {
    const { text, lexis } = this;
    for (const mark of lexis.multiline) {
      if (!text.startsWith(mark, this.at)) continue;
      this.at += mark.length;
      return mark === '`' && lexis.script === true ? this.template() : this.multiline(mark);
    }
    if (code === 96) return this.stray(code);
    if (code === 34 && lexis.literal !== undefined) return this.nestingLiteral(lexis.literal(text, this.at));
    if (code === 39) {
      if (lexis.apostrophe !== 'text') {
        character.lastIndex = this.at;
        const length = character.exec(text)?.[0].length;
        if (length === undefined) {
          return lexis.apostrophe === 'character' ? this.stray(code) : this.other(code);
        }
        this.at += length;
        this.last = 41;
        return;
      }
    }
    // An apostrophe in JSX text, or broken code.
    const isBehindWord = isWordCode(text.charCodeAt(this.at - 1)) && !beforeOperand.has(this.lastWord);
    if (lexis.script === true && isBehindWord) return this.stray(code);
    const inLine = code === 39 ? singleQuoted : doubleQuoted;
    inLine.lastIndex = this.at;
    const literal = inLine.exec(text)?.[0];
    if (literal === undefined) return this.stray(code);
    this.at += literal.length;
    this.keep(literal.slice(1, -1));
  }

  private nestingLiteral(place: LiteralPlace | null): void {
    if (place === null) return this.stray(34);
    this.at = place.after;
    this.keep(this.text.slice(place.start, place.end));
  }

  /** A quote that opens nothing: an apostrophe between tags, or code that is broken, where the line may be a text. */
  private stray(code: number): void {
    if (this.lexis.script !== true) {
      this.done = true;
      return;
    }
    const end = this.text.indexOf('\n', this.at);
    this.note(this.text.slice(this.at + 1, Math.min(end < 0 ? Infinity : end, this.at + strayLength)));
    this.other(code);
  }

  private multiline(mark: string): void {
    const start = this.at;
    const end = endOfMultiline(this.text, start, mark, this.lexis.raw?.includes(mark) === true);
    if (end < 0) {
      this.done = true;
      return;
    }
    this.at = end + mark.length;
    this.keep(this.text.slice(start, end));
  }

  /** On to the end of a template literal, or to its next hole. */
  private template(): void {
    const { text } = this;
    const start = this.at;
    templateStop.lastIndex = start;
    for (;;) {
      const stop = templateStop.exec(text);
      if (stop === null) {
        this.done = true;
        return;
      }
      if (stop[0].startsWith('\\')) continue;
      this.keep(text.slice(start, stop.index));
      if (stop[0] === '`') {
        this.at = stop.index + 1;
        return;
      }
      this.at = stop.index + 1;
      return this.open(true);
    }
  }

  private keep(literal: string): void {
    this.last = 39;
    this.wordEnd = 0;
    this.note(literal);
    // A key: `"system prompt": "…"`, `o['prompt'] = "…"`.
    keyEnd.lastIndex = this.at;
    if (literal.length < 100 && keyEnd.test(this.text)) this.frame.seen |= this.options.kindsOf(literal);
  }

  private note(literal: string): void {
    const { frame } = this;
    if (!this.standsAlone() && !frame.reports) this.pool(literal);
    const kinds = this.kindsHere();
    if (kinds === 0) return;
    frame.kinds |= kinds;
    frame.texts.push(literal);
  }

  /** Keeps a text with the others of its name; with those of its function, where these may be put together unseen. */
  private pool(literal: string): void {
    const { frame, lexis } = this;
    const inherited = lexis.builders === true ? this.inherited() : 0;
    const pool = this.poolOf(inherited === 0 ? (frame.target ?? '') : `function ${inherited}`);
    pool.texts.push(literal);
    pool.lists ||= frame.lists;
    pool.inherited |= inherited;
  }

  private poolOf(name: string): Pool {
    let pool = this.pools.get(name);
    if (pool === undefined) this.pools.set(name, (pool = { texts: [], inherited: 0, lists: false }));
    return pool;
  }

  /** Kinds of the names that a text here would belong to. */
  private kindsHere(): number {
    const { frame, lexis, options } = this;
    const always = this.standsAlone() ? 0 : (options.always ?? 0);
    const isConstant = frame.assigns && !frame.assignsList && isInCapitals(frame.target);
    const ofConstants = isConstant ? (options.ofConstants ?? 0) : 0;
    const ofValues = frame.givesText ? (options.ofValues ?? 0) : 0;
    const ofAll = always | ofConstants | ofValues;
    const kinds = frame.keyed | frame.gathering | (frame.seen & options.loose) | ofAll;
    const isValue = frame.returns || frame.assigns || (lexis.builders === true && !frame.reports);
    return isValue ? kinds | this.inherited() : kinds;
  }

  /** Nothing takes what is written here: a docstring. */
  private standsAlone(): boolean {
    const { assigns, returns, depth } = this.frame;
    return !assigns && !returns && depth === 0 && this.frames.length === 0;
  }

  private inherited(): number {
    let kinds = this.frame.inherited;
    for (const open of this.functions) kinds |= open.kinds;
    return kinds;
  }
}

function frameOf(inherited: number, start: number, isHole: boolean, gathering = 0): Frame {
  return {
    start,
    seen: 0,
    seenBeforeType: null,
    closed: start,
    keyed: 0,
    inherited,
    gathering,
    returns: false,
    assigns: false,
    assignsList: false,
    givesText: false,
    reports: false,
    sums: false,
    joins: false,
    lists: false,
    target: null,
    depth: 0,
    kinds: 0,
    texts: [],
    isHole,
  };
}

/** How a line is logged, or a condition stated: nothing that gives or adds to a value is called so. */
const reporting =
  /\s*\.\s*(?:trace|debug|info|warn|warning|error|fatal|severe|isTrue|isNull|notNull|state|hasText|hasLength|isInstanceOf|notEmpty|noNullElements)\s*\(/y;

/** A call of something else than what joins. */
const givesTexts = /(?<!join|concat|Join)\(/;

/** Of the words that `keyword` knows. */
const keywordLengths: ReadonlySet<number> = new Set([3, 4, 5, 6, 9]);

/** What stands before the members of a class. */
const typeHead =
  /(?:^|\s)(?:class|interface)\s+[\w$]+(?:\s*<[^{}()=;]*>)?(?:\s+(?:extends|implements|permits)\s[^{}()=;"'`]*)?\s*$/;

/** What stands before a block that runs under a condition. */
const controlHead = /^\s*(?:else\s+)?(?:if|for|while|switch|catch|synchronized|try)\s*\([^{}]*\)\s*$/;

/** What may make a function or an object of the braces that follow, whatever stands before it. */
const makesFunction = /=>|->|\b(?:func|function|new|class|return|yield|await)\b|(?<![=!<>])=(?!=)|`/;

/** So much of a line behind a stray quote tells whether it could be a prompt. */
const strayLength = 1000;

/** Words before which no operand ends. */
const beforeOperand = new Set(
  'return yield await case in of typeof instanceof void delete throw new else do default from import export'.split(
    ' ',
  ),
);
/** Words at the head of a line that go on with the statement above. */
const continuing = new Set('in of instanceof as satisfies is and or not if else then'.split(' '));

const nextWord = /\s*([A-Za-z_$"'`@#}][\w$]*)/y;
const keyEnd = /\s*(?:\]\s*)?(?:[:=]|\?:)/y;

function isAt(text: string, at: number, begin: RegExp): boolean {
  begin.lastIndex = at;
  return begin.test(text);
}

const listBegin = /\s*\[/y;

/** A literal, in brackets or as the first that a call is given which keeps it a text; comments may stand before it. */
const textBegin = new RegExp(
  String.raw`(?:gap|[(\\])*(?:[\w.?!\s]{0,80}(?:${keepsText.source})\w*\s*\((?:gap|[(\\])*(?:\w+\s*[=:]\s*)?)?[A-Za-z@$]{0,3}#*["'${'`'}]`.replaceAll(
    'gap',
    String.raw`\s|#[^\n]*\n|\/\/[^\n]*\n|\/\*[^]*?\*\/`,
  ),
  'iy',
);

function isInCapitals(name: string | null): boolean {
  return name !== null && namesConstant(name);
}

/** Whether what stands behind a name can be the arguments of a call. */
function isCalled(text: string, end: number): boolean {
  let at = end;
  while (text.charCodeAt(at) <= 32) at++;
  return '(`<{!?'.includes(text[at] ?? ' ');
}

/** Whether a statement may end behind this character. */
function endsOperand(code: number): boolean {
  return isWordCode(code) || code === 41 || code === 93 || code === 125 || code === 39;
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39 || code === 96;
}
