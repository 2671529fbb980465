import type { PriceRule } from './rule';
import { anthropicCaching } from './anthropic';
import { times } from './rule';

const pricing = 'https://ai.google.dev/gemini-api/docs/pricing';
const caching = 'https://ai.google.dev/gemini-api/docs/caching';
const vertex = 'https://cloud.google.com/vertex-ai/generative-ai/pricing';
const collected = 'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json';
const claudeOnVertex = 'https://docs.claude.com/en/docs/build-with-claude/claude-on-vertex-ai';
const claudeCaching = 'https://platform.claude.com/docs/en/build-with-claude/prompt-caching';
const seller = 'google';

export const googleRules: readonly PriceRule[] = [
  {
    // The discount of a cache read takes precedence: it is not halved again.
    seller,
    models: ['gemini-2.5*', 'gemini-3*'],
    source: pricing,
    checked: '2026-10-20',
    batch: times(0.5, { cacheRead: 1 }),
  },
  {
    seller,
    models: [
      'gemini-2.5-flash-image',
      'gemini-3-pro-image*',
      'gemini-3.1-flash-image*',
      'gemini-3.1-flash-live*',
    ],
    source: pricing,
    checked: '2026-10-20',
    batch: null,
  },
  {
    seller,
    models: [
      'gemini-3.1-flash-lite',
      'gemini-3.5-flash',
      'gemini-3.6-flash',
      'gemini-3.7-flash',
      'gemini-3.8-flash',
    ],
    source: pricing,
    checked: '2026-09-23',
    flex: times(0.5),
  },
  {
    seller,
    models: ['gemini-3.5-flash-lite'],
    source: collected,
    checked: '2026-07-24',
    flex: times(0.5, { cacheRead: 2 / 3 }),
  },
  {
    seller,
    models: [
      'gemini-3-flash*',
      'gemini-3-pro*',
      'gemini-3.1-pro*',
      'gemini-3.1-flash-lite',
      'gemini-3.5-flash',
      'gemini-3.6-flash',
    ],
    source: collected,
    checked: '2026-07-24',
    priority: times(1.8),
  },
  {
    seller,
    models: ['gemini-3.5-flash-lite'],
    source: collected,
    checked: '2026-07-24',
    priority: times(1.8, { cacheRead: 5 / 3 }),
  },
  {
    seller,
    models: ['gemini-3.7-flash', 'gemini-3.8-flash'],
    source: pricing,
    checked: '2026-09-23',
    priority: times(1.8),
  },
  {
    seller,
    models: ['gemini-2.5-flash'],
    source: pricing,
    checked: '2026-10-20',
    storage: [{ from: '2025-06-17', usdPerMTokHour: 1 }],
  },
  {
    seller,
    models: ['gemini-2.5-pro', 'gemini-3-pro*'],
    source: pricing,
    checked: '2026-10-20',
    storage: [{ from: '2025-06-17', usdPerMTokHour: 4.5 }],
  },
  {
    seller,
    models: ['gemini-3.6-flash', 'gemini-3.7-flash', 'gemini-3.8-flash'],
    source: pricing,
    checked: '2026-09-23',
    storage: [
      { from: '2026-01-01', usdPerMTokHour: 0.5 },
      { from: '2027-01-01', usdPerMTokHour: 1 },
    ],
  },
  {
    // "Claude Sonnet 4.5 and all future models": regional endpoints cost 10 % more than the global one; older models do not.
    seller,
    models: ['claude-*'],
    source: claudeOnVertex,
    checked: '2026-11-29',
    residencyFactor: 1.1,
  },
  {
    seller,
    models: ['claude-3*', 'claude-4-opus', 'claude-4-sonnet'],
    source: claudeOnVertex,
    checked: '2026-11-29',
    residencyFactor: 1,
  },
  {
    seller,
    models: ['claude-opus-5', 'claude-opus-5-5', 'claude-fable-5-1'],
    source: vertex,
    checked: '2026-09-23',
    residencyFactor: 1.1,
  },
  {
    seller,
    models: [
      'gemini-3.1-pro*',
      'gemini-3.5-flash',
      'gemini-3.6-flash',
      'gemini-3.7-flash',
      'gemini-3.8-flash',
    ],
    source: caching,
    checked: '2026-10-20',
    minimumCacheableTokens: 4096,
  },
  {
    seller,
    models: ['gemini-2.5-pro', 'gemini-2.5-flash'],
    source: caching,
    checked: '2026-10-20',
    minimumCacheableTokens: 2048,
  },
  {
    // What hits by itself; nothing says for how long it stays. Explicit caches are paid by the hour.
    seller,
    models: ['gemini-2.5*', 'gemini-3*'],
    source: caching,
    checked: '2026-10-20',
    caching: {
      matching: 'automatic',
      lifetimes: [{ name: 'short', seconds: 300, isRenewed: true, isAssumed: true, write: 1 }],
    },
  },
  { seller, models: ['claude-*'], source: claudeCaching, checked: '2026-10-20', caching: anthropicCaching },
];
