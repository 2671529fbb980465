import type { Grammar } from '../../syntax/grammars';
import { isKnown } from '../../syntax/syntaxTree';
import type { SyntaxNode, SyntaxTree } from '../../syntax/syntaxTree';

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
  if (!source.includes('</') && !source.includes('/>')) return source;
  const lone = loneAmpersands(source);
  const found = new Set<number>();
  const add = (start: number, end: number): void => {
    for (const at of lone) if (at >= start && at < end) found.add(at);
  };
  for (const at of lone) {
    const before = nodesAt(root, at - 1);
    if (before.some(({ type, end }) => end === at && textTypes.has(type))) add(at, textEnd(source, at));
    const around = nodesAt(root, at);
    const attribute = around.findIndex(({ type }) => type === 'jsx_attribute');
    if (attribute >= 0 && around[attribute + 1]?.type === 'string') found.add(at);
  }
  let blotted = '';
  let done = 0;
  for (const at of [...found].sort((a, b) => a - b)) {
    blotted += `${source.slice(done, at)}_`;
    done = at + 1;
  }
  return blotted + source.slice(done);
}

const textTypes = new Set(['jsx_text', 'html_character_reference']);

function loneAmpersands(source: string): number[] {
  const found: number[] = [];
  for (let at = source.indexOf('&'); at >= 0; at = source.indexOf('&', at + 1)) {
    reference.lastIndex = at;
    if (!reference.test(source)) found.push(at);
  }
  return found;
}

/** The nodes around a character, from the root inwards; none where the parser did not stumble. */
function nodesAt(root: SyntaxNode, offset: number): SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  let node: SyntaxNode | null = root;
  while (node !== null) {
    if (isKnown(node)) return [];
    nodes.push(node);
    node = childAt(node.children, offset);
  }
  return nodes;
}

function childAt(children: readonly SyntaxNode[], offset: number): SyntaxNode | null {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (children[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  const child = children[low];
  return child !== undefined && child.start <= offset ? child : null;
}

function textEnd(source: string, start: number): number {
  const stop = /[<{]/g;
  stop.lastIndex = start;
  return stop.exec(source)?.index ?? source.length;
}
