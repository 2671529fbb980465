import { findProvider } from '@pydantic/genai-prices';
import type { ConditionalPrice, ModelInfo, ModelPrice, Provider } from '@pydantic/genai-prices';
import { matches } from './matching';
import { sellerIds } from './priceData';

/** Sellers with their models and prices, in the form of the price package. */
export type Providers = readonly Provider[];

/** The sellers of the bundled price table, in its order. */
export const bundledProviders: Providers = sellerIds.flatMap((id) => findProvider({ providerId: id }) ?? []);

/** The seller of this id in the table, or whose naming rules claim a model. */
export function providerOf(providers: Providers, seller: string | null, id: string): Provider | undefined {
  return seller === null
    ? providers.find(({ model_match: match }) => match !== undefined && matches(match, id))
    : providers.find((provider) => provider.id === seller);
}

/** The model that a seller's rules make of an id: its own, else one of those whose models it resells. */
export function modelOf(providers: Providers, provider: Provider, id: string): ModelInfo | undefined {
  const sellers = [
    provider,
    ...(provider.fallback_model_providers ?? []).flatMap((other) => providerOf(providers, other, id) ?? []),
  ];
  for (const spelling of new Set([id, withDashedDate(id)])) {
    for (const { models } of sellers) {
      const model = models.find(({ match }) => matches(match, spelling));
      if (model !== undefined) return model;
    }
  }
  return undefined;
}

/** `gpt-5-20250807` is `gpt-5-2025-08-07`. */
function withDashedDate(id: string): string {
  return id.replace(/-(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=-|:|$)/g, '-$1-$2-$3');
}

/** Prices of a part of the day, in seconds after midnight UTC. */
export interface DayPart {
  readonly fromUtcSeconds: number;
  readonly toUtcSeconds: number;
  readonly prices: ModelPrice;
}

/** Prices of a day: those of parts of it, the first that fits holding, and those of the rest. */
export interface DayPrices {
  readonly parts: readonly DayPart[];
  readonly rest: ModelPrice;
}

/** The last entry whose condition is met holds. */
export function pricesOn(model: ModelInfo, day: Date): DayPrices {
  if (!Array.isArray(model.prices)) return { parts: [], rest: model.prices };
  const parts: DayPart[] = [];
  for (const { constraint, prices } of model.prices.toReversed()) {
    if (constraint === undefined) return { parts, rest: prices };
    if (constraint.type === 'start_date') {
      if (day >= new Date(constraint.start_date)) return { parts, rest: prices };
    } else {
      const fromUtcSeconds = secondsOf(constraint.start_time);
      parts.push({ fromUtcSeconds, toUtcSeconds: secondsOf(constraint.end_time), prices });
    }
  }
  return { parts, rest: model.prices[0]?.prices ?? {} };
}

/** Days after `day` on which the price changes, YYYY-MM-DD. */
export function changesAfter(model: ModelInfo, day: Date): string[] {
  const today = day.toISOString().slice(0, 10);
  const entries: readonly ConditionalPrice[] = Array.isArray(model.prices) ? model.prices : [];
  return entries.flatMap(({ constraint }) =>
    constraint?.type === 'start_date' && constraint.start_date > today ? [constraint.start_date] : [],
  );
}

/** `09:00:00+08:00` in seconds after midnight UTC. */
function secondsOf(time: string): number {
  const read = /^(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|([+-])(\d{2}):(\d{2}))$/.exec(time);
  if (read === null) return 0;
  const [, hours, minutes, seconds, sign, offsetHours = '0', offsetMinutes = '0'] = read;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60 * (sign === '-' ? -1 : 1);
  const local = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return (local - offset + 86_400) % 86_400;
}
