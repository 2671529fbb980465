import type { PriceChange, PriceChanges } from '../../cost/priceChanges';
import { tierWords } from '../../cost/priceRow';
import { usdPerMTok } from '../money';
import { plain } from '../../text/plain';
import { counted, integer } from '../words';

/** `gpt-5 (openai), input: $1.25 → $0.00`; what a price is for is said where it is not a million tokens. */
export function priceChangeLine({
  provider,
  model,
  price,
  aboveInputTokens,
  fromUsd,
  toUsd,
}: PriceChange): string {
  const above = aboveInputTokens === null ? '' : ` ${tierWords(aboveInputTokens, 'tokens')}`;
  const [from, to] = [fromUsd, toUsd].map((usd) => (usd === null ? 'none' : usdPerMTok(usd)));
  return plain(`${model} (${provider}), ${priceName(price)}${above}: ${from} → ${to}`, 300);
}

/** `12 prices changed, 3 models are new. Models with absurd changes keep their old prices.` */
export function priceChangesSummary({ changed, newModels }: PriceChanges, keptOld: boolean): string {
  const prices = changed.length === 0 ? 'No price changed' : `${counted(changed.length, 'price')} changed`;
  const models =
    newModels === 0 ? '' : `, ${counted(newModels, 'model')} ${newModels === 1 ? 'is' : 'are'} new`;
  return `${prices}${models}.${keptOld ? ' Models with absurd changes keep their old prices.' : ''}`;
}

/** Sellers that are named with their number of changes. */
const namedSellers = 6;

/** How many changes are whose: `3,699 prices of 812 models: openrouter 2,100, openai 1,203 and 396 of 9 other sellers`. */
export function changesBySeller(changes: readonly PriceChange[]): string {
  const bySeller = new Map<string, number>();
  for (const { provider } of changes) bySeller.set(provider, (bySeller.get(provider) ?? 0) + 1);
  const sellers = [...bySeller].sort(([, a], [, b]) => b - a);
  const named = sellers
    .slice(0, namedSellers)
    .map(([seller, count]) => `${plain(seller, 60)} ${integer(count)}`);
  const rest = sellers.slice(namedSellers);
  const others = rest.reduce((sum, [, count]) => sum + count, 0);
  const models = new Set(changes.map(({ provider, model }) => `${provider} ${model}`)).size;
  return (
    `${counted(changes.length, 'price')} of ${counted(models, 'model')}: ${named.join(', ')}` +
    (others === 0 ? '' : ` and ${integer(others)} of ${counted(rest.length, 'other seller')}`)
  );
}

/** A list of changes that may be long: whose they are, the first of them, and how many more there are. */
export function firstChanges(changes: readonly PriceChange[], most: number): string[] {
  const lines = changes.slice(0, most).map(priceChangeLine);
  const more = changes.length - lines.length;
  return more === 0 ? lines : [`${changesBySeller(changes)}.`, ...lines, `… and ${integer(more)} more`];
}

/** `input_mtok` is `input`, `requests_kcount` is `1,000 requests`. */
function priceName(price: string): string {
  const words = price.replace(/_(?:mtok|kcount)$/, '').replaceAll('_', ' ');
  return price.endsWith('_kcount') ? `1,000 ${words}` : words;
}
