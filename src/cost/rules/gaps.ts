import type { ModelInfo } from '@pydantic/genai-prices';

/** A model that its seller has and the price table has not, or an alias that has moved since. */
export interface PriceGap {
  readonly seller: string;
  readonly source: string;
  /** Day on which it was read, YYYY-MM-DD. */
  readonly checked: string;
  readonly model: ModelInfo;
}

/** Asked only for ids that the price table does not list. */
export const gaps: readonly PriceGap[] = [
  {
    seller: 'deepseek',
    source: 'https://api-docs.deepseek.com/quick_start/pricing',
    checked: '2026-10-20',
    model: {
      id: 'deepseek-flash',
      match: { equals: 'deepseek-flash' },
      prices: [
        { prices: { input_mtok: 0.15, cache_read_mtok: 0.003, output_mtok: 0.6 } },
        {
          constraint: { start_time: '01:00:00Z', end_time: '04:00:00Z', type: 'time_of_date' },
          prices: { input_mtok: 0.3, cache_read_mtok: 0.006, output_mtok: 1.2 },
        },
        {
          constraint: { start_time: '06:00:00Z', end_time: '10:00:00Z', type: 'time_of_date' },
          prices: { input_mtok: 0.3, cache_read_mtok: 0.006, output_mtok: 1.2 },
        },
      ],
    },
  },
];

/** Aliases that the seller has re-pointed since the price table was made. */
export const movedAliases: readonly {
  readonly seller: string;
  readonly alias: string;
  readonly model: string;
  readonly source: string;
  readonly checked: string;
}[] = [
  {
    seller: 'mistral',
    alias: 'mistral-large-latest',
    model: 'mistral-large-2512',
    source: 'https://models.dev/api.json',
    checked: '2026-07-02',
  },
  // Re-pointed with each version, from 2026-04-24 to this one; both names ended on 2026-07-24.
  {
    seller: 'deepseek',
    alias: 'deepseek-chat',
    model: 'deepseek-v4-flash',
    source: 'https://api-docs.deepseek.com/news/news260424',
    checked: '2026-11-29',
  },
  {
    seller: 'deepseek',
    alias: 'deepseek-reasoner',
    model: 'deepseek-v4-flash',
    source: 'https://api-docs.deepseek.com/news/news260424',
    checked: '2026-11-29',
  },
];
