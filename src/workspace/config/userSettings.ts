import * as z from 'zod/mini';
import { complaints } from './complaints';
import { amount, keys } from './fields';

/** What a user sets for the command line in `settings.json` of the configuration folder, called as in the editor. */
const shape = keys(
  {
    'experiments.dailyUsd': z.optional(
      amount('dollars', 'What experiments may spend per day, in all workspaces'),
    ),
  },
  'Settings of the command line',
  '{ "experiments.dailyUsd": 5 }',
);

export type UserSettings = z.infer<typeof shape>;

/** The settings in a value that may be anything, or what is wrong with them: sentences with a remedy. Never throws. */
export function readUserSettings(
  value: unknown,
): { readonly settings: UserSettings } | { readonly mistakes: readonly string[] } {
  const read = z.safeParse(shape, value);
  if (read.success) return { settings: read.data };
  const found = read.error.issues.flatMap((issue) => complaints(issue, []));
  return { mistakes: found.map(({ message, remedy }) => `${message} ${remedy}`) };
}
