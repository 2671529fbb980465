import type { CallAssumptions } from './assumptions';
import { bill } from './bill';
import type { CallOptions } from './bill';
import type { Cost, CostBound } from './cost';
import { tidyUsd } from './money';
import type { OutputTokens } from './outputTokens';
import { sheetAt, tierFor } from './priceRow';
import type { NoPrice, PriceRow, ServiceTier } from './priceRow';
import type { Usage } from './usage/usage';
import { noUsage } from './usage/usage';

/** The size of a call that has not been made. */
export interface CallUsage {
  /** All input tokens, cached ones included. */
  readonly inputTokens: number;
  /** False where a part of the input, or the model, is assumed or estimated. */
  readonly inputIsExact: boolean;
  readonly output: OutputTokens;
  /** How it is served; standard if left out. */
  readonly service?: ServiceTier;
}

/** What a call cost that has been made: its usage is what the seller counted. */
export function priceUsage(row: PriceRow | NoPrice, usage: Usage, options: CallOptions = {}): Cost {
  if ('unpriced' in row) return { kind: 'unpriced', reason: row.unpriced };
  const notes =
    usage.cacheReadTokens === null && row.cacheReadUsdPerMTok !== null && usage.inputTokens > 0
      ? ['The usage does not say how many tokens were read from a cache: all are billed as plain input.']
      : [];
  return costOf(row, usage, options, row.listed ? 'exact' : 'estimated', null, notes);
}

/**
 * What a call of this size costs at these prices. `notes` are sentences about how the size was obtained; they come
 * first among the assumptions.
 */
export function priceCall(
  row: PriceRow,
  usage: CallUsage,
  assumptions: Pick<CallAssumptions, 'cacheHitRatio' | 'callsPerMonth'>,
  notes: readonly string[] = [],
): Cost {
  const { inputTokens, output } = usage;
  const ratio = Math.min(1, Math.max(0, assumptions.cacheHitRatio));
  const sheet = sheetAt(row, null);
  const rates = tierFor(sheet, inputTokens) ?? sheet;
  // What answers with no text has no output to be assumed.
  const hasOutput = output.kind !== 'none' && (rates.outputUsdPerMTok !== null || row.instance !== null);
  const used: Usage = {
    ...noUsage,
    inputTokens,
    cacheReadTokens: rates.cacheReadUsdPerMTok === null ? 0 : Math.round(inputTokens * ratio),
    outputTokens: hasOutput ? output.tokens : 0,
  };
  const bound = boundOf(row, usage, ratio, hasOutput);
  const options = usage.service === undefined ? {} : { service: usage.service };
  return costOf(row, used, options, bound, assumptions.callsPerMonth, [
    ...notes,
    ...(hasOutput || output.kind === 'none'
      ? outputNotes(output)
      : [
          `${row.matchedModel} has no output price: the call is taken for one without output, as an embedding.`,
        ]),
    ...cacheNotes(row, ratio, inputTokens),
  ]);
}

function costOf(
  row: PriceRow,
  usage: Usage,
  options: CallOptions,
  bound: CostBound,
  callsPerMonth: number | null,
  notes: readonly string[],
): Cost {
  const billed = bill(row, usage, options);
  if ('unpriced' in billed) return { kind: 'unpriced', reason: billed.unpriced };
  return {
    kind: 'priced',
    per1kCallsUsd: tidyUsd(billed.usd * 1000),
    perCallUsd: billed.usd,
    monthlyUsd: callsPerMonth === null ? null : tidyUsd(billed.usd * callsPerMonth),
    bound,
    components: billed.components,
    priceSource: row.source,
    priceAsOf: row.asOf,
    assumptions: [
      ...notes,
      ...billed.notes,
      ...contextNotes(row, usage.inputTokens),
      ...(callsPerMonth === null ? [] : [`${callsPerMonth} calls per month are assumed.`]),
      ...row.notes,
    ],
  };
}

function boundOf(row: PriceRow, usage: CallUsage, cacheRatio: number, hasOutput: boolean): CostBound {
  const isAssumed = hasOutput && usage.output.kind === 'assumed';
  if (!usage.inputIsExact || !row.listed || isAssumed || cacheRatio > 0 || row.instance !== null) {
    return 'estimated';
  }
  return hasOutput ? 'atMost' : 'exact';
}

function outputNotes(output: OutputTokens): string[] {
  switch (output.kind) {
    case 'declared':
      return [`Output is counted at its declared cap: ${output.parameter} = ${output.tokens} tokens.`];
    case 'assumed':
      return [`${output.tokens} output tokens are assumed: the call declares no cap.`];
    case 'none':
      return ['Always-on context: input tokens of every call; no output of its own.'];
  }
}

function cacheNotes(row: PriceRow, ratio: number, inputTokens: number): string[] {
  if (ratio === 0 || inputTokens === 0 || row.instance !== null) return [];
  const percent = tidyUsd(ratio * 100);
  if (row.cacheReadUsdPerMTok === null) {
    return [
      `${row.matchedModel} has no price for cached input: a cache hit ratio of ${percent} % saves nothing.`,
    ];
  }
  const writes = row.cacheWriteUsdPerMTok === null ? '' : ' Cache writes are not included.';
  return [`${percent} % of the input tokens are assumed to be read from the provider's cache.${writes}`];
}

function contextNotes(row: PriceRow, inputTokens: number): string[] {
  if (row.contextWindow === null || inputTokens <= row.contextWindow) return [];
  return [`The input exceeds the context window of ${row.matchedModel}: ${row.contextWindow} tokens.`];
}
