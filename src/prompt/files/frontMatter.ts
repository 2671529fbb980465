import type { Document } from 'yaml';
import type { ParseProblem } from '../model';
import type { Span } from '../span';
import { readYaml } from '../data/yamlDocument';

/** The head of a file between `---` lines, and the body behind it. */
export interface FrontMatter {
  /** What stands between the `---` lines; null if the file has no front matter. */
  readonly head: Span | null;
  /** Everything behind the closing line, or the whole text. */
  readonly body: Span;
  /** The values of the head; where its YAML is broken, what its plain `key: value` lines say. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly problem: ParseProblem | null;
}

/** Dotprompt lets comment lines, such as a licence, stand before the head. */
const commentedOpening = /^\uFEFF?(?:(?:#[^\n]*|[ \t]*\r?)\n)*---[ \t]*(?:\r?\n|$)/;
const opening = /^\uFEFF?(?:[ \t]*\r?\n)*---[ \t]*(?:\r?\n|$)/;
const closing = /^(?:---|\.\.\.)[ \t]*$/;
const keyLine = /^(?<key>[A-Za-z][\w.-]*)[ \t]*:(?:[ \t]+(?<value>[^]*))?$/;

/** Splits a text into front matter and body. Two `---` rules around prose are no front matter. */
export function readFrontMatter(text: string, options: { readonly comments?: boolean } = {}): FrontMatter {
  const bodyStart = text.startsWith('\uFEFF') ? 1 : 0;
  const whole: FrontMatter = {
    head: null,
    body: { start: bodyStart, end: text.length },
    values: {},
    problem: null,
  };
  const match = (options.comments ? commentedOpening : opening).exec(text);
  if (match === null) return whole;
  const headStart = match[0].length;
  const end = findEnd(text, headStart);
  if (end === null) return withoutEnd(text, headStart, whole);
  const head = { start: headStart, end: end.start };
  const body = { start: end.end, end: text.length };
  const source = text.slice(head.start, head.end);
  const { document, problem } = readYaml(source, head.start);
  if (problem !== null) {
    return { head, body, values: { ...toRecord(document), ...plainValues(source) }, problem };
  }
  const values = toRecord(document);
  if (values === null) {
    return hasKeyLine(source) ? { head, body, values: plainValues(source), problem } : whole;
  }
  return { head, body, values, problem: null };
}

/** A head that never ends: the lines that look like `key: value`, up to the first blank line, are taken for it. */
function withoutEnd(text: string, headStart: number, whole: FrontMatter): FrontMatter {
  let end = headStart;
  let lines = 0;
  for (const { start, end: lineEnd, next } of linesOf(text, headStart, text.length)) {
    const line = text.slice(start, lineEnd);
    if (!keyLine.test(line) && (lines === 0 || !/^\s+\S|^- /.test(line))) break;
    lines++;
    end = next;
  }
  if (lines === 0) return whole;
  const head = { start: headStart, end };
  return {
    head,
    body: { start: end, end: text.length },
    values: plainValues(text.slice(headStart, end)),
    problem: { message: 'The front matter has no closing "---" line.', span: head },
  };
}

function findEnd(text: string, from: number): Span | null {
  for (const { start, end, next } of linesOf(text, from, text.length)) {
    if (closing.test(text.slice(start, Math.min(end, start + 200)))) return { start, end: next };
  }
  return null;
}

/** The lines of a stretch of text: `end` is before the line break, `next` behind it. */
export function* linesOf(
  text: string,
  from: number,
  to: number,
): Generator<{ readonly start: number; readonly end: number; readonly next: number }> {
  let start = from;
  while (start < to) {
    let lineBreak = text.indexOf('\n', start);
    if (lineBreak < 0 || lineBreak >= to) lineBreak = to;
    const next = Math.min(lineBreak + 1, to);
    const end = lineBreak > start && text[lineBreak - 1] === '\r' ? lineBreak - 1 : lineBreak;
    yield { start, end, next };
    start = next;
  }
}

function toRecord(document: Document | null): Record<string, unknown> | null {
  if (document === null) return null;
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    if (value === null || value === undefined) return {};
    return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function hasKeyLine(source: string): boolean {
  return source.split('\n').some((line) => keyLine.test(line.trimEnd()));
}

/** Top-level `key: value` lines, for a head that is no YAML: many tools read theirs line by line. */
function plainValues(source: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const line of source.split('\n')) {
    const { key, value } = keyLine.exec(line.trimEnd())?.groups ?? {};
    // A key without a value on its line has nested lines, of which the broken document may still know something.
    if (key === undefined || key === '__proto__' || !value) continue;
    const plain = value.trim().replace(/^(["'])(.*)\1$/, '$2');
    values[key] = plain === 'true' ? true : plain === 'false' ? false : plain;
  }
  return values;
}
