import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { ConnectionWatch } from '../../../../src/bench/client/connectionWatch';
import { fetchFor } from '../../../../src/bench/client/fetchFor';
import { measureWith } from '../../../../src/bench/client/measure';
import type { Measurement } from '../../../../src/bench/client/measurement';
import type { Connection, EndpointKind } from '../../../../src/bench/endpoint';
import { networkOf } from '../../../../src/bench/network';
import type { Network } from '../../../../src/bench/network';
import { usualOptions } from '../../../../src/bench/simulator/options';
import { Simulator } from '../../../../src/bench/simulator/simulator';
import { withFront } from './tlsFront';

const host = 'models.example';
const direct: Network = { proxy: '', noProxy: '', verifiesCertificates: true, trustsSystem: false };

function connectionTo(baseUrl: string, network: Network, kind: EndpointKind = 'openai'): Connection {
  return {
    endpoint: { name: 'far', kind, baseUrl, model: 'simulated-1' },
    apiKey: 'sk-net-0123456789',
    network,
  };
}

describe('the way of requests', () => {
  const watch = new ConnectionWatch();
  after(() => watch.dispose());

  async function measured(connection: Connection, times = 1): Promise<Measurement[]> {
    const measure = measureWith(connection, watch);
    const all: Measurement[] = [];
    for (let i = 0; i < times; i++) {
      // The connection is free a moment after the answer.
      if (i > 0) await setTimeout(50);
      all.push(
        await measure(
          {
            messages: [{ role: 'user', content: 'Which roses grow in the shade?' }],
            maxOutputTokens: 8,
            temperature: null,
            deadlines: { firstTokenMs: 10_000, chunkGapMs: 10_000, totalMs: 20_000 },
          },
          new AbortController().signal,
        ),
      );
    }
    return all;
  }

  for (const kind of ['openai', 'anthropic'] as const) {
    it(`${kind}: goes through the proxy with its credentials, and is timed and watched as without`, async () => {
      const simulator = await Simulator.start(usualOptions);
      try {
        await withFront(simulator.origin, host, async ({ proxy, asked }) => {
          const network = { ...direct, proxy, verifiesCertificates: false };
          const baseUrl = `https://${host}${kind === 'anthropic' ? '' : '/v1'}`;
          const [first, second] = await measured(connectionTo(baseUrl, network, kind), 2);
          assert.equal(first!.status, 'ok', first!.message ?? '');
          assert.deepEqual([first!.newConnection, second!.newConnection], [true, false]);
          assert.ok(second!.sentMs! >= 0 && second!.ttfbMs! >= second!.sentMs! && second!.ttftMs! > 0);
          assert.deepEqual(asked, [`CONNECT ${host}:443 Basic ${btoa('me:secret')}`]);
        });
      } finally {
        await simulator.close();
      }
    });
  }

  it('says that a certificate is not trusted and what to do, and shows no credentials of the proxy', async () => {
    const simulator = await Simulator.start(usualOptions);
    try {
      await withFront(simulator.origin, host, async ({ proxy }) => {
        const [refused] = await measured(connectionTo(`https://${host}/v1`, { ...direct, proxy }));
        assert.equal(refused!.status, 'sdk_error');
        assert.match(refused!.message!, /certificate of far is not trusted here \(.*NODE_EXTRA_CA_CERTS/);
        assert.deepEqual(simulator.ledger, []);
      });
      const [gone] = await measured(
        connectionTo(`https://${host}/v1`, { ...direct, proxy: 'http://me:secret@127.0.0.1:9' }),
      );
      assert.match(gone!.message!, /far cannot be reached at .* \(proxy 127\.0\.0\.1:9\)/);
      assert.ok(!gone!.message!.includes('secret'));
    } finally {
      await simulator.close();
    }
  });

  it('reads how long to wait from answers that came through a proxy', async () => {
    const simulator = await Simulator.start({ ...usualOptions, faults: { 1: '429-retry-after' } });
    try {
      await withFront(simulator.origin, host, async ({ proxy }) => {
        const network = { ...direct, proxy, verifiesCertificates: false };
        const [limited] = await measured(connectionTo(`https://${host}/v1`, network));
        assert.deepEqual([limited!.status, limited!.retryAfterMs], ['rate_limited', 1000]);
      });
    } finally {
      await simulator.close();
    }
  });

  const proxied = { ...direct, proxy: 'http://127.0.0.1:9' };
  const ways: readonly (readonly [string, string, Network, boolean])[] = [
    ['a proxy', 'https://api.example/v1', proxied, true],
    [
      'certificates that are not verified',
      'https://api.example/v1',
      { ...direct, verifiesCertificates: false },
      true,
    ],
    ['nothing', 'https://api.example/v1', direct, false],
    ['a proxy, on this machine', 'http://127.0.0.1:8080/v1', proxied, false],
    ['a proxy, on this machine by name', 'http://localhost:8080/v1', proxied, false],
    ['a proxy, on this machine by IPv6', 'http://[::1]:8080/v1', proxied, false],
    ['a proxy, at a name that only begins so', 'https://127.0.0.1.example/v1', proxied, true],
  ];
  for (const [title, baseUrl, network, isOwn] of ways) {
    it(`with ${title}: ${isOwn ? 'undici' : "this runtime's own fetch"}`, () => {
      assert.equal(fetchFor(connectionTo(baseUrl, network)) !== undefined, isOwn);
    });
  }

  const networks: readonly (readonly [string, Parameters<typeof networkOf>, Partial<Network>])[] = [
    ['nothing', [{}], direct],
    [
      'the environment',
      [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'a,b' }],
      { proxy: 'http://p:1', noProxy: 'a,b' },
    ],
    ['lower case first', [{ HTTPS_PROXY: 'http://p:1', https_proxy: 'http://q:2' }], { proxy: 'http://q:2' }],
    ['a proxy without a scheme', [{ HTTPS_PROXY: 'p:8080' }], { proxy: 'http://p:8080' }],
    [
      'settings before the environment',
      [{ HTTPS_PROXY: 'http://p:1' }, { proxy: 'http://s:3' }],
      { proxy: 'http://s:3' },
    ],
    ['an empty setting', [{ HTTPS_PROXY: 'http://p:1' }, { proxy: ' ' }], { proxy: 'http://p:1' }],
  ];
  for (const [title, args, expected] of networks) {
    it(`takes ${title}`, () => assert.deepEqual(networkOf(...args), { ...direct, ...expected }));
  }

  it('refuses a proxy that it cannot use, without its credentials', () => {
    for (const proxy of ['socks5://me:secret@host:1', 'http://me:secret@:x']) {
      assert.throws(
        () => networkOf({ HTTPS_PROXY: proxy }),
        ({ message }: Error) => /begins with http:\/\//.test(message) && !message.includes('secret'),
      );
    }
  });
});
