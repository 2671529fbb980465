import type { CostComponent, Priced } from '../../cost/cost';
import type { NoPrice, PriceRow } from '../../cost/priceRow';
import { limitFacts } from '../callLimits';
import { costLevers } from '../costLevers';
import type { PricingFacts } from '../costLevers';
import type { Profile } from '../model';
import {
  accuracy,
  countSource,
  integer,
  modelName,
  per1kCalls,
  pricesOf,
  tokenRange,
  usd,
  usdChange,
  usdExactly,
  usdPerMTok,
} from '../words';
import { codeSpan, escapeMarkdown } from './escapeMarkdown';
import { markdownTable } from './markdownTable';
import {
  componentNames,
  inputSum,
  messageTable,
  partTable,
  variableTable,
  violationLines,
} from './promptMarkdown';

/**
 * Where the cost of a prompt comes from, in plain arithmetic, and what would change it. Markdown without HTML, links
 * or commands, and text of the workspace cannot add any.
 */
export function costExplanation(profile: Profile, facts: PricingFacts): string {
  const { cost } = profile;
  return [
    headline(profile),
    ...violationLines(profile),
    '### Calculation',
    ...(cost.kind === 'unpriced' ? [escapeMarkdown(cost.reason)] : [calculation(cost)]),
    '### Tokens',
    escapeMarkdown(tokenSum(profile)),
    ...partTable(profile),
    ...messageTable(profile),
    ...variableTable(profile),
    escapeMarkdown(outputSentence(profile)),
    '### Price and limits',
    ...(cost.kind === 'unpriced' ? [] : [priceTable(profile, cost, facts.row)]),
    bullets(limitFacts(profile, facts.row)),
    ...(cost.kind === 'unpriced' || cost.assumptions.length === 0
      ? []
      : ['### Assumptions', bullets(cost.assumptions)]),
    ...leverTable(profile, facts),
  ].join('\n\n');
}

function headline(profile: Profile): string {
  const name = `**${escapeMarkdown(profile.name, 120)}**`;
  const model = codeSpan(modelName(profile));
  return profile.cost.kind === 'unpriced'
    ? `${name} has no known price with ${model}.`
    : `${name} costs ${escapeMarkdown(per1kCalls(profile.cost).replace(/\/1K$/, ''))} per 1,000 calls with ${model}.`;
}

function bullets(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${escapeMarkdown(sentence)}`).join('\n');
}

/** One line for each component, then the sums: code, so that columns stand under each other. */
function calculation({ components, perCallUsd, per1kCallsUsd, monthlyUsd }: Priced): string {
  const rows = components.map((component) => [componentNames[component.kind], formula(component)] as const);
  const sum = components.map(({ usd: amount }) => usdExactly(amount)).join(' + ');
  const totals: (readonly [string, string])[] = [
    ['One call', components.length > 1 ? `${sum} = ${usdExactly(perCallUsd)}` : usdExactly(perCallUsd)],
    ['1,000 calls', `${usdExactly(perCallUsd)} × 1,000 = ${usdExactly(per1kCallsUsd)}`],
  ];
  if (monthlyUsd !== null && perCallUsd > 0) {
    const calls = integer(monthlyUsd / perCallUsd);
    totals.push(['A month', `${usdExactly(perCallUsd)} × ${calls} = ${usdExactly(monthlyUsd)}`]);
  }
  const all = [...rows, ...totals];
  const width = Math.max(...all.map(([name]) => name.length));
  return ['```text', ...all.map(([name, words]) => `${name.padEnd(width)}  ${words}`), '```'].join('\n');
}

function formula({ tokens, usdPerMTok: rate, usd: amount, count, usdEach }: CostComponent): string {
  if (count !== undefined && usdEach !== undefined) {
    return `${count} × ${usdExactly(usdEach)} = ${usdExactly(amount)}`;
  }
  if (tokens === 0 && rate === 0) return usdExactly(amount);
  return `${integer(tokens)} tokens × ${usdPerMTok(rate)} ÷ 1M = ${usdExactly(amount)}`;
}

function tokenSum(profile: Profile): string {
  const { low, high } = profile.range.inputTokens;
  const between =
    low < high ? `; from the smallest to the largest variables ${tokenRange({ low, high })}` : '';
  return `Input: ${inputSum(profile)} (${accuracy(profile.tokens)})${between}.`;
}

function outputSentence({ tokens: { output, outputSource }, range }: Profile): string {
  switch (outputSource.kind) {
    case 'none':
      return 'Output: none of its own.';
    case 'declared':
      return `Output: at most ${integer(output)} tokens, the call says ${outputSource.parameter}.`;
    case 'assumed': {
      const most = range.outputTokens.high === null ? '' : `, possible are ${tokenRange(range.outputTokens)}`;
      return `Output: ${integer(output)} tokens are assumed, the call says nothing${most}.`;
    }
  }
}

function priceTable({ pricedAs, tokens }: Profile, cost: Priced, row: PriceRow | NoPrice): string {
  const rates = cost.components
    .filter(({ usdPerMTok: rate }) => rate > 0)
    .map(({ kind, usdPerMTok: rate }) => `${componentNames[kind].toLowerCase()} ${usdPerMTok(rate)}`)
    .join(', ');
  const rows = [
    ['Priced as', codeSpan(pricedAs.matchedModel ?? '')],
    ...('unpriced' in row ? [] : [['Sold by', escapeMarkdown(row.provider)]]),
    ['Per million tokens', escapeMarkdown(rates)],
    ['Source', escapeMarkdown(pricesOf(cost))],
    ['Tokens counted', escapeMarkdown(countSource(tokens))],
  ];
  const model = codeSpan(pricedAs.model) + (pricedAs.assumed ? ' (assumed)' : '');
  return markdownTable(['Model', model], rows);
}

function leverTable(profile: Profile, facts: PricingFacts): string[] {
  const { cost } = profile;
  const levers = costLevers(profile, facts);
  if (cost.kind === 'unpriced' || levers.length === 0) return [];
  const rows = levers.map(({ change, per1kCallsUsd }) => [
    escapeMarkdown(change),
    escapeMarkdown(usd(per1kCallsUsd)),
    escapeMarkdown(usdChange(per1kCallsUsd - cost.per1kCallsUsd)),
  ]);
  return ['### What would change it', markdownTable(['Change', '>per 1K calls', '>Difference'], rows)];
}
