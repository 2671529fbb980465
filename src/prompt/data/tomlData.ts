import { MappedTextBuilder } from '../mappedText';
import type { DataDocument, DataEntry, DataLiteral, DataNode, MapNode, TextNode } from './dataNode';

/**
 * Reads TOML with the place of every text. A statement that makes no sense ends with its line, and the rest is read
 * on. Never throws, linear in the text.
 */
export function tomlData(text: string): DataDocument {
  const reader = new TomlReader(text);
  reader.document();
  const { error } = reader;
  return {
    root: reader.root,
    problem:
      error === null
        ? null
        : {
            message: 'TOML: unexpected text.',
            span: { start: error, end: Math.min(error + 1, text.length) },
          },
  };
}

/** A table that is still being filled; found by key without a search, as a document may have any number. */
class Table implements MapNode {
  readonly kind = 'map';
  readonly entries: DataEntry[] = [];
  private readonly index = new Map<string, DataNode>();

  get(key: string): DataNode | undefined {
    return this.index.get(key);
  }

  add(key: string, at: number, value: DataNode): void {
    this.index.set(key, value);
    this.entries.push({ key, at, value });
  }
}

const deepest = 100;
const blank = /(?:[ \t\uFEFF]|\r?\n|#[^\n]*)*/y;
const inlineBlank = /[ \t]*/y;
const bareKey = /[\p{L}\p{N}_-]+/uy;
/** Numbers, dates and words: everything that is no text, up to what can end a value. */
const bareValue = /[^\s,#[\]{}"'=]+(?: \d\d:[^\s,#[\]{}]+)?/y;

class TomlReader {
  readonly root = new Table();
  error: number | null = null;
  private position = 0;
  private table = this.root;

  constructor(private readonly text: string) {}

  document(): void {
    while (this.more()) {
      const start = this.position;
      const done = this.text[start] === '[' ? this.header() : this.assignment(this.table, 0);
      if (done) continue;
      this.error ??= this.position;
      const lineBreak = this.text.indexOf('\n', Math.max(this.position, start));
      this.position = lineBreak < 0 ? this.text.length : lineBreak;
    }
  }

  /** `[a.b]` or `[[a.b]]`: where the statements below it belong. */
  private header(): boolean {
    const isList = this.text.startsWith('[[', this.position);
    const start = this.position;
    this.position += isList ? 2 : 1;
    const path = this.keyPath();
    const close = isList ? ']]' : ']';
    if (path === null || !this.text.startsWith(close, this.position)) return false;
    this.position += close.length;
    const last = path.pop()!;
    const parent = tableAt(this.root, path, start);
    if (!isList) {
      this.table = tableAt(parent, [last], start);
      return true;
    }
    this.table = new Table();
    const list = parent.get(last);
    if (list?.kind === 'list') (list.items as DataNode[]).push(this.table);
    else parent.add(last, start, { kind: 'list', items: [this.table] });
    return true;
  }

  private assignment(table: Table, level: number): boolean {
    const start = this.position;
    const path = this.keyPath();
    if (path === null || this.text[this.position] !== '=') return false;
    this.position++;
    const value = this.value(level);
    if (value === null) return false;
    const last = path.pop()!;
    tableAt(table, path, start).add(last, start, value);
    return true;
  }

  private keyPath(): string[] | null {
    const path: string[] = [];
    for (;;) {
      this.skip(inlineBlank);
      const c = this.text[this.position];
      const quoted = c === '"' || c === "'" ? this.string() : null;
      bareKey.lastIndex = this.position;
      const key = quoted?.value ?? bareKey.exec(this.text)?.[0];
      if (key === undefined) return null;
      if (quoted === null) this.position += key.length;
      path.push(key);
      this.skip(inlineBlank);
      if (this.text[this.position] !== '.' || path.length > deepest) return path;
      this.position++;
    }
  }

  private value(level: number): DataNode | null {
    this.skip(inlineBlank);
    if (level > deepest) return null;
    const c = this.text[this.position];
    if (c === '"' || c === "'") return this.string();
    if (c === '[') return this.list(level + 1);
    if (c === '{') return this.inlineTable(level + 1);
    bareValue.lastIndex = this.position;
    const word = bareValue.exec(this.text)?.[0];
    if (word === undefined) return null;
    this.position += word.length;
    if (word === 'true' || word === 'false') return { kind: 'value', value: word === 'true' };
    const number = Number(word.replaceAll('_', ''));
    return { kind: 'value', value: Number.isNaN(number) ? null : number };
  }

  private list(level: number): DataNode | null {
    const items: DataNode[] = [];
    this.position++;
    for (;;) {
      this.skip(blank);
      if (this.take(']')) return { kind: 'list', items };
      const value = this.value(level);
      if (value === null) return null;
      items.push(value);
      this.skip(blank);
      if (!this.take(',') && this.text[this.position] !== ']') return null;
    }
  }

  private inlineTable(level: number): DataNode | null {
    const table = new Table();
    this.position++;
    for (;;) {
      this.skip(blank);
      if (this.take('}')) return table;
      if (!this.assignment(table, level)) return null;
      this.skip(blank);
      if (!this.take(',') && this.text[this.position] !== '}') return null;
    }
  }

  private string(): TextNode | null {
    const { text, position: start } = this;
    const quote = text[start]!;
    const isLong = text.startsWith(quote.repeat(3), start);
    const width = isLong ? 3 : 1;
    const from = start + width;
    let end = from;
    while (end < text.length && !text.startsWith(quote.repeat(width), end)) {
      if (text[end] === '\n' && !isLong) return null;
      end += text[end] === '\\' && quote === '"' ? 2 : 1;
    }
    if (end >= text.length) {
      this.position = text.length;
      return null;
    }
    // Up to two quotes may stand right before the three that close.
    while (isLong && text[end + 3] === quote) end++;
    this.position = end + width;
    const literal = (): DataLiteral => ({
      mapped: stringText(text, from, end, quote === '"', isLong),
      span: { start, end: end + width },
    });
    return { kind: 'text', value: literal().mapped.text, literal };
  }

  private more(): boolean {
    this.skip(blank);
    return this.position < this.text.length;
  }

  private take(c: string): boolean {
    if (this.text[this.position] !== c) return false;
    this.position++;
    return true;
  }

  private skip(pattern: RegExp): void {
    pattern.lastIndex = this.position;
    pattern.exec(this.text);
    this.position = pattern.lastIndex;
  }
}

/** The table at a path, made where it is missing; the last item of a list of tables. */
function tableAt(from: Table, path: readonly string[], offset: number): Table {
  let table = from;
  for (const key of path) {
    const found = table.get(key);
    const inner = found?.kind === 'list' ? found.items.at(-1) : found;
    if (inner instanceof Table) {
      table = inner;
      continue;
    }
    const made = new Table();
    table.add(key, offset, made);
    table = made;
  }
  return table;
}

const lineContinuation = /\\[ \t]*\r?\n\s*/y;

function stringText(
  text: string,
  from: number,
  end: number,
  escaped: boolean,
  isLong: boolean,
): DataLiteral['mapped'] {
  const builder = new MappedTextBuilder();
  // The line break right behind the opening quotes is not part of the text.
  const lineBreak = !isLong ? 0 : text.startsWith('\r\n', from) ? 2 : text[from] === '\n' ? 1 : 0;
  for (let i = from + lineBreak; i < end;) {
    if (text[i] !== '\\' || !escaped) {
      const next = escaped ? text.indexOf('\\', i) : end;
      const to = next < 0 ? end : Math.min(next, end);
      builder.append(text.slice(i, to), i);
      i = to;
      continue;
    }
    lineContinuation.lastIndex = i;
    if (isLong && lineContinuation.test(text)) {
      i = lineContinuation.lastIndex;
      continue;
    }
    const { printed, length } = escapeAt(text, i);
    builder.append(printed, i);
    i += length;
  }
  return builder.build({ start: from, end });
}

function escapeAt(text: string, i: number): { readonly printed: string; readonly length: number } {
  const letter = text[i + 1] ?? '';
  const digits = { x: 2, u: 4, U: 8 }[letter];
  if (digits === undefined) return { printed: escapes[letter] ?? letter, length: 2 };
  const code = parseInt(text.slice(i + 2, i + 2 + digits), 16);
  const isCharacter = code >= 0 && code <= 0x10ffff;
  return { printed: isCharacter ? String.fromCodePoint(code) : '\uFFFD', length: 2 + digits };
}

const escapes: Readonly<Record<string, string>> = {
  b: '\b', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t',
}; // prettier-ignore
