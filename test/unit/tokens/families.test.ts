import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { createTokenCounter } from '../../../src/tokens/counter';
import { families } from '../../../src/tokens/families';
import type { FamilyId, ModelFamily } from '../../../src/tokens/families';
import { familyOf } from '../../../src/tokens/familyOf';
import { bareModelId } from '../../../src/tokens/modelId';
import { tableAssets } from './tables';

const bare: readonly (readonly [string, string])[] = [
  ['gpt-5-2025-08-07', 'gpt-5'],
  [' GPT-5-mini ', 'gpt-5-mini'],
  ['openrouter/openai/gpt-5', 'gpt-5'],
  ['openai:gpt-4o', 'gpt-4o'],
  ['openai:o1', 'o1'],
  ['google-gla:gemini-2.5-pro', 'gemini-2.5-pro'],
  ['ft:gpt-4o-mini-2024-07-18:acme::abc123', 'gpt-4o-mini'],
  ['openai/ft:gpt-4.1:acme:bot:x', 'gpt-4.1'],
  ['us.anthropic.claude-3-5-sonnet-20240620-v1:0', 'claude-3-5-sonnet'],
  ['bedrock/anthropic.claude-opus-4-1-20250805-v1:0', 'claude-opus-4-1'],
  ['vertex_ai/claude-sonnet-4@20250514', 'claude-sonnet-4'],
  ['models/gemini-2.0-flash', 'gemini-2.0-flash'],
  ['arn:aws:bedrock:us-east-1:1:inference-profile/eu.anthropic.claude-opus-4-5', 'claude-opus-4-5'],
  ['mistral:7b', 'mistral:7b'],
  ['mistral:mistral-large-latest', 'mistral-large-latest'],
  ['', ''],
];

const table: Readonly<Record<FamilyId, readonly string[]>> = {
  'openai-o200k': ['gpt-4o', 'gpt-4o-mini-2024-07-18', 'chatgpt-4o-latest', 'gpt-4.1-nano', 'gpt-4.5-preview', 'gpt-5-chat-latest', 'azure/gpt-4o', 'ft:gpt-4o:a::b'],
  'openai-reasoning': ['gpt-5', 'gpt-5.1', 'gpt-5-mini-2025-08-07', 'gpt-5.1-codex-mini', 'gpt-6', 'gpt-5.6', 'gpt-6-sol', 'gpt-6.1-sol', 'o1', 'o1-preview', 'o3-mini', 'openai/o4-mini'],
  'gpt-oss': ['gpt-oss-120b', 'openai.gpt-oss-20b-1:0', 'openai/gpt-oss-20b'],
  'openai-cl100k': ['gpt-4', 'gpt-4-0613', 'gpt-4-1106-preview', 'gpt-4-turbo-2024-04-09', 'gpt-4-32k', 'gpt-3.5-turbo', 'gpt-35-turbo-16k', 'ft:gpt-3.5-turbo-0613:a::b', 'davinci-002'],
  'openai-embedding': ['text-embedding-3-small', 'text-embedding-ada-002'],
  'openai-p50k': ['text-davinci-003', 'text-davinci-002', 'code-cushman-001', 'code-davinci-002'],
  'openai-p50k-edit': ['text-davinci-edit-001', 'code-davinci-edit-001'],
  'openai-r50k': ['davinci', 'ada', 'text-curie-001', 'text-davinci-001', 'babbage:ft-acme-2023-01-01'],
  gpt2: ['gpt2', 'openai-community/gpt2'],
  'claude-2': ['claude-2.1', 'claude-instant-1.2', 'anthropic.claude-v2:1'],
  'claude-3': ['claude-3-haiku-20240307', 'claude-3.5-sonnet', 'claude-3-7-sonnet-latest', 'claude-sonnet-4-20250514', 'claude-opus-4', 'claude-opus-4.1', 'claude-sonnet-4-5', 'anthropic/claude-opus-4.6', 'claude-haiku-4-5', 'claude-4-sonnet'],
  'claude-4.7': ['claude-opus-4-7', 'claude-opus-4.8', 'claude-opus-4-9', 'claude-mythos-preview'],
  'claude-5': ['claude-opus-5', 'claude-sonnet-5-20260801', 'claude-fable-5', 'claude-mythos-5', 'global.anthropic.claude-sonnet-5-v1:0'],
  'claude-unlisted': ['claude-sonnet-5.5', 'claude-opus-5-1', 'claude-opus-6', 'claude-opus-5.5', 'claude-fable-5.1', 'claude-mythos-5-1', 'claude-latest'],
  gemini: ['gemini-2.5-pro', 'gemini-3.8-flash', 'gemini-3.1-pro-preview', 'google/gemini-3-pro-preview', 'models/gemini-1.5-flash-001'],
  gemma: ['gemma-3-27b-it', 'gemma3:4b', 'google/gemma-3n-e4b-it'],
  'llama-3': ['llama3.1:8b', 'meta-llama/Llama-3.3-70B-Instruct', 'meta-llama/Meta-Llama-3-8B', 'meta.llama3-1-70b-instruct-v1:0', 'accounts/fireworks/models/llama-v3p1-8b-instruct', 'deepseek-r1-distill-llama-70b'],
  llama: ['llama-4-scout', 'llama2', 'codellama:7b'],
  'qwen-3': ['qwen3-32b', 'Qwen/Qwen3-Coder-480B-A35B-Instruct', 'qwen3:8b', 'qwen.qwen3-32b-v1:0'],
  qwen: ['qwen-max', 'Qwen/Qwen2.5-72B-Instruct', 'qwen3.5-plus', 'qwq-32b', 'deepseek-r1-distill-qwen-32b'],
  'deepseek-v3': ['deepseek-ai/DeepSeek-V3.1', 'deepseek/deepseek-r1', 'deepseek-v3.2-exp'],
  deepseek: ['deepseek-chat', 'deepseek-reasoner', 'deepseek-v4', 'deepseek-v2'],
  'mistral-tekken': ['open-mistral-nemo-2407', 'mistral-nemo:12b', 'mistralai/Mistral-Nemo-Instruct-2407'],
  mistral: ['mistral-large-latest', 'mistral:7b', 'open-mixtral-8x22b', 'codestral-2501', 'mistral.mistral-7b-instruct-v0:2'],
  grok: ['grok-4', 'grok-4-fast-reasoning', 'xai/grok-5', 'x-ai/grok-code-fast-1'],
  unknown: ['', 'gpt-7', 'gpt-4all', 'o100', 'adaptive-1', 'command-r-plus', 'my-finetune', 'constructor', '__proto__', 'gemma-2-9b'],
}; // prettier-ignore

const counters = createTokenCounter(tableAssets());

describe('families', () => {
  for (const [model, id] of bare) it(`reads ${model} as ${id}`, () => equal(bareModelId(model), id));

  for (const [family, models] of Object.entries(table)) {
    for (const model of models) it(`${model} is of ${family}`, () => equal(familyOf(model), family));
  }

  it('say when and where their data comes from', () => {
    for (const [id, family] of Object.entries<ModelFamily>(families)) {
      match(family.asOf, /^20\d\d-\d\d-\d\d$/);
      ok(family.source.length > 10, id);
    }
  });

  for (const [family, [model]] of Object.entries(table)) {
    it(`count for ${family} and say how far they err`, async () => {
      const counter = await counters.forModel(model!);
      const { tokens, method, errorPct, encoding } = counter.count('Answer in one sentence. '.repeat(40));
      ok(Number.isInteger(tokens) && tokens > 100 && tokens < 1000, String(tokens));
      deepEqual([method, encoding], [counter.method, counter.encoding]);
      if (method === 'exact') equal(errorPct, null);
      else if (method === 'calibrated') {
        ok(errorPct !== null && errorPct > 0 && errorPct <= 15, String(errorPct));
      } else ok(errorPct === null || errorPct > 0);
      equal(counter.count('').tokens, 0);
    });
  }
});
