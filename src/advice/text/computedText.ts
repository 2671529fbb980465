import { escapedPattern } from '../../prompt/escapedPattern';
import type { Message } from '../../prompt/model';
import type { PricedPrompt } from '../pricedPrompt';

/** Helpers that take the indentation of the source away. */
const dedents = /dedent|cleandoc|outdent|unindent|strip_?indents?|trim_?(?:indent|margin)/i;
/** The same, imported or kept under another name. */
const dedentAlias =
  /\b(?:dedent|cleandoc)\s+as\s+(\w+)|\b(\w+)\s*=\s*[\w.]*(?:dedent|cleandoc|outdent)\b(?!\s*[(`])/g;
/** Calls that read a text by its lines, or put it into something with lines of its own. */
const reads = /^(?:(?:re|regex|yaml|YAML)\.\w+|(?:\w+\.)*(?:safe_load|indent))$/;
/** Methods of strings that depend on where in a text something stands. */
const measures =
  /^(?:r?split|split_?lines|lines|r?partition|r?index|r?find|(?:last)?indexof|slice|substr(?:ing)?|(?:starts|ends)_?with|match(?:all)?|search|count|remove(?:prefix|suffix)|expandtabs|charat|at)$/i;
/** What is replaced is a pattern, or begins or ends with blanks. */
const replacesBlanks = /^\s*(?:\/|new RegExp|[rf]?(["'`])(?:\s|\\n|\\t|(?:(?!\1).)*(?:\\n|\s)\1))/;
const chain = /^(?:\s*\)?\s*\.\s*\w+\s*\([^()]*\)?)+/;
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
  const { start, end } = message.span;
  const before = home.slice(Math.max(0, start - reach), start);
  const aliases = aliasesIn(home);
  if (isTagged(home, start) || isUsedAsText(home, start, end, aliases)) return true;
  const name = assigned.exec(before)?.[1] ?? message.name;
  if (name === undefined || !/^[A-Za-z_$][\w$]*$/.test(name)) return false;
  const documents = new Set([home, priced.textOf(priced.path) ?? '']);
  return [...documents].some((document) => {
    const own = aliasesIn(document);
    return [...document.matchAll(new RegExp(`(?<![\\w$])${escapedPattern(name)}(?![\\w$])`, 'g'))].some(
      ({ index }) => isUsedAsText(document, index, index + name.length, own),
    );
  });
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

function isUsedAsText(document: string, start: number, end: number, aliases: ReadonlySet<string>): boolean {
  const before = document.slice(Math.max(0, start - reach), start);
  const behind = document.slice(end, end + reach);
  if (opensBlock.test(before) || slice.test(behind)) return true;
  const methods = (chain.exec(behind)?.[0] ?? '').matchAll(/\.\s*(\w+)\s*\(([^()]*)/g);
  for (const [, method, argument] of methods) {
    if (measures.test(method!) || dedents.test(method!)) return true;
    if (/^replace/i.test(method!) && replacesBlanks.test(argument!)) return true;
  }
  return calleesAround(before).some(
    (callee) => dedents.test(callee) || reads.test(callee) || aliases.has(callee),
  );
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
