import type { VocabularyName } from '../tokens/vocabularyNames';

/**
 * What the user declares about a model of any name: a whole price, or with `extends` only what differs from another
 * model. Rates are USD per million tokens and hold for requests of every size, at every hour.
 */
export interface DeclaredPrice {
  /** Where it is declared, in words: `promptmeter.yaml`. */
  readonly source: string;
  /** The model that says everything else, as a text would spell it. */
  readonly extends?: string;
  /** What its texts are counted with. Alone it leaves the price as it is. */
  readonly encoding?: VocabularyName;
  readonly inputUsdPerMTok?: number;
  readonly outputUsdPerMTok?: number;
  readonly cacheReadUsdPerMTok?: number;
  readonly cacheWriteUsdPerMTok?: number;
  readonly cacheWrite1hUsdPerMTok?: number;
  readonly reasoningUsdPerMTok?: number;
  /** A fee per call. */
  readonly requestUsd?: number;
  readonly webSearchUsd?: number;
  /** A machine paid by the hour, and the calls that it serves in one. */
  readonly usdPerHour?: number;
  readonly callsPerHour?: number;
  readonly minimumCacheableTokens?: number;
  /** How prefixes are found in the cache, and how long they stay there after their last use. */
  readonly caching?: 'automatic' | 'marked' | 'none';
  readonly cacheSeconds?: number;
  readonly contextWindow?: number;
  readonly maxOutputTokens?: number;
}

/** Fields that a row of prices has under the same name, with the same meaning. */
export const declaredRates = [
  'inputUsdPerMTok',
  'outputUsdPerMTok',
  'cacheReadUsdPerMTok',
  'cacheWriteUsdPerMTok',
  'cacheWrite1hUsdPerMTok',
  'reasoningUsdPerMTok',
] as const;

/** Whether more is declared than how tokens are counted. */
export function declaresPrice(declared: DeclaredPrice): boolean {
  return Object.keys(declared).some((key) => key !== 'source' && key !== 'encoding');
}
