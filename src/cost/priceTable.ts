import type { Assumptions } from './assumptions';
import { quotedId } from './catalogue';
import { declaresPrice } from './declaredPrice';
import { declaredRow } from './declaredRow';
import { searchModel } from './modelSearch';
import { bundledPrices } from './priceData';
import type { NoPrice, PriceRow } from './priceRow';
import { bundledProviders } from './providers';
import type { Providers } from './providers';

export interface PriceTableOptions {
  /** Prices change with the date; the current time if left out. */
  readonly now?: Date;
  /** The user's own prices by model, as written in the code; they win over the table. */
  readonly declared?: Assumptions['declaredPrices'];
  /** A newer table than the bundled one. */
  readonly refreshed?: PriceCatalogue | null;
}

/** A table of prices, with what it is and of which day. */
export interface PriceCatalogue {
  /** In words. */
  readonly source: string;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly providers: Providers;
}

/** The table that comes with the product. */
export const bundledCatalogue: PriceCatalogue = {
  source: `${bundledPrices.package} ${bundledPrices.version}`,
  asOf: bundledPrices.asOf,
  providers: bundledProviders,
};

/** Prices by model, with their date. */
export interface PriceTable {
  /** Date of the table, YYYY-MM-DD. */
  readonly asOf: string;
  /** Where its prices come from, in words. */
  readonly source: string;
  /** The price of a model as a text spells it, `provider` being the seller that the call shows. Never throws. */
  find(model: string, provider?: string | null): PriceRow | NoPrice;
  /** Whether the user has declared something of the price of a model of this very name. */
  declares(model: string): boolean;
}

/**
 * Prices in the order of who knows best: what the user declares, a refreshed table, the bundled one. Offline; each
 * model is looked up once.
 */
export function createPriceTable(options: PriceTableOptions = {}): PriceTable {
  const now = options.now ?? new Date();
  const today = now.toISOString().slice(0, 10);
  const { source, asOf, providers } = options.refreshed ?? bundledCatalogue;
  const declared = options.declared ?? {};
  const known = new Map<string, PriceRow | NoPrice>();
  const listed = (model: string, provider: string | null): PriceRow | NoPrice => {
    const found = searchModel(model, provider, { providers, now });
    return 'unpriced' in found ? found : { source, asOf, ...found };
  };
  const resolve = (
    model: string,
    provider: string | null,
    extending: readonly string[],
  ): PriceRow | NoPrice => {
    const entry = Object.hasOwn(declared, model) ? declared[model] : undefined;
    const price = entry !== undefined && declaresPrice(entry) ? entry : undefined;
    // A declaration may change some of the price of its own name.
    if (price === undefined || extending.at(-1) === model) return listed(model, provider);
    if (extending.includes(model)) {
      return { unpriced: `The price of ${quotedId(model)} extends itself: ${extending.join(', ')}.` };
    }
    const base =
      price.extends === undefined
        ? null
        : resolve(price.extends, price.extends === model ? provider : null, [...extending, model]);
    return declaredRow(model, price, base, today);
  };
  return {
    asOf,
    source,
    declares: (model) => Object.hasOwn(declared, model) && declaresPrice(declared[model]!),
    find: (model, provider = null) => {
      const key = `${provider ?? ''} ${model}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const row = resolve(model, provider, []);
      known.set(key, row);
      return row;
    },
  };
}
