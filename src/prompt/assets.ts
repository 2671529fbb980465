/** Bytes that the pure folders need (grammars, token tables) and only the shell can fetch. */
export interface Assets {
  /** The whole asset, for example `tree-sitter-python.wasm` or `o200k_base.bin`. Rejects if it is missing. */
  read(name: string): Promise<Uint8Array>;
}
