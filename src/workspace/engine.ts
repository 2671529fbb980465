import type { Assumptions } from '../cost/assumptions';
import { createPriceTable } from '../cost/priceTable';
import type { PriceTable } from '../cost/priceTable';
import type { Assets } from '../prompt/assets';
import { createPromptParser } from '../prompt/parse';
import type { FileProfile } from '../report/model';
import { profileFile } from '../report/profileFile';
import { createTokenCounter } from '../tokens/counter';
import type { AnalyzeRequest, TextCount } from './analyzer';

/** The whole way from text to profile, in the thread of the caller. */
export interface Engine {
  analyze(request: AnalyzeRequest): Promise<FileProfile>;
  countText(text: string, model: string): Promise<TextCount>;
}

/** Puts the engine together. Its promises reject only if an asset is missing. */
export function createEngine(assets: Assets): Engine {
  const parser = createPromptParser(assets);
  const counters = createTokenCounter(assets);
  let prices = { declared: '{}', table: createPriceTable() };
  /** Declared prices change only when the user edits them: the last table serves almost every request. */
  const pricesWith = ({ declaredPrices }: Assumptions): PriceTable => {
    const declared = JSON.stringify(declaredPrices);
    if (declared !== prices.declared) {
      prices = { declared, table: createPriceTable({ declared: declaredPrices }) };
    }
    return prices.table;
  };
  return {
    analyze: async ({ path, text, assumptions }) => {
      const source = { path, text };
      const parsed = await parser.parse(source);
      return profileFile({ counters, prices: pricesWith(assumptions) }, { source, parsed }, assumptions);
    },
    countText: async (text, model) => (await counters.forModel(model)).count(text),
  };
}
