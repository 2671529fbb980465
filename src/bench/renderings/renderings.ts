import { csvRow } from '../../text/csv';
import { escapeMarkdown, markdownTable } from '../../text/markdown';
import type { Money } from '../words';
import { resultJson } from './json';
import type { ShownResult } from './result';
import { armRows, contrastRows, resultNotes, warningOf } from './rows';

/** Lays out columns of text; whoever shows a table has a way to. */
export type Table = (header: readonly string[], rows: readonly (readonly string[])[]) => string;

/** The result for people, as text. */
export function resultText(shown: ShownResult, money: Money, table: Table): string {
  const arms = armRows(shown.comparison, money);
  const contrasts = contrastRows(shown);
  return [
    ...warned(shown),
    table(arms.header, arms.rows),
    '',
    table(contrasts.header, contrasts.rows),
    '',
    ...resultNotes(shown, money),
  ].join('\n');
}

function warned({ comparison }: ShownResult): string[] {
  const warning = warningOf(comparison);
  return warning === null ? [] : [warning, ''];
}

/** The same as Markdown. */
export function resultMarkdown(shown: ShownResult, money: Money): string {
  const table: Table = (header, rows) =>
    markdownTable(
      header.map((cell) => escapeMarkdown(cell)),
      rows.map((row) => row.map((cell) => escapeMarkdown(cell))),
    );
  const arms = armRows(shown.comparison, money);
  const contrasts = contrastRows(shown);
  const label = shown.comparison.simulated ? ' (simulated)' : '';
  return [
    `# ${escapeMarkdown(shown.comparison.experiment)}${label}`,
    '',
    ...warned(shown),
    table(contrasts.header, contrasts.rows),
    '',
    table(arms.header, arms.rows),
    '',
    ...resultNotes(shown, money).map((note) => `- ${escapeMarkdown(note)}`),
    '',
  ].join('\n');
}

/** The comparisons as CSV, with numbers as they are. */
export function resultCsv({ comparison }: ShownResult): string {
  const header = [
    'baseline',
    'candidate',
    'metric',
    'primary',
    'ratio',
    'low',
    'high',
    'n',
    'p',
    'pAdjusted',
    'verdict',
    'simulated',
  ];
  const rows = comparison.contrasts.map((each) => [
    each.baseline,
    each.candidate,
    each.metric,
    each.primary,
    each.ratio,
    each.low,
    each.high,
    each.n,
    each.p,
    each.pAdjusted,
    each.verdict,
    comparison.simulated,
  ]);
  return [header, ...rows].map((row) => csvRow(row)).join('\r\n');
}

export { resultJson };
