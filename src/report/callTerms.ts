import type { CallUsage } from '../cost/priceCall';
import type { NoPrice, PriceRow } from '../cost/priceRow';
import { servedAs } from '../cost/requestParameters';
import type { Served } from '../cost/requestParameters';
import type { Profile } from './model';

/** What decides over the price of a call beside its tokens. */
export type CallTerms = Omit<CallUsage, 'inputTokens' | 'inputIsExact' | 'output'>;

/** The terms that a call shows, at the rates that the row has for them. */
export function callTerms(
  {
    parameters,
    alwaysOn,
    requestParts,
    inBatch,
  }: Pick<Profile, 'parameters' | 'alwaysOn' | 'requestParts' | 'inBatch'>,
  row: PriceRow | NoPrice,
): CallTerms {
  const isPart = alwaysOn || requestParts.some(({ unseen }) => unseen.length > 0);
  const served = inBatch && !('unpriced' in row) ? servedInBatch(row) : servedAs(parameters);
  return { ...served, isPart };
}

function servedInBatch(row: PriceRow): Served {
  return row.services.batch === null
    ? {
        open: [
          `It is a request of a batch, and no batch price of ${row.matchedModel} is known: standard rates are assumed.`,
        ],
      }
    : { service: 'batch', open: ['It is a request of a batch: batch rates are assumed.'] };
}
