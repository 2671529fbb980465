import { strict as assert } from 'node:assert';
import {
  breakEvenCallsPerHour,
  breakEvenHitRatio,
  cheapestTerms,
  costInInputTokens,
  hitRatio,
} from '../../../src/cost/caching/hitRate';
import type { CacheTerms } from '../../../src/cost/caching/hitRate';
import { seededRandom } from '../support/dice';

const fiveMinutes: CacheTerms = { seconds: 300, isRenewed: true, writeFactor: 1.25, readFactor: 0.1 };
const hour: CacheTerms = { seconds: 3600, isRenewed: true, writeFactor: 2, readFactor: 0.1 };
const halfHour: CacheTerms = { ...fiveMinutes, seconds: 1800 };
const halfDay: CacheTerms = { seconds: 43_200, isRenewed: true, writeFactor: 2.5, readFactor: 0.1 };
const free: CacheTerms = { seconds: 450, isRenewed: true, writeFactor: 1, readFactor: 0.1 };

/** Calls at random times, and how many of them find what an earlier one wrote. */
function simulated(callsPerHour: number, { seconds, isRenewed }: CacheTerms, calls = 200_000): number {
  const random = seededRandom(7);
  let expires = -1;
  let now = 0;
  let hits = 0;
  for (let i = 0; i < calls; i++) {
    now += (-Math.log(1 - random()) * 3600) / callsPerHour;
    const isHit = now < expires;
    if (isHit) hits += 1;
    if (!isHit || isRenewed) expires = now + seconds;
  }
  return hits / calls;
}

describe('the hit ratio of a cache', () => {
  for (const callsPerHour of [1, 3, 12, 60]) {
    for (const isRenewed of [true, false]) {
      it(`is that of ${callsPerHour} random calls an hour, ${isRenewed ? 'time renewed' : 'time from the write'}`, () => {
        const terms = { ...fiveMinutes, isRenewed };
        const difference = hitRatio(callsPerHour, terms) - simulated(callsPerHour, terms);
        assert.ok(Math.abs(difference) < 0.004, String(difference));
      });
    }
  }

  it('falls with the number of prefixes that share the calls', () => {
    assert.equal(hitRatio(120, fiveMinutes, 10), hitRatio(12, fiveMinutes));
    assert.equal(hitRatio(0, fiveMinutes), 0);
  });
});

describe('the break-even of a cache', () => {
  // Terms, hit ratio, calls an hour: (w − 1) ÷ (w − r) and −ln(1 − h) ÷ T by hand.
  const rows: [string, CacheTerms, number, number][] = [
    ['5 minutes, written at 1.25, read at 0.1', fiveMinutes, 0.2174, 2.94],
    ['5 minutes, read at 0.05', { ...fiveMinutes, readFactor: 0.05 }, 0.2083, 2.8],
    ['1 hour, written at 2', hour, 0.5263, 0.75],
    ['30 minutes', halfHour, 0.2174, 0.49],
    ['12 hours, written at 2.5', halfDay, 0.625, 0.08],
    ['written for nothing', free, 0, 0],
  ];
  for (const [title, terms, hits, calls] of rows) {
    it(`of ${title}`, () => {
      assert.equal(Number(breakEvenHitRatio(terms).toFixed(4)), hits);
      assert.equal(Number(breakEvenCallsPerHour(terms).toFixed(2)), calls);
      if (calls === 0) return;
      const at = hitRatio(breakEvenCallsPerHour(terms), terms);
      assert.ok(Math.abs(costInInputTokens({ prefix: 1000, rest: 0 }, terms, at) - 1000) < 1e-6);
    });
  }

  it('is never reached where reading costs as much as writing', () => {
    assert.equal(breakEvenCallsPerHour({ ...fiveMinutes, readFactor: 1.25 }), Number.POSITIVE_INFINITY);
  });

  it('wants as many more calls as there are prefixes', () => {
    assert.equal(breakEvenCallsPerHour(fiveMinutes, 10), 10 * breakEvenCallsPerHour(fiveMinutes));
  });
});

describe('the cost with a cache', () => {
  // 3,000 tokens of prefix, 500 behind it, $3 a million, 20 calls an hour: USD saved per 1,000 calls.
  const rows: [string, CacheTerms, number][] = [
    ['5 minutes', fiveMinutes, 6.15],
    ['5 minutes, read at 0.05', { ...fiveMinutes, readFactor: 0.05 }, 6.51],
    ['1 hour', hour, 8.1],
    ['30 minutes', halfHour, 8.1],
    ['12 hours', halfDay, 8.1],
    ['7.5 minutes for nothing', free, 7.44],
    ['7.5 minutes, read at half the price', { ...free, readFactor: 0.5 }, 4.13],
  ];
  for (const [title, terms, saved] of rows) {
    it(`of ${title}`, () => {
      const cost = costInInputTokens({ prefix: 3000, rest: 500 }, terms, hitRatio(20, terms));
      assert.equal(Number((((3500 - cost) * 3) / 1000).toFixed(2)), saved);
    });
  }

  it('is a loss where all is written and nothing read', () => {
    const cost = costInInputTokens({ prefix: 3500, rest: 0 }, halfHour, 0);
    assert.equal(((3500 - cost) * 3) / 1000, -2.625);
  });
});

describe('the cheapest terms', () => {
  for (const [callsPerHour, seconds] of [
    [2, 3600],
    [30, 3600],
    [200, 300],
  ] as const) {
    it(`at ${callsPerHour} calls an hour last ${seconds} s`, () => {
      assert.equal(cheapestTerms([fiveMinutes, hour], callsPerHour)?.seconds, seconds);
    });
  }

  it('are none of none', () => {
    assert.equal(cheapestTerms([], 10), null);
  });
});
