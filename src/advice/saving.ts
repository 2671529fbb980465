import { lifetimeTerms } from '../cost/caching/cacheTerms';
import { tidyUsd } from '../cost/money';
import type { Message } from '../prompt/model';
import type { Saving } from './finding';
import type { CacheablePrefix } from './prefix/cacheablePrefix';
import type { PricedPrompt } from './pricedPrompt';
import type { AdviceContext } from './rule';

/** Less than this is no finding, unless it adds up to money: tokens of a call, share of its input, USD a month. */
const fewestTokens = 5;
const smallestShare = 0.01;
const fewestUsdPerMonth = 1;

/** More tokens than any change of one character has saved. */
const mostTokensPerCharacter = 3;

/** Whether taking out so many characters can be worth a finding: most changes are too small, and need no counting. */
export function mayBeWorthIt(characters: number, { assumptions, inputTokens }: PricedPrompt): boolean {
  if (assumptions.callsPerMonth !== null) return true;
  return characters * mostTokensPerCharacter >= Math.max(fewestTokens, smallestShare * inputTokens);
}

interface Counted {
  /** Tokens of the literal. */
  readonly tokensNow: number;
  readonly tokensAfter: number;
  readonly message: Message;
}

/** Null for a change that is not worth it. A `refusal` says why it must not be made all the same. */
export function savingOf(
  { tokensNow, tokensAfter, message }: Counted,
  priced: PricedPrompt,
  { prefix }: AdviceContext,
): { readonly saving: Saving; readonly refusal?: string } | null {
  const tokens = tokensNow - tokensAfter;
  if (tokens <= 0) return null;
  const isCached = prefix !== null && isInPrefix(message, prefix, priced);
  const usdPer1kCalls = usdOf(tokens, isCached ? prefix : null, priced);
  const { callsPerMonth } = priced.assumptions;
  const usdPerMonth = ((usdPer1kCalls ?? 0) * (callsPerMonth ?? 0)) / 1000;
  const isWorthIt =
    tokens >= Math.max(fewestTokens, smallestShare * priced.inputTokens) || usdPerMonth >= fewestUsdPerMonth;
  if (!isWorthIt) return null;
  const saving = { tokensNow, tokensAfter, usdPer1kCalls };
  const minimum = prefix?.minimumTokens ?? null;
  const crosses =
    isCached && minimum !== null && prefix.tokens >= minimum && prefix.tokens - tokens < minimum;
  if (!crosses) return { saving };
  const after = Math.max(0, prefix.tokens - tokens);
  return {
    saving,
    refusal: `The cacheable prefix would fall from ${prefix.tokens} to ${after} tokens, and below ${minimum} nothing is cached.`,
  };
}

/** Whether a literal lies in what a cache takes, all of it. */
function isInPrefix(
  message: Message,
  { breaker, eligible }: CacheablePrefix,
  { prompt }: PricedPrompt,
): boolean {
  if (eligible !== true) return false;
  if (breaker === null) return true;
  const broken = prompt.messages.find(
    ({ span, path }) =>
      path === breaker.path && span.start <= breaker.span.start && span.end >= breaker.span.end,
  );
  return broken !== undefined && prompt.messages.indexOf(message) < prompt.messages.indexOf(broken);
}

/** A token that is mostly read from a cache is worth what that costs. */
function usdOf(tokens: number, prefix: CacheablePrefix | null, priced: PricedPrompt): number | null {
  const input = priced.row?.inputUsdPerMTok ?? null;
  if (input === null) return null;
  return tidyUsd((tokens * input * factorOf(prefix, priced)) / 1000);
}

function factorOf(prefix: CacheablePrefix | null, { row, assumptions }: PricedPrompt): number {
  const reuse = prefix?.reuse ?? null;
  const terms =
    row === null || reuse === null
      ? undefined
      : lifetimeTerms(row).find(({ lifetime }) => lifetime === reuse.lifetime);
  if (terms === undefined) return 1;
  const hits = reuse!.expected?.hitRatio ?? assumptions.cacheHitRatio;
  if (hits === 0) return 1;
  return hits * terms.readFactor + (1 - hits) * terms.writeFactor;
}
