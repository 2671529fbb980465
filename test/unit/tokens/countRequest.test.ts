import { deepEqual, equal } from 'node:assert/strict';
import type { Part } from '../../../src/prompt/model';
import type { Role } from '../../../src/prompt/roles';
import { apiModelId, charactersOf, countRequest, textOf } from '../../../src/tokens/countRequest';
import type { Literal } from '../../../src/tokens/countRequest';

const span = { start: 0, end: 0 };

function literal(role: Role, turn: number, ...texts: (string | null)[]): Literal {
  const parts = texts.map((text): Part =>
    text === null
      ? { kind: 'variable', span, expression: 'x', names: ['x'] }
      : ({ kind: 'text', span, text } as unknown as Part),
  );
  return { role, turn, parts };
}

describe('count request', () => {
  it('sends the literal text of each wire message, without what variables fill', () => {
    const request = countRequest('gpt-5', [
      literal('system', 0, 'Be brief. '),
      literal('system', 0, 'Be kind.'),
      literal('user', 1, 'Summarize ', null, '!'),
      literal('assistant', 2, 'Sure.'),
      literal('tool', 3, 'result'),
    ]);
    deepEqual(request, {
      model: 'gpt-5',
      system: 'Be brief. Be kind.',
      messages: [
        { role: 'user', text: 'Summarize !' },
        { role: 'assistant', text: 'Sure.' },
        { role: 'user', text: 'result' },
      ],
      standIns: 0,
    });
    equal(charactersOf(request), 'Be brief. Be kind.Summarize !Sure.result'.length);
    equal(textOf(request), 'Be brief. Be kind.\nSummarize !\nSure.\nresult');
  });

  it('puts a sign where a message would be empty, and says how many', () => {
    deepEqual(countRequest('m', [literal('user', 0, null)]).messages, [{ role: 'user', text: '.' }]);
    const { messages, standIns } = countRequest('m', [literal('system', 0, 'Only this.')]);
    deepEqual([messages, standIns], [[{ role: 'user', text: '.' }], 1]);
  });

  const ids: readonly (readonly [string, string])[] = [
    ['gpt-5-mini-2025-08-07', 'gpt-5-mini-2025-08-07'],
    ['openrouter/openai/gpt-5', 'gpt-5'],
    ['openai:gpt-4o', 'gpt-4o'],
    ['us.anthropic.claude-sonnet-4-20250514-v1:0', 'claude-sonnet-4-20250514'],
    ['anthropic.claude-opus-4-1-20250805-v1:0', 'claude-opus-4-1-20250805'],
    ['vertex_ai/claude-sonnet-4@20250514', 'claude-sonnet-4-20250514'],
    ['models/gemini-2.5-pro', 'gemini-2.5-pro'],
    ['ft:gpt-4o-mini-2024-07-18:acme::abc', 'ft:gpt-4o-mini-2024-07-18:acme::abc'],
    ['openai:ft:gpt-4o:acme::abc', 'ft:gpt-4o:acme::abc'],
  ];
  for (const [written, id] of ids) it(`knows ${written} as ${id}`, () => equal(apiModelId(written), id));
});
