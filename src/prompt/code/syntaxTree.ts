import type { Language, TreeCursor } from '@vscode/tree-sitter-wasm';
import type { Span } from '../span';

/** A node of a parsed file, copied out of the parser: plain data that nobody has to free. */
export interface SyntaxNode {
  /** The grammar's name for it; for punctuation and keywords the text itself; `ERROR` for what made no sense. */
  readonly type: string;
  /** False for punctuation and keywords. */
  readonly named: boolean;
  /** True for what the parser put in to make sense of the rest; such a node is empty. */
  readonly missing: boolean;
  /** What the node is to its parent (`name`, `body` …). */
  readonly field: string | null;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** All children in order, comments and punctuation included. */
  readonly children: readonly SyntaxNode[];
}

/** A parsed file. */
export interface SyntaxTree {
  readonly root: SyntaxNode;
  /** The first place that the grammar could not make sense of. */
  readonly firstError: Span | null;
}

/** The first child with that field, or null. */
export function childOf(node: SyntaxNode, field: string): SyntaxNode | null {
  for (const child of node.children) if (child.field === field) return child;
  return null;
}

const anywhere = new Set(['comment', 'line_comment', 'block_comment', 'line_continuation']);

/** The named children in order, without what may stand anywhere: comments and line continuations. */
export function namedChildren(node: SyntaxNode): SyntaxNode[] {
  return node.children.filter(({ named, type }) => named && !anywhere.has(type));
}

const noChildren: readonly SyntaxNode[] = [];

/**
 * Copies what a cursor walks over. One pass over the whole tree costs a third of the parse, and less than asking the
 * parser for one node at a time; its depth is not limited by the stack.
 */
export function copyTree(cursor: TreeCursor, language: Language): SyntaxTree {
  const kinds = language.types.map((type, id) => ({ type, named: language.nodeTypeIsNamed(id) }));
  return new TreeCopier(cursor, kinds, language.fields).copy();
}

interface MutableNode extends SyntaxNode {
  children: SyntaxNode[] | readonly SyntaxNode[];
}

class TreeCopier {
  private firstError: Span | null = null;

  constructor(
    private readonly cursor: TreeCursor,
    private readonly kinds: readonly { readonly type: string; readonly named: boolean }[],
    private readonly fields: readonly (string | null)[],
  ) {}

  copy(): SyntaxTree {
    const { cursor } = this;
    const root = this.node();
    const open: MutableNode[] = [];
    let parent = root;
    let more = cursor.gotoFirstChild();
    while (more) {
      const node = this.node();
      if (parent.children === noChildren) parent.children = [node];
      else (parent.children as SyntaxNode[]).push(node);
      if (cursor.gotoFirstChild()) {
        open.push(parent);
        parent = node;
        continue;
      }
      while (!(more = cursor.gotoNextSibling()) && cursor.gotoParent()) {
        const above = open.pop();
        if (above === undefined) break;
        parent = above;
      }
    }
    return { root, firstError: this.firstError };
  }

  private node(): MutableNode {
    const { cursor } = this;
    const kind = this.kinds[cursor.nodeTypeId];
    const start = cursor.startIndex;
    const end = cursor.endIndex;
    const missing = start === end && cursor.nodeIsMissing;
    if (kind === undefined || missing) this.firstError ??= { start, end };
    return {
      type: kind?.type ?? 'ERROR',
      named: kind?.named ?? true,
      missing,
      field: this.fields[cursor.currentFieldId] ?? null,
      start,
      end,
      children: noChildren,
    };
  }
}
