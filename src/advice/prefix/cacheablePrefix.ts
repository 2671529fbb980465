import {
  cheapestTerms,
  breakEvenCallsPerHour,
  costInInputTokens,
  hitRatio,
} from '../../cost/caching/hitRate';
import { lifetimeTerms } from '../../cost/caching/cacheTerms';
import type { LifetimeTerms } from '../../cost/caching/cacheTerms';
import type { CacheLifetime, CachingRule } from '../../cost/caching/cachingRule';
import { tidyUsd } from '../../cost/money';
import type { Message } from '../../prompt/model';
import type { Span } from '../../prompt/span';
import type { PricedPrompt } from '../pricedPrompt';
import { breakerOf, requestSequence } from './requestSequence';
import type { Hole, RequestSequence, TextRun } from './requestSequence';
import type { Volatility } from './volatility';

/** What ends a prefix. */
export interface PrefixBreaker {
  readonly name: string;
  readonly volatility: Volatility;
  readonly isCondition: boolean;
  readonly span: Span;
  /** Where it lies, if not in the file of the prompt. */
  readonly path?: string;
}

/** What reusing a prefix is expected to bring. */
export interface PrefixReuse {
  readonly lifetime: CacheLifetime;
  /** From so many calls an hour on it pays; 0 where writing is free, null where it never does. */
  readonly breakEvenCallsPerHour: number | null;
  /** Null where nobody has said how many calls there are. */
  readonly expected: {
    readonly callsPerHour: number;
    /** Prefixes that share these calls. */
    readonly cardinality: number;
    /** Share of the calls that find the prefix in the cache. */
    readonly hitRatio: number;
    /** Against calls without a cache, where a marker ends the prefix if it takes one; negative where it costs more. */
    readonly savedUsdPer1kCalls: number;
    /** The same as the request stands: nothing without a marker, or a loss where all is written and never read. */
    readonly savedNowUsdPer1kCalls: number;
  } | null;
  /** Another time that would save more at this rate, and how much; left out where there is none. */
  readonly better?: { readonly lifetime: CacheLifetime; readonly savedUsdPer1kCalls: number };
}

/** The part at the start of a request that is the same in each call, which providers can take from a cache. */
export interface CacheablePrefix {
  /**
   * As the request stands: up to the first value that may change, and where only markers count, to the end of the block
   * before it. Its last token may join the text behind it, and is left out.
   */
  readonly tokens: number;
  /** Up to that value, within its block: what a marker could cover if the block were split there. */
  readonly splitTokens: number;
  /** All that never changes, if what does stood behind it. */
  readonly potentialTokens: number;
  /** Null where it is not known. */
  readonly minimumTokens: number | null;
  /** Whether it is long enough; null where that is not known, or more is sent than is in sight. */
  readonly eligible: boolean | null;
  /** Null where nothing ends it. */
  readonly breaker: PrefixBreaker | null;
  /** Where its last text ends, and in which of the prompt's messages (0-based); null where no text is in it. */
  readonly end: { readonly path?: string; readonly offset: number; readonly message: number } | null;
  /** How the provider finds it; null where that is not known. */
  readonly matching: CachingRule['matching'] | null;
  /** How many markers the call has. */
  readonly markers: number;
  /** Under the terms that the call asks for, else the cheapest for its rate of calls, else the shortest. */
  readonly reuse: PrefixReuse | null;
}

/** Null for a call whose first part is not in sight. */
export function cacheablePrefix(priced: PricedPrompt): CacheablePrefix | null {
  const { prompt, row } = priced;
  const { agent, earlierTurns, cachedContent, storedPrompt } = prompt.billing;
  if (agent?.isInSight === false) return null;
  if (earlierTurns.length > 0 || cachedContent.length > 0 || storedPrompt !== null) return null;
  const sequence = requestSequence(priced);
  const breaker = breakerOf(sequence);
  const runs = runsBefore(sequence, breaker);
  const leading = priced.leadingTokens.tools + priced.leadingTokens.responseFormat;
  const inBlock = (run: TextRun): boolean => run.message.turn === breaker?.message.turn;
  const isCut = runs.some(inBlock);
  const caching = row?.caching ?? null;
  const splitTokens = Math.max(0, leading + countOf(runs, priced) - (isCut ? 1 : 0));
  const covered = isCut && caching?.matching === 'marked' ? runs.filter((run) => !inBlock(run)) : runs;
  const tokens = covered === runs ? inSteps(splitTokens, caching) : leading + countOf(covered, priced);
  const minimumTokens = row?.minimumCacheableTokens ?? null;
  return {
    tokens,
    splitTokens,
    potentialTokens: leading + countOf(sequence.filter(isText), priced),
    minimumTokens,
    eligible: eligible(priced, tokens, minimumTokens),
    breaker: breaker && {
      name: breaker.name,
      volatility: breaker.volatility,
      isCondition: breaker.isCondition,
      span: breaker.span,
      ...(breaker.message.path === undefined ? {} : { path: breaker.message.path }),
    },
    end: endOf(covered, prompt.messages),
    matching: caching?.matching ?? null,
    markers: prompt.billing.cacheMarks.length,
    reuse: reuseOf(priced, tokens, minimumTokens),
  };
}

const isText = (each: TextRun | Hole): each is TextRun => each.kind === 'text';

function runsBefore(sequence: RequestSequence, breaker: Hole | null): TextRun[] {
  const end = breaker === null ? sequence.length : sequence.indexOf(breaker);
  return sequence.slice(0, end).filter(isText);
}

function countOf(runs: readonly TextRun[], { counter }: PricedPrompt): number {
  return runs.reduce((sum, { text }) => sum + counter.count(text).tokens, 0);
}

/** A provider that matches in steps takes only whole ones above its first 1,024 tokens. */
function inSteps(tokens: number, caching: CachingRule | null): number {
  const step = caching?.stepTokens;
  return step === undefined || tokens < 1024 ? tokens : tokens - (tokens % step);
}

function eligible({ prompt }: PricedPrompt, tokens: number, minimum: number | null): boolean | null {
  if (minimum === null) return null;
  if (tokens >= minimum) return true;
  // A text without its call, a context file and a call with tools out of sight are parts of more.
  const isPart = prompt.call === null || prompt.alwaysOn || (prompt.tools?.unseen.length ?? 0) > 0;
  return isPart ? null : false;
}

function endOf(runs: readonly TextRun[], messages: readonly Message[]): CacheablePrefix['end'] {
  const last = runs.at(-1);
  if (last === undefined) return null;
  const { path } = last.message;
  return {
    ...(path === undefined ? {} : { path }),
    offset: last.part.span.end,
    message: messages.indexOf(last.message),
  };
}

function reuseOf(priced: PricedPrompt, tokens: number, minimum: number | null): PrefixReuse | null {
  const { row, prompt, assumptions, inputTokens } = priced;
  if (row === null || tokens === 0 || tokens < (minimum ?? 0)) return null;
  const sold = lifetimeTerms(row);
  const callsPerHour = callsPerHourOf(assumptions);
  const { cacheCardinality: cardinality } = assumptions;
  const terms = termsOf(sold, priced, callsPerHour);
  if (terms === null) return null;
  const breakEven = breakEvenCallsPerHour(terms, cardinality);
  const reuse = {
    lifetime: terms.lifetime,
    breakEvenCallsPerHour: Number.isFinite(breakEven) ? breakEven : null,
  };
  if (callsPerHour === null) return { ...reuse, expected: null };
  const hits = hitRatio(callsPerHour, terms, cardinality);
  const all = Math.max(inputTokens, tokens);
  const savedUsd = (cost: number): number => tidyUsd(((all - cost) * (row.inputUsdPerMTok ?? 0)) / 1000);
  const savedBy = (each: LifetimeTerms): number =>
    savedUsd(
      costInInputTokens(
        { prefix: tokens, rest: all - tokens },
        each,
        hitRatio(callsPerHour, each, cardinality),
      ),
    );
  const savedUsdPer1kCalls = savedBy(terms);
  const other = (assumptions.cacheTtl ?? null) === null ? cheapestOf(sold, priced, callsPerHour) : null;
  const isBetter = other !== null && other !== terms && savedBy(other) > Math.max(0, savedUsdPer1kCalls);
  const isAsItStands = row.caching?.matching !== 'marked' || prompt.billing.cacheMarks.length > 0;
  const isWritten = row.caching?.marksNewestMessage === true;
  const without = isWritten ? savedUsd(costInInputTokens({ prefix: all, rest: 0 }, sold[0]!, 0)) : 0;
  const savedNowUsdPer1kCalls = isAsItStands ? savedUsdPer1kCalls : without;
  const expected = { callsPerHour, cardinality, hitRatio: hits, savedUsdPer1kCalls, savedNowUsdPer1kCalls };
  if (!isBetter) return { ...reuse, expected };
  const better = { lifetime: other.lifetime, savedUsdPer1kCalls: savedBy(other) };
  return { ...reuse, expected, better };
}

function termsOf(
  all: readonly LifetimeTerms[],
  priced: PricedPrompt,
  callsPerHour: number | null,
): LifetimeTerms | null {
  const { prompt, assumptions } = priced;
  const { prompt_cache_retention: retention } = prompt.parameters;
  const asked = assumptions.cacheTtl ?? prompt.billing.cacheMarks[0] ?? retention;
  const named = all.find(({ lifetime }) => lifetime.name === asked);
  return named ?? cheapestOf(all, priced, callsPerHour) ?? all[0] ?? null;
}

/** Of those that the request gets by itself, or that the marker which advice writes can ask for. */
function cheapestOf(
  all: readonly LifetimeTerms[],
  { row, assumptions }: PricedPrompt,
  callsPerHour: number | null,
): LifetimeTerms | null {
  const isAskedByMarker = row?.caching?.marker === 'cache_control';
  const usable = all.filter(({ lifetime }) => lifetime.askedBy === undefined || isAskedByMarker);
  return callsPerHour === null ? null : cheapestTerms(usable, callsPerHour, assumptions.cacheCardinality);
}

/** As stated, else what is stated for a month, spread over its hours. */
function callsPerHourOf({ callsPerHour, callsPerMonth }: PricedPrompt['assumptions']): number | null {
  return callsPerHour ?? (callsPerMonth === null ? null : callsPerMonth / hoursPerMonth);
}

const hoursPerMonth = 730;
