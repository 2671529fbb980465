import assert from 'node:assert/strict';
import type { CallOptions } from '../../../src/cost/bill';
import type { ComponentKind } from '../../../src/cost/cost';
import { priceUsage } from '../../../src/cost/priceCall';
import { createPriceTable } from '../../../src/cost/priceTable';
import { noUsage } from '../../../src/cost/usage/usage';
import type { Usage } from '../../../src/cost/usage/usage';

/*
 * Bills computed by hand: each row names the public page of its rates, which were taken from dated excerpts and
 * copies of these pages, and multiplied on paper. Rates are USD per million tokens, so a product of tokens and rate is in millionths
 * of a dollar; `usd` writes the sum out.
 */

const openai = 'https://developers.openai.com/api/docs/pricing';
const openaiCaching = 'https://developers.openai.com/api/docs/guides/prompt-caching';
const openaiPriority = 'https://openai.com/api-priority-processing/';
const anthropic = 'https://platform.claude.com/docs/en/about-claude/pricing';
const residency = 'https://platform.claude.com/docs/en/manage-claude/data-residency';
const gemini = 'https://ai.google.dev/gemini-api/docs/pricing';
const deepseek = 'https://api-docs.deepseek.com/quick_start/pricing';
const bedrock = 'https://aws.amazon.com/bedrock/pricing/';
const groq = 'https://groq.com/pricing';
const mistral = 'https://mistral.ai/pricing/api';
const xai = 'https://docs.x.ai/docs/models';
const perplexity = 'https://docs.perplexity.ai/getting-started/pricing';
const voyage = 'https://docs.voyageai.com/docs/pricing';
const collected = 'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json';

/** Model, what it used, how it was served, millionths of a dollar by rate, the sum in dollars, the page. */
type Row = readonly [
  model: string,
  usage: Partial<Usage>,
  options: CallOptions,
  micros: number,
  usd: number,
  page: string,
];

const used = (inputTokens: number, outputTokens: number, more: Partial<Usage> = {}): Partial<Usage> => ({
  inputTokens,
  outputTokens,
  ...more,
});
const read = (cacheReadTokens: number): Partial<Usage> => ({ cacheReadTokens });
const written = (cacheWriteTokens: number, cacheReadTokens = 0): Partial<Usage> => ({
  cacheWriteTokens,
  cacheReadTokens,
});
const batch: CallOptions = { service: 'batch' };
const flex: CallOptions = { service: 'flex' };
const priority: CallOptions = { service: 'priority' };
/** A Tuesday and a Saturday. */
const tuesday = (utc: string): CallOptions => ({ at: new Date(`2026-11-17T${utc}Z`) });
const saturday = (utc: string): CallOptions => ({ at: new Date(`2026-11-21T${utc}Z`) });

// prettier-ignore
const bills: readonly Row[] = [
  // OpenAI, standard
  ['gpt-5-mini', used(1842, 300), {}, 1842 * 0.25 + 300 * 2, 0.0010605, openai],
  ['gpt-5', used(10_000, 1_000), {}, 10_000 * 1.25 + 1_000 * 10, 0.0225, openai],
  ['gpt-5-nano', used(400, 20), {}, 400 * 0.05 + 20 * 0.4, 0.000028, openai],
  ['gpt-4o', used(2_000, 500), {}, 2_000 * 2.5 + 500 * 10, 0.01, openai],
  ['gpt-4.1-mini', used(100_000, 2_000), {}, 100_000 * 0.4 + 2_000 * 1.6, 0.0432, openai],
  ['gpt-5.6-luna', used(12_000, 800), {}, 12_000 * 0.2 + 800 * 1.2, 0.00336, openai],
  ['gpt-6-sol', used(8_000, 1_200), {}, 8_000 * 2 + 1_200 * 10, 0.028, openai],
  // OpenAI, cached reads at a half, a quarter and a tenth of input
  ['gpt-4o', used(2_000, 100, read(1_024)), {}, 976 * 2.5 + 1_024 * 1.25 + 100 * 10, 0.00472, openaiCaching],
  ['gpt-4.1', used(5_000, 0, read(4_096)), {}, 904 * 2 + 4_096 * 0.5, 0.003856, openaiCaching],
  ['o4-mini', used(3_000, 10, read(2_048)), {}, 952 * 1.1 + 2_048 * 0.275 + 10 * 4.4, 0.0016544, openaiCaching],
  ['gpt-5', used(3_000, 10, read(2_048)), {}, 952 * 1.25 + 2_048 * 0.125 + 10 * 10, 0.001546, openaiCaching],
  // OpenAI, 30-minute writes at 1.25 of input from GPT-5.6 on; free before
  ['gpt-5.6-sol', used(5_000, 100, written(4_000)), {}, 1_000 * 4 + 4_000 * 5 + 100 * 20, 0.026, openaiCaching],
  ['gpt-5.6-sol', used(5_000, 100, written(500, 4_000)), {}, 500 * 4 + 500 * 5 + 4_000 * 0.4 + 100 * 20, 0.0081, openaiCaching],
  ['gpt-6-sol', used(2_000, 0, written(2_000)), {}, 2_000 * 2.5, 0.005, openaiCaching],
  ['gpt-5', used(2_000, 0, written(2_000)), {}, 2_000 * 1.25, 0.0025, openaiCaching],
  // OpenAI, reasoning is output
  ['o3', used(1_000, 5_000, { reasoningTokens: 4_000 }), {}, 1_000 * 2 + 5_000 * 8, 0.042, openai],
  ['gpt-5', used(1_000, 3_000, { reasoningTokens: 2_500 }), {}, 1_000 * 1.25 + 3_000 * 10, 0.03125, openai],
  // OpenAI, contexts above 272 K tokens: twice the input, one and a half times the output, of the whole request
  ['gpt-5.4', used(271_999, 1_000), {}, 271_999 * 2.5 + 1_000 * 15, 0.6949975, openai],
  ['gpt-5.4', used(300_000, 1_000), {}, 300_000 * 5 + 1_000 * 22.5, 1.5225, openai],
  ['gpt-6-sol', used(272_000, 0), {}, 272_000 * 2, 0.544, openai],
  ['gpt-6-sol', used(272_001, 0), {}, 272_001 * 4, 1.088004, openai],
  ['gpt-6-sol', used(300_000, 2_000, read(200_000)), {}, 100_000 * 4 + 200_000 * 0.4 + 2_000 * 15, 0.51, openai],
  // OpenAI, batch at a half; models before GPT-5 read no cache in it
  ['gpt-4o-mini', used(10_000, 1_000), batch, 10_000 * 0.075 + 1_000 * 0.3, 0.00105, openai],
  ['gpt-4o', used(2_000, 0, read(1_024)), batch, 2_000 * 1.25, 0.0025, openaiCaching],
  ['gpt-5.6-sol', used(5_000, 100, written(1_000, 4_000)), batch, 1_000 * 2.5 + 4_000 * 0.2 + 100 * 10, 0.0043, openaiCaching],
  ['text-embedding-3-small', used(8_000, 0), batch, 8_000 * 0.01, 0.00008, openai],
  // OpenAI, flex
  ['gpt-5-mini', used(1_000, 1_000), flex, 1_000 * 0.125 + 1_000 * 1, 0.001125, openai],
  ['gpt-5.4', used(4_000, 100, read(2_000)), flex, 2_000 * 1.25 + 2_000 * 0.13 + 100 * 7.5, 0.00351, collected],
  ['o3', used(1_000, 100, read(500)), flex, 500 * 1 + 500 * 0.25 + 100 * 4, 0.001025, openai],
  // OpenAI, priority
  ['gpt-5', used(1_000, 100, read(500)), priority, 500 * 2.5 + 500 * 0.25 + 100 * 20, 0.003375, openaiPriority],
  ['gpt-5-mini', used(1_000, 1_000), priority, 1_000 * 0.45 + 1_000 * 3.6, 0.00405, openaiPriority],
  ['gpt-5.5', used(1_000, 1_000), priority, 1_000 * 12.5 + 1_000 * 75, 0.0875, openaiPriority],
  ['gpt-4.1', used(1_000, 100, read(400)), priority, 600 * 3.5 + 400 * 0.875 + 100 * 14, 0.00385, openaiPriority],
  ['gpt-4o-mini', used(3_000, 300), priority, 3_000 * 0.25 + 300 * 1, 0.00105, collected],
  ['o4-mini', used(1_000, 100), priority, 1_000 * 2 + 100 * 8, 0.0028, collected],
  // OpenAI, regional processing and searches
  ['gpt-5.4', used(1_000, 100), { dataResidency: true }, 1_000 * 2.75 + 100 * 16.5, 0.0044, collected],
  ['gpt-4o', used(1_000, 100, { webSearches: 2 }), {}, 1_000 * 2.5 + 100 * 10 + 2 * 10_000, 0.0235, openai],
  ['gpt-4.1', used(1_000, 0, { fileSearches: 1 }), {}, 1_000 * 2 + 2_500, 0.0045, openai],
  // OpenAI, embeddings have no output
  ['text-embedding-3-small', used(8_192, 0), {}, 8_192 * 0.02, 0.00016384, openai],
  ['text-embedding-3-large', used(1_000, 0), {}, 1_000 * 0.13, 0.00013, openai],
  // Anthropic, standard
  ['claude-haiku-4-5', used(1_000, 500), {}, 1_000 * 1 + 500 * 5, 0.0035, anthropic],
  ['claude-opus-5-5', used(1_000, 500), {}, 1_000 * 4 + 500 * 20, 0.014, anthropic],
  ['claude-sonnet-5', used(900_000, 100), {}, 900_000 * 2 + 100 * 10, 1.801, anthropic],
  // Anthropic, writes for 5 minutes (1.25 of input) and an hour (2 times), reads at 0.1, 0.05 and 0.025
  ['claude-sonnet-4-5', used(10_000, 100, written(8_000)), {}, 2_000 * 3 + 8_000 * 3.75 + 100 * 15, 0.0375, anthropic],
  ['claude-sonnet-4-5', used(10_000, 100, { ...written(8_000), cacheWrite1hTokens: 8_000 }), {}, 2_000 * 3 + 8_000 * 6 + 100 * 15, 0.0555, anthropic],
  ['claude-sonnet-4-5', used(10_000, 100, { ...written(3_000, 5_000), cacheWrite1hTokens: 2_000 }), {}, 2_000 * 3 + 1_000 * 3.75 + 2_000 * 6 + 5_000 * 0.3 + 100 * 15, 0.02475, anthropic],
  ['claude-opus-5', used(20_000, 0, read(20_000)), {}, 20_000 * 0.5, 0.01, anthropic],
  ['claude-opus-5-5', used(20_000, 0, read(20_000)), {}, 20_000 * 0.2, 0.004, anthropic],
  ['claude-fable-5-1', used(20_000, 0, { ...written(4_000, 16_000), cacheWrite1hTokens: 4_000 }), {}, 4_000 * 20 + 16_000 * 0.25, 0.084, anthropic],
  // Anthropic, batch, residency, fast; they multiply with each other and with the cache
  ['claude-opus-4-8', used(1_000, 1_000), batch, 1_000 * 2.5 + 1_000 * 12.5, 0.015, anthropic],
  ['claude-opus-5', used(10_000, 100, written(1_000, 9_000)), batch, 1_000 * 3.125 + 9_000 * 0.25 + 100 * 12.5, 0.006625, anthropic],
  ['claude-sonnet-5', used(1_000, 100), { dataResidency: true }, 1_000 * 2.2 + 100 * 11, 0.0033, residency],
  ['claude-opus-4-6', used(1_000, 100, read(500)), { dataResidency: true }, 500 * 5.5 + 500 * 0.55 + 100 * 27.5, 0.005775, residency],
  ['claude-opus-5', used(10_000, 0, read(10_000)), { ...batch, dataResidency: true }, 10_000 * 0.275, 0.00275, residency],
  ['claude-opus-5', used(1_000, 100), { service: 'fast' }, 1_000 * 10 + 100 * 50, 0.015, collected],
  ['claude-sonnet-4-6', used(1_000, 100, { webSearches: 3 }), {}, 1_000 * 3 + 100 * 15 + 3 * 10_000, 0.0345, anthropic],
  // Gemini: tiers above 200 K, thinking is output, cached reads, hours of storage
  ['gemini-2.5-flash', used(10_000, 900, { reasoningTokens: 800 }), {}, 10_000 * 0.3 + 900 * 2.5, 0.00525, gemini],
  ['gemini-2.5-pro', used(200_000, 1_000), {}, 200_000 * 1.25 + 1_000 * 10, 0.26, gemini],
  ['gemini-2.5-pro', used(200_001, 1_000), {}, 200_001 * 2.5 + 1_000 * 15, 0.5150025, gemini],
  ['gemini-3.1-pro-preview', used(250_000, 100, read(200_000)), {}, 50_000 * 4 + 200_000 * 0.4 + 100 * 18, 0.2818, gemini],
  ['gemini-2.5-flash', used(100_000, 0, read(90_000)), { cacheStorage: { tokens: 90_000, hours: 2 } }, 10_000 * 0.3 + 90_000 * 0.03 + 90_000 * 2 * 1, 0.1857, gemini],
  ['gemini-3.8-flash', used(0, 0), { cacheStorage: { tokens: 1_000_000, hours: 24 } }, 1_000_000 * 24 * 0.5, 12, gemini],
  ['gemini-2.5-pro', used(1_000, 0), { cacheStorage: { tokens: 500_000, hours: 0.5 } }, 1_000 * 1.25 + 500_000 * 0.5 * 4.5, 1.12625, gemini],
  // Gemini: batch (a cache read is not halved again), flex, priority
  ['gemini-2.5-flash', used(10_000, 1_000, read(4_000)), batch, 6_000 * 0.15 + 4_000 * 0.03 + 1_000 * 1.25, 0.00227, gemini],
  ['gemini-3.8-flash', used(4_000, 400), flex, 4_000 * 0.375 + 400 * 1.875, 0.00225, gemini],
  ['gemini-3.8-flash', used(4_000, 400), priority, 4_000 * 1.35 + 400 * 6.75, 0.0081, gemini],
  ['gemini-embedding-001', used(2_000, 0), {}, 2_000 * 0.15, 0.0003, gemini],
  // DeepSeek: peak hours 01-04 and 06-10 UTC, not at weekends; without a time the peak is billed
  ['deepseek-v4-flash', used(10_000, 1_000, read(8_000)), {}, 2_000 * 0.44 + 8_000 * 0.014 + 1_000 * 1.32, 0.002312, deepseek],
  ['deepseek-v4-flash', used(10_000, 1_000, read(8_000)), tuesday('02:30:00'), 2_000 * 0.44 + 8_000 * 0.014 + 1_000 * 1.32, 0.002312, deepseek],
  ['deepseek-v4-flash', used(10_000, 1_000, read(8_000)), tuesday('05:00:00'), 2_000 * 0.22 + 8_000 * 0.007 + 1_000 * 0.66, 0.001156, deepseek],
  ['deepseek-v4-flash', used(10_000, 1_000, read(8_000)), tuesday('10:00:00'), 2_000 * 0.22 + 8_000 * 0.007 + 1_000 * 0.66, 0.001156, deepseek],
  ['deepseek-v4-flash', used(10_000, 1_000, read(8_000)), saturday('02:30:00'), 2_000 * 0.22 + 8_000 * 0.007 + 1_000 * 0.66, 0.001156, deepseek],
  ['deepseek-v4-pro', used(1_000, 1_000, { reasoningTokens: 600 }), tuesday('06:00:00'), 1_000 * 1.32 + 1_000 * 3.96, 0.00528, deepseek],
  ['deepseek-flash', used(10_000, 1_000), tuesday('12:00:00'), 10_000 * 0.15 + 1_000 * 0.6, 0.0021, deepseek],
  ['deepseek-flash', used(10_000, 1_000, read(5_000)), tuesday('03:59:59'), 5_000 * 0.3 + 5_000 * 0.006 + 1_000 * 1.2, 0.00273, deepseek],
  // Others
  ['us.anthropic.claude-opus-5-v1:0', used(1_000, 100, written(800)), {}, 200 * 5.5 + 800 * 6.875 + 100 * 27.5, 0.00935, bedrock],
  ['global.anthropic.claude-opus-5-v1:0', used(1_000, 100), {}, 1_000 * 5 + 100 * 25, 0.0075, bedrock],
  ['groq/openai/gpt-oss-120b', used(2_000, 200, read(1_000)), {}, 1_000 * 0.15 + 1_000 * 0.075 + 200 * 0.6, 0.000345, groq],
  ['llama-3.3-70b-versatile', used(1_000, 1_000), {}, 1_000 * 0.59 + 1_000 * 0.79, 0.00138, groq],
  ['mistral-large-latest', used(1_000, 1_000), {}, 1_000 * 0.5 + 1_000 * 1.5, 0.002, mistral],
  ['mistral-medium-latest', used(2_000, 100, read(1_000)), {}, 1_000 * 1.5 + 1_000 * 0.15 + 100 * 7.5, 0.0024, mistral],
  ['grok-4', used(4_000, 900, { ...read(2_000), reasoningTokens: 700 }), {}, 2_000 * 3 + 2_000 * 0.75 + 900 * 15, 0.021, xai],
  ['perplexity/sonar-pro', used(1_000, 500), {}, 1_000 * 3 + 500 * 15 + 14_000, 0.0245, perplexity],
  ['perplexity/sonar-deep-research', used(1_000, 5_000, { reasoningTokens: 4_000, webSearches: 2 }), {}, 1_000 * 2 + 1_000 * 8 + 4_000 * 3 + 2 * 5_000, 0.032, perplexity],
  ['voyageai/voyage-3.5', used(10_000, 0), {}, 10_000 * 0.06, 0.0006, voyage],
  ['voyageai/voyage-3.5', used(10_000, 0), batch, 10_000 * 0.0402, 0.000402, voyage],
  // Machines paid by the hour, declared
  ['my-gpu', used(5_000, 500), {}, 4_200_000 / 5_000, 0.00084, 'declared'],
  ['my-gpu', used(5_000, 500), { callsPerHour: 8_400 }, 4_200_000 / 8_400, 0.0005, 'declared'],
  ['my-finetune', used(1_000, 100, read(400)), {}, 600 * 3 + 400 * 0.75 + 100 * 12, 0.0033, 'declared'],
];

const table = createPriceTable({
  now: new Date('2026-11-22T12:00:00Z'),
  declared: {
    'my-gpu': { source: 'promptmeter.yaml', usdPerHour: 4.2, callsPerHour: 5000 },
    'my-finetune': {
      source: 'promptmeter.yaml',
      inputUsdPerMTok: 3,
      outputUsdPerMTok: 12,
      cacheReadUsdPerMTok: 0.75,
    },
  },
});

describe('bills computed by hand', () => {
  it('are at least 60, each with its page', () => {
    assert.ok(bills.length >= 60);
    for (const row of bills) assert.match(row[5], /^(?:https:\/\/|declared$)/);
  });

  for (const [index, [model, usage, options, micros, usd, page]] of bills.entries()) {
    it(`${index + 1}. ${model} ${JSON.stringify({ ...usage, ...options })}: $${usd} (${page})`, () => {
      const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.abs(b);
      assert.ok(near(micros / 1e6, usd), `the row itself: ${micros / 1e6}`);
      const cost = priceUsage(table.find(model), { ...noUsage, ...usage }, options);
      if (cost.kind === 'unpriced') assert.fail(cost.reason);
      assert.ok(near(cost.perCallUsd, usd), `${cost.perCallUsd}: ${JSON.stringify(cost.components)}`);
    });
  }
});

describe('a bill is refused, not halved,', () => {
  const refused: readonly (readonly [string, Partial<Usage>, CallOptions, RegExp])[] = [
    ['gpt-4', used(1, 1), flex, /No flex price of gpt-4 is known/],
    ['gpt-5.4', used(300_000, 1), priority, /not sold as priority from 272,000 input tokens/],
    ['gpt-4o', used(1, 1), { dataResidency: true }, /No price of gpt-4o with data residency/],
    ['deepseek-v4-flash', used(1, 1), batch, /No batch price of deepseek-v4-flash/],
    ['text-embedding-3-small', used(10, 1), {}, /No output price of text-embedding-3-small/],
    ['gpt-5', used(10, 1, { inputAudioTokens: 5 }), {}, /Audio tokens of gpt-5/],
    ['grok-4', used(10, 1, { fileSearches: 1 }), {}, /No price of file searches/],
    ['claude-opus-5', used(10, 1), { cacheStorage: { tokens: 1, hours: 1 } }, /No price of keeping tokens/],
    ['gpt-5.6-sol', used(10, 1, { cacheWriteTokens: 5, cacheWrite1hTokens: 5 }), {}, /for an hour is known/],
    ['gpt-5', used(10, 1, read(11)), {}, /11 tokens read .* more than the 10 of the input/],
    ['gpt-5', used(10, 1, { reasoningTokens: 2 }), {}, /2 reasoning tokens are more than the 1/],
    ['gpt-5', used(NaN, 1), {}, /inputTokens is NaN/],
    ['gpt-5', used(10, -1), {}, /outputTokens is -1/],
    ['my-gpu', used(10, 1), { callsPerHour: 0 }, /no throughput/],
    ['gpt-99', used(10, 1), {}, /does not know gpt-99/],
  ];
  for (const [model, usage, options, reason] of refused) {
    it(`${model}: ${String(reason)}`, () => {
      const cost = priceUsage(table.find(model), { ...noUsage, ...usage }, options);
      assert.ok(cost.kind === 'unpriced');
      assert.match(cost.reason, reason);
    });
  }
});

it('a bill names its lines', () => {
  const cost = priceUsage(
    table.find('claude-sonnet-4-5'),
    {
      ...noUsage,
      inputTokens: 10_000,
      cacheReadTokens: 5_000,
      cacheWriteTokens: 3_000,
      cacheWrite1hTokens: 2_000,
      outputTokens: 100,
      reasoningTokens: 60,
      webSearches: 1,
    },
    { service: 'batch' },
  );
  assert.ok(cost.kind === 'priced');
  const lines: readonly (readonly [ComponentKind, number, number])[] = [
    ['input', 2_000, 1.5],
    ['cacheRead', 5_000, 0.15],
    ['cacheWrite', 1_000, 1.875],
    ['cacheWrite1h', 2_000, 3],
    ['output', 40, 7.5],
    ['reasoning', 60, 7.5],
    ['webSearch', 0, 0],
  ];
  assert.deepEqual(
    cost.components.map(({ kind, tokens, usdPerMTok }) => [kind, tokens, usdPerMTok]),
    lines,
  );
  assert.deepEqual(cost.components.at(-1), {
    kind: 'webSearch',
    tokens: 0,
    usdPerMTok: 0,
    usd: 0.01,
    count: 1,
    usdEach: 0.01,
  });
});
