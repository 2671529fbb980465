import type { CachingRule } from './caching/cachingRule';
import type { Factors } from './rules/rule';

/** USD per million tokens. Null where the seller has no such price; each field says what is billed then. */
export interface Rates {
  /** Null where calls are not billed by their tokens: see `PriceRow.instance`. */
  readonly inputUsdPerMTok: number | null;
  /** Null: cached tokens cost what input costs. */
  readonly cacheReadUsdPerMTok: number | null;
  /** Writing to the cache for the shortest lifetime on sale. Null: written tokens cost what input costs. */
  readonly cacheWriteUsdPerMTok: number | null;
  /** Writing to the cache for an hour. Null: not on sale, or unknown. */
  readonly cacheWrite1hUsdPerMTok: number | null;
  /** Null where nothing is known of output: an embedding has none, and other output is unpriced. */
  readonly outputUsdPerMTok: number | null;
  /** Null: reasoning tokens cost what output costs, as with nearly every seller. */
  readonly reasoningUsdPerMTok: number | null;
}

/** What is no text and has prices of its own. */
export const mediaKinds = [
  'audioInput',
  'audioCacheRead',
  'audioOutput',
  'imageInput',
  'imageCacheRead',
  'imageOutput',
  'videoInput',
  'videoOutput',
] as const;
export type MediaRates = Readonly<Partial<Record<(typeof mediaKinds)[number], number>>>;

/** Rates of the whole request, input and output, once its input exceeds a size. */
export interface PriceTier extends Rates {
  readonly aboveInputTokens: number;
}

/** Rates with what reprices them by the size of the request. */
export interface RateSheet extends Rates {
  /** Ascending by size. */
  readonly tiers: readonly PriceTier[];
}

/** Rates of a part of the day. */
export interface HourRates extends RateSheet {
  /** Seconds after midnight UTC; the end is not included and may lie on the next day. */
  readonly fromUtcSeconds: number;
  readonly toUtcSeconds: number;
  /** ISO weekdays (1 Monday … 7 Sunday) in the seller's time zone on which the cheapest rates hold instead. */
  readonly exceptWeekdays: readonly number[];
  readonly weekdayUtcOffsetHours: number;
}

/** A machine that is paid by the hour, whatever it answers. */
export interface InstancePrice {
  readonly usdPerHour: number;
  /** Calls that it serves in an hour when busy; null where nobody has declared or measured it. */
  readonly callsPerHour: number | null;
}

/** Ways to be served at another price than the standard one. */
export const serviceTiers = ['batch', 'flex', 'priority', 'fast'] as const;
export type ServiceTier = (typeof serviceTiers)[number];

/** Where a value of a row comes from, if not from the row's own source. */
export interface Origin {
  readonly field: keyof PriceRow;
  /** Address of a public page, or words. */
  readonly source: string;
  /** Day on which it was checked, YYYY-MM-DD. */
  readonly asOf: string;
}

/** What one seller asks for one model: everything that a bill needs, resolved once. */
export interface PriceRow extends RateSheet {
  /** The price table's own id, which may differ from the model asked for. */
  readonly matchedModel: string;
  /** The seller, under the price table's id: `openai`, `azure`, `aws` … */
  readonly provider: string;
  /** Where the prices come from, in words. */
  readonly source: string;
  /** Date of the price table, YYYY-MM-DD. */
  readonly asOf: string;
  /** Rates by the hour, the later ones first to be asked; empty where all hours cost the same. The row's own are the dearest. */
  readonly hours: readonly HourRates[];
  /** Rates in the hours that `hours` does not name; null where there are none. */
  readonly otherHours: RateSheet | null;
  /** USD per million tokens of what is no text, by what it is; empty where nothing is known. */
  readonly mediaUsdPerMTok: MediaRates;
  /** USD of each call beside its tokens; 0 for nearly all. */
  readonly requestUsd: number;
  /** USD of one search that the seller's tool makes, 0 where `requestUsd` is for it; null if unknown. */
  readonly webSearchUsd: number | null;
  /** The same of the tool's earlier version, `web_search_preview`; null where that costs what the tool costs. */
  readonly webSearchPreviewUsd: number | null;
  readonly fileSearchUsd: number | null;
  /** What the rates are multiplied with; null where the seller has no such service, or nothing is known of it. */
  readonly services: Readonly<Record<ServiceTier, Factors | null>>;
  /** Multiplies every rate where data have to stay in a region; null if unknown. */
  readonly residencyFactor: number | null;
  /** Keeping a million tokens in an explicit cache for an hour; null where that costs nothing or is not on sale. */
  readonly storageUsdPerMTokHour: number | null;
  readonly instance: InstancePrice | null;
  /** Lifetime of what `cacheWriteUsdPerMTok` writes; null where nothing is known. */
  readonly cacheWriteTtl: '5m' | '30m' | null;
  /** Shorter prefixes are not cached; null if unknown. */
  readonly minimumCacheableTokens: number | null;
  /** How prefixes are cached; null if unknown. */
  readonly caching: CachingRule | null;
  readonly contextWindow: number | null;
  readonly maxInputTokens: number | null;
  readonly maxOutputTokens: number | null;
  /** Values that come from elsewhere than `source`. */
  readonly origins: readonly Origin[];
  /** False where a loose rule of the table answered for a model that it does not list. */
  readonly listed: boolean;
  /** What one has to know about this price, as sentences in plain text. */
  readonly notes: readonly string[];
}

/** No price, and why: a sentence that also says what can be done. */
export interface NoPrice {
  readonly unpriced: string;
  /** A known model whose name differs in a letter or two. */
  readonly similar?: string;
}

/** The tier that reprices a request of this size, or null for the base rates. */
export function tierFor(row: RateSheet, inputTokens: number): PriceTier | null {
  return row.tiers.findLast((tier) => inputTokens > tier.aboveInputTokens) ?? null;
}

/** From what size on a tier holds: `from 272,000 input tokens`, `above 200,000 input tokens`. */
export function tierWords(aboveInputTokens: number, noun = 'input tokens'): string {
  const from = aboveInputTokens + 1;
  const [word, tokens] = from % 1000 === 0 ? ['from', from] : ['above', aboveInputTokens];
  return `${word} ${tokens.toLocaleString('en-US')} ${noun}`;
}

/** The rates at a moment; without one the dearest of the day. */
export function sheetAt(row: PriceRow, at: Date | null): RateSheet {
  if (at === null || row.otherHours === null) return row;
  const seconds = at.getUTCHours() * 3600 + at.getUTCMinutes() * 60 + at.getUTCSeconds();
  for (const hours of row.hours) {
    const { fromUtcSeconds: from, toUtcSeconds: to } = hours;
    const isIn = to < from ? seconds >= from || seconds < to : seconds >= from && seconds < to;
    if (!isIn) continue;
    if (hours.exceptWeekdays.length === 0) return hours;
    const local = new Date(at.getTime() + hours.weekdayUtcOffsetHours * 3_600_000);
    return hours.exceptWeekdays.includes(local.getUTCDay() || 7) ? row.otherHours : hours;
  }
  return row.otherHours;
}
