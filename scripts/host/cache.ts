import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
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
  const aside = join(cacheFolder, `.new-${process.pid}-${name}`);
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside);
  try {
    await install(aside);
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
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
      rmSync(join(cacheFolder, entry), { recursive: true, force: true });
    }
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
