import { LRUCache } from 'lru-cache';
import type { SourceFile } from '../../model';
import type { Sources } from '../../sources';
import type { ModulePaths } from '../flow/modulePaths';
import { askingImports } from './askingImports';
import type { AskingImport } from './askingImports';

/** How many modules that import each other are looked into; `wrapperEvidence` enters no more functions in a row. */
const maximumDepth = 4;

/** Modules of which it is remembered what they show. */
const mostKnown = 2000;

interface Known {
  readonly text: string;
  readonly callsModel: boolean;
  readonly imports: readonly AskingImport[];
}

/** Whether the modules behind imports, or those that they import, could call a model. */
export type Handing = (imports: readonly AskingImport[], from: string, sources: Sources) => boolean;

/** `callsModel` tells it of the text of one file. */
export function createHanding(paths: ModulePaths, callsModel: (file: SourceFile) => boolean): Handing {
  const known = new LRUCache<string, Known>({ max: mostKnown });

  const lookInto = (path: string, sources: Sources): Known | null => {
    const text = sources.read(path);
    if (text === null) return null;
    const before = known.get(path);
    if (before?.text === text) return before;
    const now = { text, callsModel: callsModel({ path, text }), imports: askingImports(text, paths) };
    known.set(path, now);
    return now;
  };

  /** The first of the files that a specifier may mean, as the linker chooses it. */
  const find = (specifier: string, from: string, sources: Sources): string | null => {
    for (const path of paths.candidates(specifier, from, sources)) {
      if (!path.startsWith('../') && sources.read(path) !== null) return path;
    }
    return null;
  };

  /** The module, and those below it that are imported like members. */
  const filesOf = ({ specifier, names }: AskingImport, from: string, sources: Sources): string[] => {
    const module = find(specifier, from, sources);
    const found = module === null ? [] : [module];
    for (const name of names ?? []) {
      const below = paths.submodule(specifier, name, module);
      const path = below === null ? null : find(below, from, sources);
      if (path !== null) found.push(path);
    }
    return found;
  };

  const handed = (
    imports: readonly AskingImport[],
    from: string,
    sources: Sources,
    seen: Set<string>,
    depth: number,
  ): boolean => {
    for (const each of imports) {
      for (const path of filesOf(each, from, sources)) {
        if (seen.has(path)) continue;
        seen.add(path);
        const shown = lookInto(path, sources);
        if (shown === null) continue;
        if (shown.callsModel) return true;
        if (depth < maximumDepth && handed(shown.imports, path, sources, seen, depth + 1)) {
          return true;
        }
      }
    }
    return false;
  };
  return (imports, from, sources) => handed(imports, from, sources, new Set(), 0);
}
