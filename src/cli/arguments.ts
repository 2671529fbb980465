import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { globMistake } from '../workspace/globs';
import { errorCode, reasonOf } from '../workspace/reasons';
import { CliFailure } from './failure';

/** Reads a whole number of at least `least`; commander shows the message. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`It must be a whole number of at least ${least}.`);
    }
    return value;
  };
}

/** Reads a name; an empty one is a mistake in a script. */
export function name(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It must not be empty.');
  return text.trim();
}

/** Globs of an option that may be given several times. */
export function globs(value: string, before: readonly string[]): string[] {
  const mistake = globMistake(value);
  if (mistake !== null) throw new InvalidArgumentError(mistake);
  return [...before, value];
}

/** Paths as absolute ones. Throws a CliFailure for one that does not exist. */
export async function existingPaths(paths: readonly string[], cwd: string): Promise<string[]> {
  return Promise.all(
    paths.map(async (path) => {
      if (path === '') throw new CliFailure('a path is empty. Name a file or a folder, "." for this one.');
      const absolute = resolve(cwd, path);
      try {
        await stat(absolute);
      } catch (error) {
        const isMissing = errorCode(error) === 'ENOENT' && !path.includes('\uFFFD');
        throw new CliFailure(
          isMissing
            ? `${path}: no such file or folder. Check the spelling; paths are relative to ${cwd}.`
            : `${path}: ${reasonOf(error)}.`,
        );
      }
      return absolute;
    }),
  );
}
