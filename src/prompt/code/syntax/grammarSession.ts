import type { Edit, Parser, Point, Tree } from '@vscode/tree-sitter-wasm';
import { StatementMemory } from './statementMemory';
import { copyTree } from './syntaxTree';
import type { GrammarWords, SyntaxTree } from './syntaxTree';
import { editBetween, sizeOf } from './textEdit';
import type { TextEdit } from './textEdit';

/** A text that has been parsed, with what there is to take over from it. */
interface Parsed {
  readonly text: string;
  readonly tree: Tree;
  readonly memory: StatementMemory;
}

/**
 * Texts of one document kept at a time: a front end may parse one document in several versions, repairing what the
 * grammar does not know.
 */
const keptTexts = 3;

/**
 * Parses one document again and again while somebody types in it. Each text is compared with the last ones; only what
 * has changed is parsed, and the front end reads only what has changed. No edits need to be told.
 */
export class GrammarSession {
  private parsed: Parsed[] = [];

  /** Null if the parser gave up; throws if it ran out of memory. Then nothing is kept. */
  parse(text: string, parser: Parser, words: GrammarWords, isLate: () => boolean): SyntaxTree | null {
    const { last, edit } = this.nearest(text);
    if (last !== null) last.tree.edit(treeEdit(last.text, text, withWordBefore(edit, text)));
    let tree: Tree | null = null;
    try {
      tree = parser.parse(text, last?.tree ?? null, { progressCallback: isLate });
    } finally {
      if (tree === null) this.free();
    }
    if (tree === null) return null;
    const memory = last?.memory ?? new StatementMemory();
    memory.next(edit, last === null ? [] : changedSpans(last.tree, tree));
    last?.tree.delete();
    this.parsed = [{ text, tree, memory }, ...this.parsed.filter((each) => each !== last)];
    for (const old of this.parsed.splice(keptTexts)) old.tree.delete();
    return copyTree(tree, words, memory);
  }

  /** Gives back the parser's memory. The session can be used on, and begins anew. */
  free(): void {
    for (const { tree } of this.parsed) tree.delete();
    this.parsed = [];
  }

  /** The kept text that the smallest edit leads from, and that edit. */
  private nearest(text: string): { readonly last: Parsed | null; readonly edit: TextEdit } {
    const edits = this.parsed.map((last) => ({ last, edit: editBetween(last.text, text) }));
    const [nearest] = edits.sort((a, b) => sizeOf(a.edit) - sizeOf(b.edit));
    return nearest ?? { last: null, edit: { start: 0, oldEnd: 0, newEnd: text.length } };
  }
}

function changedSpans(before: Tree, after: Tree): { start: number; end: number }[] {
  return before
    .getChangedRanges(after)
    .map(({ startIndex, endIndex }) => ({ start: startIndex, end: endIndex }));
}

/**
 * The edit from the end of the word before it. Where it begins behind the line break that opens a block, the parser
 * would take over the end of that line, and then try two readings of all that follows.
 */
function withWordBefore(edit: TextEdit, text: string): TextEdit {
  return { ...edit, start: Math.max(0, text.slice(0, edit.start).trimEnd().length - 1) };
}

function treeEdit(before: string, after: string, { start, oldEnd, newEnd }: TextEdit): Edit {
  const startPosition = positionAfter(before, 0, start, { row: 0, column: 0 });
  return {
    startIndex: start,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition,
    oldEndPosition: positionAfter(before, start, oldEnd, startPosition),
    newEndPosition: positionAfter(after, start, newEnd, startPosition),
  };
}

/** The position at `to`, given that of `from`. */
function positionAfter(text: string, from: number, to: number, { row, column }: Point): Point {
  let lineStart = from - column;
  let lines = row;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    lines++;
    lineStart = at + 1;
  }
  return { row: lines, column: to - lineStart };
}
