import type { CacheMarks } from '../cost/caching/cachedInput';
import type { CallUsage } from '../cost/priceCall';
import type { NoPrice, PriceRow } from '../cost/priceRow';
import { mayThink } from '../cost/reasoning';
import { cachesOnlyMarked, isRegional, regionOf, servedAs } from '../cost/requestParameters';
import type { Served } from '../cost/requestParameters';
import type { Profile } from './model';
import { plain } from '../text/plain';

/** What decides over the price of a call beside its tokens. */
export type CallTerms = Omit<CallUsage, 'inputTokens' | 'inputIsExact' | 'output'>;

/** The terms that a call shows, at the rates that the row has for them. */
export function callTerms(
  {
    parameters,
    alwaysOn,
    requestParts,
    inBatch,
    server,
    ...marks
  }: Pick<
    Profile,
    | 'parameters'
    | 'alwaysOn'
    | 'requestParts'
    | 'inBatch'
    | 'server'
    | 'format'
    | 'call'
    | 'cacheMarks'
    | 'prefix'
  >,
  row: PriceRow | NoPrice,
): CallTerms {
  const isPart = alwaysOn || requestParts.some(({ unseen }) => unseen.length > 0);
  const served = inBatch && !('unpriced' in row) ? servedInBatch(row) : servedAs(parameters);
  const marked = markedInput(marks, isPart, cachesOnlyMarked(parameters));
  const said = regionOf(parameters);
  const region = said ?? (server !== null && isRegional(server) ? server : null);
  const factor = 'unpriced' in row ? null : row.residencyFactor;
  const place: Served = region === null || factor === null ? {} : { dataResidency: true };
  const open = [
    ...(served.open ?? []),
    ...(region !== null && factor === null
      ? [
          `The call ${said === null ? 'goes to' : 'says'} ${plain(region, 80)}: what is billed for that is not known, and no surcharge is included.`,
        ]
      : []),
  ];
  return {
    ...served,
    ...place,
    ...(open.length > 0 && { open }),
    ...(!('unpriced' in row) && mayThink(row.matchedModel, parameters) && { mayThink: true }),
    isPart,
    ...(marked && { marked }),
  };
}

/** Formats whose markers are written in the request itself: where a library makes the request, it may set some. */
const requests: ReadonlySet<string> = new Set([
  'anthropic-messages',
  'azure-openai',
  'instructor',
  'litellm',
  'openai-chat',
  'openai-responses',
  'vercel-ai',
]);

/** What the call marks for the cache; null where markers may be out of sight. */
function markedInput(
  { format, call, cacheMarks: ttls, prefix }: Pick<Profile, 'format' | 'call' | 'cacheMarks' | 'prefix'>,
  isPart: boolean,
  isAll: boolean,
): CacheMarks | null {
  if (ttls.length === 0) {
    if (isAll) return { ttls, tokens: null, isAll };
    return call !== null && !isPart && requests.has(format) ? { ttls, tokens: null } : null;
  }
  const isLongEnough = prefix !== null && prefix.tokens >= Math.max(1, prefix.minimumTokens ?? 0);
  return { ttls, tokens: isLongEnough ? prefix.tokens : null };
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
