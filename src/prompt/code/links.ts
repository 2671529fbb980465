import type { Program } from './environment';

/** The modules that a file has in sight: those of the workspace that it imports, and those that these import. */
export interface Links {
  /** What an import of a file names; null for a third party's module and for one that is not there. */
  module(from: Program, specifier: string): Program | null;
  /** The module that stands below another, where the language lets an import name it like a member. */
  submodule(from: Program, specifier: string, name: string): Program | null;
}

/** Where a file is read for itself. */
export const noLinks: Links = { module: () => null, submodule: () => null };
