/** How long a seller keeps a prefix, and what it takes for writing it. */
export interface CacheLifetime {
  readonly name: '5m' | '30m' | '1h' | '12h' | '24h' | 'short' | 'hours';
  readonly seconds: number;
  /** Whether each use starts the time again; else it counts from the write. */
  readonly isRenewed: boolean;
  /** True where the seller states no time, or a range: it is taken for the middle of what is reported. */
  readonly isAssumed?: boolean;
  /** What is written costs this rate of the price row, or so many times the input price. */
  readonly write: 'cacheWrite' | 'cacheWrite1h' | number;
  /** What a request has to say for it; left out where it need not say anything. */
  readonly askedBy?: string;
}

/**
 * How a seller finds what is in its cache: the longest prefix it has seen (`automatic`), only prefixes that end at a
 * marker of the request (`marked`), or whole units that it cuts itself (`units`).
 */
export interface CachingRule {
  readonly matching: 'automatic' | 'marked' | 'units';
  /** What a marker is called in a request. */
  readonly marker?: string;
  /** True where a request without a marker is taken to have one at the end of its newest message. */
  readonly marksNewestMessage?: boolean;
  /** Above the minimum, a prefix grows in steps of so many tokens. */
  readonly stepTokens?: number;
  readonly maxMarkers?: number;
  /** So many blocks before a marker are looked through for an earlier one. */
  readonly lookBackBlocks?: number;
  /** The shortest first; the first is what a request gets that says nothing. */
  readonly lifetimes: readonly CacheLifetime[];
}
