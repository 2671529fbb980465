import assert from 'node:assert/strict';
import { calcPrice } from '@pydantic/genai-prices';
import { bill } from '../../../src/cost/bill';
import { lookUp } from '../../../src/cost/catalogue';
import type { PriceRow } from '../../../src/cost/priceRow';
import { bundledCatalogue } from '../../../src/cost/priceTable';
import { noUsage } from '../../../src/cost/usage/usage';
import type { Usage } from '../../../src/cost/usage/usage';
import { seededRandom } from '../support/dice';

/* The price package's own calculator, where it and we speak of the same case, for any usage of any model. */

/** Sellers of more than a few models that are asked for most. */
const sellers = [
  'openai',
  'anthropic',
  'google',
  'deepseek',
  'mistral',
  'groq',
  'x-ai',
  'aws',
  'azure',
  'cohere',
  'perplexity',
  'openrouter',
];
/** A weekday: the package knows no weekends (see `offPeakDays`). */
const days = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'];

interface Case {
  readonly seller: string;
  readonly model: string;
  readonly row: PriceRow;
  readonly at: Date;
}

function randomCase(next: () => number): Case {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const hour = String(Math.floor(next() * 24)).padStart(2, '0');
  const at = new Date(`${pick(days)}T${hour}:${pick(['00', '15', '59'])}:00Z`);
  for (;;) {
    const provider = bundledCatalogue.providers.find(({ id }) => id === pick(sellers));
    const model = provider && pick(provider.models);
    if (provider === undefined || model === undefined) continue;
    const row = lookUp(bundledCatalogue.providers, model.id.toLowerCase(), provider.id, at);
    if (row === null || 'withoutPrice' in row || row.inputUsdPerMTok === null) continue;
    // An alias that has moved since, and a fee of each call: the package has neither.
    if (row.matchedModel !== model.id) continue;
    if (row.origins.some(({ field }) => field === 'requestUsd')) continue;
    return { seller: provider.id, model: model.id, row: { source: '', asOf: '', ...row }, at };
  }
}

function randomUsage(next: () => number, row: PriceRow): Usage {
  const upTo = (limit: number): number => Math.floor(next() * (limit + 1));
  const inputTokens = upTo(next() < 0.3 ? 400_000 : 20_000);
  const cacheReadTokens = next() < 0.5 ? upTo(inputTokens) : 0;
  const cacheWriteTokens = next() < 0.5 ? upTo(inputTokens - cacheReadTokens) : 0;
  const has1h = row.cacheWrite1hUsdPerMTok !== null;
  const outputTokens = row.outputUsdPerMTok === null ? 0 : upTo(8_000);
  return {
    ...noUsage,
    inputTokens,
    cacheReadTokens,
    cacheWriteTokens,
    cacheWrite1hTokens: has1h ? upTo(cacheWriteTokens) : 0,
    outputTokens,
    reasoningTokens: next() < 0.5 ? upTo(outputTokens) : 0,
    webSearches: row.webSearchUsd !== null && next() < 0.3 ? upTo(5) : 0,
    fileSearches: row.fileSearchUsd !== null && next() < 0.3 ? upTo(5) : 0,
  };
}

describe('costs what the price package calculates', () => {
  it('for 1,000 random usages of random models at random hours', () => {
    const next = seededRandom(20261122);
    let compared = 0;
    const models = new Set<string>();
    while (compared < 1000) {
      const { seller, model, row, at } = randomCase(next);
      const usage = randomUsage(next, row);
      const theirs = calcPrice(
        {
          input_tokens: usage.inputTokens,
          cache_read_tokens: usage.cacheReadTokens ?? 0,
          cache_write_tokens: usage.cacheWriteTokens ?? 0,
          cache_write_1h_tokens: usage.cacheWrite1hTokens ?? 0,
          output_tokens: usage.outputTokens,
          output_reasoning_tokens: usage.reasoningTokens ?? 0,
          web_searches: usage.webSearches ?? 0,
          storage_searches: usage.fileSearches ?? 0,
        },
        model,
        { providerId: seller, timestamp: at },
      );
      const ours = bill(row, usage, { at });
      assert.ok(theirs !== null && !('unpriced' in ours), `${seller} ${model}: ${JSON.stringify(ours)}`);
      assert.equal(row.matchedModel, theirs.model.id);
      const difference = Math.abs(ours.usd - theirs.total_price);
      assert.ok(
        difference <= 1e-9 * Math.max(theirs.total_price, 1e-6),
        `${seller} ${model} at ${at.toISOString()}: ${ours.usd} instead of ${theirs.total_price} for ${JSON.stringify(usage)}`,
      );
      compared++;
      models.add(`${seller} ${model}`);
    }
    assert.ok(models.size > 300, `${models.size} models`);
  });
});
