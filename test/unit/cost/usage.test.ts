import assert from 'node:assert/strict';
import { priceUsage } from '../../../src/cost/priceCall';
import { createPriceTable } from '../../../src/cost/priceTable';
import { readUsage } from '../../../src/cost/usage/readUsage';
import { noUsage } from '../../../src/cost/usage/usage';
import type { Usage } from '../../../src/cost/usage/usage';
import { usageShapes } from '../../../src/cost/usage/usageShapes';
import type { UsageApi } from '../../../src/cost/usage/usageShapes';

/** Objects with the fields that each page documents. */
const cases: readonly {
  readonly name: string;
  readonly page: string;
  readonly api: UsageApi;
  readonly raw: object;
  readonly usage: Partial<Usage>;
}[] = [
  {
    name: 'OpenAI chat: cached tokens and reasoning are parts',
    page: 'https://developers.openai.com/api/docs/guides/prompt-caching',
    api: 'openai-chat',
    raw: {
      prompt_tokens: 2006,
      completion_tokens: 300,
      total_tokens: 2306,
      prompt_tokens_details: { cached_tokens: 1920, audio_tokens: 0 },
      completion_tokens_details: {
        reasoning_tokens: 64,
        audio_tokens: 0,
        accepted_prediction_tokens: 0,
        rejected_prediction_tokens: 0,
      },
    },
    usage: {
      inputTokens: 2006,
      cacheReadTokens: 1920,
      outputTokens: 300,
      reasoningTokens: 64,
      inputAudioTokens: 0,
      outputAudioTokens: 0,
    },
  },
  {
    name: 'OpenAI chat from GPT-5.6 on: written tokens are parts, too',
    page: 'https://developers.openai.com/api/docs/guides/prompt-caching',
    api: 'openai-chat',
    raw: {
      prompt_tokens: 5000,
      completion_tokens: 10,
      total_tokens: 5010,
      prompt_tokens_details: { cached_tokens: 4000, cache_write_tokens: 900 },
    },
    usage: { inputTokens: 5000, cacheReadTokens: 4000, cacheWriteTokens: 900, outputTokens: 10 },
  },
  {
    name: 'a server that reports no cache: unknown, not 0',
    page: 'https://docs.vllm.ai/en/latest/serving/openai_compatible_server',
    api: 'openai-chat',
    raw: { prompt_tokens: 100, total_tokens: 120, completion_tokens: 20, prompt_tokens_details: null },
    usage: { inputTokens: 100, outputTokens: 20 },
  },
  {
    name: 'a compatible server that counts reasoning apart, as its total shows',
    page: 'https://openrouter.ai/docs/use-cases/usage-accounting',
    api: 'openai-chat',
    raw: {
      prompt_tokens: 100,
      completion_tokens: 20,
      total_tokens: 200,
      completion_tokens_details: { reasoning_tokens: 80 },
    },
    usage: { inputTokens: 100, outputTokens: 100, reasoningTokens: 80 },
  },
  {
    name: 'OpenAI Responses',
    page: 'https://developers.openai.com/api/reference/resources/responses',
    api: 'openai-responses',
    raw: {
      input_tokens: 328,
      input_tokens_details: { cached_tokens: 128, cache_write_tokens: 64 },
      output_tokens: 52,
      output_tokens_details: { reasoning_tokens: 32 },
      total_tokens: 380,
    },
    usage: {
      inputTokens: 328,
      cacheReadTokens: 128,
      cacheWriteTokens: 64,
      outputTokens: 52,
      reasoningTokens: 32,
    },
  },
  {
    name: 'OpenAI embeddings',
    page: 'https://developers.openai.com/api/reference/resources/embeddings',
    api: 'openai-embeddings',
    raw: { prompt_tokens: 8, total_tokens: 8 },
    usage: { inputTokens: 8, cacheReadTokens: 0, outputTokens: 0 },
  },
  {
    name: 'Anthropic: what the cache read and wrote comes beside input_tokens, split by lifetime',
    page: 'https://platform.claude.com/docs/en/build-with-claude/prompt-caching',
    api: 'anthropic',
    raw: {
      input_tokens: 2048,
      cache_read_input_tokens: 1800,
      cache_creation_input_tokens: 248,
      output_tokens: 503,
      cache_creation: { ephemeral_5m_input_tokens: 148, ephemeral_1h_input_tokens: 100 },
      server_tool_use: { web_search_requests: 2 },
      service_tier: 'standard',
    },
    usage: {
      inputTokens: 2048 + 1800 + 248,
      cacheReadTokens: 1800,
      cacheWriteTokens: 248,
      cacheWrite1hTokens: 100,
      outputTokens: 503,
      webSearches: 2,
    },
  },
  {
    name: 'Anthropic: counters of the cache may be null; thinking is part of the output',
    page: 'https://platform.claude.com/docs/en/api/messages',
    api: 'anthropic',
    raw: {
      input_tokens: 25,
      cache_read_input_tokens: null,
      cache_creation_input_tokens: null,
      output_tokens: 150,
      output_tokens_details: { thinking_tokens: 90 },
      server_tool_use: null,
    },
    usage: { inputTokens: 25, outputTokens: 150, reasoningTokens: 90 },
  },
  {
    name: 'Gemini: cached tokens are parts; thoughts and tool prompts come beside',
    page: 'https://ai.google.dev/api/generate-content#UsageMetadata',
    api: 'gemini',
    raw: {
      promptTokenCount: 10_000,
      cachedContentTokenCount: 9000,
      candidatesTokenCount: 100,
      thoughtsTokenCount: 400,
      toolUsePromptTokenCount: 50,
      totalTokenCount: 10_550,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: 10_000 }],
    },
    usage: {
      inputTokens: 10_050,
      cacheReadTokens: 9000,
      outputTokens: 500,
      reasoningTokens: 400,
      inputAudioTokens: 0,
    },
  },
  {
    name: 'Gemini: audio by modality; thoughts without an answer',
    page: 'https://ai.google.dev/gemini-api/docs/tokens',
    api: 'gemini',
    raw: {
      promptTokenCount: 300,
      thoughtsTokenCount: 40,
      totalTokenCount: 340,
      promptTokensDetails: [
        { modality: 'TEXT', tokenCount: 100 },
        { modality: 'AUDIO', tokenCount: 200 },
      ],
    },
    usage: { inputTokens: 300, outputTokens: 40, reasoningTokens: 40, inputAudioTokens: 200 },
  },
  {
    name: 'DeepSeek: prompt_tokens is hits and misses',
    page: 'https://api-docs.deepseek.com/api/create-chat-completion',
    api: 'deepseek',
    raw: {
      completion_tokens: 400,
      prompt_tokens: 1000,
      prompt_cache_hit_tokens: 896,
      prompt_cache_miss_tokens: 104,
      total_tokens: 1400,
      completion_tokens_details: { reasoning_tokens: 350 },
    },
    usage: { inputTokens: 1000, cacheReadTokens: 896, outputTokens: 400, reasoningTokens: 350 },
  },
  {
    name: 'Bedrock Converse: cached tokens come beside inputTokens, writes by lifetime',
    page: 'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_TokenUsage.html',
    api: 'bedrock',
    raw: {
      inputTokens: 30,
      outputTokens: 628,
      totalTokens: 2158,
      cacheReadInputTokens: 1000,
      cacheWriteInputTokens: 500,
      cacheDetails: [
        { ttl: '1h', inputTokens: 400 },
        { ttl: '5m', inputTokens: 100 },
      ],
    },
    usage: {
      inputTokens: 1530,
      cacheReadTokens: 1000,
      cacheWriteTokens: 500,
      cacheWrite1hTokens: 400,
      outputTokens: 628,
    },
  },
  {
    name: 'Groq: as OpenAI, with times',
    page: 'https://console.groq.com/docs/prompt-caching',
    api: 'openai-chat',
    raw: {
      queue_time: 0.026,
      prompt_tokens: 4641,
      prompt_time: 0.009,
      completion_tokens: 1817,
      completion_time: 5.57,
      total_tokens: 6458,
      total_time: 5.58,
      prompt_tokens_details: { cached_tokens: 4608 },
    },
    usage: { inputTokens: 4641, cacheReadTokens: 4608, outputTokens: 1817 },
  },
  {
    name: 'Mistral: as OpenAI',
    page: 'https://docs.mistral.ai/api',
    api: 'openai-chat',
    raw: {
      prompt_tokens: 24,
      total_tokens: 51,
      completion_tokens: 27,
      prompt_tokens_details: { cached_tokens: 16 },
    },
    usage: { inputTokens: 24, cacheReadTokens: 16, outputTokens: 27 },
  },
  {
    name: 'xAI: reasoning comes beside completion_tokens',
    page: 'https://docs.x.ai/docs/guides/reasoning',
    api: 'xai',
    raw: {
      prompt_tokens: 32,
      completion_tokens: 9,
      total_tokens: 135,
      prompt_tokens_details: { text_tokens: 32, audio_tokens: 0, image_tokens: 0, cached_tokens: 6 },
      completion_tokens_details: { reasoning_tokens: 94, audio_tokens: 0 },
      num_sources_used: 0,
    },
    usage: {
      inputTokens: 32,
      cacheReadTokens: 6,
      outputTokens: 103,
      reasoningTokens: 94,
      inputAudioTokens: 0,
      outputAudioTokens: 0,
    },
  },
  {
    name: 'Vercel AI SDK 6',
    page: 'https://ai-sdk.dev/docs/reference/ai-sdk-core/generate-text',
    api: 'vercel-ai',
    raw: {
      inputTokens: 1000,
      inputTokenDetails: { noCacheTokens: 100, cacheReadTokens: 700, cacheWriteTokens: 200 },
      outputTokens: 80,
      outputTokenDetails: { textTokens: 50, reasoningTokens: 30 },
      totalTokens: 1080,
    },
    usage: {
      inputTokens: 1000,
      cacheReadTokens: 700,
      cacheWriteTokens: 200,
      outputTokens: 80,
      reasoningTokens: 30,
    },
  },
  {
    name: 'Vercel AI SDK 5',
    page: 'https://v5.ai-sdk.dev/docs/reference/ai-sdk-core/generate-text',
    api: 'vercel-ai',
    raw: {
      inputTokens: 1000,
      outputTokens: 80,
      totalTokens: 1080,
      reasoningTokens: 30,
      cachedInputTokens: 700,
    },
    usage: { inputTokens: 1000, cacheReadTokens: 700, outputTokens: 80, reasoningTokens: 30 },
  },
  {
    name: 'Ollama',
    page: 'https://docs.ollama.com/api/usage',
    api: 'ollama',
    raw: {
      prompt_eval_count: 26,
      prompt_eval_duration: 130_079_000,
      eval_count: 259,
      eval_duration: 4_232_710_000,
    },
    usage: { inputTokens: 26, outputTokens: 259 },
  },
];

describe('the usage of a response', () => {
  for (const { name, page, api, raw, usage } of cases) {
    it(`${name} (${page})`, () => {
      const expected = { usage: { ...noUsage, ...usage } };
      assert.deepEqual(readUsage(raw, api), expected);
      assert.deepEqual(readUsage(raw), expected, 'without the name of the interface');
    });
  }

  it('is shown for every interface', () => {
    assert.deepEqual(new Set(cases.map(({ api }) => api)), new Set(usageShapes.map(({ api }) => api)));
  });

  const refused: readonly (readonly [string, unknown, RegExp])[] = [
    ['nothing', undefined, /no usage/],
    ['null', null, /no usage/],
    ['a list', [1], /no usage/],
    ['other fields', { tokens: 5 }, /no token counts/],
    ['no output', { input_tokens: 5 }, /no token counts/],
    ['text for a number', { prompt_tokens: '5', completion_tokens: 1 }, /no token counts/],
    ['a negative number', { prompt_tokens: -5, completion_tokens: 1 }, /no token counts/],
    [
      'more cached than there is',
      { prompt_tokens: 5, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 6 } },
      /contradicts itself: 6 tokens read/,
    ],
  ];
  for (const [name, raw, reason] of refused) {
    it(`is refused with a reason: ${name}`, () => {
      const read = readUsage(raw);
      assert.ok('unread' in read);
      assert.match(read.unread, reason);
    });
  }

  it('is billed with its cache known, and with a note where it is not', () => {
    const row = createPriceTable({ now: new Date('2026-11-22T12:00:00Z') }).find('claude-sonnet-4-5');
    const cost = (raw: object): ReturnType<typeof priceUsage> => {
      const read = readUsage(raw, 'anthropic');
      return 'usage' in read ? priceUsage(row, read.usage) : assert.fail(read.unread);
    };
    const warm = cost({ input_tokens: 10, cache_read_input_tokens: 1000, output_tokens: 10 });
    // 10 × $3 + 1,000 × $0.3 + 10 × $15 per million
    assert.ok(warm.kind === 'priced' && warm.perCallUsd === 0.00048 && warm.assumptions.length === 0);
    const unknown = cost({ input_tokens: 1010, output_tokens: 10 });
    assert.ok(unknown.kind === 'priced' && unknown.perCallUsd === 0.00318);
    assert.match(unknown.assumptions.join(), /does not say how many tokens were read from a cache/);
  });
});
