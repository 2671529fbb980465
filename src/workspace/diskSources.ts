import { realpathSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { Sources } from '../prompt/sources';
import { readText } from './readText';
import { isInside } from './root';

/** A file that others import is source; larger ones are data. */
const maxSourceBytes = 512 * 1024;

/** The files below a folder on disk, links resolved: nothing outside it is read, whatever a file names. */
export function diskSources(root: string): Sources {
  let realRoot: string | null = null;
  const read = (path: string): string | null => {
    const absolute = normalize(join(root, path));
    if (!isInside(absolute, root)) return null;
    try {
      // Most paths that are asked for are guesses: no exception for those that are not there.
      if (statSync(absolute, { throwIfNoEntry: false }) === undefined) return null;
      realRoot ??= realpathSync(root);
      const real = realpathSync(absolute);
      if (!isInside(real, realRoot)) return null;
      const result = readText(real, maxSourceBytes);
      return result.kind === 'text' ? result.text : null;
    } catch {
      return null;
    }
  };
  return { read: (path) => Promise.resolve(read(path)) };
}
