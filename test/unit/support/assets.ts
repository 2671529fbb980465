import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assets } from '../../../src/prompt/assets';

const root = join(__dirname, '../../..');
const folders = [
  'node_modules/@vscode/tree-sitter-wasm/wasm',
  'src/tokens/estimate/tables',
  'dist/assets',
].map((folder) => join(root, folder));

/** Assets from where the packages and the build put them. */
export function nodeAssets(): Assets {
  return {
    read: async (name) => {
      for (const folder of folders) {
        const path = join(folder, name);
        const found = await access(path).then(
          () => true,
          () => false,
        );
        if (found) return readFile(path);
      }
      throw new Error(`No asset ${name} in ${folders.join(' or ')}. Is the package installed and built?`);
    },
  };
}
