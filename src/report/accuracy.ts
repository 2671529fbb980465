import type { CountMethod } from '../tokens/tokenCount';

/** A number of tokens that is a part of a sum. */
export interface CountedPart {
  readonly tokens: number;
  readonly method: CountMethod;
  /** Null where the count is exact or its error is not known. */
  readonly errorPct: number | null;
}

/** How far to trust a sum. */
export interface Accuracy {
  readonly method: CountMethod;
  readonly errorPct: number | null;
}

const weakestLast: readonly CountMethod[] = ['exact', 'measured', 'calibrated', 'estimated', 'simulated'];

/**
 * A sum is as good as its weakest part. Its error is the parts' errors, each weighed with its tokens and rounded up
 * to a whole percent; null if a part's error is not known. Parts without tokens do not count.
 */
export function combineAccuracy(parts: readonly CountedPart[]): Accuracy {
  let weakest = 0;
  let total = 0;
  let error: number | null = 0;
  for (const { tokens, method, errorPct } of parts) {
    if (tokens === 0) continue;
    weakest = Math.max(weakest, weakestLast.indexOf(method));
    total += tokens;
    if (method === 'exact' || error === null) continue;
    error = errorPct === null ? null : error + tokens * errorPct;
  }
  const method = weakestLast[weakest]!;
  if (method === 'exact' || error === null || total === 0) return { method, errorPct: null };
  return { method, errorPct: Math.ceil(error / total) };
}
