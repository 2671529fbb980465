import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InstallationError } from '../prompt/assets';
import type { Assets } from '../prompt/assets';

/** Assets from a folder on disk. Rejects with an InstallationError if one cannot be read. */
export function nodeAssets(folder: string): Assets {
  return {
    read: async (name) => {
      const path = join(folder, name);
      try {
        return await readFile(path);
      } catch (cause) {
        const remedy = 'the installation is incomplete. Run the build, or install again';
        throw new InstallationError(`Cannot read ${path}: ${remedy}.`, { cause });
      }
    },
  };
}
