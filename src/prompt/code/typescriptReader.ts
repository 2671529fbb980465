import type { Span } from '../span';
import type { Expr, Import, NameExpr, OpaqueExpr, Statement } from './syntax';
import { namedChildren } from './syntaxTree';
import type { SyntaxNode } from './syntaxTree';

/** What the parts of the TypeScript front end share while they read one file. */
export interface Reader {
  readonly text: string;
  readonly imports: Import[];
  /** The expression of a node; opaque where there is none or where it nests too deep. */
  expression(node: SyntaxNode | null): Expr;
  /** Reads a statement into the current scope. */
  statement(node: SyntaxNode): void;
  /** Adds to the current scope. */
  emit(statement: Statement): void;
  /** Reads into a scope of its own and gives back what was emitted. */
  collect(read: () => void): Statement[];
  /** Reads one block of control flow deeper. */
  inBlock(read: () => void): void;
  /** Reads one level deeper into nested nodes; nothing is read where that gets too deep. */
  nested(read: () => void): void;
  /** Number of blocks of control flow around the current statement. */
  blockDepth(): number;
}

/** The text of a node. */
export function sourceOf(node: SyntaxNode, reader: Reader): string {
  return reader.text.slice(node.start, node.end);
}

/** The span of a node. */
export function spanOf(node: SyntaxNode): Span {
  return { start: node.start, end: node.end };
}

/** A name that stands at a node. */
export function nameAt(node: SyntaxNode, name: string): NameExpr {
  return { kind: 'name', span: spanOf(node), name };
}

/** An expression of which only the parts matter. */
export function opaqueAt(node: SyntaxNode | null, children: readonly Expr[] = []): OpaqueExpr {
  return { kind: 'opaque', span: node === null ? { start: 0, end: 0 } : spanOf(node), children };
}

/** Emits `target = value` at a node. */
export function emitAssign(node: SyntaxNode, target: Expr, value: Expr, reader: Reader): void {
  const depth = reader.blockDepth();
  reader.emit({ kind: 'assign', span: spanOf(node), target, value, appends: false, depth });
}

const wrappers = new Set([
  'parenthesized_expression',
  'await_expression',
  'as_expression',
  'satisfies_expression',
  'non_null_expression',
  'instantiation_expression',
  'type_assertion',
]);

/** The expression inside parentheses, `await`, `as T`, `satisfies T`, `!`, `<T>`. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (wrappers.has(inner.type)) {
    const parts = namedChildren(inner);
    const next = inner.type === 'type_assertion' ? parts.at(-1) : parts[0];
    if (next === undefined) return inner;
    inner = next;
  }
  return inner;
}

/** True for a node that stands for one name. */
export function isName(node: SyntaxNode): boolean {
  return node.type === 'identifier' || node.type.startsWith('shorthand_property_identifier');
}
