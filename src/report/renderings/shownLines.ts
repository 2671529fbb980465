import type { Profile } from '../model';

/** The line at which a table shows each prompt: where its text begins, or its call, if others have their text there, too. */
export function shownLines(prompts: readonly Profile[]): (prompt: Profile) => number {
  const at = ({ path, startLine }: Profile): string => `${path}\n${startLine}`;
  const counts = new Map<string, number>();
  for (const prompt of prompts) counts.set(at(prompt), (counts.get(at(prompt)) ?? 0) + 1);
  return (prompt) =>
    prompt.call !== null && (counts.get(at(prompt)) ?? 0) > 1 ? prompt.anchorLine : prompt.startLine;
}
