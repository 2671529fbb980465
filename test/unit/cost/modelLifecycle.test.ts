import assert from 'node:assert/strict';
import { retirementOf } from '../../../src/cost/modelLifecycle';

describe('retirements of models', () => {
  const rows: readonly (readonly [
    maker: string,
    model: string,
    retiresOn: string | null,
    replacement?: string,
  ])[] = [
    ['openai', 'chatgpt-4o-latest', '2026-02-17', 'gpt-5.5'],
    ['openai', 'gpt-3.5-turbo-0613', '2024-09-13', 'gpt-5.6-terra'],
    ['openai', 'gpt-3.5-turbo', '2026-10-23', 'gpt-5.6-terra'],
    ['openai', 'gpt-4-0613', '2026-10-23', 'gpt-5.6-sol'],
    ['openai', 'gpt-5.1-codex', '2026-07-23', 'gpt-6.1-sol'],
    ['openai', 'gpt-5-mini', '2026-12-11', 'gpt-6.1-terra'],
    ['openai', 'gpt-4o-2024-08-06', '2027-01-14', 'gpt-6-luna'],
    ['openai', 'gpt-4o', null],
    ['openai', 'gpt-5.6-sol', null],
    ['google', 'gemini-2.0-flash-001', '2026-06-01', 'gemini-3.5-flash'],
    ['google', 'gemini-2.0-flash-lite', '2026-06-01', 'gemini-3.1-flash-lite'],
    ['anthropic', 'claude-3-5-sonnet-latest', '2025-10-28', 'claude-sonnet-4-6'],
    ['openai', 'gemini-2.0-flash', null],
  ];
  for (const [maker, model, retiresOn, replacement] of rows) {
    it(`${model} of ${maker}: ${retiresOn ?? 'stays'}`, () => {
      const found = retirementOf(maker, model, '2026-11-29');
      assert.equal(found?.retiresOn ?? null, retiresOn);
      assert.equal(found?.replacement, replacement);
    });
  }
});
