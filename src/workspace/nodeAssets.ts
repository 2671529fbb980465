import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assets } from '../prompt/assets';

/** The installation is incomplete: not the fault of any file that is being read. */
export class MissingAssetError extends Error {
  override readonly name = 'MissingAssetError';

  constructor(path: string, cause: unknown) {
    super(`Cannot read ${path}: the installation is incomplete. Run the build, or install again.`, { cause });
  }
}

/** Assets from a folder on disk. Rejects with a MissingAssetError if one cannot be read. */
export function nodeAssets(folder: string): Assets {
  return {
    read: async (name) => {
      const path = join(folder, name);
      try {
        return await readFile(path);
      } catch (error) {
        throw new MissingAssetError(path, error);
      }
    },
  };
}
