import { bundledProviders } from '../../../../src/cost/providers';

type Json = Record<string, unknown>;
interface ModelJson extends Json {
  id: string;
  prices: Record<string, unknown>;
}
interface SellerJson extends Json {
  id: string;
  models: ModelJson[];
}

/** A price of the table, by seller, model and the package's name of it; undefined takes it out. */
export type Edit = readonly [provider: string, model: string, price: string, value: unknown];

/** The bundled table as a server would send it, with some prices changed. */
export function freshTable(...edits: readonly Edit[]): SellerJson[] {
  const table = JSON.parse(JSON.stringify(bundledProviders)) as SellerJson[];
  for (const [provider, model, price, value] of edits) {
    const found = table.find(({ id }) => id === provider)?.models.find(({ id }) => id === model);
    if (found === undefined) throw new Error(`${provider} ${model} is not in the table`);
    found.prices[price] = value;
  }
  return table;
}

/** A model that no table has. */
export const newModel: ModelJson = {
  id: 'gpt-77',
  match: { equals: 'gpt-77' },
  prices: { input_mtok: 3, output_mtok: 9 },
};
