import type { CachingRule } from '../caching/cachingRule';

/** What the standard rates are multiplied with in another service. */
export interface Factors {
  readonly input: number;
  readonly output: number;
  /** Of the price of a cache read; null where the service reads no cache: cached tokens then cost what input costs. */
  readonly cacheRead: number | null;
  readonly cacheWrite: number;
  /** True where the service is not sold for requests that a context tier reprices. */
  readonly shortContextOnly?: boolean;
}

/**
 * What the price table does not say about some models of a seller. A model takes each value from the rule whose name
 * for it is the longest; null there means that the seller has no such thing.
 */
export interface PriceRule {
  readonly seller: string;
  /** Names, which also stand for their dated versions; `*` at the end stands for every name that begins so. */
  readonly models: readonly string[];
  /** Public page that says so. */
  readonly source: string;
  /** Day on which it was read, YYYY-MM-DD. */
  readonly checked: string;
  readonly batch?: Factors | null;
  readonly flex?: Factors | null;
  readonly priority?: Factors | null;
  readonly fast?: Factors | null;
  readonly residencyFactor?: number | null;
  /** USD per million tokens and hour, each from a day on. */
  readonly storage?: readonly { readonly from: string; readonly usdPerMTokHour: number }[];
  readonly cacheWriteTtl?: '5m' | '30m';
  readonly minimumCacheableTokens?: number;
  readonly caching?: CachingRule;
  /** USD of each call beside its tokens, for a web search that no call can do without. */
  readonly searchOfEachCallUsd?: number;
  /** USD of one search by the tool's earlier version, `web_search_preview`. */
  readonly webSearchPreviewUsd?: number;
  /** Days of the week (1 Monday … 7 Sunday) on which the hours of peak prices do not count, from a day on. */
  readonly offPeakDays?: {
    readonly weekdays: readonly number[];
    readonly utcOffsetHours: number;
    readonly from: string;
  };
}

/** The same factor for every rate; single ones may differ. */
export function times(factor: number, except: Partial<Factors> = {}): Factors {
  return { input: factor, output: factor, cacheRead: factor, cacheWrite: factor, ...except };
}
