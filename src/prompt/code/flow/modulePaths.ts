import type { Sources } from '../../sources';

/** How the imports of a language name files of the workspace. Paths are relative to the root, with `/`. */
export interface ModulePaths {
  /** Whether a specifier may mean a file of the workspace at all; false for what is known to be installed. */
  mayBeHere(specifier: string): boolean;
  /** Files that a specifier may mean in the file at `from`, the likeliest first. */
  candidates(specifier: string, from: string, sources: Sources): readonly string[];
  /**
   * The specifier of the module `name` below another, which an import may name like a member of that; null if the
   * language has none, or if the file that the specifier means, where there is one, cannot have any.
   */
  submodule(specifier: string, name: string, file: string | null): string | null;
}
