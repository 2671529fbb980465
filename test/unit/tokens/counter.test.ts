import { deepEqual, equal, notEqual, ok, rejects } from 'node:assert/strict';
import { contentKey } from '../../../src/tokens/contentKey';
import { createTokenCounter } from '../../../src/tokens/counter';
import { dice } from '../support/dice';
import { fuzzTexts } from './fuzzTexts';
import { pairs, tableAssets, tableOf } from './tables';

describe('token counter', () => {
  it('counts exactly for OpenAI and says so', async () => {
    const counter = await createTokenCounter(tableAssets()).forModel('gpt-5-mini');
    deepEqual(counter.count('The quick brown fox jumps over the lazy dog.'), {
      tokens: 10,
      method: 'exact',
      encoding: 'o200k_base',
      errorPct: null,
    });
  });

  it('estimates for Claude from the same base, and says how far off it may be', async () => {
    const counter = await createTokenCounter(tableAssets()).forModel('anthropic/claude-sonnet-4-5');
    const { tokens, method, errorPct } = counter.count('The quick brown fox jumps over the lazy dog.');
    deepEqual({ tokens, method }, { tokens: 12, method: 'calibrated' });
    ok(errorPct !== null && errorPct >= 5 && errorPct <= 60, String(errorPct));
  });

  it('labels an unknown model as estimated', async () => {
    const counter = await createTokenCounter(tableAssets()).forModel('acme-1');
    deepEqual([counter.family, counter.method, counter.encoding], ['unknown', 'estimated', 'o200k_base']);
  });

  it('reads each table once, also for callers at the same time', async () => {
    const log: string[] = [];
    const counter = createTokenCounter(tableAssets(log));
    deepEqual(log, []);
    await Promise.all(
      ['gpt-5', 'gpt-4o', 'claude-opus-5', 'gpt-4', 'gpt-3.5-turbo'].map((m) => counter.forModel(m)),
    );
    await counter.forModel('gemini-2.5-pro');
    deepEqual(log.sort(), [
      'cl100k_base.bin',
      'claude-4.7.weights.json',
      'gemma-3.weights.json',
      'o200k_base.bin',
    ]);
  });

  it('rejects when the table cannot be read, and tries again', async () => {
    let calls = 0;
    const counter = createTokenCounter({
      read: () =>
        ++calls === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(tableOf('o200k_base')),
    });
    await rejects(counter.forModel('gpt-5'), /gone/);
    equal((await counter.forModel('gpt-5')).count('hello').tokens, 1);
  });

  it('gives kept counts that equal fresh ones, also when it keeps few', async () => {
    const counter = await createTokenCounter(tableAssets(), { keptCounts: 5 }).forModel('gpt-5');
    const { reference } = pairs().find(({ name }) => name === 'o200k_base')!;
    const random = dice(99);
    const texts = Array.from({ length: 20 }, () => fuzzTexts['mixed scripts']!(random).repeat(5));
    for (let n = 0; n < 200; n++) {
      const text = random.pick(texts);
      equal(counter.count(text).tokens, reference(text).length);
    }
  });

  it('counts a long text once', async () => {
    const counter = await createTokenCounter(tableAssets()).forModel('gpt-5');
    const text = 'jkq vzw '.repeat(100_000);
    const time = (): number => {
      const start = performance.now();
      counter.count(text);
      return performance.now() - start;
    };
    const first = time();
    ok(Math.min(time(), time(), time()) < first / 2, 'a kept count is much faster');
  });

  it('keeps texts apart that differ little', () => {
    const base = 'a'.repeat(200);
    const keys = new Set([contentKey(base), contentKey(`${base}a`)]);
    for (let i = 0; i < base.length; i++) {
      for (const other of ['b', '\u0000', '\u0161', 'á']) {
        keys.add(contentKey(base.slice(0, i) + other + base.slice(i + 1)));
      }
    }
    equal(keys.size, 2 + 4 * base.length);
    notEqual(contentKey('ab'.repeat(40)), contentKey('ba'.repeat(40)));
  });
});
