/** A price that the user states for a model of any name. */
export interface DeclaredPrice {
  readonly inputUsdPerMTok: number;
  readonly outputUsdPerMTok: number;
  readonly cacheReadUsdPerMTok?: number;
}

/** What the engine assumes where the text does not say. */
export interface Assumptions {
  /** Priced with where no model is visible. */
  readonly defaultModel: string;
  /** Output tokens of a call that declares no cap. */
  readonly outputTokens: number;
  /** Tokens of a variable of unknown size. */
  readonly variableTokens: number;
  readonly callsPerMonth: number | null;
  /** Share of input tokens read from the provider's cache, 0 to 1. */
  readonly cacheHitRatio: number;
  /** The user's own prices by model, as written in the code; they win over the price table. */
  readonly declaredPrices: Readonly<Record<string, DeclaredPrice>>;
}

/** The assumptions of someone who has configured nothing. */
export const defaultAssumptions: Assumptions = {
  defaultModel: 'gpt-5-mini',
  outputTokens: 300,
  variableTokens: 100,
  callsPerMonth: null,
  cacheHitRatio: 0,
  declaredPrices: {},
};
