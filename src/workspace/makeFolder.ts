import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './reasons';

/**
 * Makes a folder and those above it that are missing, level by level: Node's own way never ends where one cannot be
 * made, though what is above it is there (`/proc/x`). Throws if one cannot be made.
 */
export function makeFolder(folder: string, mode?: number): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above, mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Somebody else has just made it.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}
