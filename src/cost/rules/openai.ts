import type { PriceRule } from './rule';
import { times } from './rule';

const pricing = 'https://developers.openai.com/api/docs/pricing';
const batch = 'https://developers.openai.com/api/docs/guides/batch';
const caching = 'https://developers.openai.com/api/docs/guides/prompt-caching';
const priority = 'https://openai.com/api-priority-processing/';
const collected = 'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json';
const seller = 'openai';

/** How OpenAI's models are cached, whoever sells them. */
export function openaiCaching(soldBy: string): PriceRule[] {
  return [
    {
      seller: soldBy,
      models: ['gpt-4o*', 'gpt-4.1*', 'gpt-5*', 'gpt-6*', 'o1*', 'o3*', 'o4*'],
      source: caching,
      checked: '2026-10-20',
      minimumCacheableTokens: 1024,
    },
    {
      seller: soldBy,
      models: ['gpt-4o*', 'gpt-4.1*', 'gpt-5*', 'o1*', 'o3*', 'o4*'],
      source: caching,
      checked: '2026-10-20',
      caching: {
        matching: 'automatic',
        stepTokens: 128,
        lifetimes: [
          // "5 to 10 minutes of inactivity", at most an hour.
          { name: 'short', seconds: 450, isRenewed: true, isAssumed: true, write: 1 },
          {
            name: '24h',
            seconds: 86_400,
            isRenewed: true,
            write: 1,
            askedBy: 'prompt_cache_retention: "24h"',
          },
        ],
      },
    },
    {
      seller: soldBy,
      models: ['gpt-5.6*', 'gpt-6*'],
      source: caching,
      checked: '2026-10-20',
      caching: {
        matching: 'marked',
        marker: 'prompt_cache_breakpoint',
        marksNewestMessage: true,
        maxMarkers: 4,
        lifetimes: [
          { name: '30m', seconds: 1800, isRenewed: true, write: 'cacheWrite' },
          { name: '12h', seconds: 43_200, isRenewed: true, write: 2.5, askedBy: 'a retention of 12 hours' },
        ],
      },
    },
  ];
}

export const openaiRules: readonly PriceRule[] = [
  {
    seller,
    models: ['gpt-5*', 'gpt-6*', 'text-embedding-*'],
    source: batch,
    checked: '2026-10-20',
    batch: times(0.5),
  },
  {
    // These read no cache in a batch.
    seller,
    models: ['gpt-3.5*', 'gpt-4*', 'o1*', 'o3*', 'o4*'],
    source: caching,
    checked: '2026-10-20',
    batch: times(0.5, { cacheRead: null }),
  },
  {
    seller,
    models: [
      'gpt-4o-audio*',
      'gpt-4o-mini-audio*',
      'gpt-4o-realtime*',
      'gpt-4o-mini-realtime*',
      'gpt-5-image*',
      'gpt-5.4-image*',
    ],
    source: pricing,
    checked: '2026-10-20',
    batch: null,
  },
  {
    seller,
    models: [
      'gpt-5',
      'gpt-5-mini',
      'gpt-5-nano',
      'gpt-5.4-mini',
      'gpt-5.4-nano',
      'gpt-5.4-pro',
      'gpt-5.5',
      'gpt-5.5-pro',
      'gpt-5.6-sol',
      'gpt-5.6-terra',
      'gpt-5.6-luna',
      'o3',
      'o4-mini',
    ],
    source: collected,
    checked: '2026-07-24',
    flex: times(0.5),
  },
  // Published as $0.13, half of $0.25 rounded up.
  {
    seller,
    models: ['gpt-5.4'],
    source: collected,
    checked: '2026-07-24',
    flex: times(0.5, { cacheRead: 0.52 }),
  },
  {
    seller,
    models: ['gpt-5', 'gpt-5.1', 'gpt-5.2', 'gpt-5.3', 'gpt-5.4', 'gpt-5.4-mini'],
    source: priority,
    checked: '2026-11-28',
    priority: times(2, { shortContextOnly: true }),
  },
  {
    seller,
    models: ['gpt-5.6-sol', 'gpt-5.6-terra', 'gpt-5.6-luna', 'gpt-5.3-codex', 'gpt-4.1-nano'],
    source: collected,
    checked: '2026-07-24',
    priority: times(2, { shortContextOnly: true }),
  },
  // The collected table of July says 2 times; the seller's own page is newer.
  {
    seller,
    models: ['gpt-5.5'],
    source: priority,
    checked: '2026-11-28',
    priority: times(2.5, { shortContextOnly: true }),
  },
  { seller, models: ['gpt-5-mini'], source: priority, checked: '2026-11-28', priority: times(1.8) },
  { seller, models: ['gpt-5.1-codex-mini'], source: collected, checked: '2026-07-24', priority: times(1.8) },
  {
    seller,
    models: ['gpt-4.1', 'gpt-4.1-mini', 'o3'],
    source: collected,
    checked: '2026-07-24',
    priority: times(1.75),
  },
  { seller, models: ['gpt-4o'], source: collected, checked: '2026-07-24', priority: times(1.7) },
  // Published as $0.25, $0.125 and $1 (gpt-4o-mini), $2, $0.5 and $8 (o4-mini).
  { seller, models: ['gpt-4o-mini'], source: collected, checked: '2026-07-24', priority: times(5 / 3) },
  { seller, models: ['o4-mini'], source: collected, checked: '2026-07-24', priority: times(20 / 11) },
  {
    seller,
    models: ['gpt-5.4*', 'gpt-5.5*', 'gpt-5.6*', 'gpt-6*'],
    source: collected,
    checked: '2026-07-24',
    residencyFactor: 1.1,
  },
  { seller, models: ['gpt-5.6*', 'gpt-6*'], source: caching, checked: '2026-10-20', cacheWriteTtl: '30m' },
  {
    // "Web search preview (non-reasoning models)": what is found costs nothing more. These models search for each answer.
    seller,
    models: ['gpt-4o-search-preview', 'gpt-4o-mini-search-preview'],
    source: pricing,
    checked: '2026-03-12',
    searchOfEachCallUsd: 0.025,
  },
  {
    seller,
    models: ['gpt-4o', 'gpt-4o-mini', 'gpt-4.1', 'gpt-4.1-mini'],
    source: pricing,
    checked: '2026-03-12',
    webSearchPreviewUsd: 0.025,
  },
  ...openaiCaching(seller),
];
