import stringWidth from 'string-width';
import { evidenceWords, longNotPrompts, whyNotWords } from '../evidenceWords';
import type { Profile, WorkspaceReport } from '../model';
import { plain } from '../../text/plain';
import { counted, inputTokens, modelName, notInSum, perMonth, summedPer1kCalls } from '../words';
import { promptsByCost } from '../workspaceReport';
import { adviceRows } from './adviceRows';
import { alignColumns, fitEnd } from './columns';
import type { Column } from './columns';
import type { RenderContext, Rendering } from './rendering';
import { shownLines } from './shownLines';
import { isPriced, methodSentences, totalsSentence } from './summary';

/** The report for people at a terminal: dearest prompts first, the unpriced apart. */
export const table: Rendering = {
  id: 'table',
  label: 'Table',
  render: (report, context) => `${tableLines(report, context).join('\n')}\n`,
};

function tableLines(report: WorkspaceReport, context: RenderContext): string[] {
  const prompts = promptsByCost(report);
  const priced = prompts.filter(isPriced);
  const unpriced = prompts.filter((profile) => !isPriced(profile));
  const broken = report.files.filter(({ problem }) => problem !== null);
  const lines: string[] = [];
  if (priced.length > 0) lines.push(...promptTable(priced, context), '');
  if (unpriced.length > 0) {
    lines.push('Unpriced', ...promptTable(unpriced, context), ...reasons(unpriced), '');
  }
  const beyond = prompts.filter(({ violations }) => violations.length > 0);
  if (beyond.length > 0) {
    lines.push('Beyond a limit of the model');
    for (const { path, startLine, violations } of beyond) {
      for (const { message, remedy } of violations) {
        lines.push(`  ${plain(path)}:${startLine}  ${message} ${remedy}`);
      }
    }
    lines.push('');
  }
  if (broken.length > 0) {
    lines.push('Not read completely');
    for (const { path, problem } of broken) {
      lines.push(`  ${plain(path)}:${problem?.line ?? 1}  ${plain(problem?.message ?? '')}`);
    }
    lines.push('');
  }
  lines.push(...advice(report));
  if (context.explain === true) lines.push(...explanation(report));
  if (prompts.length === 0) lines.push('No prompts found.', '');
  lines.push(totalsSentence(report), ...methodSentences(report, prompts));
  return lines;
}

/** A terminal is no place for hundreds of them. */
const mostAdvice = 10;

function advice(report: WorkspaceReport): string[] {
  const rows = adviceRows(report);
  if (rows.length === 0) return [];
  const more = rows.length - mostAdvice;
  return [
    'Advice',
    ...rows.slice(0, mostAdvice).map(({ path, line, rule, title, refusal }) => {
      const why = refusal === null ? '' : `  ${plain(refusal)}`;
      return `  ${plain(path)}:${line}  ${plain(title)}  [${rule}]${why}`;
    }),
    ...(more > 0 ? [`  … ${counted(more, 'finding')} more: --format markdown, json or sarif has all`] : []),
    '',
  ];
}

/** Every prompt with what shows it, and the long literals that are none, file by file. */
function explanation(report: WorkspaceReport): string[] {
  const lines: string[] = [];
  for (const file of report.files) {
    const rows: [number, string][] = [
      ...file.prompts.map((prompt): [number, string] => [
        prompt.startLine,
        `prompt ${plain(prompt.name, 60)}: ${evidenceWords(prompt)}`,
      ]),
      ...longNotPrompts(file).map((literal): [number, string] => [
        literal.startLine,
        `${literal.why.kind === 'comment' ? '' : 'no prompt: '}${whyNotWords(literal)}`,
      ]),
    ];
    if (rows.length === 0) continue;
    rows.sort(([a], [b]) => a - b);
    lines.push(plain(file.path, 500), ...rows.map(([line, words]) => `  ${line}: ${words}`), '');
  }
  return lines.length === 0 ? [] : ['Why', '', ...lines];
}

const gap = 2;
const narrowest = 12;

function promptTable(prompts: readonly Profile[], { columns }: RenderContext): string[] {
  const monthly = prompts.some(({ cost }) => perMonth(cost) !== null);
  const partly = prompts.some((profile) => notInSum(profile) !== '');
  const titles: Column[] = [
    { title: 'Cost', align: 'right' },
    ...(partly ? [{ title: '', align: 'left' } as const] : []),
    ...(monthly ? [{ title: 'Monthly', align: 'right' } as const] : []),
    { title: 'Input', align: 'right' },
    { title: 'Model', align: 'left' },
    { title: 'Line', align: 'right' },
    { title: 'Prompt', align: 'left' },
  ];
  const lineOf = shownLines(prompts);
  const rows = prompts.map((profile) => [
    summedPer1kCalls(profile),
    ...(partly ? [notInSum(profile)] : []),
    ...(monthly ? [perMonth(profile.cost) ?? ''] : []),
    inputTokens(profile),
    modelName(profile, 40) + (profile.alwaysOn ? ' (always-on)' : ''),
    String(lineOf(profile)),
    // What `explain` takes.
    plain(profile.id, 600),
  ]);
  if (columns === null) return alignColumns(titles, rows);
  const before = alignColumns(titles.slice(0, -1), rows).reduce(
    (max, line) => Math.max(max, stringWidth(line)),
    0,
  );
  const room = Math.max(narrowest, columns - before - gap);
  return alignColumns(
    titles,
    rows.map((row) => [...row.slice(0, -1), fitEnd(row.at(-1) ?? '', room)]),
  );
}

function reasons(prompts: readonly Profile[]): string[] {
  const all = new Set(
    prompts.flatMap(({ cost }) => (cost.kind === 'unpriced' ? [plain(cost.reason, 400)] : [])),
  );
  return [...all].map((reason) => `  ${reason}`);
}
