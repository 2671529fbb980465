import { LRUCache } from 'lru-cache';
import { loadAsset } from '../prompt/assets';
import type { Assets } from '../prompt/assets';
import { contentKey } from './contentKey';
import { createEncoding } from './encoding';
import { tableAsset } from './encodings';
import type { EncodingName } from './encodings';
import { estimateOf, fittedCosts } from './estimate/fittedEstimator';
import type { Estimate, TokensByKind } from './estimate/fittedEstimator';
import { readWeightTable, weightAsset } from './estimate/weightTable';
import type { CountingTables } from './estimators';
import { families } from './families';
import type { FamilyId, ModelFamily } from './families';
import { familyOf } from './familyOf';
import { Recount, tokenSum } from './recount';
import type { Sum } from './recount';
import type { CountMethod, TokenCount } from './tokenCount';
import { countingWith } from './vocabularyNames';
import type { VocabularyName } from './vocabularyNames';

/** Counts text for one model. */
export interface ModelCounter {
  readonly model: string;
  /** What it was told to count with in place of the model's own; null where it was not. */
  readonly vocabulary: VocabularyName | null;
  /** Of the model: it has the chat format. */
  readonly family: FamilyId;
  readonly encoding: EncodingName;
  readonly method: CountMethod;
  /** As in `TokenCount`, for a text of some length and unknown content; a count has the bound of its own text. */
  readonly errorPct: number | null;
  /** Tokens of the text alone, without chat overhead. */
  count(text: string): TokenCount;
}

/** Makes counters; holds the token tables and the counts already made. */
export interface TokenCounter {
  /**
   * A counter for a model under any host's spelling, with its own vocabulary or with another one. Loads the tables
   * when they are first needed; rejects if an asset is missing or damaged, and tries again on the next call.
   */
  forModel(model: string, vocabulary?: VocabularyName | null): Promise<ModelCounter>;
}

/** How much a counter keeps. */
export interface TokenCounterOptions {
  /** Counts kept for each encoding and each weight table, about 200 bytes each. */
  readonly keptCounts?: number;
}

/** Makes the token counter of a process. */
export function createTokenCounter(assets: Assets, options: TokenCounterOptions = {}): TokenCounter {
  const tables = countingTables(assets, options.keptCounts ?? 20_000);
  return {
    async forModel(model, vocabulary = null) {
      const family = familyOf(model);
      const { encoding, estimator }: Pick<ModelFamily, 'encoding' | 'estimator'> =
        vocabulary === null ? families[family] : countingWith(vocabulary);
      const { errorPct, count } = await estimator.load(encoding, tables);
      const { method } = estimator;
      return {
        model,
        vocabulary,
        family,
        encoding,
        method,
        errorPct,
        count: (text) => {
          const { tokens, errorPct } = count(text);
          return { tokens, method, encoding, errorPct };
        },
      };
    },
  };
}

function countingTables(assets: Assets, keptCounts: number): CountingTables {
  const encodingOf = loadOnce((name: EncodingName) =>
    loadAsset(assets, tableAsset(name), (bytes) => createEncoding(name, bytes)),
  );
  const exact = loadOnce(async (name: EncodingName) => {
    const encoding = await encodingOf(name);
    const sum = tokenSum((text) => encoding.count(text));
    return kept(sum, (tokens) => tokens, keptCounts);
  });
  // A table is fitted to the pieces of one encoding.
  const fitted = loadOnce(async (table: string) => {
    const weights = await loadAsset(assets, weightAsset(table), readWeightTable);
    const costs = fittedCosts(await encodingOf(weights.encoding), weights);
    const estimate = (sums: TokensByKind, text: string): Estimate =>
      estimateOf(sums, weights.bound, text === '');
    return { errorPct: weights.errorPct, count: kept(costs, estimate, keptCounts) };
  });
  return { exact, fitted };
}

/** Loads each thing once, also for callers at the same time; after a failure, again. */
function loadOnce<Key, Thing>(load: (key: Key) => Promise<Thing>): (key: Key) => Promise<Thing> {
  const loading = new Map<Key, Promise<Thing>>();
  return (key) => {
    let promise = loading.get(key);
    if (promise === undefined) {
      promise = load(key);
      loading.set(key, promise);
      promise.catch(() => loading.delete(key));
    }
    return promise;
  };
}

/** Shorter texts are counted faster than they are looked up. */
const shortestKept = 64;
/** From this many characters on a text is kept itself, and after an edit only what changed is counted. */
const shortestRecounted = 20_000;

/** Counts texts by what their pieces add up to, and keeps what was counted last. */
function kept<Part, Count extends number | object>(
  sum: Sum<Part>,
  countOf: (total: Part, text: string) => Count,
  keptCounts: number,
): (text: string) => Count {
  const counts = new LRUCache<string, Count>({ max: keptCounts });
  const recount = new Recount(sum);
  return (text) => {
    if (text.length < shortestKept) return countOf(sum.of(text), text);
    if (text.length >= shortestRecounted) return countOf(recount.of(text), text);
    const key = contentKey(text);
    let count = counts.get(key);
    if (count === undefined) {
      count = countOf(sum.of(text), text);
      counts.set(key, count);
    }
    return count;
  };
}
