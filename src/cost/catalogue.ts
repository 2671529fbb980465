import type { ModelInfo, ModelPrice, TieredPrices } from '@pydantic/genai-prices';
import { isListed } from './matching';
import { hourRates } from './hourRates';
import { modelLimits, modelLimitsSource } from './modelLimits';
import { movingAliases, sellerAliases, unsoldByMaker } from './priceData';
import { mediaKinds } from './priceRow';
import type { MediaRates, Origin, PriceRow, RateSheet, Rates } from './priceRow';
import { changesAfter, modelOf, pricesOn, providerOf } from './providers';
import type { Providers } from './providers';
import { gaps, movedAliases } from './rules/gaps';
import { rulesOf } from './rules/rules';
import type { Ruled } from './rules/rules';

/** What the catalogue says about a model. `source` and `asOf` are there where they are not the catalogue's own. */
export type CatalogueRow = Omit<PriceRow, 'source' | 'asOf'> & Partial<Pick<PriceRow, 'source' | 'asOf'>>;
/** A model that the catalogue knows without a price per token. */
export interface WithoutPrice {
  readonly withoutPrice: string;
  readonly provider: string;
}

/**
 * Looks an id up with one seller, or with the seller whose naming rules claim it (null). Gives null where the
 * catalogue does not know it. Slow (about 0.05 ms): keep the answer.
 */
export function lookUp(
  providers: Providers,
  id: string,
  seller: string | null,
  now: Date,
): CatalogueRow | WithoutPrice | null {
  const provider = providerOf(providers, seller, id);
  if (provider === undefined || (seller === null && isUnsold(id, provider.id))) return null;
  const moved = movedAliases.find(({ alias, seller: by }) => by === provider.id && alias === id);
  const model = modelOf(providers, provider, moved?.model ?? id);
  if (model === undefined || !names(model, moved?.model ?? id)) {
    const gap = gaps.find((one) => one.seller === provider.id && names(one.model, id));
    if (gap !== undefined) {
      const row = rowOf(gap.model, provider.id, id, now);
      return 'withoutPrice' in row ? row : { ...row, source: gap.source, asOf: gap.checked };
    }
    if (model === undefined) return null;
  }
  const row = rowOf(model, provider.id, id, now);
  if (moved === undefined || 'withoutPrice' in row) return row;
  const note = `${id} stands for ${moved.model} as of ${moved.checked} (${moved.source}).`;
  return { ...row, listed: true, notes: [note, ...row.notes.filter((one) => !one.includes('similar name'))] };
}

/** The sellers that list exactly this id. */
export function sellersOf(providers: Providers, id: string): string[] {
  return Object.keys(sellerAliases).filter(
    (seller) =>
      !isUnsold(id, seller) &&
      providerOf(providers, seller, id)?.models.some((model) => model.id.toLowerCase() === id),
  );
}

function names(model: ModelInfo, id: string): boolean {
  return isListed(model.match, id) || model.id.toLowerCase() === id;
}

function isUnsold(id: string, maker: string): boolean {
  return (unsoldByMaker[maker] ?? []).some((start) => id.startsWith(start));
}

function rowOf(model: ModelInfo, seller: string, id: string, now: Date): CatalogueRow | WithoutPrice {
  const day = pricesOn(model, now);
  const prices = [day.rest, ...day.parts.map((part) => part.prices)];
  const price = prices.reduce((a, b) => (standardRate(b) > standardRate(a) ? b : a));
  const free = Object.keys(price).length === 0 && model.id.endsWith(':free');
  const sheet = free ? { ...freeRates, tiers: [] } : sheetOf(price);
  if (sheet === null) return { withoutPrice: model.id, provider: seller };
  const rules = rulesOf(seller, model.id);
  const origins: Origin[] = [];
  const ruled = <T>(field: keyof PriceRow, found: Ruled<T>): T | null => {
    if (found === null) return null;
    origins.push({ field, source: found.rule.source, asOf: found.rule.checked });
    return found.value;
  };
  const limits = modelLimits(model.id);
  let contextWindow = model.context_window ?? null;
  if (limits !== null) {
    const { name: source, asOf } = modelLimitsSource;
    origins.push({ field: 'maxInputTokens', source, asOf }, { field: 'maxOutputTokens', source, asOf });
    // A window of round numbers (1,000,000 for 1,047,576), or of an earlier version: it holds at least the input.
    if ((contextWindow ?? Infinity) < limits.maxInputTokens) {
      contextWindow = limits.maxInputTokens;
      origins.push({ field: 'contextWindow', source, asOf });
    }
  }
  const listed = names(model, id);
  const today = now.toISOString().slice(0, 10);
  const search = ruled('requestUsd', rules.value('searchOfEachCallUsd'));
  const storage = ruled('storageUsdPerMTokHour', rules.value('storage'));
  return {
    matchedModel: model.id,
    provider: seller,
    ...sheet,
    ...hourRates(day, sheetOf, rules.value('offPeakDays')?.value ?? null, today),
    mediaUsdPerMTok: mediaRates(price),
    requestUsd: search ?? flat(price.requests_kcount) / 1000,
    webSearchUsd: search === null ? perThousand(price.web_searches_kcount) : 0,
    webSearchPreviewUsd: ruled('webSearchPreviewUsd', rules.value('webSearchPreviewUsd')),
    fileSearchUsd: perThousand(price.storage_searches_kcount),
    services: {
      batch: ruled('services', rules.value('batch')),
      flex: ruled('services', rules.value('flex')),
      priority: ruled('services', rules.value('priority')),
      fast: ruled('services', rules.value('fast')),
    },
    residencyFactor: ruled('residencyFactor', rules.value('residencyFactor')),
    storageUsdPerMTokHour: storage?.findLast(({ from }) => from <= today)?.usdPerMTokHour ?? null,
    instance: null,
    cacheWriteTtl: ruled('cacheWriteTtl', rules.value('cacheWriteTtl')),
    minimumCacheableTokens: ruled('minimumCacheableTokens', rules.value('minimumCacheableTokens')),
    caching: ruled('caching', rules.value('caching')),
    contextWindow,
    maxInputTokens: limits?.maxInputTokens ?? null,
    maxOutputTokens: limits?.maxOutputTokens ?? null,
    origins,
    listed,
    notes: [
      ...nameNotes(id, model, seller, listed),
      ...priceNotes(model, price, prices, now),
      ...(search === null ? [] : [`Each call of ${model.id} searches the web, which is its request fee.`]),
    ],
  };
}

const mediaPrices = {
  audioInput: 'input_audio_mtok',
  audioCacheRead: 'cache_audio_read_mtok',
  audioOutput: 'output_audio_mtok',
  imageInput: 'input_image_mtok',
  imageCacheRead: 'cache_image_read_mtok',
  imageOutput: 'output_image_mtok',
  videoInput: 'input_video_mtok',
  videoOutput: 'output_video_mtok',
} as const;

function mediaRates(price: ModelPrice): MediaRates {
  const rates: Partial<Record<keyof MediaRates, number>> = {};
  for (const kind of mediaKinds) {
    const rate = price[mediaPrices[kind]];
    if (rate !== undefined) rates[kind] = flat(rate);
  }
  return rates;
}

const freeRates: Rates = {
  inputUsdPerMTok: 0,
  cacheReadUsdPerMTok: null,
  cacheWriteUsdPerMTok: null,
  cacheWrite1hUsdPerMTok: null,
  outputUsdPerMTok: 0,
  reasoningUsdPerMTok: null,
};

type Price = number | TieredPrices | undefined;

/** Null where nothing is billed by input tokens. */
function sheetOf(price: ModelPrice): RateSheet | null {
  const base = ratesAt(price, null);
  if (base === null) return null;
  const starts = new Set<number>();
  for (const key of rateKeys) {
    const value = price[key];
    if (typeof value === 'object') for (const tier of value.tiers) starts.add(tier.start);
  }
  const tiers = [...starts]
    .sort((a, b) => a - b)
    .map((aboveInputTokens) => ({ aboveInputTokens, ...(ratesAt(price, aboveInputTokens) ?? base) }));
  return { ...base, tiers };
}

const rateKeys = [
  'input_mtok',
  'cache_read_mtok',
  'cache_write_mtok',
  'cache_write_1h_mtok',
  'output_mtok',
  'output_reasoning_mtok',
] as const;

function ratesAt(price: ModelPrice, start: number | null): Rates | null {
  const at = (value: Price): number | null => {
    if (value === undefined) return null;
    if (typeof value === 'number') return value;
    if (start === null) return value.base;
    const reached = value.tiers.filter((tier) => tier.start <= start).sort((a, b) => a.start - b.start);
    return reached.at(-1)?.price ?? value.base;
  };
  const input = at(price.input_mtok);
  if (input === null) return null;
  return {
    inputUsdPerMTok: input,
    cacheReadUsdPerMTok: at(price.cache_read_mtok),
    cacheWriteUsdPerMTok: at(price.cache_write_mtok),
    cacheWrite1hUsdPerMTok: at(price.cache_write_1h_mtok),
    outputUsdPerMTok: at(price.output_mtok),
    reasoningUsdPerMTok: at(price.output_reasoning_mtok),
  };
}

function flat(value: Price): number {
  return typeof value === 'object' ? value.base : (value ?? 0);
}

function perThousand(value: Price): number | null {
  return value === undefined ? null : flat(value) / 1000;
}

function standardRate(price: ModelPrice): number {
  return flat(price.input_mtok) + flat(price.output_mtok);
}

/** An id as sentences quote it; it comes from the text and may be of any length. */
export function quotedId(id: string): string {
  return id.length > 80 ? `${id.slice(0, 79)}…` : id;
}

function nameNotes(fullId: string, model: ModelInfo, seller: string, listed: boolean): string[] {
  const id = quotedId(fullId);
  const notes: string[] = [];
  if (!listed) {
    notes.push(
      `The price table does not list ${id}; it is priced as ${model.id}, which has a similar name and may cost something else.`,
    );
  } else if (model.id.toLowerCase() !== fullId) {
    notes.push(`${id} is listed in the price table under ${model.id} (${seller}).`);
  }
  if (id.endsWith('-latest') || movingAliases.includes(id)) {
    notes.push(`${id} is an alias that moves to newer models; the price is that of the table's date.`);
  }
  if (model.deprecated === true) notes.push(`${model.id} is marked as deprecated in the price table.`);
  return notes;
}

function priceNotes(model: ModelInfo, price: ModelPrice, day: readonly ModelPrice[], now: Date): string[] {
  const notes: string[] = [];
  const cheapest = day.reduce((a, b) => (standardRate(b) < standardRate(a) ? b : a), price);
  if (standardRate(cheapest) < standardRate(price)) {
    const low = `$${flat(cheapest.input_mtok)} input and $${flat(cheapest.output_mtok)} output`;
    notes.push(
      `The price depends on the hour: the peak price is used; off-peak is ${low} per million tokens.`,
    );
  }
  for (const change of changesAfter(model, now)) notes.push(`The price changes on ${change}.`);
  if (price.output_citation_mtok !== undefined) {
    notes.push(`${model.id} also bills citation tokens, which are not included.`);
  }
  return notes;
}
