import type { PriceRule } from './rule';
import { anthropicCaching } from './anthropic';
import { openaiCaching } from './openai';
import { times } from './rule';

const bedrockCaching = 'https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html';

export const otherRules: readonly PriceRule[] = [
  {
    seller: 'deepseek',
    models: ['deepseek*'],
    source: 'https://api-docs.deepseek.com/guides/kv_cache',
    checked: '2026-10-20',
    caching: {
      matching: 'units',
      // "Hours to days", as good as it can.
      lifetimes: [{ name: 'hours', seconds: 7200, isRenewed: true, isAssumed: true, write: 1 }],
    },
  },
  ...openaiCaching('azure'),
  {
    seller: 'aws',
    models: ['claude-*'],
    source: bedrockCaching,
    checked: '2026-10-07',
    caching: anthropicCaching,
  },
  {
    seller: 'deepseek',
    models: ['deepseek-v4*', 'deepseek-flash'],
    source: 'https://api-docs.deepseek.com/quick_start/pricing',
    checked: '2026-09-23',
    offPeakDays: { weekdays: [6, 7], utcOffsetHours: 8, from: '2026-08-23' },
  },
  {
    seller: 'aws',
    models: ['claude-opus-5*'],
    source: bedrockCaching,
    checked: '2026-10-07',
    minimumCacheableTokens: 512,
  },
  {
    seller: 'aws',
    models: ['claude-sonnet-5*', 'claude-sonnet-4*', 'claude-opus-4-8'],
    source: bedrockCaching,
    checked: '2026-10-07',
    minimumCacheableTokens: 1024,
  },
  {
    seller: 'aws',
    models: ['claude-haiku-4-5', 'claude-opus-4-5', 'claude-opus-4-6', 'claude-opus-4-7'],
    source: bedrockCaching,
    checked: '2026-10-07',
    minimumCacheableTokens: 4096,
  },
  { seller: 'aws', models: ['claude-*'], source: bedrockCaching, checked: '2026-10-07', cacheWriteTtl: '5m' },
  {
    seller: 'voyageai',
    models: ['voyage-*'],
    source: 'https://docs.voyageai.com/docs/pricing',
    checked: '2026-09-23',
    batch: times(0.67),
  },
];
