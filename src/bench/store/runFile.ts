import { closeSync, fstatSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import type { RunLine } from './records';
import { parseRun } from './run';
import type { ReadRun } from './run';

/** The file of a run: a line of JSON for everything that happens, written as it happens, and never rewritten. */
export class RunFile {
  private constructor(private readonly descriptor: number) {}

  /** Makes a new one; throws if it is there. */
  static create(path: string): RunFile {
    return new RunFile(openSync(path, 'ax', 0o600));
  }

  /** Goes on with one. A line that a kill cut off is ended, and stays as it is. */
  static resume(path: string): RunFile {
    const descriptor = openSync(path, 'a+', 0o600);
    const { size } = fstatSync(descriptor);
    const last = Buffer.alloc(1);
    if (size > 0 && readSync(descriptor, last, 0, 1, size - 1) === 1 && last.toString() !== '\n') {
      writeSync(descriptor, '\n');
    }
    return new RunFile(descriptor);
  }

  /** Appends a line, which the system has when this returns: a kill of this process does not lose it. */
  append(line: RunLine): void {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    for (let written = 0; written < bytes.length;) {
      written += writeSync(this.descriptor, bytes, written);
    }
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** Reads the file of a run; null where it holds none. Throws where it cannot be read. */
export function readRun(path: string): ReadRun | null {
  return parseRun(readFileSync(path, 'utf8'));
}
