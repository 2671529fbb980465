import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './paths';

/**
 * The folder of the cache that `install` has filled, installing it first if it is not there. It is filled
 * aside and renamed when complete, so a folder with the right name is always whole: an interrupted or a
 * simultaneous installation does no harm.
 */
export async function cached(name: string, install: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder, name);
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder, { recursive: true });
  removeAbandoned();
  const aside = mkdtempSync(join(cacheFolder, `.new-${process.pid}-${name}-`));
  try {
    await install(aside);
    renameSync(aside, folder);
  } catch (error) {
    remove(aside);
    // Somebody else may have been faster.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Removes what killed processes left half done. */
function removeAbandoned(): void {
  for (const entry of readdirSync(cacheFolder)) {
    const owner = /^\.new-(\d+)-/.exec(entry)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) {
      remove(join(cacheFolder, entry));
    }
  }
}

/** Best effort: a child of a killed process may still be writing there. Then it goes the next time. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 2 });
  } catch (error) {
    console.error(`Could not remove ${folder}: ${(error as Error).message}`);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Alive, but somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
