import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { join } from 'node:path';

/** Size, times and inode of a file: while they stay the same, so does the file. */
export type Stamp = readonly [size: number, mtimeMs: number, ctimeMs: number, inode: number];

/** Of which state of the disk a result is. */
export interface FileState {
  readonly stamp: Stamp;
  /** Hash of the content; null where it was not read. */
  readonly hash: string | null;
  /** Stamps of other files that the result depends on, also of those that are missing, by path. */
  readonly others: readonly (readonly [path: string, stamp: Stamp])[];
}

/** Stamp of a file that is not there. */
export const missing: Stamp = [-1, 0, 0, 0];

/** Stamp of a file that was written so lately that another change might leave the same stamp. Never equal to any. */
export const unsure: Stamp = [Number.NaN, 0, 0, 0];

/** The coarsest clock of a file system in use (FAT). Git has the same rule for its index. */
const clockMs = 2000;

/** The stamp of a file now. */
export function stampOf(path: string, now: number): Stamp {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? missing : stampOfStats(stats, now);
  } catch {
    return unsure;
  }
}

/** The stamp of a file; `unsure` if it changed less than a tick of the clock before `now`. */
export function stampOfStats({ size, mtimeMs, ctimeMs, ino }: Stats, now: number): Stamp {
  return Math.max(mtimeMs, ctimeMs) > now - clockMs ? unsure : [size, mtimeMs, ctimeMs, ino];
}

export function isSameStamp(a: Stamp, b: Stamp): boolean {
  return a[0] === b[0] && a[1] === b[1] && a[2] === b[2] && a[3] === b[3];
}

export function hashOf(bytes: Uint8Array): string {
  return hash('sha1', bytes, 'base64');
}

/** The hash of what a file holds now; null if it cannot be read. */
export function hashOfFile(path: string): string | null {
  try {
    // Opening a pipe would wait for someone to write, and a device may have no end.
    return statSync(path).isFile() ? hashOf(readFileSync(path)) : null;
  } catch {
    return null;
  }
}

/** The stamps of files below a root. */
export function stampsOf(root: string, paths: readonly string[], now: number): FileState['others'] {
  return paths.map((path) => [path, stampOf(join(root, path), now)]);
}
