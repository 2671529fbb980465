import type { SyntaxNode } from '../../syntax/syntaxTree';

/** The text of each heredoc by the node that announces it; the grammar has it behind the line, as a node apart. */
const bodies = new WeakMap<SyntaxNode, SyntaxNode>();

/** Finds for each `<<~NAME` of a file the body that belongs to it: they follow in the order they are announced in. */
export function pairHeredocs(root: SyntaxNode, text: string): void {
  const announced: SyntaxNode[] = [];
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'heredoc_beginning') announced.push(node);
    if (node.type === 'heredoc_body') {
      const name = nameOf(node.children.at(-1), text);
      const index = announced.findIndex((each) => nameOf(each, text) === name);
      if (index >= 0) bodies.set(announced.splice(index, 1)[0]!, node);
    }
    for (let i = node.children.length - 1; i >= 0; i--) open.push(node.children[i]!);
  }
}

/** The `heredoc_body` that a `heredoc_beginning` announces; null in broken code. */
export function heredocBody(beginning: SyntaxNode): SyntaxNode | null {
  return bodies.get(beginning) ?? null;
}

function nameOf(node: SyntaxNode | undefined, text: string): string {
  if (node === undefined) return '';
  return text
    .slice(node.start, node.end)
    .replace(/^<<[~-]?/, '')
    .replace(/^["'`]|["'`]$/g, '')
    .trim();
}

/** What a squiggly heredoc takes off the lines of its text: the indentation that all with content share. */
export interface Indent {
  /** Offsets at which lines of the text begin, in order. */
  readonly lines: readonly number[];
  readonly width: number;
}

/** The lines of a heredoc's text between two offsets; what stands in interpolations has no lines of its own. */
export function indentOf(text: string, start: number, end: number, holes: readonly SyntaxNode[]): Indent {
  const lines: number[] = [];
  let width = Infinity;
  let hole = 0;
  for (let at = start; at < end; at = text.indexOf('\n', at) + 1 || end) {
    while (hole < holes.length && holes[hole]!.end <= at) hole++;
    const inHole = hole < holes.length && holes[hole]!.start < at;
    if (inHole) continue;
    lines.push(at);
    const content = contentStart(text, at, end);
    if (content < end && text[content] !== '\n' && text[content] !== '\r') {
      width = Math.min(width, columns(text, at, content));
    }
  }
  return { lines, width: width === Infinity ? 0 : width };
}

/** Where the text of a line begins once the shared indentation is taken off. */
export function cutLine(text: string, line: number, end: number, width: number): number {
  let at = line;
  for (let column = 0; at < end && (text[at] === ' ' || text[at] === '\t'); at++) {
    column += text[at] === '\t' ? 8 - (column % 8) : 1;
    if (column > width) break;
  }
  return at;
}

function contentStart(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
  return at;
}

function columns(text: string, from: number, to: number): number {
  let column = 0;
  for (let at = from; at < to; at++) column += text[at] === '\t' ? 8 - (column % 8) : 1;
  return column;
}
