import { escapedPattern } from '../../escapedPattern';
import { roleWords } from '../../roles';
import { normalised } from '../flow/names';
import type { WordContext, WordTest } from './wordScan';

/** What a text must show at the place of a name for it to be one that a library knows. */
export interface NameMark {
  /** Dotted suffix, normalised; `^` at its head where nothing stands before it, `.` where something does. */
  readonly name: string;
  /** A callee, that or the type of what is made without naming it, a decorator, or a name in any place. */
  readonly as: 'callee' | 'calleeOrType' | 'decorator' | 'name';
  /** One of these modules must be imported; null where the name is enough. */
  readonly modules: readonly string[] | null;
  /** Words of which one in each group must stand somewhere in the file as well, normalised. */
  readonly words: readonly (readonly string[])[];
  /** What else must stand somewhere in the file. */
  readonly shows?: RegExp | null;
  /** Its first argument must be a role. */
  readonly roleFirst?: boolean;
}

/** The last word of the name, and the test whether it may be that name at this place. */
export function markTest({ name, as, modules, words, shows = null, roleFirst = false }: NameMark): {
  word: string;
  test: WordTest;
} {
  const whole = name.startsWith('^');
  const segments = name.replace(/^[.^]/, '').split('.');
  const imports = modules?.map((module) => asked(modulePattern(module)));
  const needed = [
    ...words.map((group) => asked(wordPattern(...group))),
    ...(shows === null ? [] : [asked(shows)]),
  ];
  return {
    word: segments.at(-1)!,
    test: (at) =>
      (as !== 'callee' || isCalled(at)) &&
      (as !== 'calleeOrType' || isCalled(at) || isTypeOfNew(at)) &&
      (!roleFirst || givesRoleFirst(at)) &&
      (as !== 'decorator' || isDecorator(at)) &&
      hasSegments(at, segments, whole) &&
      (imports === undefined || imports.some((isIn) => isIn(at.text))) &&
      needed.every((isIn) => isIn(at.text)),
  };
}

/** Whether what stands behind a callee can be its arguments: `f(`, `` f` ``, `f<T>(`, `f?.(`, `f {`, `f[T](`, `o["f"](`. */
function isCalled({ text, end, code }: WordContext): boolean {
  if (code !== null) {
    code.call.lastIndex = end;
    return code.call.test(text);
  }
  let at = end;
  while (at < text.length && (text.charCodeAt(at) <= 32 || '"\']'.includes(text[at]!))) at++;
  if (text[at] !== '[') return at < text.length && '(`<{!?/\\#'.includes(text[at]!);
  typeArguments.lastIndex = at;
  return typeArguments.test(text);
}

/** Whether it is the type of a variable, a property or a function, which may be `new()`. */
function isTypeOfNew({ text, end }: WordContext): boolean {
  typed.lastIndex = end;
  return typed.test(text);
}

const typed = /[?>\]\s]*\s[A-Za-z_@]\w*\s*[={(]/y;

/** Whether the first argument can be a role: a constant named after one, a text, or a name that stands for one. */
function givesRoleFirst({ text, end }: WordContext): boolean {
  roleInArgument.lastIndex = end;
  if (roleInArgument.test(text)) return true;
  nameInArgument.lastIndex = end;
  return nameInArgument.test(text) && hasQuotedRole(text);
}

const anyRole = roleWords.join('|');
const roleInArgument = new RegExp(`\\s*\\(\\s*(?:\\w+\\s*:\\s*)?[\\w.?!\\s@"'\`]*(?:${anyRole})`, 'iy');
const nameInArgument = /\s*\(\s*(?:\w+\s*:\s*)?[\w.?!\s]*,/y;
const hasQuotedRole = asked(new RegExp(`["'\`](?:${anyRole})["'\`]`, 'i'));

/** The type arguments of Go, and what opens the arguments or fields behind them. */
const typeArguments = /\[[\w.*, [\]]{1,200}\]\s*[({]/y;

/** Whether something opens a decorator, an annotation or an attribute in the line before it. */
function isDecorator({ text, start }: WordContext): boolean {
  return /[@[]/.test(text.slice(text.lastIndexOf('\n', start) + 1, start));
}

/** Whether the words before the last one are the other segments, and nothing stands before them if it must not. */
function hasSegments(context: WordContext, segments: readonly string[], whole: boolean): boolean {
  const { text } = context;
  let back = 0;
  let { start } = context;
  for (let i = segments.length - 2; i >= 0; i--) {
    const isNear = !isBehindBracket(text, start);
    for (;;) {
      const word = context.before(++back);
      if (word === null) return false;
      start = word[0];
      if (normalised(text.slice(...word)) === segments[i]) break;
      if (isNear) return false;
    }
  }
  const before = context.before(back + 1);
  if (
    before !== null &&
    declaring.test(text.slice(...before)) &&
    /^[\s*]*$/.test(text.slice(before[1], start))
  ) {
    return false;
  }
  return !whole || !/(?:^|[^.])\.\s*$/.test(text.slice(Math.max(0, start - 40), start));
}

/** Words before a name that declare it. */
const declaring =
  /^(?:class|def|function|func|fn|interface|type|enum|struct|trait|module|async|private|public|protected|static)$/;

/** `).create(`, `].create(`, or a comment: what the front ends look through may stand between. */
function isBehindBracket(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && /[\s.?!:&"'[]/.test(text[at]!)) at--;
  if (at < 0) return false;
  return /[)\]}>/]/.test(text[at]!) || /\/\/|#/.test(text.slice(text.lastIndexOf('\n', at) + 1, at + 1));
}

/** Whether a pattern is in a text; for many questions about the same text, one after the other. */
export function asked(pattern: RegExp): (text: string) => boolean {
  let last: string | null = null;
  let answer = false;
  return (text) => {
    if (text !== last) [last, answer] = [text, pattern.test(text)];
    return answer;
  };
}

/** One of the words in any spelling that is normalised to it. */
export function wordPattern(...words: readonly string[]): RegExp {
  return new RegExp(`(?<![A-Za-z0-9])(?:${words.map(anySpelling).join('|')})(?![A-Za-z0-9])`, 'i');
}

/** One of the words as a key: `"max_tokens":`, `maxTokens=`, `{ maxTokens }`. */
export function keyPattern(...words: readonly string[]): RegExp {
  const spellings = words.map(anySpelling).join('|');
  return new RegExp(`(?<![A-Za-z0-9])(?:${spellings})["'\`\\]]*\\s*(?:[:=,}]|$)`, 'i');
}

function anySpelling(word: string): string {
  return `_*${Array.from(word, escapedPattern).join('_*')}_*`;
}

/** The last word of a module's path, and the test whether a file imports the module there. */
export function importTest(module: string): { word: string; test: WordTest } {
  const isImported = asked(modulePattern(module));
  return { word: normalised(/[\w$]+$/.exec(module)![0]), test: ({ text }) => isImported(text) };
}

/** A module as an import names it, or one below it. */
function modulePattern(module: string): RegExp {
  const path = module.split(/[./]/).map(escapedPattern).join('\\s*[./:\\\\]+\\s*');
  return new RegExp(`(?<![\\w./-])${path}(?![A-Za-z0-9-])`);
}
