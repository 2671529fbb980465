import { stringEnd } from './tagScan';

/** One word of a Handlebars tag, in order. */
export interface Word {
  readonly kind: 'path' | 'string' | 'literal' | 'open' | 'close' | 'hash' | 'block';
  readonly text: string;
}

const word =
  /\s+|(?<block>as\s+\|[^|]*\|)|(?<hash>[\p{L}_][\p{L}\p{N}_-]*)=|(?<path>(?:\.\.?\/)*@?(?:\[[^\]]*\]|[\p{L}\p{N}_$-]+|\.)(?:[./](?:\[[^\]]*\]|[\p{L}\p{N}_$-]+))*)|(?<open>\()|(?<close>\))/uy;

/** The words of a tag's content; null if it holds something that is no Handlebars expression. */
export function splitWords(content: string): Word[] | null {
  const words: Word[] = [];
  let i = 0;
  while (i < content.length) {
    if (content[i] === '"' || content[i] === "'") {
      const end = stringEnd(content, i);
      if (end < 0) return null;
      words.push({ kind: 'string', text: content.slice(i + 1, end) });
      i = end + 1;
      continue;
    }
    word.lastIndex = i;
    const match = word.exec(content);
    if (match === null) return null;
    i = word.lastIndex;
    const { block, hash, path, open, close } = match.groups ?? {};
    if (block !== undefined) words.push({ kind: 'block', text: block.slice(block.indexOf('|') + 1, -1) });
    else if (hash !== undefined) words.push({ kind: 'hash', text: hash });
    else if (path !== undefined) words.push({ kind: isLiteral(path) ? 'literal' : 'path', text: path });
    else if (open !== undefined) words.push({ kind: 'open', text: '(' });
    else if (close !== undefined) words.push({ kind: 'close', text: ')' });
  }
  return words;
}

function isLiteral(path: string): boolean {
  return /^(?:true|false|null|undefined|-?\d+(?:\.\d+)?)$/.test(path);
}

/** Block names that introduce items: inside, plain names are fields of the item and not of the input. */
interface Block {
  readonly name: string;
  readonly changesContext: boolean;
  readonly names: ReadonlySet<string>;
}

/** The blocks around a tag. */
export class HandlebarsBlocks {
  private readonly blocks: Block[] = [];
  private nextRawEnd = -1;

  /** Where the next raw block ends; the end of the text if none does. Asked for rising offsets, it searches once. */
  rawEnd(text: string, from: number): number {
    if (this.nextRawEnd < from) {
      const found = text.indexOf('{{{{/', from);
      this.nextRawEnd = found < 0 ? text.length : found;
    }
    return this.nextRawEnd;
  }

  open(name: string, names: readonly string[]): void {
    // Deeper nesting than anyone writes shares the last block, so that a look-up stays cheap.
    if (this.blocks.length >= 100) return;
    const changesContext = (name === 'each' || name === 'with') && names.length === 0;
    this.blocks.push({ name, changesContext, names: new Set(names) });
  }

  close(name: string): void {
    if (this.blocks.at(-1)?.name === name) this.blocks.pop();
  }

  /** The free variable that a path reads; null for an item's field, `this` and `@index`. */
  freeName(path: string): string | null {
    if (path.startsWith('@')) return path.startsWith('@root.') ? path.slice(6) : null;
    let contexts = this.blocks.filter((block) => block.changesContext).length;
    let name = path;
    while (name.startsWith('../')) {
      name = name.slice(3);
      contexts--;
    }
    name = name.replace(/^(?:this|\.)(?:[./]|$)/, '');
    if (name === '' || name === '..' || contexts > 0) return null;
    const root = name.split(/[./]/, 1)[0]!;
    if (name === path && this.blocks.some((block) => block.names.has(root))) return null;
    return name;
  }
}

/** The free variables of words that are parameters: a path behind `(` is a helper's name. */
export function parameterNames(words: readonly Word[], blocks: HandlebarsBlocks): string[] {
  const names = new Set<string>();
  for (const [i, { kind, text }] of words.entries()) {
    if (kind !== 'path' || words[i - 1]?.kind === 'open') continue;
    const name = blocks.freeName(text);
    if (name !== null) names.add(name);
  }
  return [...names];
}
