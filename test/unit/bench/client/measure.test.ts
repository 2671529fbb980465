import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ConnectionWatch } from '../../../../src/bench/client/connectionWatch';
import { measureWith } from '../../../../src/bench/client/measure';
import { usualDeadlines } from '../../../../src/bench/client/measurement';
import type {
  Deadlines,
  Measurement,
  TimedRequest,
  TrialStatus,
} from '../../../../src/bench/client/measurement';
import type { Endpoint, EndpointKind } from '../../../../src/bench/endpoint';
import { usualOptions } from '../../../../src/bench/simulator/options';
import type { Fault, SimulatorOptions } from '../../../../src/bench/simulator/options';
import { Simulator } from '../../../../src/bench/simulator/simulator';
import { until } from '../../support/until';

const apiKey = 'sk-unit-0123456789abcdef';
const quick = { baseMs: 20, perInputTokenMs: 0, gapMs: 5, noise: 0 };
const question: TimedRequest = {
  messages: [
    { role: 'system', content: 'Answer briefly.' },
    { role: 'user', content: 'Which roses grow in the shade?' },
  ],
  maxOutputTokens: 32,
  temperature: 0,
  // A busy machine must not make a time-out of an answer.
  deadlines: usualDeadlines,
};

/** Of the requests that nothing else ends. */
const shortDeadlines: Partial<Record<Fault, Deadlines>> = {
  'slow-headers': { ...usualDeadlines, firstTokenMs: 400 },
  stall: { ...usualDeadlines, chunkGapMs: 300 },
};

function endpointAt(origin: string, kind: EndpointKind): Endpoint {
  const baseUrl = kind === 'anthropic' || kind === 'azure-openai' ? origin : `${origin}/v1`;
  return { name: 'local', kind, baseUrl, model: 'simulated-1' };
}

async function withSimulator<T>(
  options: Partial<SimulatorOptions>,
  use: (simulator: Simulator) => Promise<T>,
): Promise<T> {
  const simulator = await Simulator.start({ ...usualOptions, latency: quick, ...options });
  try {
    return await use(simulator);
  } finally {
    await simulator.close();
  }
}

const watch = new ConnectionWatch();

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

async function measureOnce(
  simulator: Simulator,
  kind: EndpointKind,
  request: Partial<TimedRequest> = {},
  signal = new AbortController().signal,
): Promise<Measurement> {
  const endpoint = endpointAt(simulator.origin, kind);
  return measureWith({ endpoint, apiKey }, watch)({ ...question, ...request }, signal);
}

/** What is noted of the answer, however busy the machine is: that holds chunks up until they come at once. */
function notesOf({ notes }: Measurement): string[] {
  return notes.filter((note) => !note.startsWith('All of the stream came at once'));
}

const kinds: readonly EndpointKind[] = [
  'openai',
  'openai-responses',
  'anthropic',
  'azure-openai',
  'openai-compatible',
];

describe('measuring a request', () => {
  after(() => watch.dispose());

  for (const kind of kinds) {
    it(`${kind}: times, usage and the answer`, async () => {
      await withSimulator({ reasoning: 'Shade. Roses.' }, async (simulator) => {
        const measured = await measureOnce(simulator, kind);
        assert.equal(measured.status, 'ok', measured.message ?? '');
        assert.equal(measured.text, usualOptions.answer);
        const { ttftMs, ttfatMs, e2eMs, endMs, tpotMs, sentMs, ttfbMs } = measured;
        assert.ok(sentMs! >= 0 && ttfbMs! >= sentMs! && ttftMs! >= 15, JSON.stringify(measured));
        // Two thoughts come first. Chunks may arrive together where the machine is busy, and timers may be a little early.
        assert.ok(ttfatMs! >= ttftMs! && e2eMs! > ttfatMs! && e2eMs! >= 60 && endMs! >= e2eMs!);
        const [entry] = simulator.ledger;
        assert.equal(measured.usage?.inputTokens, entry!.inputTokens);
        assert.equal(measured.usage.outputTokens, 12);
        assert.equal(measured.usage.cacheReadTokens, 0);
        assert.ok(Math.abs(tpotMs! - (e2eMs! - ttftMs!) / 11) < 1e-9);
        assert.equal(measured.gaps?.chunks, 12);
        assert.equal(measured.simulated, true);
        assert.equal(measured.responseModel, 'simulated-1');
        assert.ok(measured.finishReason !== null && measured.requestId === 'simulated-1');
        assert.deepEqual(notesOf(measured), []);
        // The simulator has the same clock.
        const { ttftMs: true_, chunkDelaysMs } = measured.truth!;
        assert.ok(true_ >= 15 && true_ <= ttftMs!, JSON.stringify(measured.truth));
        assert.equal(chunkDelaysMs.length, 12);
        assert.ok(
          chunkDelaysMs.every((delay) => delay > 0 && delay < e2eMs!),
          JSON.stringify(measured.truth),
        );
      });
    });
  }

  it('sees which requests opened a connection', async () => {
    await withSimulator({}, async (simulator) => {
      const measure = measureWith({ endpoint: endpointAt(simulator.origin, 'openai'), apiKey }, watch);
      const opened: (boolean | null)[] = [];
      for (let i = 0; i < 3; i++) {
        opened.push((await measure(question, new AbortController().signal)).newConnection);
        await setTimeout(5);
      }
      assert.deepEqual(opened, [true, false, false]);
      assert.equal(simulator.connections, 1);
    });
  });

  it('sees at once, in several requests at a time, which is whose', async () => {
    await withSimulator({}, async (simulator) => {
      const measure = measureWith({ endpoint: endpointAt(simulator.origin, 'anthropic'), apiKey }, watch);
      const measured = await Promise.all(
        Array.from({ length: 6 }, () => measure(question, new AbortController().signal)),
      );
      assert.deepEqual(
        measured.map(({ newConnection, sentMs, status }) => [newConnection, sentMs !== null, status]),
        Array.from({ length: 6 }, () => [true, true, 'ok']),
      );
    });
  });

  /** What each fault is, by the kind of endpoint where it differs; and what the message says. */
  const table: readonly (readonly [
    Fault,
    TrialStatus,
    RegExp,
    Partial<Record<EndpointKind, TrialStatus>>?,
  ])[] = [
    ['400-context-length', 'http_error', /refuses the request \(400\).*context length/],
    ['401', 'http_error', /does not accept the key \(401\)/],
    ['403', 'http_error', /does not accept the key \(403\)/],
    ['404', 'http_error', /does not know simulated-1.*\(404\)/],
    ['429', 'rate_limited', /limits the rate.*requestsPerMinute/],
    ['429-retry-after', 'rate_limited', /limits the rate/],
    ['429-retry-date', 'rate_limited', /limits the rate/],
    ['500', 'http_error', /cannot answer now \(500\)/],
    ['503', 'http_error', /cannot answer now \(503\)/],
    ['529', 'http_error', /cannot answer now \(529\)/],
    [
      'redirect',
      'http_error',
      /redirects requests \(307\).*Set baseUrl to where it redirects \(it says http:\/\/127\.0\.0\.1:9\/v1\/chat\/completions\)/,
    ],
    ['close-before-headers', 'sdk_error', /cannot be reached/],
    ['slow-headers', 'timeout', /gave no token within 400 ms/],
    ['disconnect-before-first-token', 'truncated', /before the answer was finished|broke the connection off/],
    ['disconnect-mid-stream', 'truncated', /broke the connection off/],
    ['truncated', 'truncated', /before the answer was finished/],
    ['malformed', 'sdk_error', /no JSON/],
    ['error-event', 'http_error', /ended the answer with an error/],
    ['stall', 'timeout', /stalled: nothing for 300 ms/],
    ['html', 'empty', /web page/],
    ['json', 'empty', /not as a stream/],
    ['empty', 'empty', /answered with nothing/],
    ['reasoning-only', 'empty', /only thought and gave no answer.*maxOutputTokens/],
    ['no-content', 'empty', /without any text/],
    ['content-filter', 'empty', /withheld the answer/],
    ['huge', 'truncated', /more than 4048 characters.*ignores the limit/],
  ];
  for (const [fault, status, message] of table) {
    for (const kind of ['openai', 'openai-responses', 'anthropic'] as const) {
      it(`${fault} at ${kind} is ${status}, with a remedy and without the key`, async () => {
        await withSimulator({ faults: { 1: fault } }, async (simulator) => {
          const deadlines = shortDeadlines[fault] ?? usualDeadlines;
          const measured = await measureOnce(simulator, kind, { deadlines });
          assert.equal(measured.status, status, JSON.stringify(measured));
          assert.match(measured.message ?? '', message);
          assert.ok(
            !JSON.stringify(measured).includes(apiKey) && !JSON.stringify(measured).includes('sk-secret'),
          );
          assert.equal(simulator.ledger.length, 1, 'it is not tried again');
          if (fault === '429-retry-after') assert.equal(measured.retryAfterMs, 1000);
          if (fault === '429') assert.equal(measured.retryAfterMs, null);
          if (fault === '429-retry-date') assert.ok(measured.retryAfterMs! <= 1000);
        });
      });
    }
  }

  const harmless: readonly (readonly [Fault, RegExp | null])[] = [
    ['wrong-content-type', /content type is text\/plain/],
    ['usage-twice', /more than once/],
    ['duplicate-chunks', /came twice/],
    ['buffered', /all of the stream came at once/i],
    ['several-tokens', null],
    ['comments', null],
    ['crlf', null],
    ['split-utf8', null],
    ['other-model', null],
    ['other-fingerprint', null],
    ['connection-close', null],
    ['length', /cut at the limit/],
  ];
  for (const [fault, note] of harmless) {
    for (const kind of ['openai', 'openai-responses', 'anthropic'] as const) {
      it(`${fault} at ${kind} is an answer${note === null ? '' : ', with a note'}`, async () => {
        await withSimulator({ faults: { 1: fault } }, async (simulator) => {
          const measured = await measureOnce(simulator, kind);
          assert.equal(measured.status, 'ok', JSON.stringify(measured));
          const isUsual = note === null || (fault === 'usage-twice' && kind === 'anthropic');
          const notes = fault === 'buffered' ? measured.notes : notesOf(measured);
          assert.match(notes.join(' '), isUsual ? /^$/ : note);
          if (fault === 'split-utf8') assert.equal(measured.text, 'Grüße aus Zürich, 🌹 überall.');
          if (fault === 'other-model') assert.equal(measured.responseModel, 'simulated-1-next');
          if (fault === 'buffered') assert.equal(measured.isBuffered, true);
        });
      });
    }
  }

  it('unknown usage is unknown, not 0', async () => {
    await withSimulator({ faults: { 1: 'no-usage', 2: 'null-cached' } }, async (simulator) => {
      const none = await measureOnce(simulator, 'openai');
      assert.deepEqual([none.status, none.usage, none.tpotMs], ['ok', null, null]);
      assert.match(none.notes.join(), /did not say what was used/);
      const unsaid = await measureOnce(simulator, 'openai');
      assert.equal(unsaid.usage?.cacheReadTokens, null);
    });
  });

  it('a request that is called off ends at once, on both sides', async () => {
    await withSimulator({ faults: { 1: 'slow-headers' } }, async (simulator) => {
      const cancel = new AbortController();
      const measuring = measureOnce(simulator, 'openai', {}, cancel.signal);
      await until(() => simulator.ledger.length === 1);
      cancel.abort();
      assert.equal((await measuring).status, 'cancelled');
      await until(() => simulator.ledger[0]!.end === 'closed');
    });
  });

  for (const kind of ['openai', 'openai-responses', 'anthropic'] as const) {
    // Of undici 6, a request that must not be redirected could be garbage, and its signal with it: the run hung.
    it(`${kind}: an answer that stalls is ended on both sides, though memory is cleaned up meanwhile`, async () => {
      await withSimulator({ faults: { 1: 'stall' } }, async (simulator) => {
        const cancel = new AbortController();
        const measuring = measureOnce(simulator, kind, {}, cancel.signal);
        await until(() => simulator.ledger.length === 1);
        for (let i = 0; i < 10; i++) {
          await setTimeout(20);
          collectGarbage();
        }
        cancel.abort();
        assert.equal((await measuring).status, 'cancelled');
        await until(() => simulator.ledger[0]!.end === 'closed');
      });
    });
  }

  it('what cannot be reached is told with its address', async () => {
    const refused = endpointAt('http://127.0.0.1:9', 'openai');
    const measured = await measureWith({ endpoint: refused, apiKey }, watch)(
      question,
      new AbortController().signal,
    );
    assert.equal(measured.status, 'sdk_error');
    assert.match(measured.message ?? '', /cannot be reached at http:\/\/127\.0\.0\.1:9\/v1/);
  });

  it('refuses an address that no key may be sent to', () => {
    const endpoint = endpointAt('http://example.com', 'openai');
    assert.throws(() => measureWith({ endpoint, apiKey }, watch), /must begin with https/);
  });

  it('a prefix that was sent before is read from the cache, and a new start is not', async () => {
    await withSimulator({ cache: { minimumTokens: 64, secondsKept: 60 } }, async (simulator) => {
      const long = 'Rules for the care of roses. '.repeat(40);
      const ask = async (start: string): Promise<number | null | undefined> => {
        const messages = [{ role: 'user' as const, content: `${start}${long}` }];
        return (await measureOnce(simulator, 'openai', { messages })).usage?.cacheReadTokens;
      };
      assert.equal(await ask(''), 0);
      assert.ok((await ask(''))! > 200);
      assert.equal(await ask('[0badcafe] '), 0);
    });
  });
});
