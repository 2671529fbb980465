import { realpath } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import type { Sources } from '../prompt/sources';
import { readText } from './readText';
import { isInside } from './root';

/** A file that others import is source; larger ones are data. */
const maxSourceBytes = 512 * 1024;

/** The files below a folder on disk, links resolved: nothing outside it is read, whatever a file names. */
export function diskSources(root: string): Sources {
  let realRoot: Promise<string> | null = null;
  return {
    read: async (path) => {
      const absolute = normalize(join(root, path));
      if (!isInside(absolute, root)) return null;
      try {
        realRoot ??= realpath(root);
        const real = await realpath(absolute);
        if (!isInside(real, await realRoot)) return null;
        const read = await readText(real, maxSourceBytes);
        return read.kind === 'text' ? read.text : null;
      } catch {
        return null;
      }
    },
  };
}
