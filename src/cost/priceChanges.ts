import type { MatchLogic } from '@pydantic/genai-prices';
import type { InBits } from './inBits';
import { readModelName } from './modelName';
import { tidyUsd } from './money';
import { tierFor } from './priceRow';
import type { NoPrice, PriceRow, Rates } from './priceRow';
import { createPriceTable } from './priceTable';
import type { PriceTable } from './priceTable';
import { changesAfter, providerOf } from './providers';
import type { Providers } from './providers';

/** One price that an update would change. */
export interface PriceChange {
  /** The seller, under the price table's id. */
  readonly provider: string;
  /** The price table's own id. */
  readonly model: string;
  /** As the price package calls it, such as `input_mtok`. */
  readonly price: string;
  /** Of a request with more input tokens than so many; null for the base price. */
  readonly aboveInputTokens: number | null;
  /** USD of what the price is for: a million tokens, a thousand requests. Null where the old table has no such price. */
  readonly fromUsd: number | null;
  /** Null where the new table has no such price any more. */
  readonly toUsd: number | null;
}

/** What an update would change, today and from days on that the new table names. */
export interface PriceChanges {
  readonly newModels: number;
  readonly changed: readonly PriceChange[];
  /** Those among them that nobody should take unseen: more than ten times as much or as little, zero, no price before or after. */
  readonly absurd: readonly PriceChange[];
}

const absurdRatio = 10;

/**
 * Compares what every name that is known costs under two tables, asked as prices of calls are: a new model, a rule or
 * an order that makes another model answer is seen as well as another number. Takes about a second, in bits of less
 * than a millisecond but for the first.
 */
export function* priceChanges(
  old: Providers,
  fresh: Providers,
  now: Date,
  known: Providers = old,
): InBits<PriceChanges> {
  const changes = new Map<string, Difference>();
  const tablesOn = tablesByDay(old, fresh);
  const today = now.toISOString();
  const days = daysToCome(fresh, now);
  for (const [name, seller] of knownNames(known, [...old, ...fresh])) {
    const find = (day: string): readonly (PriceRow | NoPrice)[] =>
      tablesOn(day).map((table) => table.find(name, seller));
    const current = find(today);
    const models = [name, ...current.flatMap((row) => ('unpriced' in row ? [] : [row.matchedModel]))];
    for (const day of new Set([today, ...models.flatMap((model) => days.get(model) ?? [])])) {
      const [before, after] = day === today ? current : find(day);
      for (const difference of differences(name, seller, before!, after!)) {
        const key = JSON.stringify(difference.change);
        if (difference.isAbsurd || !changes.has(key)) changes.set(key, difference);
      }
    }
    yield;
  }
  const all = [...changes.values()];
  return {
    newModels: newModels(old, fresh),
    changed: all.map(({ change }) => change),
    absurd: all.filter(({ isAbsurd }) => isAbsurd).map(({ change }) => change),
  };
}

/** Ids of models and the names that their rules spell out, each with its seller, and alone where a seller claims it. */
function* knownNames(
  known: Providers,
  claiming: Providers,
): Generator<readonly [name: string, seller: string | null]> {
  const alone = new Set<string>();
  for (const { id: seller, models } of known) {
    for (const name of new Set(models.flatMap(({ id, match }) => [id, ...spelledOut(match)]))) {
      yield [name, seller];
      alone.add(name);
    }
  }
  for (const name of alone) {
    if (providerOf(claiming, null, readModelName(name, null).id) !== undefined) yield [name, null];
  }
}

function spelledOut(match: MatchLogic): string[] {
  if ('or' in match) return match.or.flatMap(spelledOut);
  return 'equals' in match ? [match.equals] : 'starts_with' in match ? [match.starts_with] : [];
}

/** The old table and the new one as they are on a day; each is made once. */
function tablesByDay(old: Providers, fresh: Providers): (day: string) => readonly PriceTable[] {
  const known = new Map<string, readonly PriceTable[]>();
  return (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const tables = [old, fresh].map((providers) =>
      createPriceTable({ now: new Date(day), refreshed: { source: '', asOf: '', providers } }),
    );
    known.set(day, tables);
    return tables;
  };
}

/** Days on which prices will change, by model. */
function daysToCome(providers: Providers, now: Date): Map<string, string[]> {
  const days = new Map<string, string[]>();
  for (const model of providers.flatMap(({ models }) => models)) {
    const changes = changesAfter(model, now);
    if (changes.length > 0) days.set(model.id, [...(days.get(model.id) ?? []), ...changes]);
  }
  return days;
}

interface Difference {
  readonly change: PriceChange;
  readonly isAbsurd: boolean;
}

/** What differs between two answers to the same name. */
function differences(
  name: string,
  seller: string | null,
  before: PriceRow | NoPrice,
  after: PriceRow | NoPrice,
): Difference[] {
  if ('unpriced' in before) {
    if ('unpriced' in after) return [];
    const about = { provider: seller ?? after.provider, model: name, price: 'input_mtok' };
    const toUsd = after.inputUsdPerMTok;
    return [{ change: { ...about, aboveInputTokens: null, fromUsd: null, toUsd }, isAbsurd: true }];
  }
  const about = { provider: before.provider, model: before.matchedModel };
  if ('unpriced' in after) {
    const fromUsd = before.inputUsdPerMTok;
    const change = { ...about, price: 'input_mtok', aboveInputTokens: null, fromUsd, toUsd: null };
    return [{ change, isAbsurd: true }];
  }
  // Nearly always.
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const found: Difference[] = [];
  const compare = (price: string, aboveInputTokens: number | null, from: Amount, to: Amount): void => {
    if (from.shownUsd === to.shownUsd) return;
    const change = { ...about, price, aboveInputTokens, fromUsd: from.shownUsd, toUsd: to.shownUsd };
    found.push({ change, isAbsurd: isAbsurd(from.usd, to.usd) });
  };
  for (const [price, field, instead] of rates) {
    for (const hour of [Math.max, Math.min]) {
      let smaller = '';
      for (const start of [null, ...tierStarts(before, after)]) {
        const [from, to] = [before, after].map((row) => amountOf(row, start, hour, field, instead));
        const pair = JSON.stringify([from, to]);
        // Said of the smaller requests already.
        if (pair !== smaller) compare(price, start, from!, to!);
        smaller = pair;
      }
    }
  }
  for (const [price, field] of fees) {
    const [from, to] = [before[field], after[field]].map((usd) =>
      usd === null ? null : tidyUsd(usd * 1000),
    );
    compare(price, null, { shownUsd: from!, usd: from! }, { shownUsd: to!, usd: to! });
  }
  return found;
}

function isAbsurd(from: number | null, to: number | null): boolean {
  // What has no price of its own, and nothing else to be billed as, is said to be unpriced.
  if (from === null || to === null) return false;
  return Math.max(from, to) > Math.min(from, to) * absurdRatio;
}

/** Prices by the package's name, with what is billed where a seller has none; null is nothing. */
const rates: readonly (readonly [price: string, field: keyof Rates, instead: keyof Rates | null])[] = [
  ['input_mtok', 'inputUsdPerMTok', null],
  ['output_mtok', 'outputUsdPerMTok', null],
  ['output_reasoning_mtok', 'reasoningUsdPerMTok', 'outputUsdPerMTok'],
  ['cache_read_mtok', 'cacheReadUsdPerMTok', 'inputUsdPerMTok'],
  ['cache_write_mtok', 'cacheWriteUsdPerMTok', 'inputUsdPerMTok'],
  ['cache_write_1h_mtok', 'cacheWrite1hUsdPerMTok', 'inputUsdPerMTok'],
];

const fees = [
  ['requests_kcount', 'requestUsd'],
  ['web_searches_kcount', 'webSearchUsd'],
  ['storage_searches_kcount', 'fileSearchUsd'],
] as const;

interface Amount {
  /** Null where there is no such price. */
  readonly shownUsd: number | null;
  /** What is billed; null where that is not known. */
  readonly usd: number | null;
}

/** A rate at the dearest or the cheapest hour of the day, for requests above a size. */
function amountOf(
  row: PriceRow,
  aboveInputTokens: number | null,
  hour: typeof Math.max,
  field: keyof Rates,
  instead: keyof Rates | null,
): Amount {
  const sheets = [row, ...row.hours, row.otherHours ?? row].map(
    (sheet) => tierFor(sheet, (aboveInputTokens ?? 0) + 1) ?? sheet,
  );
  const usd = hour(...sheets.map((sheet) => sheet[field] ?? (instead === null ? null : sheet[instead]) ?? 0));
  return { usd, shownUsd: sheets.every((sheet) => sheet[field] === null) ? null : usd };
}

/** Sizes above which one of two rows has other rates; between them both stay the same. */
function tierStarts(...rows: readonly PriceRow[]): number[] {
  const sheets = rows.flatMap((row) => [row, ...row.hours, row.otherHours ?? row]);
  const starts = sheets.flatMap(({ tiers }) => tiers.map((tier) => tier.aboveInputTokens));
  return [...new Set(starts)].sort((a, b) => a - b);
}

function newModels(old: Providers, fresh: Providers): number {
  const known = new Set(old.flatMap(({ id, models }) => models.map((model) => `${id} ${model.id}`)));
  return fresh.flatMap(({ id, models }) => models.filter((model) => !known.has(`${id} ${model.id}`))).length;
}

/**
 * The new table without its absurd changes, and what it changes: the old models stay, or else the old sellers, where
 * another model would answer for the old one, or else the whole old table.
 */
export function* withoutAbsurd(
  old: Providers,
  fresh: Providers,
  absurd: readonly PriceChange[],
  changesOf: (providers: Providers) => InBits<PriceChanges>,
): InBits<{ readonly providers: Providers; readonly changes: PriceChanges }> {
  const oldModels = mergeProviders(old, fresh, absurd);
  const sellers = new Set(absurd.map(({ provider }) => provider));
  const before = new Map(old.map((seller) => [seller.id, seller]));
  const oldSellers = oldModels.map((seller) =>
    sellers.has(seller.id) ? (before.get(seller.id) ?? seller) : seller,
  );
  for (const providers of [oldModels, oldSellers]) {
    const changes = yield* changesOf(providers);
    if (changes.absurd.length === 0) return { providers, changes };
  }
  return { providers: old, changes: { newModels: 0, changed: [], absurd: [] } };
}

/**
 * The new table, with what only the old one knows: sellers and models that were left out are not forgotten. Models of
 * `asBefore` stay as the old one has them.
 */
export function mergeProviders(
  old: Providers,
  fresh: Providers,
  asBefore: readonly Pick<PriceChange, 'provider' | 'model'>[] = [],
): Providers {
  const merged = fresh.map((provider) => {
    const before = old.find(({ id }) => id === provider.id)?.models ?? [];
    const staying = new Set(asBefore.filter((one) => one.provider === provider.id).map(({ model }) => model));
    const models = provider.models.map((model) =>
      staying.has(model.id) ? (before.find(({ id }) => id === model.id) ?? model) : model,
    );
    const known = new Set(models.map(({ id }) => id));
    // Rules are asked in order: what is new answers first.
    return { ...provider, models: [...models, ...before.filter(({ id }) => !known.has(id))] };
  });
  const known = new Set(fresh.map(({ id }) => id));
  return [...merged, ...old.filter(({ id }) => !known.has(id))];
}
