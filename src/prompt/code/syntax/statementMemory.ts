import type { Span } from '../../span';
import type { Import, Statement } from './syntax';
import type { TextEdit } from './textEdit';

/** Where a front end puts what it reads. */
export interface ReadStatements {
  readonly statements: Statement[];
  readonly imports: Import[];
}

/** A node of the tree, as far as it matters here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
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
  /** All that moves with it, looked for when it first does. */
  movable: Movable | null;
}

/** Offsets into the document: spans, and the maps of a `MappedText`, in which every other number is one. */
interface Movable {
  readonly spans: readonly { start: number; end: number }[];
  readonly maps: readonly number[][];
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
  read(node: Node, context: number, { statements, imports }: ReadStatements, read: () => void): void {
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
    this.open.push({ start, end, type, context, statements: [], imports: [], inner, movable: null });
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
      movable: null,
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
      memory.movable ??= movableIn([memory.statements, memory.imports]);
      for (const span of memory.movable.spans) {
        span.start += by;
        span.end += by;
      }
      for (const map of memory.movable.maps) for (let i = 1; i < map.length; i += 2) map[i]! += by;
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

/** Every span and every map in pieces of a neutral tree, each once: nodes may share them. */
function movableIn(pieces: object): Movable {
  const spans = new Set<{ start: number; end: number }>();
  const maps = new Set<number[]>();
  const collect = (value: object): void => {
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) if (isObject(item)) collect(item);
      return;
    }
    const node = value as Record<string, unknown>;
    if (typeof node.start === 'number' && typeof node.end === 'number') {
      spans.add(node as { start: number; end: number });
      return;
    }
    for (const key in node) {
      const inner = node[key];
      if (!isObject(inner)) continue;
      if (key === 'map') maps.add(inner as number[]);
      else collect(inner);
    }
  };
  collect(pieces);
  return { spans: [...spans], maps: [...maps] };
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
