import type { CallAssumptions } from './assumptions';
import type { CostBound, CostComponent, Priced } from './cost';
import { sumUsd, tidyUsd } from './money';
import type { OutputTokens } from './outputTokens';
import { tierFor } from './priceRow';
import type { PriceRow } from './priceRow';

/** The size of one call. */
export interface CallUsage {
  /** All input tokens, cached ones included. */
  readonly inputTokens: number;
  /** False where a part of the input, or the model, is assumed or estimated. */
  readonly inputIsExact: boolean;
  readonly output: OutputTokens;
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
): Priced {
  const tier = tierFor(row, usage.inputTokens);
  const rates = tier ?? row;
  const ratio = Math.min(1, Math.max(0, assumptions.cacheHitRatio));
  const cached = rates.cacheReadUsdPerMTok === null ? 0 : Math.round(usage.inputTokens * ratio);
  const components = [
    component('input', usage.inputTokens - cached, rates.inputUsdPerMTok),
    ...(cached > 0 ? [component('cacheRead', cached, rates.cacheReadUsdPerMTok ?? 0)] : []),
    ...(usage.output.kind === 'none'
      ? []
      : [component('output', usage.output.tokens, rates.outputUsdPerMTok)]),
    ...(row.requestUsd > 0
      ? [{ kind: 'request', tokens: 0, usdPerMTok: 0, usd: row.requestUsd } as const]
      : []),
  ];
  const perCallUsd = sumUsd(components.map(({ usd }) => usd));
  const { callsPerMonth } = assumptions;
  return {
    kind: 'priced',
    per1kCallsUsd: tidyUsd(perCallUsd * 1000),
    perCallUsd,
    monthlyUsd: callsPerMonth === null ? null : tidyUsd(perCallUsd * callsPerMonth),
    bound: boundOf(row, usage, ratio),
    components,
    priceSource: row.source,
    priceAsOf: row.asOf,
    assumptions: [
      ...notes,
      ...outputNotes(usage.output),
      ...cacheNotes(row, ratio, usage.inputTokens),
      ...(tier === null
        ? []
        : [`The whole call is billed at the rates above ${tier.aboveInputTokens} input tokens.`]),
      ...contextNotes(row, usage.inputTokens),
      ...(callsPerMonth === null ? [] : [`${callsPerMonth} calls per month are assumed.`]),
      ...row.notes,
    ],
  };
}

function component(kind: CostComponent['kind'], tokens: number, usdPerMTok: number): CostComponent {
  return { kind, tokens, usdPerMTok, usd: tidyUsd((tokens * usdPerMTok) / 1e6) };
}

function boundOf(row: PriceRow, usage: CallUsage, cacheRatio: number): CostBound {
  if (!usage.inputIsExact || !row.listed || usage.output.kind === 'assumed' || cacheRatio > 0) {
    return 'estimated';
  }
  return usage.output.kind === 'declared' ? 'atMost' : 'exact';
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
  if (ratio === 0 || inputTokens === 0) return [];
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
