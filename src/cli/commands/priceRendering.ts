import type { CachingRule } from '../../cost/caching/cachingRule';
import type { CountedAs } from '../../cost/countedAs';
import { tidyUsd } from '../../cost/money';
import { mediaKinds, serviceTiers, tierWords } from '../../cost/priceRow';
import type { HourRates, MediaRates, PriceRow, PriceTier, Rates, ServiceTier } from '../../cost/priceRow';
import type { Factors } from '../../cost/rules/rule';
import { families } from '../../tokens/families';
import { familyOf } from '../../tokens/familyOf';
import { countingWith } from '../../tokens/vocabularyNames';
import { alignedTable } from '../table';

/** The contract's fields, then every other one; what is not known is null. */
export function priceJson(model: string, row: PriceRow, as: CountedAs): string {
  const { encoding, estimator } = countingOf(as);
  const result = {
    schemaVersion: 1,
    model,
    matchedModel: row.matchedModel,
    provider: row.provider,
    source: row.source,
    asOf: row.asOf,
    usdPerMTok: usdPerMTok(row, row),
    tiers: row.tiers.map((tier) => ({
      aboveInputTokens: tier.aboveInputTokens,
      usdPerMTok: usdPerMTok(tier, row),
    })),
    contextWindow: row.contextWindow,
    maxInputTokens: row.maxInputTokens,
    maxOutputTokens: row.maxOutputTokens,
    encoding,
    // Whether a count in that encoding is the model's own, or what an estimate starts from.
    countMethod: estimator.method,
    minimumCacheableTokens: row.minimumCacheableTokens,
    caching: row.caching && {
      matching: row.caching.matching,
      lifetimesSeconds: row.caching.lifetimes.map(({ seconds }) => seconds),
    },
    services: Object.fromEntries(serviceTiers.map((tier) => [tier, serviceRates(row, row.services[tier])])),
    hours: row.hours.map((hours) => ({
      fromUtc: clock(hours.fromUtcSeconds),
      toUtc: clock(hours.toUtcSeconds),
      exceptWeekdays: hours.exceptWeekdays,
      usdPerMTok: usdPerMTok(hours, row),
    })),
    otherHours: row.otherHours && usdPerMTok(row.otherHours, row),
    residencyFactor: row.residencyFactor,
    storageUsdPerMTokHour: row.storageUsdPerMTokHour,
    mediaUsdPerMTok: row.mediaUsdPerMTok,
    // None is not declared to be free.
    requestUsd: row.requestUsd === 0 ? null : row.requestUsd,
    webSearchUsd: row.webSearchUsd,
    webSearchPreviewUsd: row.webSearchPreviewUsd,
    fileSearchUsd: row.fileSearchUsd,
    usdPerHour: row.instance?.usdPerHour ?? null,
    callsPerHour: row.instance?.callsPerHour ?? null,
    listed: row.listed,
    origins: row.origins,
    notes: row.notes,
  };
  return JSON.stringify(result, null, 2);
}

function usdPerMTok(rates: Rates, row: PriceRow): Readonly<Record<string, number | null>> {
  const { batch } = row.services;
  const isShort = row.cacheWriteTtl !== '30m';
  return {
    input: rates.inputUsdPerMTok,
    cacheRead: rates.cacheReadUsdPerMTok,
    cacheWrite5m: isShort ? rates.cacheWriteUsdPerMTok : null,
    cacheWrite30m: isShort ? null : rates.cacheWriteUsdPerMTok,
    cacheWrite1h: rates.cacheWrite1hUsdPerMTok,
    output: rates.outputUsdPerMTok,
    reasoning: rates.reasoningUsdPerMTok,
    batchInput: product(rates.inputUsdPerMTok, batch?.input ?? null),
    batchOutput: product(rates.outputUsdPerMTok, batch?.output ?? null),
  };
}

/** What a service makes of rates; null where it is not on sale. */
function serviceRates(rates: Rates, factors: Factors | null) {
  return (
    factors && {
      input: product(rates.inputUsdPerMTok, factors.input),
      cacheRead: product(rates.cacheReadUsdPerMTok, factors.cacheRead),
      cacheWrite: product(rates.cacheWriteUsdPerMTok, factors.cacheWrite),
      cacheWrite1h: product(rates.cacheWrite1hUsdPerMTok, factors.cacheWrite),
      output: product(rates.outputUsdPerMTok, factors.output),
      reasoning: product(rates.reasoningUsdPerMTok ?? rates.outputUsdPerMTok, factors.output),
    }
  );
}

function product(rate: number | null, factor: number | null): number | null {
  return rate === null || factor === null ? null : tidyUsd(rate * factor);
}

/** Every field in words, and where each comes from that is not of the table itself. */
export function priceText(model: string, row: PriceRow, as: CountedAs): string {
  const shown = row.matchedModel === model ? model : `${model} (${row.matchedModel})`;
  const heading = `${shown}, sold by ${row.provider}; $ per million tokens as of ${row.asOf} (${row.source})`;
  if (row.instance !== null) {
    const { usdPerHour, callsPerHour } = row.instance;
    const calls = callsPerHour === null ? 'an unknown number of' : callsPerHour.toLocaleString('en-US');
    return `${shown}; ${row.source}\n\n$${usdPerHour} an hour, shared by ${calls} calls`;
  }
  const rates = (label: string, value: Rates): string[] => [
    label,
    dollars(value.inputUsdPerMTok),
    dollars(value.cacheReadUsdPerMTok),
    dollars(value.cacheWriteUsdPerMTok),
    dollars(value.cacheWrite1hUsdPerMTok),
    dollars(value.outputUsdPerMTok),
    dollars(value.reasoningUsdPerMTok ?? value.outputUsdPerMTok),
  ];
  const above = (tier: PriceTier): string => tierWords(tier.aboveInputTokens, 'tokens');
  const service = (tier: ServiceTier): string[][] => {
    const factors = row.services[tier];
    const sheets = factors?.shortContextOnly === true ? [] : row.tiers;
    return [
      { label: tier, found: serviceRates(row, factors) },
      ...sheets.map((sheet) => ({ label: `${tier}, ${above(sheet)}`, found: serviceRates(sheet, factors) })),
    ].flatMap(({ label, found }) => (found === null ? [] : [[label, ...Object.values(found).map(dollars)]]));
  };
  const rows = [
    // The dearest hours are among those below.
    ...(row.hours.length > 0 && row.tiers.length === 0
      ? []
      : [rates(row.tiers.length === 0 ? 'all' : 'base', row)]),
    ...row.tiers.map((tier) => rates(above(tier), tier)),
    ...[...row.hours]
      .sort((a, b) => a.fromUtcSeconds - b.fromUtcSeconds)
      .map((hours) => rates(hoursLabel(hours), hours)),
    ...(row.otherHours === null ? [] : [rates('other hours', row.otherHours)]),
    ...serviceTiers.flatMap(service),
  ];
  const write = row.cacheWriteTtl === null ? 'Cache write' : `Write ${row.cacheWriteTtl}`;
  const columns = ['', 'Input', 'Cache read', write, 'Write 1h', 'Output', 'Reasoning'];
  const fields = [countingLine(as), ...fieldLines(row)].join('\n');
  return [heading, alignedTable(columns, rows, [1, 2, 3, 4, 5, 6]), fields]
    .filter((part) => part !== '')
    .join('\n\n');
}

function countingOf({ model, vocabulary }: CountedAs): ReturnType<typeof countingWith> {
  return vocabulary === null ? families[familyOf(model)] : countingWith(vocabulary);
}

/** Whether tokens of the model are counted or estimated here. */
function countingLine(as: CountedAs): string {
  const { encoding, estimator } = countingOf(as);
  if (estimator.method === 'exact') return `Tokens: exact (${encoding})`;
  const how =
    estimator.method === 'calibrated' ? 'fitted to counts of its vocabulary' : 'not with its own vocabulary';
  return `Tokens: ${estimator.method}, starting from ${encoding} (${how})`;
}

/** How the seller finds a prefix again, and for how long. */
function cachingWords({ matching, marker, lifetimes }: CachingRule): string {
  const how = {
    automatic: 'the longest prefix sent before, by itself',
    marked: `up to a marker (${marker ?? 'its own'})`,
    units: 'whole units, by itself',
  }[matching];
  const minutes = (seconds: number): string =>
    seconds < 3600 ? `${seconds / 60} min` : `${seconds / 3600} h`;
  const times = lifetimes.map(
    ({ seconds, isAssumed }) => `${isAssumed === true ? 'about ' : ''}${minutes(seconds)}`,
  );
  return `${how}; kept for ${times.join(' or ')}`;
}

function fieldLines(row: PriceRow): string[] {
  const tokens = (count: number | null): string | null =>
    count === null ? null : `${count.toLocaleString('en-US')} tokens`;
  const money = (usd: number | null): string | null => (usd === null || usd === 0 ? null : `$${usd}`);
  const fields: readonly (readonly [string, keyof PriceRow, string | null])[] = [
    ['Context window', 'contextWindow', tokens(row.contextWindow)],
    [
      'Longest input',
      'maxInputTokens',
      row.maxInputTokens === row.contextWindow ? null : tokens(row.maxInputTokens),
    ],
    ['Longest output', 'maxOutputTokens', tokens(row.maxOutputTokens)],
    ['Shortest cacheable prefix', 'minimumCacheableTokens', tokens(row.minimumCacheableTokens)],
    ['Caching', 'caching', row.caching && cachingWords(row.caching)],
    ['Each request', 'requestUsd', money(row.requestUsd)],
    ['Each web search', 'webSearchUsd', money(row.webSearchUsd)],
    ['Each web search by web_search_preview', 'webSearchPreviewUsd', money(row.webSearchPreviewUsd)],
    ['Each file search', 'fileSearchUsd', money(row.fileSearchUsd)],
    ['Cache storage, 1M tokens for an hour', 'storageUsdPerMTokHour', money(row.storageUsdPerMTokHour)],
    ['Data residency', 'residencyFactor', row.residencyFactor === null ? null : `× ${row.residencyFactor}`],
  ];
  const isBeyond = row.tiers.some((tier) => tier.aboveInputTokens >= (row.contextWindow ?? Infinity));
  const lines = fields.flatMap(([label, field, value]) => {
    const origin = row.origins.find((one) => one.field === field);
    const from = origin === undefined ? '' : ` (${origin.source}, ${origin.asOf})`;
    return value === null ? [] : [`${label}: ${value}${from}`];
  });
  const others = row.origins.filter(
    ({ field }) => !fields.some(([, shown]) => shown === field) && row[field] !== null,
  );
  const named = others.map(({ field, source, asOf }) => `${origins[field] ?? field}: ${source}, ${asOf}`);
  const beyond = 'Rates above the context window are for accounts that the seller grants a longer one.';
  const media = mediaKinds.flatMap((kind) => {
    const rate = row.mediaUsdPerMTok[kind];
    return rate === undefined ? [] : [`${mediaNames[kind]}: $${rate}`];
  });
  return [...media, ...lines, ...(isBeyond ? [beyond] : []), ...new Set(named)];
}

const mediaNames: Readonly<Record<keyof MediaRates, string>> = {
  audioInput: 'Audio input',
  audioCacheRead: 'Audio input from the cache',
  audioOutput: 'Audio output',
  imageInput: 'Image input',
  imageCacheRead: 'Image input from the cache',
  imageOutput: 'Image output',
  videoInput: 'Video input',
  videoOutput: 'Video output',
};

/** Fields that stand in the table of rates, as its readers call them. */
const origins: Partial<Readonly<Record<keyof PriceRow, string>>> = {
  services: 'Services',
  cacheWriteTtl: 'Lifetime of cache writes',
  inputUsdPerMTok: 'Input',
  outputUsdPerMTok: 'Output',
  cacheReadUsdPerMTok: 'Cache read',
  cacheWriteUsdPerMTok: 'Cache write',
  cacheWrite1hUsdPerMTok: 'Cache write, 1 h',
  reasoningUsdPerMTok: 'Reasoning',
};

/** `01:00–04:00 UTC, not Sat, Sun (UTC+8)`. */
function hoursLabel({
  fromUtcSeconds,
  toUtcSeconds,
  exceptWeekdays,
  weekdayUtcOffsetHours,
}: HourRates): string {
  const hours = `${clock(fromUtcSeconds)}–${clock(toUtcSeconds)} UTC`;
  if (exceptWeekdays.length === 0) return hours;
  const days = exceptWeekdays.map((day) => weekdays[day - 1]).join(', ');
  const sign = weekdayUtcOffsetHours < 0 ? '−' : '+';
  return `${hours}, not ${days} (UTC${sign}${Math.abs(weekdayUtcOffsetHours)})`;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Seconds after midnight as `09:30`. */
function clock(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
}

function dollars(usd: number | null): string {
  return usd === null ? '–' : `$${usd}`;
}
