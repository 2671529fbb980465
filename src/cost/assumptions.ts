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
}

/** The assumptions of someone who has configured nothing. */
export const defaultAssumptions: Assumptions = {
  defaultModel: 'gpt-5-mini',
  outputTokens: 300,
  variableTokens: 100,
  callsPerMonth: null,
  cacheHitRatio: 0,
};
