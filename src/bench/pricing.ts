import { declaredRow } from '../cost/declaredRow';
import { priceUsage } from '../cost/priceCall';
import type { NoPrice, PriceRow } from '../cost/priceRow';
import type { PriceTable } from '../cost/priceTable';
import { noUsage } from '../cost/usage/usage';
import type { Usage } from '../cost/usage/usage';
import type { Endpoint } from './endpoint';
import { withoutUndefined } from './withoutUndefined';

/** What requests to an endpoint cost. */
export interface EndpointPrices {
  /** USD of a request that was made, at the price that its owner knows best. */
  cost(usage: Usage): number | null;
  /** USD that a request of this size costs at most: at the dearest known price, with all of it written to a cache. */
  bound(inputTokens: number, outputTokens: number): number;
  /** The same of a usage that is known. */
  charge(usage: Usage): number;
  /** Where the price is from, in words. */
  readonly source: string;
}

/**
 * Prices of an endpoint: what its owner declares, and what the table says; the ceiling goes by the higher one. `table` must
 * hold nothing that a workspace declares. Without any price there is a reason, and no request may be sent.
 */
export function endpointPrices(endpoint: Endpoint, table: PriceTable): EndpointPrices | NoPrice {
  const { price, model, kind, name } = endpoint;
  const today = new Date().toISOString().slice(0, 10);
  const declared =
    price && declaredRow(model, { source: `the endpoint ${name}`, ...withoutUndefined(price) }, null, today);
  const known = [declared, table.find(model, sellers[kind] ?? null)].filter(isPriced);
  if (known.length === 0) {
    return {
      unpriced: `No price is known of ${model} at ${name}, so that no ceiling can hold. Declare price: {"inputUsdPerMTok", "outputUsdPerMTok"} of the endpoint; 0 for a machine of your own.`,
    };
  }
  const most = (usage: Usage): number => Math.max(...known.map((row) => usdOf(row, usage) ?? 0));
  return {
    cost: (usage) => usdOf(known[0]!, usage),
    charge: most,
    bound: (inputTokens, outputTokens) => {
      const plain = { ...noUsage, inputTokens, outputTokens, cacheReadTokens: 0 };
      return Math.max(most(plain), most({ ...plain, cacheWriteTokens: inputTokens }));
    },
    source: known[0]!.source,
  };
}

const sellers: Partial<Readonly<Record<Endpoint['kind'], string>>> = {
  openai: 'openai',
  'openai-responses': 'openai',
  anthropic: 'anthropic',
  'azure-openai': 'azure',
};

function isPriced(row: PriceRow | NoPrice | undefined): row is PriceRow {
  return (
    row !== undefined &&
    !('unpriced' in row) &&
    usdOf(row, { ...noUsage, inputTokens: 1, outputTokens: 1 }) !== null
  );
}

function usdOf(row: PriceRow, usage: Usage): number | null {
  const cost = priceUsage(row, usage);
  return cost.kind === 'priced' ? cost.perCallUsd : null;
}
