import type { Currency } from './currency';

/** What a line of a bill is for. */
export type ComponentKind =
  | 'input'
  | 'cacheRead'
  /** Written to the cache for the shortest lifetime on sale: 5 or 30 minutes. */
  | 'cacheWrite'
  | 'cacheWrite1h'
  | 'output'
  | 'reasoning'
  /** Tokens kept in an explicit cache for some hours. */
  | 'cacheStorage'
  /** A fee per call, whatever its tokens. */
  | 'request'
  | 'webSearch'
  | 'fileSearch'
  /** A call's share of a machine that is paid by the hour. */
  | 'instance';

/** One line of a bill. Lines that are not billed by tokens have none, and no price per million of them. */
export interface CostComponent {
  readonly kind: ComponentKind;
  readonly tokens: number;
  readonly usdPerMTok: number;
  /** USD of one call. */
  readonly usd: number;
  /** What is billed instead of tokens: so many times so much. */
  readonly count?: number;
  readonly usdEach?: number;
}

/**
 * How the cost relates to what a call will cost: `exact` if nothing about its size is assumed, `atMost` if only the
 * output is open and a declared cap limits it, else `estimated`.
 */
export type CostBound = 'exact' | 'atMost' | 'estimated';

/** What one call costs, and how that is known. */
export interface Priced {
  readonly kind: 'priced';
  readonly per1kCallsUsd: number;
  readonly perCallUsd: number;
  /** Null where no volume is known. */
  readonly monthlyUsd: number | null;
  readonly bound: CostBound;
  /** True where output is counted at its declared cap and all else that is billed is counted: it costs no more, or about that. */
  readonly isUpperBound?: true;
  /** What may be billed beside the components, in a word or two each: `fees`; left out where nothing is. */
  readonly besides?: readonly string[];
  readonly components: readonly CostComponent[];
  readonly priceSource: string;
  /** Date of the price table, YYYY-MM-DD. */
  readonly priceAsOf: string;
  /** What was assumed, as sentences in plain text. They may quote the workspace: escape them. */
  readonly assumptions: readonly string[];
  /** What the amounts are shown in; USD where it is left out. */
  readonly currency?: Currency;
}

/** No price is known: a value of its own, never 0. */
export interface Unpriced {
  readonly kind: 'unpriced';
  /** Why, and what can be done about it; plain text that may quote the workspace. */
  readonly reason: string;
}

/** A price or the reason why there is none. */
export type Cost = Priced | Unpriced;
