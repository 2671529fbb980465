import type * as z from 'zod/mini';
import { complaints } from './complaints';

/** A setting as one level of the settings has it, which may be anything. */
export interface ReadSetting<T> {
  /** What holds. */
  readonly value: T;
  /** What is wrong, what to do about it and what holds instead; plain text that may quote the setting. */
  readonly mistakes: readonly string[];
}

/** Reads one setting. `source` says in words whose settings they are; `before` is the last value that was right. */
export type SettingReader<T> = (value: unknown, source: string, before?: T) => ReadSetting<T>;

/** What is wrong with a part of a setting, each in one line. `path` leads to the part. */
export function mistakesOf(
  { issues }: z.core.$ZodError,
  path: readonly string[],
  source: string,
  instead: string,
): string[] {
  return issues
    .flatMap((issue) => complaints(issue, path))
    .map(({ message, remedy }) => `${message} ${remedy} (${source}) ${instead}`);
}

/** What holds where the last good value does. */
export const heldAsBefore = 'It holds as it was before this mistake.';
