import type { MappedText } from '../mappedText';
import { MappedTextBuilder, mapThrough, spanThrough } from '../mappedText';
import type { Span } from '../span';
import type { DataDocument, DataEntry, DataLiteral, DataNode } from './dataNode';

/**
 * Reads JSON with the place of every text, also with comments and trailing commas, as editors write it. What can be
 * read before an error is kept. JSON inside another text has its places in that one's document. Never throws, linear
 * in the text.
 */
export function jsonData(source: string | MappedText): DataDocument {
  const outer = typeof source === 'string' ? null : source;
  const text = typeof source === 'string' ? source : source.text;
  const reader = new JsonReader(text, outer);
  const root = reader.value(0);
  const { error } = reader;
  return {
    root,
    problem:
      error === null
        ? null
        : {
            message: 'JSON: unexpected text.',
            span: { start: error, end: Math.min(error + 1, text.length) },
          },
  };
}

/** What nests deeper is of no interest, and must not exhaust the stack. */
const deepest = 200;
const blank = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/|\uFEFF)*/y;
const word = /-?\d[\d.eE+-]*|true|false|null/y;
const plainRun = /[^"\\\n]+/y;

class JsonReader {
  /** Where the first thing stands that is no JSON. Nothing is read behind it. */
  error: number | null = null;
  private position = 0;

  constructor(
    private readonly text: string,
    private readonly outer: MappedText | null,
  ) {}

  value(level: number): DataNode | null {
    this.skipBlank();
    const c = this.text[this.position];
    if (level > deepest) return this.fail();
    if (c === '"') return this.string();
    if (c === '{') return this.map(level);
    if (c === '[') return this.list(level);
    word.lastIndex = this.position;
    const match = word.exec(this.text)?.[0];
    if (match === undefined) return this.fail();
    this.position += match.length;
    const value =
      match === 'true' ? true : match === 'false' ? false : match === 'null' ? null : Number(match);
    return { kind: 'value', value };
  }

  private map(level: number): DataNode {
    const entries: DataEntry[] = [];
    this.position++;
    while (this.more('}')) {
      const start = this.position;
      const key = this.text[start] === '"' ? this.string() : null;
      this.skipBlank();
      if (key === null || this.text[this.position] !== ':') {
        this.fail();
        break;
      }
      this.position++;
      const value = this.value(level + 1);
      if (value !== null) entries.push({ key: key.value, at: start, value });
    }
    return { kind: 'map', entries };
  }

  private list(level: number): DataNode {
    const items: DataNode[] = [];
    this.position++;
    while (this.more(']')) {
      const value = this.value(level + 1);
      if (value !== null) items.push(value);
    }
    return { kind: 'list', items };
  }

  /** Stands at the next item of a map or list, or behind its end. */
  private more(close: string): boolean {
    if (this.failed()) return false;
    this.skipBlank();
    if (this.text[this.position] === ',') {
      this.position++;
      this.skipBlank();
    }
    if (this.position >= this.text.length) this.fail();
    if (this.text[this.position] !== close) return !this.failed();
    this.position++;
    return false;
  }

  private string(): (DataNode & { readonly kind: 'text' }) | null {
    const start = this.position;
    let i = start + 1;
    while (i < this.text.length && this.text[i] !== '"' && this.text[i] !== '\n') {
      i += this.text[i] === '\\' ? 2 : 1;
    }
    if (this.text[i] !== '"') {
      this.position = Math.min(i, this.text.length);
      return this.fail();
    }
    this.position = i + 1;
    const span = { start, end: i + 1 };
    return {
      kind: 'text',
      value: stringValue(this.text, span),
      literal: () => this.literal(span),
    };
  }

  private literal(span: Span): DataLiteral {
    const literal = stringLiteral(this.text, span);
    const { outer } = this;
    return outer === null
      ? literal
      : { mapped: mapThrough(literal.mapped, outer), span: spanThrough(literal.span, outer) };
  }

  private skipBlank(): void {
    blank.lastIndex = this.position;
    blank.exec(this.text);
    this.position = blank.lastIndex;
  }

  private failed(): boolean {
    return this.error !== null;
  }

  private fail(): null {
    this.error ??= this.position;
    this.position = this.text.length;
    return null;
  }
}

function stringValue(text: string, span: Span): string {
  const inner = text.slice(span.start + 1, span.end - 1);
  return inner.includes('\\') ? stringLiteral(text, span).mapped.text : inner;
}

/** A string with its quotes: what its escapes mean, and where. */
function stringLiteral(text: string, span: Span): DataLiteral {
  const builder = new MappedTextBuilder();
  const end = span.end - 1;
  for (let i = span.start + 1; i < end;) {
    if (text[i] === '\\') {
      const { printed, length } = escapeAt(text, i);
      builder.append(printed, i);
      i += length;
      continue;
    }
    plainRun.lastIndex = i;
    const run = plainRun.exec(text)?.[0] ?? text[i]!;
    builder.append(run, i);
    i += run.length;
  }
  return { mapped: builder.build({ start: span.start + 1, end }), span };
}

function escapeAt(text: string, i: number): { readonly printed: string; readonly length: number } {
  const letter = text[i + 1]!;
  if (letter !== 'u') return { printed: escapes[letter] ?? letter, length: 2 };
  const code = /^[\dA-Fa-f]{4}/.exec(text.slice(i + 2, i + 6))?.[0];
  return code === undefined
    ? { printed: letter, length: 2 }
    : { printed: String.fromCharCode(parseInt(code, 16)), length: 6 };
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
