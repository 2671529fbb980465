import { escapedPattern } from '../../prompt/escapedPattern';
import type { Message } from '../../prompt/model';
import type { PricedPrompt } from '../pricedPrompt';
import { changed } from './writtenText';
import type { Change, WrittenText } from './writtenText';

/** Helpers that take the indentation of the source away. */
const dedents = /dedent|cleandoc|outdent|unindent|strip_?indents?|trim_?(?:indent|margin)/i;
/** The same, imported or kept under another name. */
const dedentAlias =
  /\b(?:dedent|cleandoc)\s+as\s+(\w+)|\b(\w+)\s*=\s*[\w.]*(?:dedent|cleandoc|outdent)\b(?!\s*[(`])/g;
/** Calls that look for something in a text, or read it by its lines. */
const searches =
  /^(?:(?:re|regex|yaml|YAML)\.\w+|(?:\w+\.)*safe_load|strings\.(?:Split\w*|Index\w*|Cut\w*|Fields\w*|Count|TrimPrefix|TrimSuffix))$/;
/** A call that puts a text into something with lines of its own. */
const indents = /^(?:\w+\.)*indent$/;
/** Methods of strings that depend on where in a text something stands. */
const measures =
  /^(?:r?split|split_?lines|lines|r?partition|r?index|r?find|(?:last)?indexof|slice|substr(?:ing)?|(?:starts|ends)_?with|match(?:all)?|search|count|remove(?:prefix|suffix)|expandtabs|charat|at)$/i;
/** What is replaced is a pattern, or begins or ends with blanks. */
const replacesBlanks = /^\s*(?:\/|new RegExp|[rf]?(["'`])(?:\s|\\n|\\t|(?:(?!\1).)*(?:\\n|\s)\1))/;
/** What is replaced, as the first argument of a method or behind the text in Go. */
const replaces = /^(?:replace\w*|g?sub)$/i;
const goReplaces = /^strings\.Replace(?:All)?$/;
const methodCall = /^\s*\??\.\s*(\w+)!?\s*\(/;
const rawOfRust = /^\s*r(#+)"([^]*?)"\1/;
const quoted = /^\s*[a-z@$]{0,2}(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`)/i;
const slice = /^\s*\[[^\]"'`]*[:\d][^\]]*\]/;
/** A block of YAML opens, and the text is put behind it. */
const opensBlock = /[|>][-+]?\s*(?:\\n)?\s*(?:["'`]\s*\+\s*|\$?\{\s*)$/;
const assigned = /([A-Za-z_$][\w$]*)\s*(?::[^=\n]*)?=\s*\(?\s*[A-Za-z]{0,2}$/;
/** No call that a name stands in begins farther away than so many characters. */
const reach = 300;

/**
 * Whether code does more with a literal than fill and send it: it takes the indentation away itself, or goes by where the
 * lines, words or blanks of the text stand. Told by the names in the files of the literal and of its prompt; where two
 * things have one name, what is done with either counts.
 */
export function isComputedWith(message: Message, priced: PricedPrompt): boolean {
  const home = priced.textOf(message.path ?? priced.path);
  if (home === null) return false;
  return isTagged(home, message.span.start) || placesOf(message, priced).some(isUsedByItsLines);
}

/**
 * Whether code would no longer find what it looks for in a literal once that is changed: it cuts or searches the text, or
 * replaces something that only stands in the text as it is.
 */
export function isSearchedFor(
  written: WrittenText,
  changes: readonly Change[],
  priced: PricedPrompt,
): boolean {
  const after = changed(written.text, changes);
  return placesOf(written.message, priced).some(
    (place) =>
      isCut(place) ||
      replacedIn(place).some((pattern) => written.text.includes(pattern) && !after.includes(pattern)),
  );
}

/** Where code has a text in hand: the literal itself, or a name of it. */
interface Place {
  readonly document: string;
  /** The text before it and behind it, as far as a call reaches. */
  readonly before: string;
  readonly behind: string;
}

function placesOf(message: Message, priced: PricedPrompt): Place[] {
  const home = priced.textOf(message.path ?? priced.path);
  if (home === null) return [];
  const { start, end } = message.span;
  const literal = placeAt(home, start, end);
  // In a notebook the code is written with escapes, and what stands before a name may be the letter of one.
  const name = isNotebook(message.path ?? priced.path)
    ? message.name
    : (assigned.exec(literal.before)?.[1] ?? message.name);
  if (name === undefined || !/^[A-Za-z_$][\w$]*$/.test(name)) return [literal];
  const documents = new Set([home, priced.textOf(priced.path) ?? '']);
  const named = [...documents].flatMap((document) =>
    [name, ...otherNames(name, document)].flatMap((one) =>
      [...document.matchAll(new RegExp(`(?<![\\w$])${escapedPattern(one)}(?![\\w$])`, 'g'))].map(
        ({ index }) => placeAt(document, index, index + one.length),
      ),
    ),
  );
  return [literal, ...named];
}

function isNotebook(path: string): boolean {
  return path.endsWith('.ipynb');
}

/** Names that are given the same text as it is: `text = PROMPT`. */
function otherNames(name: string, document: string): string[] {
  const copy = new RegExp(
    `(?<![\\w$.])([A-Za-z_$][\\w$]*)[ \\t]*:?=[ \\t]*${escapedPattern(name)}[ \\t]*(?:[;\\r\\n]|$)`,
    'g',
  );
  return [...document.matchAll(copy)].map(([, other]) => other!).filter((other) => other !== name);
}

function placeAt(document: string, start: number, end: number): Place {
  return {
    document,
    before: document.slice(Math.max(0, start - reach), start),
    behind: document.slice(end, end + reach),
  };
}

function aliasesIn(document: string): ReadonlySet<string> {
  return new Set([...document.matchAll(dedentAlias)].map(([, imported, kept]) => imported ?? kept!));
}

/** Whether a function of unknown doing reads a template of JavaScript first. */
function isTagged(document: string, start: number): boolean {
  if (document[start] !== '`') return false;
  const tag = /[\w$.]+$/.exec(document.slice(Math.max(0, start - reach), start))?.[0];
  return tag !== undefined && tag !== 'String.raw' && tag !== 'return';
}

function isUsedByItsLines(place: Place): boolean {
  const { document, before } = place;
  if (opensBlock.test(before) || isCut(place)) return true;
  const takesBlanks = methodsOf(place).some(
    ({ method, given }) => dedents.test(method) || (/^replace/i.test(method) && replacesBlanks.test(given)),
  );
  const aliases = aliasesIn(document);
  return (
    takesBlanks ||
    calleesAround(before).some(
      (callee) => dedents.test(callee) || indents.test(callee) || aliases.has(callee),
    )
  );
}

function isCut(place: Place): boolean {
  return (
    slice.test(place.behind) ||
    methodsOf(place).some(({ method }) => measures.test(method)) ||
    calleesAround(place.before).some((callee) => searches.test(callee))
  );
}

/** What is looked for in a text to be replaced, as far as it is written there. */
function replacedIn(place: Place): string[] {
  const given = methodsOf(place).flatMap(({ method, given }) => (replaces.test(method) ? [given] : []));
  const isOfGo = calleesAround(place.before).some((callee) => goReplaces.test(callee));
  if (isOfGo) given.push(place.behind.replace(/^\s*,/, ''));
  return given.flatMap((text) => {
    const raw = rawOfRust.exec(text)?.[2];
    if (raw !== undefined) return [raw];
    const found = quoted.exec(text);
    const written = found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
    return written === '' ? [] : [unescaped(written)];
  });
}

/** What a literal stands for, as far as languages agree. */
function unescaped(written: string): string {
  const signs: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
  return written.replace(/\\([^])/g, (_, sign: string) => signs[sign] ?? sign);
}

/** The methods that are called on a text, one behind the other, each with what stands between its brackets. */
function methodsOf({ before, behind }: Place): { readonly method: string; readonly given: string }[] {
  const methods = [];
  // Brackets around the text alone; else they belong to a call that is given it.
  const isBracketed = /(?:^|[^\w$\])\s])\s*\(\s*[A-Za-z]{0,2}$/.test(before);
  let at = isBracketed ? (/^\s*\)/.exec(behind)?.[0].length ?? 0) : 0;
  for (let found; (found = methodCall.exec(behind.slice(at))) !== null;) {
    const open = at + found[0].length;
    const close = closing(behind, open);
    methods.push({ method: found[1]!, given: behind.slice(open, close) });
    at = close + 1;
  }
  return methods;
}

/** Where the bracket closes that opens before a place; strings may have brackets of their own. */
function closing(text: string, open: number): number {
  let depth = 1;
  for (const { index, 0: token } of text
    .slice(open)
    .matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[()]/g)) {
    depth += token === '(' ? 1 : token === ')' ? -1 : 0;
    if (depth === 0) return open + index;
  }
  return text.length;
}

/** The names of the calls that are open at the end of a text, the innermost first. */
function calleesAround(before: string): string[] {
  const callees: string[] = [];
  let closed = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    if (before[at] === ')') closed++;
    else if (before[at] === '(' && closed > 0) closed--;
    else if (before[at] === '(') {
      const callee = /[\w$.]+$/.exec(before.slice(0, at))?.[0];
      if (callee !== undefined) callees.push(callee);
    }
  }
  return callees;
}
