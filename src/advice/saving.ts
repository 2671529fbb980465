import { lifetimeTerms } from '../cost/caching/cacheTerms';
import { tidyUsd } from '../cost/money';
import { sentMessages } from '../prompt/model';
import type { Saving } from './finding';
import type { CacheablePrefix } from './prefix/cacheablePrefix';
import { isCached, refusalToTake } from './prefix/cachedPrefix';
import { renderOrder } from './prefix/renderOrder';
import type { PricedPrompt } from './pricedPrompt';
import type { AdviceContext } from './rule';
import { changed, hole } from './text/writtenText';
import type { Change, WrittenText } from './text/writtenText';

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

/** Null for changes of a literal that are not worth it. A `refusal` says why they must not be made all the same. */
export function savingOf(
  written: WrittenText,
  changes: readonly Change[],
  priced: PricedPrompt,
  { prefix }: AdviceContext,
): { readonly saving: Saving; readonly refusal?: string } | null {
  const [tokensNow, tokensAfter] = counted(written.text, changes, priced);
  const tokens = tokensNow - tokensAfter;
  if (tokens <= 0) return null;
  const head = prefix !== null && isCached(prefix) ? cachedLength(written, prefix, priced) : 0;
  const [headNow, headAfter] = counted(
    written.text.slice(0, head),
    changes.filter(({ end }) => end <= head),
    priced,
  );
  const cachedTokens = headNow - headAfter;
  const usdPer1kCalls = usdOf(tokens - cachedTokens + cachedTokens * factorOf(prefix, priced), priced);
  const { callsPerMonth } = priced.assumptions;
  const usdPerMonth = ((usdPer1kCalls ?? 0) * (callsPerMonth ?? 0)) / 1000;
  const isWorthIt =
    tokens >= Math.max(fewestTokens, smallestShare * priced.inputTokens) || usdPerMonth >= fewestUsdPerMonth;
  if (!isWorthIt) return null;
  const saving = { tokensNow, tokensAfter, cachedTokens, usdPer1kCalls };
  const refusal = refusalToTake(cachedTokens, prefix);
  return refusal === null ? { saving } : { saving, refusal };
}

/** Tokens of a text between its holes, as it is and with changes made. */
function counted(
  text: string,
  changes: readonly Change[],
  { counter }: PricedPrompt,
): readonly [now: number, after: number] {
  const countOf = (text: string): number =>
    text.split(hole).reduce((sum, run) => sum + (run === '' ? 0 : counter.count(run).tokens), 0);
  const now = countOf(text);
  return [now, changes.length === 0 ? now : countOf(changed(text, changes))];
}

/** How many characters of a literal a cache takes: all before the end of the prefix. */
function cachedLength(
  { message, text, pieces }: WrittenText,
  { end }: CacheablePrefix,
  { prompt }: PricedPrompt,
): number {
  if (end === null) return 0;
  const sent = renderOrder(sentMessages(prompt.messages));
  const [here, last] = [sent.indexOf(message), sent.indexOf(prompt.messages[end.message]!)];
  if (here !== last) return here >= 0 && here < last ? text.length : 0;
  const piece = pieces.findLast(({ part }) => part.span.end <= end.offset);
  return piece === undefined ? 0 : piece.start + piece.part.text.length;
}

function usdOf(tokens: number, { row }: PricedPrompt): number | null {
  const input = row?.inputUsdPerMTok ?? null;
  return input === null ? null : tidyUsd((tokens * input) / 1000);
}

/** A token that is mostly read from a cache is worth what that costs. */
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
