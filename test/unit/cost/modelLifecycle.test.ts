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
    // Snapshots that went before their model, and those that recommendations of that day named.
    ['openai', 'gpt-4-0314', '2026-03-26', 'gpt-6.1-sol'],
    ['openai', 'gpt-4-0125-preview', '2026-03-26', 'gpt-6.1-sol'],
    ['openai', 'gpt-4-turbo-preview', '2026-03-26', 'gpt-6.1-sol'],
    ['openai', 'gpt-4-1106-preview', '2026-10-23', 'gpt-5.6-sol'],
    ['openai', 'gpt-3.5-turbo-1106', '2026-09-28', 'gpt-6.1-terra'],
    ['openai', 'gpt-3.5-turbo-instruct', '2026-09-28', 'gpt-6.1-terra'],
    ['openai', 'text-davinci-003', '2024-01-04', 'gpt-6.1-terra'],
    ['openai', 'o1-preview', '2025-07-28', 'gpt-5.6-sol'],
    ['openai', 'o1-mini', '2025-10-27', 'gpt-5.6-terra'],
    ['openai', 'o1-2024-12-17', '2026-10-23', 'gpt-5.6-sol'],
    ['openai', 'gpt-4.1-nano', '2026-10-23', 'gpt-5.6-luna'],
    ['openai', 'gpt-4.5-preview', '2025-07-14', 'gpt-4.1'],
    ['openai', 'gpt-4o', null],
    ['openai', 'gpt-5.6-sol', null],
    ['google', 'gemini-2.0-flash-001', '2026-06-01', 'gemini-3.5-flash'],
    ['google', 'gemini-2.0-flash-lite', '2026-06-01', 'gemini-3.1-flash-lite'],
    ['google', 'gemini-2.5-pro', '2026-12-01', 'gemini-3.8-flash'],
    ['google', 'gemini-2.5-flash', '2026-12-01', 'gemini-3.5-flash-lite'],
    ['google', 'gemini-2.5-flash-lite', null],
    ['google', 'gemini-2.5-pro-preview-05-06', '2025-12-02', 'gemini-3.1-pro-preview'],
    // A preview goes on a day of its own, which is not known of these.
    ['google', 'gemini-2.5-flash-preview-04-17', null],
    ['google', 'gemini-2.0-flash-exp', null],
    ['anthropic', 'claude-sonnet-4-5', '2026-11-30', 'claude-sonnet-5-5'],
    ['anthropic', 'claude-opus-4-5-20251101', '2027-01-22', 'claude-opus-5-5'],
    ['anthropic', 'claude-haiku-4-5', null],
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

  it('says which model answers in the place of one', () => {
    assert.equal(retirementOf('google', 'gemini-2.5-pro', '2026-11-29')?.answeredBy, 'gemini-3.8-flash');
    assert.equal(retirementOf('google', 'gemini-2.0-flash', '2026-11-29')?.answeredBy, null);
  });
});
