import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { anthropic } from '../../../src/providers/anthropic';
import { countExactly, CountFailure } from '../../../src/providers/countExactly';
import type { CountEndpoint } from '../../../src/providers/countEndpoint';
import { countEndpointFor } from '../../../src/providers/countEndpoints';
import type { CountRequest } from '../../../src/tokens/countRequest';
import { google } from '../../../src/providers/google';
import { openai } from '../../../src/providers/openai';
import { withProvider } from './fakeProvider';
import type { Answer, Asked } from './fakeProvider';

const apiKey = 'sk-test-0123456789abcdef';
const request: CountRequest = {
  model: 'some-model',
  system: 'You are terse.',
  messages: [
    { role: 'user', text: 'Hello' },
    { role: 'assistant', text: 'Hi.' },
    { role: 'user', text: 'Why?' },
  ],
  standIns: 0,
};

/** The answer as the provider documents it, and what it must have been asked. */
const documented: readonly {
  readonly endpoint: CountEndpoint;
  readonly answer: unknown;
  readonly path: string;
  readonly keyHeader: readonly [string, string];
  readonly body: unknown;
  readonly refusal: unknown;
}[] = [
  {
    endpoint: anthropic,
    answer: { input_tokens: 14 },
    path: '/v1/messages/count_tokens',
    keyHeader: ['authorization', `Bearer ${apiKey}`],
    body: {
      model: 'some-model',
      system: 'You are terse.',
      messages: [
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'Hi.' },
        { role: 'user', content: 'Why?' },
      ],
    },
    refusal: { type: 'error', error: { type: 'authentication_error', message: `invalid x-api-key ${apiKey}` } },
  },
  {
    endpoint: openai,
    answer: { object: 'response.input_tokens', input_tokens: 14 },
    path: '/responses/input_tokens',
    keyHeader: ['authorization', `Bearer ${apiKey}`],
    body: {
      model: 'some-model',
      instructions: 'You are terse.',
      input: [
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'Hi.' },
        { role: 'user', content: 'Why?' },
      ],
    },
    refusal: { error: { message: `Incorrect API key provided: ${apiKey}.`, code: 'invalid_api_key' } },
  },
  {
    endpoint: google,
    answer: { totalTokens: 14, promptTokensDetails: [{ modality: 'TEXT', tokenCount: 14 }] },
    path: '/v1beta/models/some-model:countTokens',
    keyHeader: ['x-goog-api-key', apiKey],
    body: {
      generateContentRequest: {
        model: 'models/some-model',
        systemInstruction: { parts: [{ text: 'You are terse.' }] },
        contents: [
          { role: 'user', parts: [{ text: 'Hello' }] },
          { role: 'model', parts: [{ text: 'Hi.' }] },
          { role: 'user', parts: [{ text: 'Why?' }] },
        ],
      },
    },
    refusal: { error: { code: 400, message: `API key not valid: ${apiKey}`, status: 'INVALID_ARGUMENT' } },
  },
]; // prettier-ignore

function count(
  endpoint: CountEndpoint,
  answer: Answer,
  { timeoutMs = 5000, signal = new AbortController().signal } = {},
): Promise<{ tokens: number; asked: readonly Asked[] }> {
  return withProvider(answer, async (baseUrl, asked) => ({
    tokens: await countExactly(endpoint, request, { baseUrl, apiKey, timeoutMs, signal }),
    asked,
  }));
}

async function failure(endpoint: CountEndpoint, answer: Answer, timeoutMs = 5000): Promise<CountFailure> {
  try {
    await count(endpoint, answer, { timeoutMs });
  } catch (error) {
    ok(error instanceof CountFailure, String(error));
    for (const text of [error.message, error.stack ?? '', JSON.stringify(error)]) {
      ok(!text.includes(apiKey), `the key is in ${text}`);
    }
    return error;
  }
  throw new Error('There was a count.');
}

describe('counting exactly', () => {
  for (const { endpoint, answer, path, keyHeader, body, refusal } of documented) {
    describe(endpoint.name, () => {
      it('asks and reads as documented', async () => {
        const { tokens, asked } = await count(endpoint, { body: answer });
        equal(tokens, 14);
        equal(asked.length, 1);
        deepEqual([asked[0]!.method, asked[0]!.path], ['POST', path]);
        equal(asked[0]!.headers[keyHeader[0]], keyHeader[1]);
        deepEqual(asked[0]!.body, body);
      });

      it('says that the key is wrong, without the key', async () => {
        const status = endpoint === google ? 400 : 401;
        const { kind, message } = await failure(endpoint, { status, body: refusal });
        equal(kind, 'key');
        match(message, new RegExp(`^${endpoint.name} does not accept the API key`));
      });

      const failing: Record<string, [Answer, CountFailure['kind'], RegExp]> = {
        'the rate limit': [{ status: 429, body: { error: { message: 'slow down' } } }, 'limit', /429/],
        'an unknown model': [{ status: 404, body: { error: { message: 'none' } } }, 'refused', /some-model/],
        'a refusal, with its reason': [{ status: 400, body: { error: { message: `too long ${apiKey}` } } }, 'refused', /400.*too long …/],
        'a broken server': [{ status: 503, body: 'Bad gateway' }, 'server', /503/],
        'a page instead of an answer': [{ body: '<html>Sign in to the network</html>' }, 'unreadable', /no count/],
        'an answer without a count': [{ body: { tokens: 'many' } }, 'unreadable', /no count/],
        'a redirection': [{ status: 302, body: '', headers: { location: 'https://example.com/' } }, 'offline', /cannot be reached/],
      }; // prettier-ignore
      for (const [what, [given, kind, message]] of Object.entries(failing)) {
        it(`says what is wrong: ${what}`, async () => {
          const failed = await failure(endpoint, given);
          equal(failed.kind, kind, failed.message);
          match(failed.message, message);
        });
      }

      it('does not wait for ever, and asks once', async () => {
        const failed = await failure(endpoint, { body: answer, delayMs: 3000 }, 100);
        equal(failed.kind, 'timeout', failed.message);
      });

      it('can be called off', async () => {
        const controller = new AbortController();
        setTimeout(() => controller.abort(), 50);
        await rejects(count(endpoint, { body: answer, delayMs: 3000 }, { signal: controller.signal }), {
          name: 'AbortError',
        });
      });

      it('says that there is no way to it', async () => {
        const { signal } = new AbortController();
        const connection = { baseUrl: 'http://127.0.0.1:9', apiKey, timeoutMs: 2000, signal };
        await rejects(countExactly(endpoint, request, connection), { kind: 'offline' });
      });
    });
  }

  const models: readonly (readonly [string, string | undefined])[] = [
    ['gpt-5-mini', 'openai'],
    ['gpt-4o', 'openai'],
    ['openrouter/anthropic/claude-opus-5', 'anthropic'],
    ['gemini-2.5-pro', 'google'],
    ['text-embedding-3-small', undefined],
    ['gpt-oss-20b', undefined],
    ['llama3.1:8b', undefined],
    ['grok-4', undefined],
  ];
  for (const [model, id] of models) {
    it(`asks ${id ?? 'nobody'} about ${model}`, () => equal(countEndpointFor(model)?.id, id));
  }
});
