import type { PriceRow, Rates } from '../../../src/cost/priceRow';

export const noRates: Rates = {
  inputUsdPerMTok: null,
  cacheReadUsdPerMTok: null,
  cacheWriteUsdPerMTok: null,
  cacheWrite1hUsdPerMTok: null,
  outputUsdPerMTok: null,
  reasoningUsdPerMTok: null,
};

/** A row of a seller that asks for nothing but what is given. */
export function rowOf(prices: Partial<PriceRow>): PriceRow {
  return {
    ...noRates,
    matchedModel: 'model-x',
    provider: 'seller',
    source: 'test prices',
    asOf: '2026-01-02',
    tiers: [],
    hours: [],
    otherHours: null,
    requestUsd: 0,
    mediaUsdPerMTok: {},
    webSearchUsd: null,
    webSearchPreviewUsd: null,
    fileSearchUsd: null,
    services: { batch: null, flex: null, priority: null, fast: null },
    residencyFactor: null,
    storageUsdPerMTokHour: null,
    instance: null,
    cacheWriteTtl: null,
    minimumCacheableTokens: null,
    caching: null,
    contextWindow: null,
    maxInputTokens: null,
    maxOutputTokens: null,
    origins: [],
    listed: true,
    notes: [],
    ...prices,
  };
}
