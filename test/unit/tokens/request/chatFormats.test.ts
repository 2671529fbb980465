import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { families } from '../../../../src/tokens/families';
import type { FamilyId } from '../../../../src/tokens/families';
import { familyOf } from '../../../../src/tokens/familyOf';
import { chatOverhead } from '../../../../src/tokens/request/chatFormats';
import { pairs } from '../tables';

/** Tokens of a whole request, as the product adds them up. */
function requestTokens(model: string, contents: readonly string[]): number {
  const family = familyOf(model);
  const encoding = pairs().find(({ name }) => name === families[family].encoding)!;
  const text = contents.reduce((sum, content) => sum + encoding.ours.count(content), 0);
  return text + chatOverhead(family, { all: contents.length, system: contents.length - 1 }).tokens;
}

describe('chat overhead', () => {
  it('gives the prompt tokens of the well-known greeting', () => {
    // The example of OpenAI's API reference: prompt_tokens 19.
    equal(requestTokens('gpt-4o', ['You are a helpful assistant.', 'Hello!']), 19);
  });

  it('gives the prompt tokens of answers that were recorded', () => {
    // Model, system and user text, and the prompt_tokens of the answer, as published test suites have them.
    const answers: readonly (readonly [string, readonly string[], number])[] = [
      ['gpt-4o-2024-08-06', ['hello'], 8],
      ['gpt-4o-2024-08-06', ['You are a helpful assistant.', 'What is the capital of France?'], 24],
      ['o3-mini-2025-01-31', ['hello'], 7],
      ['gpt-5-2025-08-07', ['What is the capital of France?'], 13],
      ['gpt-5-2025-08-07', ['You are a helpful assistant.', 'How do I cross the street?'], 23],
      ['gpt-5.6-sol', ['What is the capital of France? Answer in one word.'], 18],
    ];
    for (const [model, contents, tokens] of answers) equal(requestTokens(model, contents), tokens, model);
  });

  // Family, messages, of these of role system; tokens, and how far off they may be in percent.
  const cases: readonly (readonly [FamilyId, number, number, number, number | null])[] = [
    ['openai-o200k', 1, 0, 7, null],
    ['openai-o200k', 3, 1, 15, null],
    ['openai-cl100k', 1, 0, 7, null],
    ['openai-reasoning', 1, 0, 6, null],
    ['openai-reasoning', 2, 1, 10, null],
    ['openai-reasoning', 3, 0, 14, null],
    ['openai-embedding', 1, 0, 0, null],
    ['gpt-oss', 1, 0, 67, 12],
    ['claude-3', 1, 0, 7, 15],
    ['claude-4.7', 1, 0, 11, 10],
    ['claude-5', 1, 0, 6, 17],
    ['claude-3', 2, 1, 7, 58],
    ['claude-3', 1, 1, 7, 15],
    ['claude-3', 2, 0, 10, 40],
    ['gemini', 3, 0, 0, null],
    ['llama-3', 1, 0, 10, 100],
    ['unknown', 1, 0, 7, 100],
  ];
  for (const [family, all, system, tokens, errorPct] of cases) {
    it(`${family} adds ${tokens} to ${all} message(s), ${system} of them a system prompt`, () => {
      const overhead = chatOverhead(family, { all, system });
      deepEqual([overhead.tokens, overhead.errorPct], [tokens, errorPct]);
    });
  }

  it('is nothing without messages, and says where it comes from', () => {
    for (const family of Object.keys(families) as FamilyId[]) {
      const overhead = chatOverhead(family, { all: 0, system: 0 });
      equal(overhead.tokens, 0);
      ok(overhead.source.length > 10);
      match(overhead.asOf, /^20\d\d-\d\d-\d\d$/);
    }
  });

  it('says how it is worked out', () => {
    equal(chatOverhead('openai-o200k', { all: 2, system: 1 }).formula, '3 + 4 for each of 2 messages');
    equal(chatOverhead('claude-3', { all: 2, system: 1 }).formula, '4 + 3 for each of 1 message');
  });

  it('is exact only where the maker documents it, or all recorded answers agree', () => {
    const one = { all: 1, system: 0 };
    equal(chatOverhead('openai-o200k', one).method, 'exact');
    equal(chatOverhead('openai-reasoning', one).method, 'exact');
    equal(chatOverhead('claude-3', one).method, 'estimated');
  });
});
