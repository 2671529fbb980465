import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Runs a test in a fresh folder that holds the files given. A path that ends in `/` becomes an empty folder. */
export async function inFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  test: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'promptmeter-')));
  try {
    for (const [path, content] of Object.entries(files)) {
      const absolute = join(folder, path);
      await mkdir(path.endsWith('/') ? absolute : dirname(absolute), { recursive: true });
      if (!path.endsWith('/')) await writeFile(absolute, content);
    }
    return await test(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
