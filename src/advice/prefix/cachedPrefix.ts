import type { CacheablePrefix } from './cacheablePrefix';

/*
 * What is asked of a prefix that is known, apart from how it is found: the editor asks this for every lens.
 */

/** Whether a provider takes it from a cache as the request stands: it is long enough, and marked where it has to be. */
export function isCached({ eligible, matching, markers }: CacheablePrefix): boolean {
  return eligible === true && (matching !== 'marked' || markers > 0);
}

/** Why so many tokens must not be taken out of it: nothing would be cached any more; null where they may. */
export function refusalToTake(saved: number, prefix: CacheablePrefix | null, how = ''): string | null {
  if (saved <= 0 || prefix === null || prefix.minimumTokens === null || !isCached(prefix)) return null;
  // Not in the steps of the provider: what is cut off from the last one may go.
  const tokens = prefix.matching === 'marked' ? prefix.tokens : prefix.splitTokens;
  const after = Math.max(0, tokens - saved);
  if (after >= prefix.minimumTokens) return null;
  return `The cacheable prefix would fall from ${tokens} to ${after} tokens${how}, and below ${prefix.minimumTokens} nothing is cached.`;
}
