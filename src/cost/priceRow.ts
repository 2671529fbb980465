/** USD per million tokens. Null where the seller has no such price: cached tokens then cost what input costs. */
export interface Rates {
  readonly inputUsdPerMTok: number;
  readonly cacheReadUsdPerMTok: number | null;
  readonly cacheWriteUsdPerMTok: number | null;
  readonly outputUsdPerMTok: number;
}

/** Rates of the whole request, input and output, once its input exceeds a size. */
export interface PriceTier extends Rates {
  readonly aboveInputTokens: number;
}

/** What one seller asks for one model. */
export interface PriceRow extends Rates {
  /** The price table's own id, which may differ from the model asked for. */
  readonly matchedModel: string;
  /** The seller, under the price table's id: `openai`, `azure`, `aws` … */
  readonly provider: string;
  /** Where the prices come from, in words. */
  readonly source: string;
  /** Date of the price table, YYYY-MM-DD. */
  readonly asOf: string;
  /** Ascending by size. */
  readonly tiers: readonly PriceTier[];
  /** USD of each call beside its tokens; 0 for nearly all. */
  readonly requestUsd: number;
  readonly contextWindow: number | null;
  /** False where a loose rule of the table answered for a model that it does not list. */
  readonly listed: boolean;
  /** What one has to know about this price, as sentences in plain text. */
  readonly notes: readonly string[];
}

/** No price, and why: a sentence that also says what can be done. */
export interface NoPrice {
  readonly unpriced: string;
}

/** The tier that reprices a request of this size, or null for the base rates. */
export function tierFor(row: PriceRow, inputTokens: number): PriceTier | null {
  return row.tiers.findLast((tier) => inputTokens > tier.aboveInputTokens) ?? null;
}
