import type { Span } from '../span';

/** A string of a BAML file: the literal with its quotes and hashes, and what stands between them. */
export interface BamlString {
  readonly span: Span;
  readonly inner: Span;
}

/** A lexical element: a word, a string, or a sign. */
interface BamlToken {
  readonly kind: 'word' | 'string' | 'sign';
  readonly text: string;
  readonly start: number;
  readonly string: BamlString | null;
}

/** A declaration at the top of a BAML file. */
export interface BamlBlock {
  readonly keyword: string;
  readonly name: string;
  /** What stands behind a key in it, words and strings without quotes, the first counting: `client`, `model`. */
  readonly values: ReadonlyMap<string, string>;
  /** The words of the lists in it: `strategy [A, B]`. */
  readonly strategy: readonly string[];
  /** The string behind `prompt`, or the one that is the whole body of a `template_string`. */
  readonly prompt: BamlString | null;
}

const keywords = new Set([
  'function', 'template_string', 'client', 'class', 'enum', 'test', 'generator', 'retry_policy', 'type', 'dynamic',
]); // prettier-ignore

const blank = /(?:\s|\/\/[^\n]*)*/y;
const opening = /(?<hashes>#*)"/y;
const word = /[\p{L}\p{N}_][\p{L}\p{N}_.-]*/uy;

/** The declarations of a BAML file. A keyword at the start of a line begins the next one, whatever is still open. */
export function bamlBlocks(text: string): BamlBlock[] {
  const blocks: BamlBlock[] = [];
  let tokens: BamlToken[] = [];
  const finish = (): void => {
    if (tokens.length > 1) blocks.push(blockOf(tokens));
    tokens = [];
  };
  for (const token of lex(text)) {
    const startsLine =
      token.start === 0 || text[token.start - 1] === '\n' || text[token.start - 1] === '\uFEFF';
    if (startsLine && token.kind === 'word' && keywords.has(token.text)) finish();
    tokens.push(token);
  }
  finish();
  return blocks;
}

function* lex(text: string): Generator<BamlToken> {
  const match = (pattern: RegExp, at: number): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const unclosed = new Set<string>();
  for (let i = match(blank, 0)![0].length; i < text.length; i += match(blank, i)![0].length) {
    const start = i;
    const hashes = match(opening, i)?.groups?.hashes;
    if (hashes !== undefined) {
      const close = `"${hashes}`;
      const from = i + hashes.length + 1;
      const end = unclosed.has(close) ? -1 : hashes === '' ? quoteEnd(text, from) : text.indexOf(close, from);
      if (end >= 0) {
        i = end + close.length;
        const inner = { start: from, end };
        yield {
          kind: 'string',
          text: text.slice(from, end),
          start,
          string: { span: { start, end: i }, inner },
        };
        continue;
      }
      if (hashes !== '') unclosed.add(close);
    }
    const found = match(word, i)?.[0] ?? text[i]!;
    i += found.length;
    yield { kind: found.length > 1 || /\w/.test(found) ? 'word' : 'sign', text: found, start, string: null };
  }
}

/** The quote that closes a plain string, which ends with its line; -1 if none does. */
function quoteEnd(text: string, from: number): number {
  for (let i = from; i < text.length && text[i] !== '\n'; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
  return -1;
}

function blockOf(tokens: readonly BamlToken[]): BamlBlock {
  const keyword = tokens[0]!.text;
  // `client<llm> Name`
  const nameAt = tokens[1]?.text === '<' ? 4 : 1;
  const values = new Map<string, string>();
  let prompt: BamlString | null = null;
  let strategy: readonly string[] = [];
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1];
    if (i <= nameAt || token.kind !== 'word' || next === undefined) continue;
    if (token.text === 'prompt' && next.string !== null) prompt ??= next.string;
    if (token.text === 'strategy' && next.text === '[') strategy = listFrom(tokens, i + 2);
    if (next.kind !== 'sign' && !values.has(token.text)) values.set(token.text, next.text);
  }
  if (keyword === 'template_string') prompt = tokens.find(({ string }) => string !== null)?.string ?? null;
  return { keyword, name: tokens[nameAt]?.text ?? '', values, strategy, prompt };
}

function listFrom(tokens: readonly BamlToken[], from: number): string[] {
  const words: string[] = [];
  for (let i = from; i < tokens.length && tokens[i]!.text !== ']'; i++) {
    if (tokens[i]!.kind !== 'sign') words.push(tokens[i]!.text);
  }
  return words;
}
