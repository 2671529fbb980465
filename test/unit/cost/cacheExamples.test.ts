import { strict as assert } from 'node:assert';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import { lifetimeTerms } from '../../../src/cost/caching/cacheTerms';
import {
  breakEvenCallsPerHour,
  breakEvenHitRatio,
  costInInputTokens,
  hitRatio,
} from '../../../src/cost/caching/hitRate';
import { keptPriceTable } from '../../../src/workspace/prices/priceTableOf';

/*
 * A request of 3,000 tokens that are the same each time and 500 behind them, 20 times an hour, worked out by hand from
 * the price pages of November 2026: h = 1 − e^(−20·T÷3600), h* = (w − 1) ÷ (w − r), λ* = −ln(1 − h*) ÷ T, and per 1,000
 * calls 3 · price · ((w − r)·h − (w − 1)) USD.
 */
interface Example {
  /** As the seller names it. */
  readonly model: string;
  readonly seller: string;
  readonly lifetime: string;
  /** USD a million tokens: input, reading, writing. */
  readonly rates: readonly [number, number, number];
  readonly seconds: number;
  readonly hits: number;
  readonly breakEvenHits: number;
  readonly breakEvenCallsPerHour: number;
  readonly savedUsdPer1kCalls: number;
}

const examples: readonly Example[] = [
  {
    model: 'gpt-4o',
    seller: 'openai',
    lifetime: 'short',
    rates: [2.5, 1.25, 2.5],
    seconds: 450,
    hits: 0.9179,
    breakEvenHits: 0,
    breakEvenCallsPerHour: 0,
    savedUsdPer1kCalls: 3.442,
  },
  {
    model: 'gpt-5.5',
    seller: 'openai',
    lifetime: 'short',
    rates: [5, 0.5, 5],
    seconds: 450,
    hits: 0.9179,
    breakEvenHits: 0,
    breakEvenCallsPerHour: 0,
    savedUsdPer1kCalls: 12.392,
  },
  {
    model: 'gpt-5.5',
    seller: 'openai',
    lifetime: '24h',
    rates: [5, 0.5, 5],
    seconds: 86_400,
    hits: 1,
    breakEvenHits: 0,
    breakEvenCallsPerHour: 0,
    savedUsdPer1kCalls: 13.5,
  },
  {
    model: 'gpt-5.6-sol',
    seller: 'openai',
    lifetime: '30m',
    rates: [4, 0.4, 5],
    seconds: 1800,
    hits: 1,
    breakEvenHits: 0.2174,
    breakEvenCallsPerHour: 0.49,
    savedUsdPer1kCalls: 10.799,
  },
  {
    model: 'gpt-5.6-sol',
    seller: 'openai',
    lifetime: '12h',
    rates: [4, 0.4, 10],
    seconds: 43_200,
    hits: 1,
    breakEvenHits: 0.625,
    breakEvenCallsPerHour: 0.08,
    savedUsdPer1kCalls: 10.8,
  },
  {
    model: 'claude-sonnet-4-5',
    seller: 'anthropic',
    lifetime: '5m',
    rates: [3, 0.3, 3.75],
    seconds: 300,
    hits: 0.8111,
    breakEvenHits: 0.2174,
    breakEvenCallsPerHour: 2.94,
    savedUsdPer1kCalls: 6.145,
  },
  {
    model: 'claude-sonnet-4-5',
    seller: 'anthropic',
    lifetime: '1h',
    rates: [3, 0.3, 6],
    seconds: 3600,
    hits: 1,
    breakEvenHits: 0.5263,
    breakEvenCallsPerHour: 0.75,
    savedUsdPer1kCalls: 8.1,
  },
  {
    model: 'gemini-2.5-flash',
    seller: 'google',
    lifetime: 'short',
    rates: [0.3, 0.03, 0.3],
    seconds: 300,
    hits: 0.8111,
    breakEvenHits: 0,
    breakEvenCallsPerHour: 0,
    savedUsdPer1kCalls: 0.657,
  },
  {
    model: 'deepseek-v4-flash',
    seller: 'deepseek',
    lifetime: 'hours',
    rates: [0.44, 0.014, 0.44],
    seconds: 7200,
    hits: 1,
    breakEvenHits: 0,
    breakEvenCallsPerHour: 0,
    savedUsdPer1kCalls: 1.278,
  },
  {
    model: 'anthropic.claude-sonnet-4-5-20250929-v1:0',
    seller: 'bedrock',
    lifetime: '5m',
    rates: [3.3, 0.33, 4.125],
    seconds: 300,
    hits: 0.8111,
    breakEvenHits: 0.2174,
    breakEvenCallsPerHour: 2.94,
    savedUsdPer1kCalls: 6.76,
  },
  {
    model: 'gpt-5.4',
    seller: 'azure',
    lifetime: 'short',
    rates: [2.5, 0.25, 2.5],
    seconds: 450,
    hits: 0.9179,
    breakEvenHits: 0,
    breakEvenCallsPerHour: 0,
    savedUsdPer1kCalls: 6.196,
  },
];

describe('worked examples of the caches of providers', () => {
  for (const example of examples) {
    const { model, seller, lifetime, rates, seconds, hits } = example;
    it(`${model} of ${seller}, ${lifetime}`, async () => {
      const table = await keptPriceTable()(defaultAssumptions);
      const row = table.find(model, seller);
      assert.ok(!('unpriced' in row));
      const terms = lifetimeTerms(row).find((each) => each.lifetime.name === lifetime);
      assert.ok(terms !== undefined);
      const [input, read, write] = rates;
      assert.equal(row.inputUsdPerMTok, input);
      const near = (is: number, expected: number): void =>
        assert.ok(Math.abs(is - expected) < 1e-9, `${is} is not ${expected}`);
      near(terms.readFactor, read / input);
      near(terms.writeFactor, write / input);
      assert.equal(terms.seconds, seconds);
      const h = hitRatio(20, terms);
      assert.equal(Number(h.toFixed(4)), hits);
      assert.equal(Number(breakEvenHitRatio(terms).toFixed(4)), example.breakEvenHits);
      assert.equal(Number(breakEvenCallsPerHour(terms).toFixed(2)), example.breakEvenCallsPerHour);
      const cost = costInInputTokens({ prefix: 3000, rest: 500 }, terms, h);
      assert.equal(Number((((3500 - cost) * input) / 1000).toFixed(3)), example.savedUsdPer1kCalls);
    });
  }
});
