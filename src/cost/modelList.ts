import { lookUp } from './catalogue';
import type { CatalogueRow } from './catalogue';
import { sellerAliases } from './priceData';
import { bundledProviders } from './providers';
import type { Providers } from './providers';

/** A model that can be chosen, with its prices. */
export interface ListedModel extends CatalogueRow {
  /** How a configuration names it: the plain id with its maker, `seller/id` with others. */
  readonly id: string;
  /** What people call it. */
  readonly label: string;
}

/** Sellers whose models need no seller before their name. */
const makers = [
  'openai',
  'anthropic',
  'google',
  'mistral',
  'deepseek',
  'x-ai',
  'cohere',
  'moonshotai',
  'zai',
];

/** The same order on every machine; numbers by their size. */
const byName = new Intl.Collator('en', { numeric: true });

/** Parts of the names of models that answer with something else than text. */
const notForText =
  /embed|image|tts|transcribe|whisper|rerank|moderation|realtime|audio|voyage|speech|\bocr\b/i;

/**
 * The models of the bundled table that have a price per token, makers first, newer names before older ones. A
 * price table that is asked for the `id` gives the same prices. Deprecated models and those that do not answer with
 * text are left out. Takes some 0.2 ms a model.
 */
export function listModels(now: Date = new Date(), providers: Providers = bundledProviders): ListedModel[] {
  const others = Object.keys(sellerAliases).filter((seller) => !makers.includes(seller));
  return [...makers, ...others.sort()].flatMap((seller) => {
    const models = providers.find(({ id }) => id === seller)?.models ?? [];
    return models
      .filter((model) => model.deprecated !== true && !notForText.test(model.id))
      .flatMap((model): ListedModel[] => {
        const row = lookUp(providers, model.id, seller, now);
        if (row === null || 'withoutPrice' in row || row.matchedModel !== model.id) return [];
        const claimed = makers.includes(seller) ? lookUp(providers, model.id.toLowerCase(), null, now) : null;
        const plainName = claimed !== null && 'matchedModel' in claimed && claimed.provider === row.provider;
        return [
          { ...row, id: plainName ? model.id : `${seller}/${model.id}`, label: model.name ?? model.id },
        ];
      })
      .sort((a, b) => Number(a.id.includes('/')) - Number(b.id.includes('/')) || byName.compare(b.id, a.id));
  });
}
