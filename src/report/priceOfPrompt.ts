import { readModelName } from '../cost/modelName';
import type { NoPrice, PriceRow } from '../cost/priceRow';
import type { PriceTable } from '../cost/priceTable';
import { sellerOfServer } from '../cost/servers';
import type { Prompt } from '../prompt/model';
import { plain } from '../text/plain';

/** A model as a price is looked up for it, and who sells it; null where nobody says. */
export interface PriceName {
  readonly model: string;
  readonly provider: string | null;
}

/**
 * What to look up for a prompt, the surest first: a name for which the user has declared a price, the name with the
 * seller before it that the text writes, the model at whoever serves the call, else at its maker. `visible` is false where
 * the model is assumed: the provider of the call says nothing about that.
 */
export function priceNames(
  { billing, provider }: Pick<Prompt, 'billing' | 'provider'>,
  model: string,
  visible: boolean,
  prices: Pick<PriceTable, 'declares'>,
): PriceName[] {
  if (!visible) return [{ model, provider: null }];
  const { writtenModel, server } = billing;
  const seller = (server === null ? null : sellerOfServer(server)) ?? provider;
  const plainly = { model, provider: seller };
  if (writtenModel === null) return [plainly];
  const written = { model: writtenModel, provider: seller };
  if (!prices.declares(writtenModel) && prices.declares(model)) return [plainly];
  // A seller that is written out and has no price is not to be taken for another.
  return readModelName(writtenModel, seller).sellerIsPartOfName ? [written] : [written, plainly];
}

/** The first price that there is; without any, why there is none for the first name. */
export function firstPrice(
  names: readonly PriceName[],
  prices: Pick<PriceTable, 'find'>,
): { readonly row: PriceRow | NoPrice; readonly name: PriceName } {
  const found = names.map((name) => ({ name, row: prices.find(name.model, name.provider) }));
  return found.find(({ row }) => !('unpriced' in row)) ?? found[0]!;
}

/**
 * What is not certain of a price because nobody here knows who serves the call; sentences in plain text. `isDeclared` is
 * true where the user has stated the price: it holds wherever the call goes.
 */
export function unknownServer({ billing }: Pick<Prompt, 'billing'>, isDeclared: boolean): string[] {
  const { server, undecidedServer } = billing;
  if (isDeclared) return [];
  if (undecidedServer !== null) {
    return [
      `Where the call goes is decided at run time (${plain(undecidedServer, 80)}): the prices of the model's maker are taken.`,
    ];
  }
  if (server === null || sellerOfServer(server) !== null) return [];
  return [
    `The call goes to ${plain(server, 80)}, whose prices are not known here: those of the model's maker are taken.`,
  ];
}
