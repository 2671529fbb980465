import { equal, match, ok } from 'node:assert/strict';
import { families } from '../../../src/tokens/families';
import type { FamilyId } from '../../../src/tokens/families';
import { familyOf } from '../../../src/tokens/familyOf';
import { chatOverhead } from '../../../src/tokens/overhead';
import { pairs } from './tables';

/** Tokens of a whole request, as the product adds them up. */
function requestTokens(model: string, contents: readonly string[]): number {
  const family = familyOf(model);
  const encoding = pairs().find(({ name }) => name === families[family].encoding)!;
  const text = contents.reduce((sum, content) => sum + encoding.ours.count(content), 0);
  return text + chatOverhead(family, contents.length).tokens;
}

describe('chat overhead', () => {
  it('gives the prompt tokens of the well-known greeting', () => {
    // The example of OpenAI's API reference: prompt_tokens 19.
    equal(requestTokens('gpt-4o', ['You are a helpful assistant.', 'Hello!']), 19);
  });

  const cases: readonly (readonly [FamilyId, number, number])[] = [
    ['openai-o200k', 1, 7],
    ['openai-o200k', 3, 15],
    ['openai-cl100k', 1, 7],
    ['openai-reasoning', 1, 7],
    ['openai-reasoning', 2, 12],
    ['openai-embedding', 1, 0],
    ['claude-3', 1, 7],
    ['claude-4.7', 1, 11],
    ['claude-5', 1, 6],
    ['claude-3', 2, 10],
    ['gemini', 3, 0],
    ['llama-3', 1, 10],
    ['unknown', 1, 7],
  ];
  for (const [family, messages, tokens] of cases) {
    it(`${family} adds ${tokens} to ${messages} message(s)`, () => {
      equal(chatOverhead(family, messages).tokens, tokens);
    });
  }

  it('is nothing without messages, and says where it comes from', () => {
    for (const family of Object.keys(families) as FamilyId[]) {
      const overhead = chatOverhead(family, 0);
      equal(overhead.tokens, 0);
      ok(overhead.source.length > 10);
      match(overhead.asOf, /^20\d\d-\d\d-\d\d$/);
    }
  });

  it('is exact only where the maker documents it', () => {
    equal(chatOverhead('openai-o200k', 1).method, 'exact');
    equal(chatOverhead('openai-reasoning', 1).method, 'estimated');
    equal(chatOverhead('claude-3', 1).method, 'estimated');
  });
});
