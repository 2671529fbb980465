import type { CacheTtl } from '../../prompt/request';
import { tidyUsd } from '../money';
import type { PriceRow, Rates } from '../priceRow';

/** What a call marks for the cache. */
export interface CacheMarks {
  /** How long it is to stay there, one for each marker. */
  readonly ttls: readonly CacheTtl[];
  /** Input tokens that the markers can cover; null where that is not in sight, or too little to be cached. */
  readonly tokens: number | null;
  /** True where nothing else is cached, also at a provider that marks the newest message by itself. */
  readonly isAll?: true;
}

/** The size of a call as far as its cache is concerned. */
export interface CacheUse {
  readonly inputTokens: number;
  /** Share of the input that is read from the cache, 0 to 1. */
  readonly hitRatio: number;
  /** Left out where markers may be out of sight. */
  readonly marked?: CacheMarks;
}

/** What of the input the cache gives, and what it takes. */
export interface CachedInput {
  readonly readTokens: number;
  /** For the shortest lifetime on sale. */
  readonly writtenTokens: number;
  readonly written1hTokens: number;
  /** Sentences in plain text; with any, the cost depends on what the cache gives and takes. */
  readonly notes: readonly string[];
  /** True where more is written than is counted: the cost may be higher. */
  readonly isOpen?: true;
}

/**
 * What is read from a cache and written to it. Where only marked input is cached, what is marked and not read is
 * written, at a price of its own; without a marker nothing is cached there.
 */
export function cachedInput(row: PriceRow, rates: Rates, use: CacheUse): CachedInput {
  const { inputTokens, hitRatio, marked } = use;
  if (inputTokens === 0 || row.instance !== null) return nothing;
  const hits = `a cache hit ratio of ${tidyUsd(hitRatio * 100)} %`;
  if (rates.cacheReadUsdPerMTok === null) {
    return withoutCache(
      hitRatio,
      `${row.matchedModel} has no price for cached input: ${hits} saves nothing.`,
    );
  }
  const readTokens = Math.round(inputTokens * hitRatio);
  const read =
    hitRatio === 0
      ? ''
      : `${tidyUsd(hitRatio * 100)} % of the input tokens are assumed to be read from the provider's cache.`;
  const { caching } = row;
  if (caching?.matching !== 'marked' || marked === undefined) {
    const writes = rates.cacheWriteUsdPerMTok === null ? '' : ' Cache writes are not included.';
    return read === '' ? nothing : { ...nothing, readTokens, notes: [read + writes] };
  }
  const isMarked = marked.ttls.length > 0;
  if (!isMarked && (caching.marksNewestMessage !== true || marked.isAll === true)) {
    return withoutCache(
      hitRatio,
      `The call has no ${caching.marker}, and nothing is cached without it: ${hits} saves nothing.`,
    );
  }
  const notes = read === '' ? [] : [read];
  const ttl = marked.ttls.includes('1h') ? '1h' : (row.cacheWriteTtl ?? '5m');
  const rate = ttl === '1h' ? rates.cacheWrite1hUsdPerMTok : rates.cacheWriteUsdPerMTok;
  if (rate === null || rate === rates.inputUsdPerMTok) {
    return { ...nothing, readTokens, notes };
  }
  const price = `${tidyUsd(rate / (rates.inputUsdPerMTok ?? rate))} times plain input (${ttl})`;
  const covered = isMarked ? marked.tokens : inputTokens;
  if (covered === null) {
    const sentence = `The call marks input for the cache, which costs ${price} when it is written: how much is not in sight, and no write is included.`;
    return { ...nothing, readTokens, notes: [...notes, sentence], isOpen: true };
  }
  const written = Math.max(0, Math.min(covered, inputTokens) - readTokens);
  const what = isMarked
    ? `The call marks input for the cache, taken for the ${covered} tokens at its start that never change: what is not read of them is written, at ${price}.`
    : `${row.matchedModel} takes the end of the newest message for a marker of the cache: all input that is not read is written, at ${price}.`;
  return {
    readTokens,
    ...(ttl === '1h'
      ? { writtenTokens: 0, written1hTokens: written }
      : { writtenTokens: written, written1hTokens: 0 }),
    notes: [...notes, what],
  };
}

const nothing: CachedInput = {
  readTokens: 0,
  writtenTokens: 0,
  written1hTokens: 0,
  notes: [],
};

/** Where the cache gives nothing: the reason is told to those who expect it to. */
export function withoutCache(hitRatio: number, why: string): CachedInput {
  return hitRatio === 0 ? nothing : { ...nothing, notes: [why] };
}
