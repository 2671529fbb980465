/*
 * What a prompt cache saves, by how often a prefix is sent. Calls are taken to come at random (Poisson): traffic in
 * bursts has more hits at the same mean. The formulas follow from the exponential distribution of the gaps between
 * calls, and from renewal theory where the time counts from the write; the tests simulate both.
 */

/** A cache as its economics see it: factors are of the price of plain input. */
export interface CacheTerms {
  readonly seconds: number;
  readonly isRenewed: boolean;
  /** What writing costs: 1.25 is a quarter more than input. */
  readonly writeFactor: number;
  /** What reading costs: 0.1 is a tenth of input. */
  readonly readFactor: number;
}

/**
 * Share of calls that find their prefix in the cache, 0 to 1. `callsPerHour` are all calls; where the prefix has
 * `cardinality` different values in use at a time (one for each user), each is sent that much less often.
 */
export function hitRatio(
  callsPerHour: number,
  terms: Pick<CacheTerms, 'seconds' | 'isRenewed'>,
  cardinality = 1,
): number {
  const calls = ((callsPerHour / Math.max(1, cardinality)) * terms.seconds) / 3600;
  return terms.isRenewed ? 1 - Math.exp(-calls) : calls / (1 + calls);
}

/** The share of hits from which on a cache costs no more than it saves: (w − 1) ÷ (w − r); above 1 it never does. */
export function breakEvenHitRatio({ writeFactor: w, readFactor: r }: CacheTerms): number {
  if (w <= 1) return 0;
  return w > r ? (w - 1) / (w - r) : Number.POSITIVE_INFINITY;
}

/** Calls an hour from which on a cache pays; 0 where writing is free, infinite where it never pays. */
export function breakEvenCallsPerHour(terms: CacheTerms, cardinality = 1): number {
  const hits = breakEvenHitRatio(terms);
  if (hits >= 1) return Number.POSITIVE_INFINITY;
  const calls = terms.isRenewed ? -Math.log(1 - hits) : hits / (1 - hits);
  return (calls * 3600 * Math.max(1, cardinality)) / terms.seconds;
}

/**
 * What the input of one call costs with a cache, in units of the price of one plain input token: the prefix is read
 * with probability `hits` and written otherwise; the rest is plain.
 */
export function costInInputTokens(
  tokens: { readonly prefix: number; readonly rest: number },
  { writeFactor, readFactor }: Pick<CacheTerms, 'writeFactor' | 'readFactor'>,
  hits: number,
): number {
  return tokens.prefix * (hits * readFactor + (1 - hits) * writeFactor) + tokens.rest;
}

/**
 * The terms under which a prefix costs least at this rate of calls; null of none. Later ones, which a request has to ask
 * for, must be better by more than half a percent of the input price.
 */
export function cheapestTerms<T extends CacheTerms>(
  all: readonly T[],
  callsPerHour: number,
  cardinality = 1,
): T | null {
  const factor = (terms: T): number => {
    const hits = hitRatio(callsPerHour, terms, cardinality);
    return hits * terms.readFactor + (1 - hits) * terms.writeFactor;
  };
  return all.reduce<T | null>(
    (best, terms) => (best === null || factor(terms) < factor(best) - 0.005 ? terms : best),
    null,
  );
}
