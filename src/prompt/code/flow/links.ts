import type { Program } from './environment';

/** What a file has in sight of others: the modules of the workspace that it imports, and the texts that it reads. */
export interface Links {
  /** What an import of a file names; null for a third party's module and for one that is not there. */
  module(from: Program, specifier: string): Program | null;
  /** The module that stands below another, where the language lets an import name it like a member. */
  submodule(from: Program, specifier: string, name: string): Program | null;
  /**
   * A file that a file reads as a text, as the module whose default is that text: a path with `/` at its head is one
   * from the root, any other is looked for beside the file and in the folders around it. Null if there is none.
   */
  text(from: Program, path: string): Program | null;
}

/** Where a file is read for itself. */
export const noLinks: Links = { module: () => null, submodule: () => null, text: () => null };
