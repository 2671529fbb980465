import { deepEqual, equal, throws } from 'node:assert/strict';
import type { Part, Role } from '../../../src/prompt/model';
import { checkedBaseUrl } from '../../../src/providers/baseUrl';
import { apiModelId, charactersOf, countRequest } from '../../../src/providers/countRequest';
import type { Literal } from '../../../src/providers/countRequest';
import { KeptCounts } from '../../../src/providers/keptCounts';
import type { ProviderCount } from '../../../src/providers/keptCounts';

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

describe('base address', () => {
  it('is https, or on this machine', () => {
    equal(checkedBaseUrl('https://gateway.example/openai/v1/'), 'https://gateway.example/openai/v1');
    equal(checkedBaseUrl('http://localhost:8080'), 'http://localhost:8080');
  });
  for (const text of ['', 'api.openai.com', 'http://example.com', 'http://localhost.example.com', 'ftp://x', 'https://u:p@x.y', 'https://x.y/?a=b']) {
    it(`is not "${text}"`, () => throws(() => checkedBaseUrl(text)));
  } // prettier-ignore
});

describe('kept counts', () => {
  const request = countRequest('claude-opus-5', [literal('user', 0, 'Hello')]);
  const count: ProviderCount = { tokens: 9, provider: 'anthropic', countedOn: '2026-11-28' };

  it('outlive the process, by content and model', () => {
    let written: unknown;
    new KeptCounts({ read: () => undefined, write: (entries) => (written = entries) }).set(request, count);
    const later = new KeptCounts({ read: () => JSON.parse(JSON.stringify(written)) as unknown, write: () => undefined });
    deepEqual(later.get('anthropic', request), count);
    equal(later.get('openai', request), undefined);
    equal(later.get('anthropic', { ...request, model: 'claude-opus-4' }), undefined);
    equal(later.get('anthropic', { ...request, system: 'x' }), undefined);
  }); // prettier-ignore

  it('are at most 500, the oldest dropped', () => {
    let written: readonly unknown[] = [];
    const kept = new KeptCounts({ read: () => null, write: (entries) => (written = entries) });
    for (let n = 0; n < 600; n++) kept.set({ ...request, system: String(n) }, { ...count, tokens: n });
    equal(written.length, 500);
    equal(kept.get('anthropic', { ...request, system: '0' }), undefined);
    const later = new KeptCounts({ read: () => written, write: (entries) => (written = entries) });
    later.set({ ...request, system: 'new' }, count);
    equal(later.get('anthropic', { ...request, system: '100' }), undefined);
    equal(later.get('anthropic', { ...request, system: '101' })?.tokens, 101);
  });

  it('ignore what somebody else wrote', () => {
    for (const entries of [7, 'x', [1], [['k', {}]], [['k', { ...count, tokens: 'many' }]]]) {
      equal(new KeptCounts({ read: () => entries, write: () => undefined }).get('anthropic', request), undefined);
    }
  }); // prettier-ignore
});
