import { realpathSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { Sources } from '../prompt/sources';
import { readText } from './readText';
import { isInside } from './root';

/** A file that others import is source; larger ones are data. */
const maxSourceBytes = 512 * 1024;

/** A text, or why there is none. */
export type InsideText = { readonly text: string } | { readonly reason: string };

/** The files below a folder on disk, links resolved: nothing outside it is read, whatever a file names. */
export function diskSources(root: string): Sources {
  const read = readerInside(root);
  return {
    read: (path) => {
      const result = read(path);
      return 'text' in result ? result.text : null;
    },
  };
}

/** Reads texts below a folder, and says why one cannot be had. */
export function readerInside(root: string): (path: string) => InsideText {
  let realRoot: string | null = null;
  return (path) => {
    const absolute = normalize(join(root, path));
    if (!isInside(absolute, root)) return { reason: outside };
    try {
      // Most paths that are asked for are guesses: no exception for those that are not there.
      if (statSync(absolute, { throwIfNoEntry: false }) === undefined) return { reason: 'no such file' };
      realRoot ??= realpathSync(root);
      const real = realpathSync(absolute);
      if (!isInside(real, realRoot)) return { reason: outside };
      const result = readText(real, maxSourceBytes);
      return result.kind === 'text' ? { text: result.text } : { reason: result.reason };
    } catch {
      return { reason: 'no such file' };
    }
  };
}

const outside = 'it lies outside the workspace';
