import type { NoOutput } from '../../cost/outputTokens';
import type { Profile, WorkspaceReport } from '../model';
import { conversion } from '../money';
import { counted, integer, legend, sumPer1kCalls, sumPerMonth } from '../words';

/** The totals of a report in one sentence. */
export function totalsSentence({ files, totals }: WorkspaceReport): string {
  const withPrompts = files.filter(({ prompts }) => prompts.length > 0).length;
  const parts = [
    `${counted(totals.prompts, 'prompt')} in ${counted(withPrompts, 'file')} (${integer(totals.files)} read)`,
    counted(totals.inputTokens, 'input token'),
  ];
  if (totals.per1kCallsUsd !== null) parts.push(`${sumPer1kCalls(totals)} calls of each priced prompt`);
  const month = sumPerMonth(totals);
  if (month !== null) parts.push(month);
  if (totals.unpriced > 0) parts.push(`${integer(totals.unpriced)} unpriced`);
  if (totals.partlyCounted > 0) {
    parts.push(`lower bounds: ${counted(totals.partlyCounted, 'prompt')} with more than is counted`);
  }
  return parts.join(' · ');
}

/** How the numbers of a report were obtained, as sentences in plain text. */
export function methodSentences(report: WorkspaceReport, prompts: readonly Profile[]): string[] {
  if (prompts.length === 0) return [];
  const methods = tally(prompts.map(({ tokens }) => tokens.method));
  const output = tally(prompts.map(({ tokens }) => outputWords(tokens)));
  const dated = new Set(
    prompts.flatMap(({ cost }) =>
      cost.kind === 'priced' ? [`${cost.priceAsOf} (${cost.priceSource})`] : [],
    ),
  );
  return [
    `Input tokens: ${methods}. Output tokens: ${output}.`,
    `Prices of ${dated.size === 0 ? report.pricesAsOf : [...dated].join(' and ')}. ${legend}`,
    ...conversionSentences(report.totals),
  ];
}

const withoutOutput: Readonly<Record<NoOutput, string>> = {
  alwaysOn: 'always-on context',
  part: 'part of another call',
  embedding: 'embedding',
  image: 'image',
  count: 'count of tokens',
  cache: 'kept in a cache',
};

function outputWords({ outputSource: output }: Profile['tokens']): string {
  switch (output.kind) {
    case 'declared':
      return 'at the declared cap';
    case 'assumed':
      return output.isStated === true ? 'stated' : 'assumed';
    case 'none':
      return `none (${withoutOutput[output.why]})`;
  }
}

/** How amounts were converted, and the totals in USD; nothing where all amounts are. */
function conversionSentences(totals: WorkspaceReport['totals']): string[] {
  const how = conversion(totals.currency);
  if (how === null) return [];
  const sum = sumPer1kCalls({ ...totals, currency: null });
  const month = sumPerMonth({ ...totals, currency: null });
  return [`Amounts are ${how}; in USD the totals are ${sum} calls${month === null ? '' : `, ${month}`}.`];
}

function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([word, count]) => `${integer(count)} ${word}`)
    .join(', ');
}

/** Whether a prompt has a price. */
export function isPriced({ cost }: Profile): boolean {
  return cost.kind === 'priced';
}
