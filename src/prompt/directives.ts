import type { Role } from './roles';
import { roleNamed } from './roles';
import type { Span } from './span';

/** What a comment of the reader tells the parser. */
export type Directive = IgnoreFile | IgnorePrompt | IgnoreRules | MarkPrompt;

/** `promptmeter-ignore-file`: nothing in this file is a prompt. */
export interface IgnoreFile {
  readonly kind: 'ignoreFile';
  readonly comment: Span;
}
/** `promptmeter-ignore`: the prompt on this line, or on the next one if the comment stands alone, is none. */
export interface IgnorePrompt {
  readonly kind: 'ignore';
  readonly comment: Span;
  readonly target: Span;
}
/**
 * `promptmeter-ignore-rule json/minify, whitespace`: what these rules of advice find in the text on this line or the next
 * one is not told; with `promptmeter-ignore-rule-file` of the whole file.
 */
export interface IgnoreRules {
  readonly kind: 'ignoreRules';
  readonly comment: Span;
  /** Null for the file. */
  readonly target: Span | null;
  readonly rules: readonly string[];
}
/** `promptmeter: prompt role=system model=gpt-5`: the literal on this line or the next one is a prompt. */
export interface MarkPrompt {
  readonly kind: 'prompt';
  readonly comment: Span;
  readonly target: Span;
  readonly role: Role | null;
  readonly model: string | null;
}

/** Behind what opens a comment in any language: `#`, `//`, `/*`, `*`, `--`, `;`, `%`, `<!--`, `{#`, `{{!`, `'''`. */
const directive =
  /(?<opener>#|\/\/|\/\*|^[ \t]*\*|--|;|%|\{\{!(?:--)?)[ \t]*promptmeter(?:-(?<ignore>ignore(?:-file|-next-line)?)(?![\w-])|-ignore-rule(?<ofFile>-file)?[ \t]+(?<rules>[a-z][\w-]*(?:\/[\w-]*\w)?(?:[ \t]*,[ \t]*[a-z][\w-]*(?:\/[\w-]*\w)?)*)|:[ \t]*prompt\b(?<settings>[^\n]*))/gm;
const setting = /\b(?<key>role|model)[ \t]*=[ \t]*(?<value>[\w.:/@-]+)/g;

/** Whether a text may hold directives at all. */
export function hasDirective(text: string): boolean {
  return text.includes('promptmeter');
}

/** The directives of a text, in order. Costs nothing where the word does not occur. */
export function readDirectives(text: string): Directive[] {
  if (!hasDirective(text)) return [];
  return [...text.matchAll(directive)].map((match) => {
    const comment = { start: match.index, end: match.index + match[0].trimEnd().length };
    const { opener = '', ignore, ofFile, rules, settings } = match.groups ?? {};
    if (ignore === 'ignore-file') return { kind: 'ignoreFile', comment };
    const target = targetOf(text, comment, opener.trim(), ignore === 'ignore-next-line');
    if (ignore !== undefined) return { kind: 'ignore', comment, target };
    if (rules !== undefined) {
      const ids = rules.split(',').map((id) => id.trim());
      return { kind: 'ignoreRules', comment, target: ofFile === undefined ? target : null, rules: ids };
    }
    const values = new Map(
      [...(settings ?? '').matchAll(setting)].map(({ groups }) => [groups?.key, groups?.value ?? '']),
    );
    const role = roleNamed(values.get('role') ?? '');
    return { kind: 'prompt', comment, target, role, model: values.get('model') ?? null };
  });
}

/**
 * The code a comment speaks of: its own line, or, if it stands alone, the next line with text. A line goes on that ends
 * in an opening bracket or an assignment, or in a comma within brackets that it opens: the literal stands on a later one.
 */
function targetOf(text: string, comment: Span, opener: string, next: boolean): Span {
  const ownStart = text.lastIndexOf('\n', comment.start - 1) + 1;
  const alone = next || !/[^\s<!{(]/.test(text.slice(ownStart, comment.start));
  const start = alone ? lineBehind(text, commentEnd(text, comment.end, opener), opener) : ownStart;
  // A comment in the middle of a line speaks of what stands behind it, too.
  let end = lineEnd(text, alone ? start : comment.end);
  for (let lines = 0; lines < mostLinesBehind && goesOn(text.slice(start, end)); lines++) {
    end = lineEnd(text, lineBehind(text, end, opener));
  }
  return { start, end };
}

/** A message of a list has a few short keys before its content. */
const mostLinesBehind = 5;
const longestLine = 2000;
const strings = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\\n]|\\.)*`/g;

function goesOn(code: string): boolean {
  if (/[([{=:]\s*$/.test(code)) return true;
  // So long a line is a text itself.
  if (code.length > longestLine || !/,\s*$/.test(code)) return false;
  let open = 0;
  for (const [bracket] of code.replace(strings, '').matchAll(/[([{}\])]/g)) {
    open += '([{'.includes(bracket) ? 1 : -1;
  }
  // What closes more than it opens ends an element of a list that began above.
  return open > 0;
}

function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
}

/** What closes a comment that may go on over lines. */
const closers: Readonly<Record<string, string>> = { '*': '*/', '/*': '*/', '{{!': '}}', '{{!--': '}}' };

function commentEnd(text: string, from: number, opener: string): number {
  const closer = closers[opener];
  const close = closer === undefined ? -1 : text.indexOf(closer, from);
  return lineEnd(text, Math.max(from, close));
}

/** Start of the first line behind a line's end that holds something else than blanks and comments of this kind. */
function lineBehind(text: string, end: number, opener: string): number {
  for (let at = end; ; at = lineEnd(text, at)) {
    while (at < text.length && /\s/.test(text[at]!)) at++;
    if (at === text.length) return at;
    if (!closers[opener] && text.startsWith(opener, at)) continue;
    return text.lastIndexOf('\n', at) + 1;
  }
}

/** The first of the directives that aims at an offset. */
export function directiveAt<D extends IgnorePrompt | MarkPrompt>(
  directives: readonly D[],
  offset: number,
): D | undefined {
  return directives.find(
    ({ target }) => target.start <= offset && offset < Math.max(target.end, target.start + 1),
  );
}
