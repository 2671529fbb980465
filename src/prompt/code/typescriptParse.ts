import type { Grammar } from './grammars';
import type { SyntaxNode, SyntaxTree } from './syntaxTree';

/** Every round costs a parse. Few files need one, none seen needs more than ten. */
const maxRounds = 24;

/**
 * Parses TypeScript or JavaScript, around what the grammars do not know though the language allows it: a lone `&` in
 * JSX text, `import('m')` as a type argument, `export type *`. They see a text of the same length with these blotted
 * out, so that all offsets hold for the real one. Null if the parser gave up.
 */
export function parseTypescript(grammar: Grammar, text: string): SyntaxTree | null {
  let source = text.includes('import(') || text.includes('type') ? blotTypes(text) : text;
  let tree = grammar.parse(source);
  for (let round = 0; round < maxRounds && tree !== null && tree.firstError !== null; round++) {
    const next = blotAmpersands(source, tree.root);
    if (next === source) break;
    const better = grammar.parse(next);
    if (better === null) break;
    source = next;
    tree = better;
  }
  return tree;
}

function blotTypes(text: string): string {
  return text
    .replace(
      /(<\s*|\btypeof\s+|\breadonly\s+)(import\(\s*(?:'[^'\n]*'|"[^"\n]*")\s*\))/g,
      (_, before: string, type: string) => before + '_'.repeat(type.length),
    )
    .replace(/(\bexport\s+)type(?=\s*\*)/g, '$1    ');
}

/** What the grammars take for a character reference. */
const reference = /&(?:#(?:x[\da-f]{1,6}|\d{1,5})|[a-z]{1,30});/iy;

/** Blots out the lone `&` behind JSX text that the parser stumbled over, up to the next tag or expression. */
function blotAmpersands(source: string, root: SyntaxNode): string {
  const found = new Set<number>();
  const add = (start: number, end: number): void => {
    for (let at = source.indexOf('&', start); at >= 0 && at < end; at = source.indexOf('&', at + 1)) {
      reference.lastIndex = at;
      if (!reference.test(source)) found.add(at);
    }
  };
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { type, children, end } = node;
    if ((type === 'jsx_text' || type === 'html_character_reference') && source[end] === '&') {
      add(end, textEnd(source, end));
    }
    if (type === 'jsx_attribute') {
      for (const child of children) if (child.type === 'string') add(child.start, child.end);
    }
    for (const child of children) open.push(child);
  }
  const characters = [...found].sort((a, b) => a - b);
  let blotted = '';
  let done = 0;
  for (const at of characters) {
    blotted += `${source.slice(done, at)}_`;
    done = at + 1;
  }
  return blotted + source.slice(done);
}

function textEnd(source: string, start: number): number {
  const stop = /[<{]/g;
  stop.lastIndex = start;
  return stop.exec(source)?.index ?? source.length;
}
