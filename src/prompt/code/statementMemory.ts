import type { Span } from '../span';
import type { Import, Statement } from './syntax';
import type { SyntaxNode } from './syntaxTree';
import type { TextEdit } from './textEdit';

/** Where a front end puts what it reads. */
export interface ReadStatements {
  readonly statements: Statement[];
  readonly imports: Import[];
}

/** What was read from one node, where it stood then. */
interface Memory {
  start: number;
  end: number;
  readonly type: string;
  readonly context: number;
  readonly statements: readonly Statement[];
  readonly imports: readonly Import[];
  /** Of the statements inside it. */
  readonly inner: Memory[];
}

/**
 * The statements of a text that is parsed again and again while somebody types in it. What stands outside the change
 * is taken over from the last time and moved to where it stands now, so that a keystroke costs what it changes.
 *
 * The statements it gives out are its own: the next parse moves them.
 */
export class StatementMemory {
  private last = new Map<number, Memory[]>();
  private current = new Map<number, Memory[]>();
  private open: Memory[] = [];
  private edit: TextEdit = { start: 0, oldEnd: 0, newEnd: 0 };
  private changed: readonly Span[] = [];
  private errors: readonly number[] = [];

  /** Begins another reading. `changed` is where the new tree has another structure than the old one. */
  next(edit: TextEdit, changed: readonly Span[]): void {
    this.last = this.current;
    this.current = new Map();
    this.open = [];
    this.edit = edit;
    this.changed = changed;
  }

  /** Where the tree that is read has errors, ascending: what was read around one is not taken over. */
  hasErrorsAt(offsets: readonly number[]): void {
    this.errors = offsets;
  }

  /** Whether the statement at these offsets is known from the last time. */
  knows(type: string, start: number, end: number): boolean {
    return this.find(type, start, end) !== undefined;
  }

  /**
   * Reads a statement, or takes over what was read from it the last time. `context` stands for whatever else the
   * reading depends on.
   */
  read(node: SyntaxNode, context: number, { statements, imports }: ReadStatements, read: () => void): void {
    const known = this.find(node.type, node.start, node.end);
    if (known?.context === context) {
      this.move(known, node.start - known.start);
      for (const each of known.statements) statements.push(each);
      for (const each of known.imports) imports.push(each);
      this.open.at(-1)?.inner.push(known);
      return;
    }
    const [firstStatement, firstImport] = [statements.length, imports.length];
    const inner: Memory[] = [];
    const { type, start, end } = node;
    this.open.push({ start, end, type, context, statements: [], imports: [], inner });
    read();
    this.open.pop();
    const memory: Memory = {
      start,
      end,
      type,
      context,
      statements: statements.slice(firstStatement),
      imports: imports.slice(firstImport),
      inner,
    };
    if (this.hasError(memory)) return;
    this.remember(memory);
    this.open.at(-1)?.inner.push(memory);
  }

  private find(type: string, start: number, end: number): Memory | undefined {
    const { edit, changed } = this;
    const moved = edit.newEnd - edit.oldEnd;
    const before = end <= edit.start ? start : start >= edit.newEnd ? start - moved : null;
    if (before === null || changed.some((range) => range.start <= end && start <= range.end)) {
      return undefined;
    }
    const length = end - start;
    return this.last
      .get(before)
      ?.find((memory) => memory.type === type && memory.end - memory.start === length);
  }

  private hasError({ start, end }: Memory): boolean {
    return this.errors.some((at) => start <= at && at <= end);
  }

  private remember(memory: Memory): void {
    const list = this.current.get(memory.start);
    if (list === undefined) this.current.set(memory.start, [memory]);
    else list.push(memory);
  }

  private move(memory: Memory, by: number): void {
    if (by !== 0) {
      const moved = new Set<object>();
      moveSpans(memory.statements, by, moved);
      moveSpans(memory.imports, by, moved);
    }
    this.place(memory, by);
  }

  private place(memory: Memory, by: number): void {
    memory.start += by;
    memory.end += by;
    this.remember(memory);
    for (const inner of memory.inner) this.place(inner, by);
  }
}

/** Moves every span and every map of a piece of a neutral tree; nodes may share them. */
function moveSpans(value: object, by: number, moved: Set<object>): void {
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) if (isObject(item)) moveSpans(item, by, moved);
    return;
  }
  const node = value as Record<string, unknown>;
  if (typeof node.start === 'number' && typeof node.end === 'number') {
    if (moved.has(node)) return;
    moved.add(node);
    node.start += by;
    node.end += by;
    return;
  }
  for (const key in node) {
    const inner = node[key];
    if (!isObject(inner)) continue;
    if (key === 'map') moveMap(inner as number[], by, moved);
    else moveSpans(inner, by, moved);
  }
}

/** The map of a `MappedText`: every other number is an offset into the document. */
function moveMap(map: number[], by: number, moved: Set<object>): void {
  if (moved.has(map)) return;
  moved.add(map);
  for (let i = 1; i < map.length; i += 2) map[i]! += by;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A copy that shares nothing with the statements of a memory, which the next parse moves. */
export function detached<T>(value: T): T {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map(detached) as T;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, detached(inner)]);
  return Object.fromEntries(entries) as T;
}
