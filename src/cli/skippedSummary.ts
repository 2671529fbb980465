import type { SkippedFile } from '../report/model';

/** Lines for people about what a scan left out: one for each reason, or with `all` one for each file or folder. */
export function skippedSummary(skipped: readonly SkippedFile[], all: boolean): string[] {
  if (skipped.length === 0) return [];
  if (all) return ['Skipped:', ...skipped.map(({ path, reason }) => `  ${path}: ${reason}`)];
  const byReason = new Map<string, string[]>();
  for (const { path, reason } of skipped) byReason.set(reason, [...(byReason.get(reason) ?? []), path]);
  const lines = [...byReason]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, paths]) => `  ${paths.length} × ${reason}: ${someOf(paths)}`);
  return ['Skipped (name a path to scan it, --verbose lists all):', ...lines];
}

const shown = 3;

function someOf(paths: readonly string[]): string {
  const rest = paths.length - shown;
  return paths.slice(0, shown).join(', ') + (rest > 0 ? `, … ${rest} more` : '');
}
