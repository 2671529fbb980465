import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

/** Simple blanks a person fills or a program replaces; the groups say which notation it is. */
const placeholder =
  /\{\{\{?\s*[.$]?(?<double>[\p{L}_][\p{L}\p{N}_-]*(?:[. ][\p{L}_][\p{L}\p{N}_-]*){0,5})\s*(?:\|[^{}\n]*)?\}?\}\}|\{(?<single>[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*|\[\w+\])*|\d{1,2})(?:![rsa])?(?::[<>^=]?\d*(?:\.\d+)?[sdfeg%]?)?\}|\$\{(?<braced>[A-Za-z_]\w*)\}|\$(?<dollar>[A-Za-z_]\w+(?:\.[a-z_]\w*)*)|!<(?<slot>INPUT \d+)>!/gu;

const fence = /^[ \t]*(?<marks>`{3,}|~{3,})[ \t]*(?<info>[^\s`]*)/gm;
/** A fence so named holds sample data or prose, in which a brace may well be a placeholder. */
const proseFence =
  /^(?:|md|markdown|text|txt|plain|plaintext|json|jsonc|xml|yaml|yml|prompt|template|\{.*)$/i;

/**
 * Text of which nobody says how it is filled: accepts the notations in use (`{x}`, `{{x}}`, `{{.X}}`, `$x`, `${x}`,
 * `!<INPUT 0>!`) where neither code nor money nor mathematics is the likelier reading.
 */
export const anyPlaceholder: TemplateLanguage = {
  id: 'any-placeholder',
  tokenize(text) {
    const tokens = new TokenList();
    const code = codeRanges(text);
    let block = 0;
    let previousEnd = -1;
    for (const match of text.matchAll(placeholder)) {
      const start = match.index;
      while (block < code.length && code[block]!.end <= start) block++;
      const inCode = block < code.length && code[block]!.start <= start;
      const { double, single, braced, dollar, slot } = match.groups ?? {};
      const accepted =
        double !== undefined ||
        slot !== undefined ||
        (!inCode &&
          (single !== undefined
            ? isField(text, start, single, previousEnd)
            : dollar === undefined || isDollarName(text, match)));
      if (!accepted) continue;
      const name = double ?? single?.replace(/\[.*$/, '') ?? braced ?? dollar ?? slot ?? '';
      const width = /^[{$!<]+/.exec(match[0])![0].length;
      const expression = match[0]
        .slice(width)
        .replace(/(?:\}+|>!)$/, '')
        .trim();
      previousEnd = start + match[0].length;
      tokens.variable(start, previousEnd, expression, [name]);
    }
    return tokens.finish(text.length);
  },
};

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Fenced blocks of a programming language, in order. */
function codeRanges(text: string): Range[] {
  const ranges: Range[] = [];
  let open: { readonly marks: string; readonly start: number; readonly isCode: boolean } | null = null;
  for (const match of text.matchAll(fence)) {
    const { marks = '', info = '' } = match.groups ?? {};
    if (open === null) {
      open = { marks, start: match.index, isCode: !proseFence.test(info) };
    } else if (info === '' && marks.startsWith(open.marks)) {
      if (open.isCode) ranges.push({ start: open.start, end: match.index });
      open = null;
    }
  }
  if (open?.isCode) ranges.push({ start: open.start, end: text.length });
  return ranges;
}

/**
 * Not an argument of a LaTeX command, a repetition count, a set of imported names, a part of another brace or a mark
 * that the text closes again: `{think} … {/think}`.
 */
function isField(text: string, start: number, name: string, previousEnd: number): boolean {
  const before = text[start - 1] ?? '';
  if (before === '{' || before === '\\' || before === '^' || before === '$') return false;
  // `{first}{last}`; but behind another brace stands an argument or code.
  if (before === '}' && start !== previousEnd) return false;
  if (/^\d+$/.test(name)) return before === '' || /[\s("'`:#*>-]/.test(before);
  const line = text.slice(Math.max(0, start - 40), start);
  if (/\\[A-Za-z]+\*?(?:\[[^\]\n]*\])?$/.test(line)) return false;
  if (before === '_' && name.length === 1) return false;
  if (text.includes(`{/${name}}`)) return false;
  return !/(?:^|\s)(?:import|export|const|let|var|type)\s+$/.test(line);
}

/** Variables of the shell, words of JSON schemas, and operators of MongoDB's queries. */
const otherDollar =
  /^\$(?:HOME|PATH|PWD|USER|SHELL|schema|ref|defs|eq|ne|gte?|lte?|in|nin|nor|exists|regex|elemMatch)$/;

/** `$name` at the start of a word, and no mathematics, regular expression, shell code, key, type, or name with hyphens. */
function isDollarName(text: string, match: RegExpExecArray): boolean {
  const before = text[match.index - 1] ?? '';
  if (otherDollar.test(match[0])) return false;
  const end = match.index + match[0].length;
  if (/^(?:-[A-Za-z]|["']\s*:)/.test(text.slice(end, end + 10))) return false;
  const after = text[end] ?? '';
  if (!(before === '' || /[\s("'`:*>[,]/.test(before))) return false;
  if (/\b(?:type|class) $/.test(text.slice(Math.max(0, match.index - 10), match.index))) return false;
  return after !== '$' && after !== '(' && after !== '=' && after !== '^' && after !== '{';
}
