import type { ModelInfo } from '@pydantic/genai-prices';
import { changesAfter, pricesOn } from './providers';
import type { Providers } from './providers';

/** One price that an update would change. */
export interface PriceChange {
  /** The seller, under the price table's id. */
  readonly provider: string;
  /** The price table's own id. */
  readonly model: string;
  /** As the price package calls it, such as `input_mtok`. */
  readonly price: string;
  /** Of a request with more input tokens than so many; null for the base price. */
  readonly aboveInputTokens: number | null;
  /** USD of what the price is for: a million tokens, a thousand requests. */
  readonly fromUsd: number;
  /** Null where the new table has no such price any more. */
  readonly toUsd: number | null;
}

/** What an update would change, today and from days on that the new table names. */
export interface PriceChanges {
  readonly newModels: number;
  readonly changed: readonly PriceChange[];
  /** Those among them that nobody should take unseen: more than ten times as much or as little, or nothing at all. */
  readonly absurd: readonly PriceChange[];
}

const absurdRatio = 10;

/** Compares the prices that two tables have in common. */
export function priceChanges(old: Providers, fresh: Providers, now: Date): PriceChanges {
  let newModels = 0;
  const changed: PriceChange[] = [];
  for (const { id: provider, models } of fresh) {
    const before = new Map(old.find(({ id }) => id === provider)?.models.map((model) => [model.id, model]));
    for (const model of models) {
      const known = before.get(model.id);
      if (known === undefined) newModels += 1;
      else changed.push(...changesOf(provider, known, model, now));
    }
  }
  return { newModels, changed, absurd: changed.filter(isAbsurd) };
}

function isAbsurd({ price, fromUsd, toUsd }: PriceChange): boolean {
  // Without an output price a model is taken for one that answers with no text, so that its output costs nothing.
  if (toUsd === null) return price === 'output_mtok' && fromUsd > 0;
  return Math.max(fromUsd, toUsd) > Math.min(fromUsd, toUsd) * absurdRatio;
}

function changesOf(provider: string, old: ModelInfo, fresh: ModelInfo, now: Date): PriceChange[] {
  const changes = new Map<string, PriceChange>();
  for (const day of [now, ...changesAfter(fresh, now).map((date) => new Date(date))]) {
    const [before, after] = [amountsOn(old, day), amountsOn(fresh, day)];
    const isStillSold = after.has(keyOf('input_mtok', null));
    for (const [key, { price, aboveInputTokens, usd }] of before) {
      const later = after.get(key)?.usd ?? null;
      // A model that is not sold any more is unpriced, and without its tier a large request costs what others do.
      if (later === null && (!isStillSold || aboveInputTokens !== null)) continue;
      for (const hour of ['high', 'low'] as const) {
        const [fromUsd, toUsd] = [usd[hour], later === null ? null : later[hour]];
        if (fromUsd === toUsd) continue;
        const change = { provider, model: fresh.id, price, aboveInputTokens, fromUsd, toUsd };
        changes.set(JSON.stringify(change), change);
      }
    }
  }
  return [...changes.values()];
}

interface Amount extends Pick<PriceChange, 'price' | 'aboveInputTokens'> {
  /** At the dearest and the cheapest hour of the day. */
  readonly usd: { readonly high: number; readonly low: number };
}

function keyOf(price: string, aboveInputTokens: number | null): string {
  return `${price} ${aboveInputTokens}`;
}

/** Every amount that a model costs on a day, by what it is for. */
function amountsOn(model: ModelInfo, day: Date): Map<string, Amount> {
  const { rest, parts } = pricesOn(model, day);
  const amounts = new Map<string, Amount>();
  const add = (price: string, aboveInputTokens: number | null, usd: number): void => {
    const key = keyOf(price, aboveInputTokens);
    const { high, low } = amounts.get(key)?.usd ?? { high: usd, low: usd };
    amounts.set(key, {
      price,
      aboveInputTokens,
      usd: { high: Math.max(high, usd), low: Math.min(low, usd) },
    });
  };
  for (const prices of [rest, ...parts.map((part) => part.prices)]) {
    for (const [price, value] of Object.entries(prices)) {
      if (value === undefined) continue;
      const { base, tiers } = typeof value === 'number' ? { base: value, tiers: [] } : value;
      add(price, null, base);
      for (const tier of tiers) add(price, tier.start, tier.price);
    }
  }
  return amounts;
}

/**
 * The new table, with what only the old one knows: sellers and models that were left out are not forgotten. Models of
 * `asBefore` stay as the old one has them.
 */
export function mergeProviders(
  old: Providers,
  fresh: Providers,
  asBefore: readonly Pick<PriceChange, 'provider' | 'model'>[] = [],
): Providers {
  const merged = fresh.map((provider) => {
    const before = old.find(({ id }) => id === provider.id)?.models ?? [];
    const staying = new Set(asBefore.filter((one) => one.provider === provider.id).map(({ model }) => model));
    const models = provider.models.map((model) =>
      staying.has(model.id) ? (before.find(({ id }) => id === model.id) ?? model) : model,
    );
    const known = new Set(models.map(({ id }) => id));
    // Rules are asked in order: what is new answers first.
    return { ...provider, models: [...models, ...before.filter(({ id }) => !known.has(id))] };
  });
  const known = new Set(fresh.map(({ id }) => id));
  return [...merged, ...old.filter(({ id }) => !known.has(id))];
}
