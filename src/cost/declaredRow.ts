import type { CacheLifetime } from './caching/cachingRule';
import { declaredRates } from './declaredPrice';
import type { DeclaredPrice } from './declaredPrice';
import type { NoPrice, PriceRow, Rates } from './priceRow';

/**
 * The row of a declared price. `base` is the row of the model that it extends, null if it extends none. What the user
 * declares is a price of today: nobody else dates it.
 */
export function declaredRow(
  model: string,
  price: DeclaredPrice,
  base: PriceRow | NoPrice | null,
  today: string,
): PriceRow | NoPrice {
  const source = `declared in ${price.source}`;
  if (base !== null && 'unpriced' in base) {
    return {
      unpriced: `${model} extends ${price.extends!} (${source}), which has no price: ${base.unpriced}`,
    };
  }
  const rates = Object.fromEntries(
    declaredRates.flatMap((field) => (price[field] === undefined ? [] : [[field, price[field]]])),
  ) as Partial<Rates>;
  const others = {
    ...(price.requestUsd === undefined ? {} : { requestUsd: price.requestUsd }),
    ...(price.webSearchUsd === undefined ? {} : { webSearchUsd: price.webSearchUsd }),
    ...(price.minimumCacheableTokens === undefined
      ? {}
      : { minimumCacheableTokens: price.minimumCacheableTokens }),
    ...declaredCaching(price, base, rates),
    ...(price.contextWindow === undefined ? {} : { contextWindow: price.contextWindow }),
    ...(price.maxOutputTokens === undefined ? {} : { maxOutputTokens: price.maxOutputTokens }),
    ...(price.usdPerHour === undefined
      ? {}
      : { instance: { usdPerHour: price.usdPerHour, callsPerHour: price.callsPerHour ?? null } }),
  } satisfies Partial<PriceRow>;
  if (base === null) {
    return { ...nothing, matchedModel: model, source, asOf: today, ...rates, ...others };
  }
  const declared = Object.keys({ ...rates, ...others }) as (keyof PriceRow)[];
  return {
    ...base,
    ...rates,
    ...others,
    // A declared rate holds for every size and hour.
    tiers: base.tiers.map((tier) => ({ ...tier, ...rates })),
    hours: base.hours.map((hours) => ({
      ...hours,
      ...rates,
      tiers: hours.tiers.map((tier) => ({ ...tier, ...rates })),
    })),
    otherHours: base.otherHours && { ...base.otherHours, ...rates },
    source: `${source}, the rest from ${base.source}`,
    origins: [
      ...base.origins.filter(({ field }) => !declared.includes(field)),
      ...declared.map((field) => ({ field, source, asOf: today })),
    ],
    notes: [`${model} is priced as ${base.matchedModel}, with what is ${source}.`, ...base.notes],
  };
}

/** Nothing where nothing is declared of it; a lifetime alone changes how long the model's own cache keeps things. */
function declaredCaching(
  { caching, cacheSeconds }: DeclaredPrice,
  base: PriceRow | null,
  rates: Partial<Rates>,
): Partial<Pick<PriceRow, 'caching'>> {
  if (caching === undefined && cacheSeconds === undefined) return {};
  const matching = caching ?? base?.caching?.matching ?? 'automatic';
  if (matching === 'none') return { caching: null };
  const isWritten = (rates.cacheWriteUsdPerMTok ?? base?.cacheWriteUsdPerMTok ?? null) !== null;
  const lifetime: CacheLifetime = {
    name: 'short',
    seconds: cacheSeconds ?? usualSeconds,
    isRenewed: true,
    ...(cacheSeconds === undefined && { isAssumed: true }),
    write: isWritten ? 'cacheWrite' : 1,
  };
  return { caching: { ...base?.caching, matching, lifetimes: [lifetime] } };
}

/** Taken where nobody says how long: what most sellers keep a prefix for at least. */
const usualSeconds = 300;

const nothing: Omit<PriceRow, 'matchedModel' | 'source' | 'asOf'> = {
  provider: 'declared',
  inputUsdPerMTok: null,
  cacheReadUsdPerMTok: null,
  cacheWriteUsdPerMTok: null,
  cacheWrite1hUsdPerMTok: null,
  outputUsdPerMTok: null,
  reasoningUsdPerMTok: null,
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
};
