import { createPriceTable } from '../cost/priceTable';
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
  const prices = createPriceTable();
  return {
    analyze: async ({ path, text, assumptions }) => {
      const source = { path, text };
      return profileFile({ counters, prices }, { source, parsed: await parser.parse(source) }, assumptions);
    },
    countText: async (text, model) => (await counters.forModel(model)).count(text),
  };
}
