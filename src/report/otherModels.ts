import type { CallAssumptions } from '../cost/assumptions';
import { priceCall } from '../cost/priceCall';
import type { CallUsage } from '../cost/priceCall';
import type { PriceTable } from '../cost/priceTable';
import type { Prompt } from '../prompt/model';
import { usdOf } from './callRange';
import type { CallRange } from './model';
import { moneyExactly } from './money';
import { plain } from '../text/plain';
import { firstPrice } from './priceOfPrompt';

/** A model that a call may be made with instead, and what the same call costs with it; null where that is not known. */
export interface OtherModel {
  readonly model: string;
  readonly perCallUsd: number | null;
}

/** Prices a call with the models that a condition may put in the place of its own, at as many tokens. */
export function otherModels(
  { billing, provider }: Pick<Prompt, 'billing' | 'provider'>,
  usage: CallUsage,
  prices: PriceTable,
  assumptions: CallAssumptions,
): OtherModel[] {
  return billing.otherModels.map((model) => {
    const { row } = firstPrice(
      [
        { model, provider },
        { model, provider: null },
      ],
      prices,
    );
    return { model, perCallUsd: 'unpriced' in row ? null : usdOf(priceCall(row, usage, assumptions)) };
  });
}

/** What is to be said of them, as sentences in plain text. */
export function otherModelNotes(model: string, others: readonly OtherModel[]): string[] {
  return others.map(({ model: other, perCallUsd }) => {
    const cost =
      perCallUsd === null ? 'has no known price' : `costs ${moneyExactly(perCallUsd, null)} per call`;
    return `The model is decided at run time: ${plain(model, 80)} is priced, and ${plain(other, 80)}, which is possible, too, ${cost}.`;
  });
}

/** A range that holds for them, too; `ownUsd` is the cost of the call with its own model, null where that has no price. */
export function rangeWith(range: CallRange, others: readonly OtherModel[], ownUsd: number | null): CallRange {
  const { perCallUsd } = range;
  if (perCallUsd === null || ownUsd === null || others.length === 0) return range;
  const all = others.map((other) => other.perCallUsd);
  const known = all.flatMap((usd) => usd ?? []);
  const stated = range.statedPerCallUsd ?? { low: ownUsd, high: ownUsd };
  // Without all prices there is no range to tell.
  const statedPerCallUsd =
    known.length < all.length
      ? range.statedPerCallUsd
      : { low: Math.min(stated.low, ...known), high: Math.max(stated.high, ...known) };
  if (perCallUsd.high === null) return { ...range, statedPerCallUsd };
  const high = all.some((usd) => usd === null)
    ? null
    : Math.max(perCallUsd.high, ...all.map((usd) => usd ?? 0));
  return {
    ...range,
    statedPerCallUsd,
    perCallUsd: { low: Math.min(perCallUsd.low, ...all.flatMap((usd) => usd ?? [])), high },
  };
}
