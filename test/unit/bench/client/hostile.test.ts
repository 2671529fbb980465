import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { listModels } from '../../../../src/bench/client/listModels';
import type { TrialStatus } from '../../../../src/bench/client/measurement';
import { chatStream, endless, endpointAt, kinds, measureOnce, withServer } from './hostileServer';
import type { Hostile } from './hostileServer';

const filler = Buffer.alloc(64 * 1024, 'x');
const stream = { 'content-type': 'text/event-stream' };

function without(status: number, type: string, piece: Buffer = filler): Hostile {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': type });
    void endless(response, piece);
  };
}

/** A body that is small on its way and 1 GB once it is unpacked. */
const bomb = gzipSync(Buffer.alloc(1024 * 1024 * 8, ' '));
const packed = { 'content-encoding': 'gzip' };
const bombs = Buffer.concat(Array.from({ length: 128 }, () => bomb));

/** What a server sends that never ends, or is larger than it looks; what the request is then, and what is said. */
const table: readonly (readonly [string, Hostile, TrialStatus, number, RegExp])[] = [
  [
    'an error (500) as JSON',
    without(500, 'application/json'),
    'http_error',
    500,
    /cannot answer now \(500\)/,
  ],
  ['an error (503) as a web page', without(503, 'text/html'), 'http_error', 503, /cannot answer now \(503\)/],
  ['an error (400)', without(400, 'text/plain'), 'http_error', 400, /refuses the request \(400\)/],
  ['a refused key (401)', without(401, 'application/json'), 'http_error', 401, /does not accept the key/],
  ['a limit of the rate (429)', without(429, 'application/json'), 'rate_limited', 429, /limits the rate/],
  ['a redirect (302)', without(302, 'text/html'), 'http_error', 302, /redirects requests \(302\)/],
  ['a web page', without(200, 'text/html'), 'truncated', 200, /far more than an answer takes/],
  ['JSON', without(200, 'application/json'), 'truncated', 200, /far more than an answer takes/],
  [
    'one line of a stream',
    without(200, 'text/event-stream'),
    'truncated',
    200,
    /far more than an answer takes/,
  ],
  [
    'comments of a stream',
    without(200, 'text/event-stream', Buffer.from(': wait\n\n'.repeat(1000))),
    'truncated',
    200,
    /far more than an answer takes/,
  ],
  [
    'a packed error that is huge',
    (_request, response) => {
      response.writeHead(500, { 'content-type': 'application/json', ...packed });
      response.end(bombs);
    },
    'http_error',
    500,
    /cannot answer now \(500\)/,
  ],
  [
    'a packed stream that is huge',
    (_request, response) => {
      response.writeHead(200, { ...stream, ...packed });
      response.end(bombs);
    },
    'truncated',
    200,
    /far more than an answer takes/,
  ],
];

describe('a server that never ends', () => {
  for (const [what, answer, status, httpStatus, message] of table) {
    for (const kind of kinds) {
      it(`${what}, at ${kind}: cut off, ${status}`, async () => {
        await withServer(answer, async (origin) => {
          const measured = await measureOnce(endpointAt(origin, kind));
          assert.deepEqual(
            [measured.status, measured.httpStatus],
            [status, httpStatus],
            measured.message ?? '',
          );
          assert.match(measured.message ?? '', message);
          assert.ok(JSON.stringify(measured).length < 10_000);
        });
      });
    }
  }

  it('lists no models', async () => {
    await withServer(without(200, 'application/json'), async (origin) => {
      await assert.rejects(
        listModels({ endpoint: endpointAt(origin, 'openai'), apiKey: '' }, new AbortController().signal),
        /far sent far more than an answer takes/,
      );
    });
  });
});

describe('an answer of 5 MB', () => {
  const piece = 'Roses are red. '.repeat(1000);
  const pieces = Array.from({ length: 334 }, () => piece);
  const answer: Hostile = (_request, response) => {
    response.writeHead(200, stream);
    response.end(chatStream(pieces));
  };

  it('is one where so many tokens were asked for: its length is known', async () => {
    await withServer(answer, async (origin) => {
      const measured = await measureOnce(endpointAt(origin, 'openai'), undefined, {
        maxOutputTokens: 200_000,
      });
      assert.equal(measured.status, 'ok', measured.message ?? '');
      assert.equal(measured.outputCharacters, piece.length * pieces.length);
    });
  });

  it('is cut where few were', async () => {
    await withServer(answer, async (origin) => {
      const measured = await measureOnce(endpointAt(origin, 'openai'));
      assert.equal(measured.status, 'truncated');
      assert.match(measured.message ?? '', /more than 4048 characters: cut off/);
    });
  });
});

describe('a server that repeats what is secret', () => {
  const apiKey = 'sk-hostile-0123456789abcdef';
  const token = 'Zm9yIHRoZSBwcm94eQ==-in-a-header';
  const headers = { 'x-gateway-key': token, authorization: `Bearer ${token}-2`, 'x-team': 'search' };
  const secrets = [apiKey, token, `${token}-2`];
  const all = secrets.join(' and ');
  const error = JSON.stringify({ error: { message: `You sent ${all}`, type: all, code: all } });
  const encoded = secrets.map(encodeURIComponent).join('/');

  const answers: readonly (readonly [string, Hostile])[] = [
    ...[400, 404, 409, 429, 500].map((status): readonly [string, Hostile] => [
      `in an error (${status}) and its headers`,
      (_request, response) => {
        response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': all });
        response.end(error);
      },
    ]),
    [
      'in a redirect',
      (_request, response) => {
        response.writeHead(307, { location: `https://${apiKey}@far.example/${encoded}?key=${apiKey}` });
        response.end();
      },
    ],
    [
      'in an event of an error',
      (_request, response) => {
        response.writeHead(200, stream);
        response.end(`event: error\ndata: ${error}\n\n`);
      },
    ],
    [
      'in an answer, piece by piece, and all that is told of it',
      (_request, response) => {
        response.writeHead(200, { 'content-type': `text/event-stream; was=${apiKey}`, 'x-request-id': all });
        response.end(
          chatStream(Array.from(`team search: ${all} ${encoded}`), {
            model: all,
            system_fingerprint: all,
            service_tier: all,
          }),
        );
      },
    ],
    [
      'in its usage and why it ended',
      (_request, response) => {
        response.writeHead(200, stream);
        const choices = [{ index: 0, delta: { content: 'Roses' }, finish_reason: apiKey }];
        const usage = { prompt_tokens: 1, completion_tokens: 1, [apiKey]: token };
        response.end(`data: ${JSON.stringify({ choices, usage })}\n\ndata: [DONE]\n\n`);
      },
    ],
  ];
  for (const [where, answer] of answers) {
    it(`${where}: nothing of it is kept`, async () => {
      await withServer(answer, async (origin) => {
        const measured = await measureOnce(endpointAt(origin, 'openai', { headers }), apiKey);
        const kept = JSON.stringify(measured);
        for (const secret of secrets) {
          assert.ok(!kept.includes(secret), kept);
          assert.ok(!kept.includes(encodeURIComponent(secret)), kept);
        }
        // What no header keeps secret is no secret.
        if (where.startsWith('in an answer')) assert.match(measured.text, /^team search: … and … and …/);
      });
    });
  }

  it('names no key in why it lists no models', async () => {
    const refuse: Hostile = (_request, response) => {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(error);
    };
    await withServer(refuse, async (origin) => {
      const endpoint = endpointAt(origin, 'openai', { headers });
      await assert.rejects(
        listModels({ endpoint, apiKey }, new AbortController().signal),
        ({ message }: Error) => secrets.every((secret) => !message.includes(secret)),
      );
    });
  });
});

describe('a server whose names and usage are no such things', () => {
  const long = 'x'.repeat(10_000);
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  for (const [what, usage] of [
    ['long', JSON.stringify({ [long]: long })],
    ['deep', `{ "prompt_tokens": 1, "completion_tokens": 1, "more": ${deep} }`],
  ] as const) {
    it(`${what}: its answer is one, and is kept short`, async () => {
      const answer: Hostile = (_request, response) => {
        response.writeHead(200, { ...stream, 'x-request-id': long.slice(0, 8000) });
        const pieces = Array.from({ length: 20 }, (_, i) =>
          chatStream(['Roses'], { model: long, system_fingerprint: `${i}${long}`, service_tier: long }),
        );
        response.end(`data: {"choices":[],"usage":${usage}}\n\n${pieces[0]!}${pieces.slice(1).join('')}`);
      };
      await withServer(answer, async (origin) => {
        const measured = await measureOnce(endpointAt(origin, 'openai'), undefined, { maxOutputTokens: 500 });
        assert.equal(measured.status, 'ok', measured.message ?? '');
        assert.ok(JSON.stringify(measured).length < 10_000);
        structuredClone(measured);
      });
    });
  }
});
