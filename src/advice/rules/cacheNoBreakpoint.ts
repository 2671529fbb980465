import type { CacheablePrefix } from '../prefix/cacheablePrefix';
import type { PricedPrompt } from '../pricedPrompt';
import { promptFinding } from '../promptFinding';
import type { PromptFinding } from '../promptFinding';
import type { Rule } from '../rule';
import { markedPrefix, splitPrefix } from './markedPrefix';

/** A long prefix that no marker ends, where the provider caches by markers. */
export const cacheNoBreakpoint: Rule = {
  id: 'cache/no-breakpoint',
  title: 'Prefix without a cache marker',
  tier: 'review',
  level: 'information',
  explanation: `The start of this call is the same each time and long enough for the provider's cache, but the provider only looks for prefixes that a marker ends: \`cache_control\` at Anthropic, \`prompt_cache_breakpoint\` at OpenAI from GPT-5.6 on.

Without one, Anthropic caches nothing. OpenAI then takes the end of the newest message for the marker: where that changes, all of it is written to the cache at 1.25 times the price and never read.

Writing costs more than plain input, so a marker pays from a rate of calls on, which the finding names. State \`callsPerHour\` in \`promptmeter.yaml\` to have it computed for yours.

**The fix** makes the last text that never changes a block with the marker, and splits a text in front of the first value that changes where that stands in the same one; for OpenAI it also names the prefix (\`prompt_cache_key\`), without which requests are not sure to meet the same cache.

Left alone: conversations whose newest message is all that is added, which the implicit marker serves.`,
  find: (priced, { prefix }) => {
    const { prompt, row } = priced;
    const caching = row?.caching ?? null;
    if (
      prefix === null ||
      caching === null ||
      row === null ||
      prompt.call === null ||
      prompt.model === null
    ) {
      return [];
    }
    if (caching.matching !== 'marked' || prefix.markers > 0 || prefix.breaker === null) return [];
    const { tokens, splitTokens, minimumTokens, reuse } = prefix;
    if (minimumTokens === null || Math.max(tokens, splitTokens) < minimumTokens) return [];
    const losesNow = caching.marksNewestMessage === true && !growsOnly(prefix);
    if (caching.marksNewestMessage === true && !losesNow) return [];
    const expected = reuse?.expected ?? null;
    if (expected !== null && expected.savedUsdPer1kCalls <= expected.savedNowUsdPer1kCalls) return [];
    return [promptFinding(cacheNoBreakpoint, found(priced, prefix, losesNow), priced)];
  },
};

function found(priced: PricedPrompt, prefix: CacheablePrefix, losesNow: boolean): PromptFinding {
  const { tokens, splitTokens, minimumTokens, reuse } = prefix;
  const marker = priced.row!.caching!.marker!;
  const isSplit = tokens < minimumTokens!;
  const constant = isSplit ? splitTokens : tokens;
  const expected = reuse?.expected ?? null;
  const pays = reuse?.breakEvenCallsPerHour ?? 0;
  const when =
    expected === null && pays > 0 ? ` It pays from ${Number(pays.toFixed(1))} calls an hour on.` : '';
  const asked = expected === null ? undefined : reuse?.lifetime.askedBy;
  const kept = asked === undefined ? '' : ` It saves most with ${asked}.`;
  const now = losesNow ? 'all is written to the cache at a surcharge and never read' : 'nothing is cached';
  const fix = isSplit ? splitPrefix(priced, prefix) : markedPrefix(priced, prefix);
  return {
    message: `${constant} tokens at the start never change, but no ${marker} ends them: ${now}.${when}${kept}`,
    action: `${isSplit ? 'Split the block, and mark its first part' : 'Mark the prefix'} with ${marker}`,
    usdPer1kCalls: expected === null ? null : expected.savedUsdPer1kCalls - expected.savedNowUsdPer1kCalls,
    ...(isSplit && fix !== null && { splits: true as const }),
    fix: fix ?? {
      none: isSplit
        ? `The block has to be split in front of ${prefix.breaker!.name || 'what changes'}, with the marker on its first part.`
        : `Where the marker goes depends on how the call is put together: on the last block that never changes.`,
    },
  };
}

/** Whether what breaks the prefix is the conversation itself, which each call continues. */
function growsOnly({ breaker }: CacheablePrefix): boolean {
  return breaker !== null && /histor|messages|conversation|transcript|\bchat/i.test(breaker.name);
}
