import type { CostComponent, Priced } from '../../cost/cost';
import { answersIn } from '../../cost/outputTokens';
import type { NoPrice, PriceRow } from '../../cost/priceRow';
import { limitFacts } from '../callLimits';
import { costLevers } from '../costLevers';
import type { PricingFacts } from '../costLevers';
import type { Profile } from '../model';
import {
  accuracy,
  boundSentences,
  countSource,
  inUsd,
  integer,
  modelName,
  per1kCalls,
  pricesOf,
  tokenRange,
} from '../words';
import { conversion, isUsd, money, moneyChange, moneyExactly, rateOf, usdPerMTok } from '../money';
import { cacheSentences } from './adviceMarkdown';
import { codeSpan, escapeMarkdown, markdownTable } from '../../text/markdown';
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
    ...cacheSection(profile),
    ...(cost.kind === 'unpriced' || cost.assumptions.length === 0
      ? []
      : ['### Assumptions', bullets(cost.assumptions)]),
    ...leverTable(profile, facts),
  ].join('\n\n');
}

function cacheSection(profile: Profile): string[] {
  const sentences = cacheSentences(profile);
  return sentences.length === 0 ? [] : ['### Cache', sentences.map((sentence) => `- ${sentence}`).join('\n')];
}

function headline(profile: Profile): string {
  const name = `**${escapeMarkdown(profile.name, 120)}**`;
  const model = codeSpan(modelName(profile));
  if (profile.cost.kind === 'unpriced') return `${name} has no known price with ${model}.`;
  const words = per1kCalls(profile.cost);
  if (words === 'free') return `${name} is free with ${model}.`;
  const costs = escapeMarkdown(words.replace(/\/1K$/, ''));
  const sentences = [...boundSentences(profile.cost), ...inUsd(profile.cost)].map(
    (sentence) => ` ${escapeMarkdown(sentence)}`,
  );
  return `${name} costs ${costs} per 1,000 calls with ${model}.${sentences.join('')}`;
}

function bullets(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${escapeMarkdown(sentence)}`).join('\n');
}

/** One line for each component, then the sums: code, so that columns stand under each other. */
function calculation({ components, perCallUsd, per1kCallsUsd, monthlyUsd, currency }: Priced): string {
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
  if (!isUsd(currency)) {
    const shown = moneyExactly(per1kCallsUsd, currency);
    totals.push([`In ${currency.code}`, `${usdExactly(per1kCallsUsd)} × ${rateOf(currency)} = ${shown}`]);
  }
  const all = [...rows, ...totals];
  const width = Math.max(...all.map(([name]) => name.length));
  return ['```text', ...all.map(([name, words]) => `${name.padEnd(width)}  ${words}`), '```'].join('\n');
}

/** Prices are in USD, and so is the arithmetic. */
function usdExactly(amount: number): string {
  return moneyExactly(amount, null);
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
  const count = answersIn(outputSource);
  const answers = count === 1 ? '' : ` for each of ${count} answers`;
  switch (outputSource.kind) {
    case 'none':
      return 'Output: none of its own.';
    case 'declared':
      return `Output: at most ${integer(output)} tokens, the call says ${[outputSource.parameter, ...(outputSource.onTop ? [outputSource.onTop.parameter] : [])].join(' and ')}${answers}.`;
    case 'assumed': {
      const most = range.outputTokens.high === null ? '' : `, possible are ${tokenRange(range.outputTokens)}`;
      const isStated = outputSource.isStated === true;
      const how = isStated ? 'stated in promptmeter.yaml' : 'assumed';
      const several = answers === '' ? '' : ` in ${count} answers`;
      const why = isStated ? '' : `, ${outputSource.noCap ?? 'the call declares no cap'}`;
      return `Output: ${integer(output)} tokens are ${how}${several}${why}${most}.`;
    }
  }
}

function priceTable({ pricedAs, tokens }: Profile, cost: Priced, row: PriceRow | NoPrice): string {
  const rates = cost.components
    .filter(({ usdPerMTok: rate }) => rate > 0)
    .map(({ kind, usdPerMTok: rate }) => `${componentNames[kind].toLowerCase()} ${usdPerMTok(rate)}`)
    .join(', ');
  const how = conversion(cost.currency);
  const rows = [
    ['Priced as', codeSpan(pricedAs.matchedModel ?? '')],
    ...('unpriced' in row ? [] : [['Sold by', escapeMarkdown(row.provider)]]),
    ['Per million tokens', escapeMarkdown(rates) || '–'],
    ['Source', escapeMarkdown(pricesOf(cost))],
    ...(how === null ? [] : [['Shown in', escapeMarkdown(`${cost.currency?.code}, ${how}`)]]),
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
    escapeMarkdown(money(per1kCallsUsd, cost.currency)),
    escapeMarkdown(moneyChange(per1kCallsUsd - cost.per1kCallsUsd, cost.currency)),
  ]);
  return ['### What would change it', markdownTable(['Change', '>per 1K calls', '>Difference'], rows)];
}
