import type { ComponentKind, CostComponent } from './cost';
import { tidyUsd } from './money';
import { sheetAt, tierFor, tierWords } from './priceRow';
import type { NoPrice, PriceRow, Rates, ServiceTier } from './priceRow';
import type { Factors } from './rules/rule';
import { usageMistake } from './usage/usage';
import type { Usage } from './usage/usage';

/** How a call is served, beside its usage. All can be left out. */
export interface CallOptions {
  readonly service?: 'standard' | ServiceTier;
  /** True where data have to stay in a region, at the seller's surcharge. */
  readonly dataResidency?: boolean;
  /** When the call is made; without it, the dearest hours are billed. */
  readonly at?: Date | null;
  /** Tokens kept in an explicit cache, and for how long. */
  readonly cacheStorage?: { readonly tokens: number; readonly hours: number };
  /** Measured throughput of a machine paid by the hour; it goes before a declared one. */
  readonly callsPerHour?: number;
}

/** The lines of a bill, their sum, and what one has to know about them, as sentences in plain text. */
export interface Bill {
  readonly components: readonly CostComponent[];
  readonly usd: number;
  readonly notes: readonly string[];
}

/**
 * Bills one call at the prices of a row. Unpriced, with the reason, as soon as one part of it has no known price:
 * half a bill would look like a whole one. Takes a few microseconds: resolve the row once.
 */
export function bill(row: PriceRow, usage: Usage, options: CallOptions = {}): Bill | NoPrice {
  const mistake = usageMistake(usage);
  if (mistake !== null) return { unpriced: `The usage contradicts itself: ${mistake}` };
  const lines = new Lines();
  if (row.instance !== null) return instanceBill(row, lines, options);

  const sheet = sheetAt(row, options.at ?? null);
  const tier = tierFor(sheet, usage.inputTokens);
  const rates: Rates = tier ?? sheet;
  const { service = 'standard' } = options;
  const factors = service === 'standard' ? standard : row.services[service];
  if (factors === null) return { unpriced: `No ${service} price of ${row.matchedModel} is known.` };
  if (tier !== null && factors.shortContextOnly === true) {
    return {
      unpriced: `${row.matchedModel} is not sold as ${service} ${tierWords(tier.aboveInputTokens)}.`,
    };
  }
  const place = options.dataResidency === true ? row.residencyFactor : 1;
  if (place === null) {
    return { unpriced: `No price of ${row.matchedModel} with data residency is known.` };
  }
  const reason =
    tokenLines(lines, row, rates, usage, factors, place) ?? feeLines(lines, row, usage, options.cacheStorage);
  if (reason !== null) return { unpriced: reason };

  if (tier !== null) {
    lines.notes.push(`The whole call is billed at the rates ${tierWords(tier.aboveInputTokens)}.`);
  }
  if (service !== 'standard') lines.notes.push(`Billed at the ${service} rates of ${row.matchedModel}.`);
  if (place !== 1) lines.notes.push(`Data residency multiplies every rate by ${place}.`);
  return lines.bill();
}

const standard: Factors = { input: 1, output: 1, cacheRead: 1, cacheWrite: 1 };

/** Gives the reason why tokens have no price. */
function tokenLines(
  lines: Lines,
  row: PriceRow,
  rates: Rates,
  usage: Usage,
  factors: Factors,
  place: number,
): string | null {
  const { inputUsdPerMTok: inputRate, outputUsdPerMTok: outputRate } = rates;
  if (inputRate === null) return `${row.matchedModel} has no price per token.`;
  if ((usage.inputAudioTokens ?? 0) > 0 || (usage.outputAudioTokens ?? 0) > 0) {
    return `Audio tokens of ${row.matchedModel} cost something else than text; their price is not known here.`;
  }
  const written1h = usage.cacheWrite1hTokens ?? 0;
  const written = (usage.cacheWriteTokens ?? 0) - written1h;
  const read = usage.cacheReadTokens ?? 0;
  if (written1h > 0 && rates.cacheWrite1hUsdPerMTok === null && rates.cacheWriteUsdPerMTok !== null) {
    return `No price of writing to the cache of ${row.matchedModel} for an hour is known.`;
  }
  const input = inputRate * factors.input * place;
  // What has no price of its own is billed as the plain input that it is.
  const readRate =
    rates.cacheReadUsdPerMTok === null || factors.cacheRead === null
      ? null
      : rates.cacheReadUsdPerMTok * factors.cacheRead * place;
  const writeRate =
    rates.cacheWriteUsdPerMTok === null ? null : rates.cacheWriteUsdPerMTok * factors.cacheWrite * place;
  const write1hRate =
    rates.cacheWrite1hUsdPerMTok === null ? null : rates.cacheWrite1hUsdPerMTok * factors.cacheWrite * place;
  const plain =
    usage.inputTokens -
    (readRate === null ? 0 : read) -
    (writeRate === null ? 0 : written) -
    (write1hRate === null ? 0 : written1h);
  lines.tokens('input', plain, input, usage.inputTokens === plain);
  if (readRate !== null) lines.tokens('cacheRead', read, readRate);
  if (writeRate !== null) lines.tokens('cacheWrite', written, writeRate);
  if (write1hRate !== null) lines.tokens('cacheWrite1h', written1h, write1hRate);
  if (usage.outputTokens === 0) return null;
  if (outputRate === null) return `No output price of ${row.matchedModel} is known.`;
  const output = outputRate * factors.output * place;
  const reasoning = usage.reasoningTokens ?? 0;
  lines.tokens('output', usage.outputTokens - reasoning, output);
  const { reasoningUsdPerMTok: own } = rates;
  lines.tokens('reasoning', reasoning, own === null ? output : own * factors.output * place);
  return null;
}

/** Gives the reason why a fee is not known. */
function feeLines(
  lines: Lines,
  row: PriceRow,
  usage: Usage,
  storage: CallOptions['cacheStorage'],
): string | null {
  if (row.requestUsd > 0) lines.fees('request', 1, row.requestUsd);
  const reason =
    searchLine(lines, row, 'webSearch', usage.webSearches, row.webSearchUsd) ??
    searchLine(lines, row, 'fileSearch', usage.fileSearches, row.fileSearchUsd);
  if (reason !== null) return reason;
  if (storage === undefined || storage.tokens === 0 || storage.hours === 0) return null;
  if (!(storage.tokens > 0 && storage.hours > 0)) {
    return 'The stored tokens and hours must be numbers of 0 or more.';
  }
  if (row.storageUsdPerMTokHour === null) {
    return `No price of keeping tokens in a cache of ${row.matchedModel} is known.`;
  }
  lines.tokens('cacheStorage', storage.tokens, row.storageUsdPerMTokHour * storage.hours);
  lines.notes.push(
    `Stored for ${storage.hours} h at $${row.storageUsdPerMTokHour} per million tokens and hour.`,
  );
  return null;
}

function searchLine(
  lines: Lines,
  row: PriceRow,
  kind: 'webSearch' | 'fileSearch',
  count: number | null,
  usdEach: number | null,
): string | null {
  if (count === null || count === 0) return null;
  if (usdEach === null) {
    return `No price of ${kind === 'webSearch' ? 'web' : 'file'} searches with ${row.matchedModel} is known.`;
  }
  lines.fees(kind, count, usdEach);
  return null;
}

function instanceBill(row: PriceRow, lines: Lines, options: CallOptions): Bill | NoPrice {
  const { usdPerHour, callsPerHour: declared } = row.instance!;
  const callsPerHour = options.callsPerHour ?? declared;
  if (callsPerHour === null) {
    return {
      unpriced: `${row.matchedModel} costs $${usdPerHour} an hour; how many calls it serves in one is not known. Declare callsPerHour, or measure it.`,
    };
  }
  if (!(Number.isFinite(callsPerHour) && callsPerHour > 0)) {
    return { unpriced: `${callsPerHour} calls an hour are no throughput.` };
  }
  lines.fees('instance', 1 / callsPerHour, usdPerHour);
  lines.notes.push(`$${usdPerHour} an hour, shared by ${callsPerHour} calls: idle hours are not included.`);
  return lines.bill();
}

class Lines {
  readonly notes: string[] = [];
  private readonly components: CostComponent[] = [];

  /** Leaves out what there is none of, unless it is to be shown all the same. */
  tokens(kind: ComponentKind, tokens: number, usdPerMTok: number, always = false): void {
    if (tokens === 0 && !always) return;
    const rate = tidyUsd(usdPerMTok);
    this.components.push({ kind, tokens, usdPerMTok: rate, usd: tidyUsd((tokens * rate) / 1e6) });
  }

  fees(kind: ComponentKind, count: number, usdEach: number): void {
    this.components.push({ kind, tokens: 0, usdPerMTok: 0, usd: tidyUsd(count * usdEach), count, usdEach });
  }

  bill(): Bill {
    const { components, notes } = this;
    let usd = 0;
    for (const component of components) usd += component.usd;
    return { components, usd: tidyUsd(usd), notes };
  }
}
