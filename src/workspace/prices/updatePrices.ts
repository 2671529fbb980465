import { bundledPrices } from '../../cost/priceData';
import type { InBits } from '../../cost/inBits';
import type { PriceChanges } from '../../cost/priceChanges';
import type { Providers } from '../../cost/providers';
import { doInBits } from '../inBits';
import { reasonOf } from '../reasons';
import { download, DownloadError } from './download';
import { keepPrices, readKeptPrices, readTable } from './priceStore';
import { readProviders } from './readProviders';

/** What to do about prices that changed absurdly: take them, keep the old ones of these models, or stop. */
export type Decision = 'take' | 'keepOld' | 'stop';

export interface UpdateOptions {
  /** Folder for prices of the user, absolute. It need not be there yet. */
  readonly folder: string;
  /** Asked before prices are taken of which some changed absurdly. */
  readonly decide: (changes: PriceChanges) => Promise<Decision>;
  /** Where the data lie, for tests; else the price package's own place. */
  readonly url?: string | undefined;
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly now?: Date;
}

/** What became of an update. */
export type UpdateOutcome =
  | {
      readonly kind: 'updated';
      readonly asOf: string;
      readonly changes: PriceChanges;
      readonly keptOld: boolean;
    }
  /** There is nothing newer: the prices are known to be those of today. */
  | { readonly kind: 'current'; readonly asOf: string }
  /** The old prices stay. */
  | { readonly kind: 'stopped'; readonly asOf: string; readonly changes: PriceChanges }
  /** Why, as sentences; the old prices stay. */
  | { readonly kind: 'failed'; readonly asOf: string; readonly reason: string };

const defaultTimeoutMs = 20_000;
/** Twenty times what there is. */
const maxBytes = 8 * 1024 * 1024;

/**
 * Fetches the newest prices, checks them, merges them with the old ones, and keeps them for this user. Rejects only if it
 * is called off.
 */
export async function updatePrices(options: UpdateOptions): Promise<UpdateOutcome> {
  const { folder, decide, timeoutMs = defaultTimeoutMs, signal, now = new Date() } = options;
  const pricing = await import('../../cost/pricing');
  const { bundledCatalogue, mergeProviders, priceDataUrl, withoutAbsurd } = pricing;
  const url = options.url ?? priceDataUrl;
  const today = now.toISOString().slice(0, 10);
  const { index, refreshed } = readKeptPrices(folder);
  const table = refreshed === null ? null : readTable(folder, index.inForce!);
  const keptTable = table !== null && 'text' in table ? table : null;
  const kept = keptTable === null ? null : index.inForce;
  const old = keptTable?.providers ?? bundledCatalogue.providers;
  const known = [...old, ...bundledCatalogue.providers];
  const changesOf = (fresh: Providers): InBits<PriceChanges> => pricing.priceChanges(old, fresh, now, known);
  const before = kept?.asOf ?? bundledPrices.asOf;
  try {
    const etag = kept?.url === url ? kept.etag : null;
    const fetched = await download(url, { etag, maxBytes, timeoutMs, signal });
    if (fetched === null) {
      keepPrices(folder, keptTable!.text, { asOf: today, url, etag });
      return { kind: 'current', asOf: today };
    }
    const read = await doInBits(readProviders(fetched.text), signal);
    if ('mistake' in read) {
      return failed(before, `${url} does not hold prices that can be used: ${read.mistake}`);
    }
    const merged = mergeProviders(old, read.providers);
    const all = await doInBits(changesOf(merged), signal);
    const decision = all.absurd.length === 0 ? 'take' : await decide(all);
    signal?.throwIfAborted();
    if (decision === 'stop') return { kind: 'stopped', asOf: before, changes: all };
    const keptOld = decision === 'keepOld';
    const { providers, changes } = keptOld
      ? await doInBits(withoutAbsurd(old, read.providers, all.absurd, changesOf), signal)
      : { providers: merged, changes: all };
    // What was left out has to be fetched again for the next decision.
    keepPrices(folder, JSON.stringify(providers), { asOf: today, url, etag: keptOld ? null : fetched.etag });
    return { kind: 'updated', asOf: today, changes, keptOld };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof DownloadError) return failed(before, error.message);
    return failed(before, `The prices cannot be kept in ${folder}: ${reasonOf(error, 'write')}.`);
  }
}

function failed(asOf: string, why: string): UpdateOutcome {
  return { kind: 'failed', asOf, reason: `${why} The prices of ${asOf} stay in use.` };
}
