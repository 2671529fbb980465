import { LRUCache } from 'lru-cache';
import type { Assets } from '../prompt/assets';
import { contentKey } from './contentKey';
import { createEncoding } from './encoding';
import type { Encoding } from './encoding';
import { tableAsset } from './encodings';
import type { EncodingName } from './encodings';
import { families } from './families';
import type { FamilyId, ModelFamily } from './families';
import { familyOf } from './familyOf';
import { Recount } from './recount';
import type { CountMethod, TokenCount } from './tokenCount';

/** Counts text for one model. */
export interface ModelCounter {
  readonly model: string;
  readonly family: FamilyId;
  readonly encoding: EncodingName;
  readonly method: CountMethod;
  /** As in `TokenCount`. */
  readonly errorPct: number | null;
  /** Tokens of the text alone, without chat overhead. */
  count(text: string): TokenCount;
}

/** Makes counters; holds the token tables and the counts already made. */
export interface TokenCounter {
  /**
   * A counter for a model under any host's spelling. Loads the token table when it is first needed; rejects if
   * the asset is missing or damaged, and tries again on the next call.
   */
  forModel(model: string): Promise<ModelCounter>;
}

/** How much a counter keeps. */
export interface TokenCounterOptions {
  /** Counts kept for each encoding, about 200 bytes each. */
  readonly keptCounts?: number;
}

/** Shorter texts are counted faster than they are looked up. */
const shortestKept = 64;
/** From this many characters on a text is kept itself, and after an edit only what changed is counted. */
const shortestRecounted = 20_000;

/** Makes the token counter of a process. */
export function createTokenCounter(assets: Assets, options: TokenCounterOptions = {}): TokenCounter {
  const keptCounts = options.keptCounts ?? 20_000;
  const loading = new Map<EncodingName, Promise<BaseCount>>();

  const load = async (name: EncodingName): Promise<BaseCount> => {
    const table = await assets.read(tableAsset(name));
    return cached(createEncoding(name, table), keptCounts);
  };
  const baseCount = (name: EncodingName): Promise<BaseCount> => {
    let promise = loading.get(name);
    if (promise === undefined) {
      promise = load(name);
      loading.set(name, promise);
      promise.catch(() => loading.delete(name));
    }
    return promise;
  };

  return {
    async forModel(model) {
      const family = familyOf(model);
      const { encoding, estimator }: ModelFamily = families[family];
      const count = await baseCount(encoding);
      const { method, errorPct } = estimator;
      return {
        model,
        family,
        encoding,
        method,
        errorPct,
        count: (text) => ({ tokens: estimator.estimate(text, count(text)), method, encoding, errorPct }),
      };
    },
  };
}

type BaseCount = (text: string) => number;

function cached(encoding: Encoding, keptCounts: number): BaseCount {
  const counts = new LRUCache<string, number>({ max: keptCounts });
  const recount = new Recount((text) => encoding.count(text));
  return (text) => {
    if (text.length < shortestKept) return encoding.count(text);
    if (text.length >= shortestRecounted) return recount.tokens(text);
    const key = contentKey(text);
    let count = counts.get(key);
    if (count === undefined) {
      count = encoding.count(text);
      counts.set(key, count);
    }
    return count;
  };
}
