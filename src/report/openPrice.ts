import { tidyUsd } from '../cost/money';
import type { PriceRow } from '../cost/priceRow';
import type { Billing } from '../prompt/request';

/** What of the price of a call is left open by what it asks for beside its messages, as sentences in plain text. */
export function openPrice({ cacheMarks, answersInAudio }: Billing, row: PriceRow): string[] {
  const writes = [
    ...(cacheMarks.includes('5m') ? [timesInput(row, row.cacheWriteUsdPerMTok, row.cacheWriteTtl)] : []),
    ...(cacheMarks.includes('1h') ? [timesInput(row, row.cacheWrite1hUsdPerMTok, '1h')] : []),
  ].filter((write) => write !== null);
  return [
    ...(writes.length === 0
      ? []
      : [
          `The call marks input for the cache, which costs ${writes.join(' or ')} plain input when it is written: no write is included.`,
        ]),
    ...(answersInAudio
      ? ['The answer may be spoken: audio output has a price of its own, which is not included.']
      : []),
  ];
}

/** `1.25 times (5m)`; null where the seller asks no more for it than for input. */
function timesInput(row: PriceRow, rate: number | null, ttl: string | null): string | null {
  const { inputUsdPerMTok: input } = row;
  if (rate === null || input === null || input === 0) return null;
  return `${tidyUsd(rate / input)} times${ttl === null ? '' : ` (${ttl})`}`;
}
