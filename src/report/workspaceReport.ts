import { sumUsd } from '../cost/money';
import { countedOnce, linkSenders, withoutSenders } from './linkSenders';
import type { FileProfile, Profile, SkippedFile, WorkspaceReport } from './model';
import { sharedCurrency } from './money';
import { withSharedPrefixes } from './sharedPrefixes';

/** What a report is made from. */
export interface ReportInput {
  readonly root: string;
  readonly pricesAsOf: string;
  /** Every file read, also those without prompts. */
  readonly files: readonly FileProfile[];
  /** Files that are no part of the report, whose calls may send texts of it; null where nobody has looked for them. */
  readonly besides?: readonly FileProfile[] | null;
  /** Further files that were read and have neither prompts nor problems. */
  readonly quiet?: number;
  readonly skipped: readonly SkippedFile[];
  readonly durationMs: number;
}

/** Puts the profiles of a scan together: files without prompts and problems are only counted. */
export function createReport({
  root,
  pricesAsOf,
  skipped,
  durationMs,
  quiet = 0,
  besides = [],
  ...input
}: ReportInput): WorkspaceReport {
  const linked = linkSenders(input.files, besides ?? []);
  const told =
    besides === null
      ? linked.map((file) => ({ ...file, prompts: file.prompts.map(withoutSenders) }))
      : linked;
  const files = withSharedPrefixes(told);
  const prompts = files.flatMap((file) => file.prompts);
  const counted = countedOnce(prompts);
  const priced = counted.flatMap(({ cost }) => (cost.kind === 'priced' ? [cost] : []));
  const monthly = priced.flatMap(({ monthlyUsd }) => (monthlyUsd === null ? [] : [monthlyUsd]));
  return {
    root,
    pricesAsOf,
    files: files
      .filter((file) => file.prompts.length > 0 || file.problem !== null || file.notPrompts?.length)
      .sort((a, b) => byText(a.path, b.path)),
    skipped: [...skipped].sort((a, b) => byText(a.path, b.path)),
    totals: {
      files: files.length + quiet,
      prompts: prompts.length,
      inputTokens: counted.reduce((sum, { tokens }) => sum + tokens.input, 0),
      per1kCallsUsd: priced.length === 0 ? null : sumUsd(priced.map((cost) => cost.per1kCallsUsd)),
      monthlyUsd: monthly.length === 0 ? null : sumUsd(monthly),
      currency: sharedCurrency(priced.map(({ currency }) => currency)),
      unpriced: counted.length - priced.length,
      partlyCounted: counted.filter(({ range }) => range.isOpen).length,
      durationMs: Math.round(durationMs),
    },
  };
}

/** All prompts of a report, dearest first; the unpriced after them, largest first. */
export function promptsByCost({ files }: Pick<WorkspaceReport, 'files'>): Profile[] {
  return files
    .flatMap((file) => file.prompts)
    .sort((a, b) => costOf(b) - costOf(a) || b.tokens.input - a.tokens.input || byText(a.id, b.id));
}

function costOf({ cost }: Profile): number {
  return cost.kind === 'priced' ? cost.per1kCallsUsd : -1;
}

/** The same order on every machine, whatever its language. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
