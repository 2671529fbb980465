import type { PriceChange, PriceChanges } from '../../cost/priceChanges';
import { usdPerMTok } from '../money';
import { plain } from '../plain';
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
  const above = aboveInputTokens === null ? '' : ` above ${integer(aboveInputTokens)} tokens`;
  const [from, to] = [fromUsd, toUsd].map((usd) => (usd === null ? 'none' : usdPerMTok(usd)));
  return plain(`${model} (${provider}), ${priceName(price)}${above}: ${from} → ${to}`, 300);
}

/** `12 prices changed, 3 models are new`. */
export function priceChangesSummary({ changed, newModels }: PriceChanges): string {
  const prices = changed.length === 0 ? 'No price changed' : `${counted(changed.length, 'price')} changed`;
  return newModels === 0
    ? prices
    : `${prices}, ${counted(newModels, 'model')} ${newModels === 1 ? 'is' : 'are'} new`;
}

/** `input_mtok` is `input`, `requests_kcount` is `1,000 requests`. */
function priceName(price: string): string {
  const words = price.replace(/_(?:mtok|kcount)$/, '').replaceAll('_', ' ');
  return price.endsWith('_kcount') ? `1,000 ${words}` : words;
}
