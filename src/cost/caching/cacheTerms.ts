import type { PriceRow, Rates } from '../priceRow';
import type { CacheLifetime } from './cachingRule';
import type { CacheTerms } from './hitRate';

/** The terms of one lifetime, as factors of the input price. */
export interface LifetimeTerms extends CacheTerms {
  readonly lifetime: CacheLifetime;
}

/** The terms that a model's cache is sold under, the shortest first; none where a price or a rule is not known. */
export function lifetimeTerms(row: PriceRow): LifetimeTerms[] {
  const { inputUsdPerMTok: input, cacheReadUsdPerMTok: read } = row;
  if (row.caching === null || input === null || read === null || input <= 0) return [];
  return row.caching.lifetimes.flatMap((lifetime) => {
    const writeFactor = writeFactorOf(lifetime, row, input);
    if (writeFactor === null) return [];
    const { seconds, isRenewed } = lifetime;
    return [{ lifetime, seconds, isRenewed, writeFactor, readFactor: read / input }];
  });
}

function writeFactorOf({ write }: CacheLifetime, rates: Rates, input: number): number | null {
  if (typeof write === 'number') return write;
  const rate = write === 'cacheWrite' ? rates.cacheWriteUsdPerMTok : rates.cacheWrite1hUsdPerMTok;
  return rate === null ? null : rate / input;
}
