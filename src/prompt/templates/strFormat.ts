import type { TemplateLanguage, TemplateToken } from './template';
import { distinct, TokenList } from './tokenList';

interface Field {
  readonly end: number;
  readonly expression: string;
  readonly names: readonly string[];
}

/** How a dialect of `{field}` names what stands before conversion and format spec; null if it rejects it, or the spec. */
export type FieldName = (name: string, spec: string) => readonly string[] | null;

/** Keys that a caller can pass: words, also with inner blanks or hyphens (`format_map`). JSON keys have quotes. */
const pythonName =
  /^(?<path>[\p{L}\p{N}_]+(?:[ -]+[\p{L}\p{N}_]+)*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)(?<rest>.*)$/su;
const pythonTail = /^(?:\.[\p{L}_][\p{L}\p{N}_]*|\[[^\]]+\])*$/u;

function pythonFieldName(name: string): readonly string[] | null {
  if (name === '') return [];
  const groups = pythonName.exec(name)?.groups;
  if (groups?.path === undefined) return /^[.[]/.test(name) && pythonTail.test(name) ? [] : null;
  return pythonTail.test(groups.rest ?? '') ? [groups.path] : null;
}

/**
 * Reads the field whose `{` stands before `start`, as CPython's `MarkupIterator` does. A field name never holds `{`,
 * and specs nest only one level deep: both bound the scan, so that a text full of open braces stays linear.
 */
function readField(text: string, start: number, fieldName: FieldName): Field | null {
  let i = start;
  for (; i < text.length; i++) {
    const c = text[i];
    if (c === '{' || c === '\n') return null;
    if (c === '[') {
      while (i < text.length && text[i] !== ']') {
        if (text[i] === '{' || text[i] === '\n') return null;
        i++;
      }
      continue;
    }
    if (c === '}' || c === ':' || c === '!') break;
  }
  if (i >= text.length) return null;
  const name = text.slice(start, i);
  const plainNames = fieldName(name, '');
  if (plainNames === null) return null;
  if (text[i] === '!') {
    if (!'rsa'.includes(text[i + 1] ?? '-')) return null;
    i += 2;
  }
  if (text[i] === '}') return { end: i + 1, expression: text.slice(start, i), names: plainNames };
  if (text[i] !== ':') return null;
  const specStart = i + 1;
  let depth = 1;
  for (i = specStart; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}') depth--;
    if (depth > 2) return null;
    if (depth === 0) break;
  }
  const spec = text.slice(specStart, i);
  const names = fieldName(name, spec);
  if (depth !== 0 || names === null) return null;
  const nested = tokenizeFields(spec, fieldName).flatMap((token) =>
    token.kind === 'text' ? [] : token.names,
  );
  return { end: i + 1, expression: text.slice(start, i), names: distinct([...names, ...nested]) };
}

/** Tokens of a text with `{field}` placeholders and `{{`, `}}` escapes. */
export function tokenizeFields(text: string, fieldName: FieldName): readonly TemplateToken[] {
  const tokens = new TokenList();
  const brace = /[{}]/g;
  for (let match = brace.exec(text); match !== null; match = brace.exec(text)) {
    const i = match.index;
    if (text[i + 1] === match[0]) {
      tokens.printed(i, i + 2, match[0]);
      brace.lastIndex = i + 2;
      continue;
    }
    if (match[0] === '}') continue;
    const field = readField(text, i + 1, fieldName);
    if (field === null) continue;
    tokens.variable(i, field.end, field.expression, field.names);
    brace.lastIndex = field.end;
  }
  return tokens.finish(text.length);
}

/**
 * Python's `str.format`: `{name}`, `{0}`, `{a.b[0]!r:>{width}}`, `{{`. A brace that Python would refuse, and a field
 * that no caller can name (`{"a": 1}`), is text.
 */
export const strFormat: TemplateLanguage = {
  id: 'str-format',
  tokenize: (text) => tokenizeFields(text, pythonFieldName),
};
