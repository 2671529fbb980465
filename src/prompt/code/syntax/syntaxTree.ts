import type { Language, Tree, TreeCursor } from '@vscode/tree-sitter-wasm';
import type { Span } from '../../span';
import type { StatementMemory } from './statementMemory';
import { TreeWalk } from './treeWalk';
import type { TreeRuntime } from './treeWalk';

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
 * Copies a tree in one pass, whose depth is not limited by the stack. Statements that are known from the last time are
 * copied only if somebody looks into them, which works as long as the tree lives.
 */
export function copyTree(tree: Tree, words: GrammarWords, memory: StatementMemory | null): SyntaxTree {
  const copier = new TreeCopier(tree, words, memory);
  const root = copier.copyFrom(tree.walk());
  memory?.hasErrorsAt(copier.errors);
  return { root, firstError: copier.firstError, memory };
}

/** What a grammar calls things, by their numbers, and the runtime that it lives in. */
export interface GrammarWords {
  readonly kinds: readonly Kind[];
  readonly fields: readonly (string | null)[];
  readonly runtime: TreeRuntime;
}

/** Once for each grammar: it asks the runtime about each of some hundred kinds. */
export function grammarWords(language: Language, runtime: TreeRuntime): GrammarWords {
  const kinds = language.types.map((type, id) => ({ type, named: language.nodeTypeIsNamed(id) }));
  return { kinds, fields: language.fields, runtime };
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
    private readonly words: GrammarWords,
    private readonly memory: StatementMemory | null,
  ) {}

  /** The node at a cursor, with all that is in it. Frees the cursor. */
  copyFrom(cursor: TreeCursor): SyntaxNode {
    const walk = new TreeWalk(this.tree, this.words.runtime, cursor);
    try {
      return this.copy(walk);
    } finally {
      walk.finish();
      cursor.delete();
    }
  }

  private copy(cursor: TreeWalk): SyntaxNode {
    const root = this.node(cursor);
    const open: MutableNode[] = [];
    let parent = root;
    let more = cursor.gotoFirstChild();
    while (more) {
      const node = this.nodeOrKnown(cursor);
      if (parent.children === noChildren) parent.children = [node];
      else (parent.children as SyntaxNode[]).push(node);
      // Punctuation and keywords have nothing in them.
      if (node.named && !(node instanceof KnownNode) && cursor.gotoFirstChild()) {
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

  private nodeOrKnown(cursor: TreeWalk): MutableNode | KnownNode {
    const kind = this.words.kinds[cursor.typeId];
    const { start, end } = cursor;
    if (this.memory === null || kind?.named !== true || !this.memory.knows(kind.type, start, end)) {
      return this.nodeOf(cursor, kind, start, end);
    }
    const field = this.words.fields[cursor.fieldId] ?? null;
    const index = cursor.descendantIndex;
    return new KnownNode(kind.type, field, start, end, () => this.childrenOf(index));
  }

  private node(cursor: TreeWalk): MutableNode {
    return this.nodeOf(cursor, this.words.kinds[cursor.typeId], cursor.start, cursor.end);
  }

  private nodeOf(cursor: TreeWalk, kind: Kind | undefined, start: number, end: number): MutableNode {
    const missing = start === end && cursor.isMissing;
    if (kind === undefined || missing) {
      this.firstError ??= { start, end };
      this.errors.push(start);
    }
    return {
      type: kind?.type ?? 'ERROR',
      named: kind?.named ?? true,
      missing,
      field: this.words.fields[cursor.fieldId] ?? null,
      start,
      end,
      children: noChildren,
    };
  }

  /** The children of a node by its number in the tree. */
  private childrenOf(index: number): readonly SyntaxNode[] {
    const cursor = this.tree.walk();
    cursor.gotoDescendant(index);
    return new TreeCopier(this.tree, this.words, null).copyFrom(cursor).children;
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
