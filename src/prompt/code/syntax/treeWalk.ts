import type { Tree, TreeCursor } from '@vscode/tree-sitter-wasm';

/**
 * The functions of the parser's runtime that a walk through a tree calls. Its own cursor copies its state into the
 * runtime's memory and back at every question; a walk asks six of each node, which takes longer than parsing. Called
 * directly, the state stays in the runtime for the whole walk.
 */
export interface TreeRuntime {
  /** Address of the place through which arguments and results pass. */
  _ts_init(): number;
  _ts_tree_cursor_goto_first_child_wasm(tree: number): number;
  _ts_tree_cursor_goto_next_sibling_wasm(tree: number): number;
  _ts_tree_cursor_goto_parent_wasm(tree: number): number;
  _ts_tree_cursor_current_node_type_id_wasm(tree: number): number;
  _ts_tree_cursor_current_field_id_wasm(tree: number): number;
  _ts_tree_cursor_current_node_is_missing_wasm(tree: number): number;
  _ts_tree_cursor_current_descendant_index_wasm(tree: number): number;
  _ts_tree_cursor_start_index_wasm(tree: number): number;
  _ts_tree_cursor_end_index_wasm(tree: number): number;
  /** A new array whenever the memory grows. */
  readonly HEAP32: Int32Array;
}

/** Words of memory that hold a cursor's state, and entries of its object. */
const stateSize = 4;

/** A place in a tree. While one walks, nobody else may use the parser: the runtime has room for one state. */
export class TreeWalk {
  private readonly tree: number;
  private readonly state: number;

  constructor(
    tree: Tree,
    private readonly runtime: TreeRuntime,
    private readonly cursor: TreeCursor,
  ) {
    this.tree = (tree as unknown as { readonly 0: number })[0];
    this.state = runtime._ts_init() >> 2;
    const from = cursor as unknown as Readonly<Record<number, number>>;
    for (let i = 0; i < stateSize; i++) runtime.HEAP32[this.state + i] = from[i]!;
  }

  gotoFirstChild(): boolean {
    return this.runtime._ts_tree_cursor_goto_first_child_wasm(this.tree) === 1;
  }

  gotoNextSibling(): boolean {
    return this.runtime._ts_tree_cursor_goto_next_sibling_wasm(this.tree) === 1;
  }

  gotoParent(): boolean {
    return this.runtime._ts_tree_cursor_goto_parent_wasm(this.tree) === 1;
  }

  get typeId(): number {
    return this.runtime._ts_tree_cursor_current_node_type_id_wasm(this.tree);
  }

  get fieldId(): number {
    return this.runtime._ts_tree_cursor_current_field_id_wasm(this.tree);
  }

  get isMissing(): boolean {
    return this.runtime._ts_tree_cursor_current_node_is_missing_wasm(this.tree) === 1;
  }

  get descendantIndex(): number {
    return this.runtime._ts_tree_cursor_current_descendant_index_wasm(this.tree);
  }

  /** UTF-16 offsets. */
  get start(): number {
    return this.runtime._ts_tree_cursor_start_index_wasm(this.tree);
  }

  get end(): number {
    return this.runtime._ts_tree_cursor_end_index_wasm(this.tree);
  }

  /** Gives the state back to the cursor, which can be freed then. */
  finish(): void {
    const { HEAP32 } = this.runtime;
    const cursor = this.cursor as unknown as Record<number, number>;
    for (let i = 0; i < stateSize; i++) cursor[i] = HEAP32[this.state + i]!;
  }
}
