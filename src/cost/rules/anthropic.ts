import type { PriceRule } from './rule';
import { times } from './rule';
import type { CachingRule } from '../caching/cachingRule';

const pricing = 'https://platform.claude.com/docs/en/about-claude/pricing';
const caching = 'https://platform.claude.com/docs/en/build-with-claude/prompt-caching';
const residency = 'https://platform.claude.com/docs/en/manage-claude/data-residency';
const limits = 'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json';
const seller = 'anthropic';

/** Also of those who sell Anthropic's models. */
export const anthropicCaching: CachingRule = {
  matching: 'marked',
  marker: 'cache_control',
  maxMarkers: 4,
  lookBackBlocks: 20,
  lifetimes: [
    { name: '5m', seconds: 300, isRenewed: true, write: 'cacheWrite' },
    { name: '1h', seconds: 3600, isRenewed: true, write: 'cacheWrite1h', askedBy: 'ttl: "1h"' },
  ],
};

export const anthropicRules: readonly PriceRule[] = [
  {
    seller,
    models: ['claude-*'],
    source: pricing,
    checked: '2026-10-20',
    batch: times(0.5),
    cacheWriteTtl: '5m',
  },
  { seller, models: ['claude-*'], source: caching, checked: '2026-10-20', caching: anthropicCaching },
  {
    seller,
    models: [
      'claude-opus-4-6*',
      'claude-opus-4-7*',
      'claude-opus-4-8*',
      'claude-opus-5*',
      'claude-sonnet-4-6*',
      'claude-sonnet-5*',
      'claude-fable-*',
      'claude-mythos-5*',
    ],
    source: residency,
    checked: '2026-11-28',
    residencyFactor: 1.1,
  },
  {
    seller,
    models: ['claude-opus-4-7', 'claude-fable-5'],
    source: limits,
    checked: '2026-07-24',
    fast: times(6),
  },
  { seller, models: ['claude-opus-5'], source: limits, checked: '2026-07-24', fast: times(2) },
  {
    seller,
    models: ['claude-fable-5*', 'claude-mythos-5*', 'claude-opus-5*', 'claude-sonnet-5-5'],
    source: caching,
    checked: '2026-10-20',
    minimumCacheableTokens: 512,
  },
  {
    seller,
    models: [
      'claude-opus-4-8',
      'claude-sonnet-5',
      'claude-sonnet-4*',
      'claude-opus-4-1',
      'claude-opus-4-0',
      'claude-opus-4',
      'claude-3-7-sonnet',
      'claude-3-5-sonnet',
      'claude-3-opus',
    ],
    source: caching,
    checked: '2026-10-20',
    minimumCacheableTokens: 1024,
  },
  {
    seller,
    models: ['claude-opus-4-7', 'claude-mythos-preview', 'claude-3-5-haiku', 'claude-3-haiku'],
    source: caching,
    checked: '2026-10-20',
    minimumCacheableTokens: 2048,
  },
  {
    seller,
    models: ['claude-opus-4-6', 'claude-opus-4-5', 'claude-haiku-4-5'],
    source: caching,
    checked: '2026-10-20',
    minimumCacheableTokens: 4096,
  },
];
