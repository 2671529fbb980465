import { basename, dirname } from 'node:path';
import { damaged } from '../../prompt/assets';
import type { Assumptions, RefreshedPrices } from '../../cost/assumptions';
import { bundledPrices } from '../../cost/priceData';
import type { PriceCatalogue, PriceTable } from '../../cost/priceTable';
import { readTable } from './priceStore';

type Prices = Pick<Assumptions, 'declaredPrices' | 'refreshedPrices'>;

/** The table of prices that holds under some assumptions. */
export async function priceTableOf(
  { declaredPrices, refreshedPrices }: Prices,
  now = new Date(),
): Promise<PriceTable> {
  const { createPriceTable } = await import('../../cost/pricing').catch((error: unknown) => {
    throw damaged('The price table, pricing.js,', error);
  });
  return createPriceTable({ now, declared: declaredPrices, refreshed: refreshedCatalogue(refreshedPrices) });
}

/** The same, the last table being kept: assumptions change seldom, and requests are many. */
export function keptPriceTable(): (prices: Prices) => Promise<PriceTable> {
  let last: { readonly key: string; readonly table: Promise<PriceTable> } | null = null;
  return ({ declaredPrices, refreshedPrices }) => {
    const key = JSON.stringify([declaredPrices, refreshedPrices]);
    if (key !== last?.key) last = { key, table: priceTableOf({ declaredPrices, refreshedPrices }) };
    return last.table;
  };
}

/** The refreshed table that assumptions name; null for the bundled one, also where it is not there any more. */
export function refreshedCatalogue(refreshed: RefreshedPrices | null): PriceCatalogue | null {
  if (refreshed === null) return null;
  const { file, asOf, sha256 } = refreshed;
  const table = readTable(dirname(file), { file: basename(file), sha256 });
  if ('reason' in table) return null;
  // It had been checked before it was written, and it is what was written.
  return { source: `${bundledPrices.package}, updated`, asOf, providers: table.providers };
}
