import { calcPrice, findProvider } from '@pydantic/genai-prices';
import type { ConditionalPrice, ModelInfo, ModelPrice, TieredPrices } from '@pydantic/genai-prices';
import { isListed } from './listed';
import { movingAliases, sellerAliases, unsoldByMaker } from './priceData';
import type { PriceRow, PriceTier, Rates } from './priceRow';

/** What the catalogue says about a model; source and date of the catalogue are the caller's. */
export type CatalogueRow = Omit<PriceRow, 'source' | 'asOf'>;
/** A model that the catalogue knows without a price per token. */
export interface WithoutPrice {
  readonly withoutPrice: string;
  readonly provider: string;
}

/**
 * Looks an id up with one seller, or with the seller whose naming rules claim it (null). Gives null where the
 * catalogue does not know it. Slow (about 0.1 ms): keep the answer.
 */
export function lookUp(id: string, seller: string | null, now: Date): CatalogueRow | WithoutPrice | null {
  const at = (timestamp: Date): ReturnType<typeof calcPrice> =>
    calcPrice({}, id, seller === null ? { timestamp } : { providerId: seller, timestamp });
  const found = at(now);
  if (found === null) return null;
  const { model, provider } = found;
  if (seller === null && isUnsold(id, provider.id)) return null;

  const day = pricesOfDay(model, now).map((time) => at(time)?.model_price ?? found.model_price);
  const price = [found.model_price, ...day].reduce((a, b) => (standardRate(b) > standardRate(a) ? b : a));
  const free = Object.keys(price).length === 0 && model.id.endsWith(':free');
  const rates = free ? freeRates : ratesAt(price, null);
  if (rates === null) return { withoutPrice: model.id, provider: provider.id };
  const listed = isListed(model.match, id) || model.id.toLowerCase() === id;
  return {
    matchedModel: model.id,
    provider: provider.id,
    ...rates,
    tiers: tiersOf(price),
    requestUsd: flat(price.requests_kcount) / 1000,
    contextWindow: model.context_window ?? null,
    listed,
    notes: [...nameNotes(id, model, provider.id, listed), ...priceNotes(model, price, day, now)],
  };
}

/** The sellers that list exactly this id. */
export function sellersOf(id: string): string[] {
  return Object.keys(sellerAliases).filter(
    (seller) =>
      !isUnsold(id, seller) &&
      findProvider({ providerId: seller })?.models.some((model) => model.id.toLowerCase() === id),
  );
}

function isUnsold(id: string, maker: string): boolean {
  return (unsoldByMaker[maker] ?? []).some((start) => id.startsWith(start));
}

const freeRates: Rates = {
  inputUsdPerMTok: 0,
  cacheReadUsdPerMTok: null,
  cacheWriteUsdPerMTok: null,
  outputUsdPerMTok: 0,
};

type Price = number | TieredPrices | undefined;

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
    outputUsdPerMTok: at(price.output_mtok) ?? 0,
  };
}

function tiersOf(price: ModelPrice): PriceTier[] {
  const starts = new Set<number>();
  for (const value of [price.input_mtok, price.cache_read_mtok, price.cache_write_mtok, price.output_mtok]) {
    if (typeof value === 'object') for (const tier of value.tiers) starts.add(tier.start);
  }
  return [...starts]
    .sort((a, b) => a - b)
    .flatMap((aboveInputTokens) => {
      const rates = ratesAt(price, aboveInputTokens);
      return rates === null ? [] : [{ aboveInputTokens, ...rates }];
    });
}

function flat(value: Price): number {
  return typeof value === 'object' ? value.base : (value ?? 0);
}

function standardRate(price: ModelPrice): number {
  return flat(price.input_mtok) + flat(price.output_mtok);
}

function conditions(model: ModelInfo): ConditionalPrice[] {
  return Array.isArray(model.prices) ? model.prices : [];
}

/** Moments of the day of `now` at which a price that depends on the hour may differ. */
function pricesOfDay(model: ModelInfo, now: Date): Date[] {
  const day = now.toISOString().slice(0, 10);
  return conditions(model).flatMap(({ constraint }) =>
    constraint?.type === 'time_of_date'
      ? [new Date(`${day}T${constraint.start_time}`), new Date(`${day}T${constraint.end_time}`)]
      : [],
  );
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
  const today = now.toISOString().slice(0, 10);
  for (const { constraint } of conditions(model)) {
    if (constraint?.type === 'start_date' && constraint.start_date > today) {
      notes.push(`The price changes on ${constraint.start_date}.`);
    }
  }
  if (price.output_mtok === undefined && price.input_mtok !== undefined) {
    notes.push(`The price table has no output price for ${model.id}; output is taken as not billed.`);
  }
  if (price.output_reasoning_mtok !== undefined || price.output_citation_mtok !== undefined) {
    notes.push(`${model.id} also bills reasoning or citation tokens, which are not included.`);
  }
  return notes;
}
