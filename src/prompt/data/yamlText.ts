import type { Scalar } from 'yaml';
import type { MappedText } from '../mappedText';
import { MappedTextBuilder } from '../mappedText';
import type { Span } from '../span';

/** A YAML scalar as text: what it means, where each character stands, and the literal with its quotes. */
export interface YamlText {
  readonly mapped: MappedText;
  /** Content lines of a block scalar; an inline scalar with its quotes. */
  readonly span: Span;
}

/** Maps a string scalar of a YAML text that begins at `offset` of `document`; null if it is no string. */
export function yamlText(document: string, offset: number, scalar: Scalar): YamlText | null {
  if (typeof scalar.value !== 'string' || !scalar.range) return null;
  const value = scalar.value;
  const start = offset + scalar.range[0];
  const end = offset + scalar.range[1];
  const isBlock = scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED';
  const isQuoted = scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE';
  const from = isBlock ? contentStart(document, start, end) : start + (isQuoted ? 1 : 0);
  const indent = isBlock ? indentation(document.slice(from, end), value) : Infinity;
  const walker = new ScalarWalker(document, from, end, indent, quoteOf(scalar));
  const builder = new MappedTextBuilder();
  let first = -1;
  for (let i = 0; i < value.length;) {
    const step = walker.next(value, i);
    // What the walk cannot find keeps its meaning; all of it stands where the walk stood.
    const [text, at] = step ?? [value[i]!, walker.position];
    builder.append(text, at);
    if (first < 0 && text.trim() !== '') first = at;
    i += text.length;
  }
  const mapped = builder.build({ start: from, end: Math.max(from, walker.position) });
  if (!isBlock) return { mapped, span: { start, end } };
  const last = from + document.slice(from, end).trimEnd().length;
  return { mapped, span: { start: first < 0 ? from : first, end: Math.max(first, last) } };
}

type Quote = 'single' | 'double' | null;

function quoteOf({ type }: Scalar): Quote {
  if (type === 'QUOTE_SINGLE') return 'single';
  return type === 'QUOTE_DOUBLE' ? 'double' : null;
}

function contentStart(document: string, start: number, end: number): number {
  const lineBreak = document.indexOf('\n', start);
  return lineBreak < 0 || lineBreak >= end ? end : lineBreak + 1;
}

/** Blanks that every line of a block scalar loses; what the value's first line keeps was asked for by an indicator. */
function indentation(source: string, value: string): number {
  return leadingBlanks(source) - leadingBlanks(value);
}

function leadingBlanks(text: string): number {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  return /^ */.exec(first)![0].length;
}

/** Walks through the source of a scalar in step with its value. */
class ScalarWalker {
  constructor(
    private readonly source: string,
    public position: number,
    private readonly end: number,
    private readonly indent: number,
    private readonly quote: Quote,
  ) {
    this.skipIndent();
  }

  /** The next piece of the value and where it stands; null if the source does not continue like the value. */
  next(value: string, at: number): [string, number] | null {
    const wanted = value[at]!;
    while (this.position < this.end) {
      const c = this.source[this.position]!;
      // What is no escape keeps its letters.
      const escape = this.quote === 'double' && c === '\\' ? this.readEscape() : null;
      if (escape !== null) {
        if (escape.text === '') {
          this.position += escape.length;
          this.skipIndent();
          continue;
        }
        if (value.startsWith(escape.text, at)) {
          this.position += escape.length;
          return [escape.text, this.position - escape.length];
        }
      }
      const isLineBreak = c === '\n' || (c === '\r' && this.source[this.position + 1] === '\n');
      if (isLineBreak && (wanted === '\n' || wanted === ' ')) {
        const lineBreak = this.position;
        this.position += c === '\r' ? 2 : 1;
        this.skipIndent();
        return [wanted, lineBreak];
      }
      if (c === wanted) {
        // `''` in a single-quoted scalar is one quote.
        const doubled = this.quote === 'single' && c === "'" && this.source[this.position + 1] === "'";
        const width = doubled ? 2 : 1;
        this.position += width;
        return [c, this.position - width];
      }
      if (c !== ' ' && c !== '\t' && c !== '\r' && c !== '\n') return null;
      this.position++;
      if (c === '\n') this.skipIndent();
    }
    return null;
  }

  private skipIndent(): void {
    for (let i = 0; i < this.indent && this.position < this.end; i++) {
      const c = this.source[this.position];
      if (c !== ' ' && !(this.indent === Infinity && c === '\t')) return;
      this.position++;
    }
  }

  /** The escape at the position; null if the backslash there begins none. */
  private readEscape(): { readonly text: string; readonly length: number } | null {
    const letter = this.source[this.position + 1] ?? '';
    if (letter === '\n') return { text: '', length: 2 };
    if (letter === '\r' && this.source[this.position + 2] === '\n') return { text: '', length: 3 };
    const digits = { x: 2, u: 4, U: 8 }[letter];
    if (digits === undefined) {
      const text = escapes[letter];
      return text === undefined ? null : { text, length: 2 };
    }
    const written = this.source.slice(this.position + 2, this.position + 2 + digits);
    const code = written.length === digits && /^[\da-f]+$/i.test(written) ? parseInt(written, 16) : Infinity;
    return code <= 0x10ffff ? { text: String.fromCodePoint(code), length: 2 + digits } : null;
  }
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0', 'a': '\x07', 'b': '\b', 'e': '\x1b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
  'N': '\x85', '_': '\xa0', 'L': '\u2028', 'P': '\u2029', '"': '"', '/': '/', '\\': '\\', ' ': ' ', '\t': '\t',
}; // prettier-ignore
