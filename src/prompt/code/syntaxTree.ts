import type { Language, Tree, TreeCursor } from '@vscode/tree-sitter-wasm';
import type { Span } from '../span';
import type { StatementMemory } from './statementMemory';

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
  /** What is known from the last time the text was read; null if it is read once. */
  readonly memory: StatementMemory | null;
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
 * Copies a tree. One pass over the whole tree costs a third of the parse, and less than asking the parser for one node
 * at a time; its depth is not limited by the stack. Statements that are known from the last time are copied only if
 * somebody looks into them, which works as long as the tree lives.
 */
export function copyTree(tree: Tree, language: Language, memory: StatementMemory | null): SyntaxTree {
  const kinds = language.types.map((type, id) => ({ type, named: language.nodeTypeIsNamed(id) }));
  const copier = new TreeCopier(tree, kinds, language.fields, memory);
  const cursor = tree.walk();
  try {
    const root = copier.copy(cursor);
    memory?.hasErrorsAt(copier.errors);
    return { root, firstError: copier.firstError, memory };
  } finally {
    cursor.delete();
  }
}

interface MutableNode extends SyntaxNode {
  children: SyntaxNode[] | readonly SyntaxNode[];
}

/** What a grammar calls a node. */
interface Kind {
  readonly type: string;
  readonly named: boolean;
}

class TreeCopier {
  firstError: Span | null = null;
  /** Where errors begin. */
  readonly errors: number[] = [];

  constructor(
    private readonly tree: Tree,
    private readonly kinds: readonly Kind[],
    private readonly fields: readonly (string | null)[],
    private readonly memory: StatementMemory | null,
  ) {}

  /** The node at a cursor, with all that is in it. */
  copy(cursor: TreeCursor): SyntaxNode {
    const root = this.node(cursor);
    const open: MutableNode[] = [];
    let parent = root;
    let more = cursor.gotoFirstChild();
    while (more) {
      const node = this.nodeOrKnown(cursor);
      if (parent.children === noChildren) parent.children = [node];
      else (parent.children as SyntaxNode[]).push(node);
      if (!(node instanceof KnownNode) && cursor.gotoFirstChild()) {
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
    return root;
  }

  private nodeOrKnown(cursor: TreeCursor): MutableNode | KnownNode {
    // Every question to the cursor costs as much as all that is done here with the answer.
    const kind = this.kinds[cursor.nodeTypeId];
    const start = cursor.startIndex;
    const end = cursor.endIndex;
    if (this.memory === null || kind?.named !== true || !this.memory.knows(kind.type, start, end)) {
      return this.nodeOf(cursor, kind, start, end);
    }
    const field = this.fields[cursor.currentFieldId] ?? null;
    const index = cursor.currentDescendantIndex;
    return new KnownNode(kind.type, field, start, end, () => this.childrenOf(index));
  }

  private node(cursor: TreeCursor): MutableNode {
    return this.nodeOf(cursor, this.kinds[cursor.nodeTypeId], cursor.startIndex, cursor.endIndex);
  }

  private nodeOf(cursor: TreeCursor, kind: Kind | undefined, start: number, end: number): MutableNode {
    const missing = start === end && cursor.nodeIsMissing;
    if (kind === undefined || missing) {
      this.firstError ??= { start, end };
      this.errors.push(start);
    }
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

  /** The children of a node by its number in the tree. */
  private childrenOf(index: number): readonly SyntaxNode[] {
    const cursor = this.tree.walk();
    try {
      cursor.gotoDescendant(index);
      return new TreeCopier(this.tree, this.kinds, this.fields, null).copy(cursor).children;
    } finally {
      cursor.delete();
    }
  }
}

/** True for a statement that is known from the last time, and so has no error in it. */
export function isKnown(node: SyntaxNode): boolean {
  return node instanceof KnownNode;
}

/** A node that is known from the last time: it has no error in it, and its children are copied when they are wanted. */
class KnownNode implements SyntaxNode {
  readonly named = true;
  readonly missing = false;
  private copied: readonly SyntaxNode[] | null = null;

  constructor(
    readonly type: string,
    readonly field: string | null,
    readonly start: number,
    readonly end: number,
    private readonly copy: () => readonly SyntaxNode[],
  ) {}

  get children(): readonly SyntaxNode[] {
    this.copied ??= this.copy();
    return this.copied;
  }
}
