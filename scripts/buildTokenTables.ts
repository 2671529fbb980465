import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { tableFile, tableNames } from '../src/tokens/encodings';
import { packRanks } from '../src/tokens/rankTable';

/**
 * Writes the token tables of all encodings, `<table>.bin`, to the folder, from the ranks in `js-tiktoken`.
 * Gives the paths written.
 */
export async function buildTokenTables(outDir: string): Promise<string[]> {
  await mkdir(outDir, { recursive: true });
  return Promise.all(
    tableNames.map(async (name) => {
      const ranks = (await import(`js-tiktoken/ranks/${name}`)) as {
        readonly default: { readonly bpe_ranks: string };
      };
      const path = join(outDir, tableFile(name));
      await writeFile(path, packRanks(ranks.default.bpe_ranks));
      return path;
    }),
  );
}

const [, script, outDir] = process.argv;
if (script !== undefined && basename(script, '.ts') === 'buildTokenTables') {
  if (outDir === undefined) {
    console.error('Usage: tsx scripts/buildTokenTables.ts <folder>');
    process.exitCode = 2;
  } else {
    void buildTokenTables(outDir).then((paths) => console.log(paths.join('\n')));
  }
}
