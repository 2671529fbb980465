import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calcPrice, waitForUpdate } from '@pydantic/genai-prices';
import { priceUsage } from '../../../src/cost/priceCall';
import { noUsage } from '../../../src/cost/usage/usage';
import type { Usage } from '../../../src/cost/usage/usage';
import { bundledPrices } from '../../../src/cost/priceData';
import type { PriceRow } from '../../../src/cost/priceRow';
import { createPriceTable } from '../../../src/cost/priceTable';
import { bundledProviders } from '../../../src/cost/providers';

const now = new Date('2026-11-22T12:00:00Z');
const table = createPriceTable({ now });

function priced(model: string, provider?: string): PriceRow {
  const row = table.find(model, provider);
  if ('unpriced' in row) assert.fail(`${model}: ${row.unpriced}`);
  return row;
}

function usdOf(row: PriceRow, used: Partial<Usage>): number {
  const cost = priceUsage(row, { ...noUsage, ...used });
  return cost.kind === 'priced' ? cost.perCallUsd : assert.fail(cost.reason);
}

function reason(model: string, provider?: string): string {
  const row = table.find(model, provider);
  if ('unpriced' in row) return row.unpriced;
  assert.fail(`${model} is priced as ${row.provider} ${row.matchedModel}`);
}

describe('price table', () => {
  it('is dated for the installed version of the price package', () => {
    const manifest = join(__dirname, '../../../node_modules', bundledPrices.package, 'package.json');
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    assert.equal(
      version,
      bundledPrices.version,
      'note the new version and its day of publication in priceData.ts',
    );
    assert.match(bundledPrices.asOf, /^\d{4}-\d{2}-\d{2}$/);
  });

  it('has every seller of the price package, in its order', async () => {
    assert.deepEqual(bundledProviders, await waitForUpdate());
  });

  describe('costs what the price package itself calculates', () => {
    // Model as written in code, and seller and id as the package wants them.
    const models: [string, string, string][] = [
      ['gpt-5-mini', 'openai', 'gpt-5-mini'],
      ['gpt-4o-2024-08-06', 'openai', 'gpt-4o-2024-08-06'],
      ['openai/gpt-5.6-sol', 'openai', 'gpt-5.6-sol'],
      ['gpt-6-sol', 'openai', 'gpt-6-sol'],
      ['claude-sonnet-4-5-20250929', 'anthropic', 'claude-sonnet-4-5-20250929'],
      ['anthropic:claude-opus-5-5', 'anthropic', 'claude-opus-5-5'],
      ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'aws', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0'],
      ['models/gemini-2.5-pro', 'google', 'gemini-2.5-pro'],
      ['gemini-3.8-flash', 'google', 'gemini-3.8-flash'],
      ['xai/grok-4', 'x-ai', 'grok-4'],
      ['groq/openai/gpt-oss-120b', 'groq', 'openai/gpt-oss-120b'],
      ['mistral-medium-latest', 'mistral', 'mistral-medium-latest'],
      ['azure/gpt-4.1', 'azure', 'gpt-4.1'],
      ['perplexity/sonar-pro', 'perplexity', 'sonar-pro'],
      ['text-embedding-3-small', 'openai', 'text-embedding-3-small'],
    ];
    const sizes: [number, number, number][] = [
      [1842, 300, 0],
      [200_000, 1000, 0.5],
      [200_001, 1000, 0.5],
      [300_000, 64, 0.9],
    ];
    for (const [model, providerId, id] of models) {
      it(model, () => {
        const row = priced(model);
        for (const [inputTokens, outputTokens, cacheHitRatio] of sizes) {
          const perCallUsd = usdOf(row, {
            inputTokens,
            outputTokens: row.outputUsdPerMTok === null ? 0 : outputTokens,
            cacheReadTokens: Math.round(inputTokens * cacheHitRatio),
          });
          const usage = {
            input_tokens: inputTokens,
            output_tokens: outputTokens,
            cache_read_tokens: Math.round(inputTokens * cacheHitRatio),
          };
          const expected = calcPrice(usage, id, { providerId, timestamp: now });
          assert.ok(expected !== null);
          const difference = Math.abs(perCallUsd - expected.total_price);
          assert.ok(
            difference <= 1e-11 * expected.total_price,
            `${inputTokens} tokens: ${perCallUsd} instead of ${expected.total_price}`,
          );
        }
      });
    }

    it('moves the whole request to the tier above its threshold', () => {
      const row = priced('claude-sonnet-4-5');
      const usd = (inputTokens: number): number => usdOf(row, { inputTokens });
      assert.equal(usd(200_000), 0.6);
      assert.equal(usd(200_001), 1.200006);
    });
  });

  it('uses the peak price of the day at any hour, and says so', () => {
    const hours = [0, 2, 5, 7, 12, 23].map((hour) => {
      const at = createPriceTable({ now: new Date(Date.UTC(2026, 10, 22, hour)) }).find('deepseek-v4-flash');
      return 'unpriced' in at ? assert.fail(at.unpriced) : at;
    });
    const peak = calcPrice({ input_tokens: 1e6 }, 'deepseek-v4-flash', {
      providerId: 'deepseek',
      timestamp: new Date(Date.UTC(2026, 10, 22, 2)),
    });
    for (const row of hours) assert.equal(row.inputUsdPerMTok, peak?.total_price);
    assert.match(hours[0]!.notes.join(' '), /off-peak is \$0\.22 input and \$0\.66 output/);
  });

  it('follows start dates and announces a change to come', () => {
    const july = createPriceTable({ now: new Date('2026-07-01T00:00:00Z') }).find('gpt-5.6-sol');
    assert.ok(!('unpriced' in july));
    assert.deepEqual([july.inputUsdPerMTok, july.outputUsdPerMTok], [5, 30]);
    assert.match(july.notes.join(' '), /changes on 2026-08-21/);
    const today = priced('gpt-5.6-sol');
    assert.deepEqual([today.inputUsdPerMTok, today.outputUsdPerMTok], [4, 20]);
  });

  describe('understands the spellings of a model', () => {
    const spellings: [string, string | undefined, string, string][] = [
      ['gpt-5', undefined, 'openai', 'gpt-5'],
      ['GPT-5', undefined, 'openai', 'gpt-5'],
      ['openai/gpt-5', undefined, 'openai', 'gpt-5'],
      ['openai:gpt-5', undefined, 'openai', 'gpt-5'],
      ['openai/responses/gpt-5', undefined, 'openai', 'gpt-5'],
      ['litellm_proxy/openai/gpt-5', undefined, 'openai', 'gpt-5'],
      ['azure/gpt-4o', undefined, 'azure', 'gpt-4o'],
      ['gpt-4o', 'azure', 'azure', 'gpt-4o'],
      ['anthropic/claude-sonnet-4.5', undefined, 'anthropic', 'claude-sonnet-4-5'],
      ['anthropic/claude-sonnet-4.5', 'openai', 'anthropic', 'claude-sonnet-4-5'],
      ['anthropic/claude-sonnet-4.5', 'openrouter', 'openrouter', 'anthropic/claude-sonnet-4.5'],
      ['openrouter/anthropic/claude-sonnet-4.5', undefined, 'openrouter', 'anthropic/claude-sonnet-4.5'],
      ['models/gemini-2.5-flash', 'google', 'google', 'gemini-2.5-flash'],
      ['vertex_ai/gemini-2.5-pro', undefined, 'google', 'gemini-2.5-pro'],
      ['vertex_ai/claude-sonnet-4-5@20250929', undefined, 'google', 'claude-sonnet-4-5'],
      [
        'projects/p/locations/l/publishers/google/models/gemini-2.5-pro',
        undefined,
        'google',
        'gemini-2.5-pro',
      ],
      [
        'bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0',
        undefined,
        'aws',
        'regional.anthropic.claude-sonnet-4-5-20250929-v1:0',
      ],
      [
        'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0',
        undefined,
        'aws',
        'regional.anthropic.claude-3-haiku-20240307-v1:0',
      ],
      ['ft:gpt-4o-mini-2024-07-18:acme::abc', undefined, 'openai', 'ft:gpt-4o-mini'],
      ['deepseek-chat', 'openai', 'deepseek', 'deepseek-v4-flash'],
      ['llama-3.3-70b-versatile', undefined, 'groq', 'llama-3.3-70b-versatile'],
      ['@cf/meta/llama-3.1-8b-instruct', undefined, 'cloudflare', '@cf/meta/llama-3.1-8b-instruct'],
    ];
    for (const [model, provider, seller, id] of spellings) {
      it(`${model}${provider === undefined ? '' : ` at ${provider}`}`, () => {
        const row = priced(model, provider);
        assert.deepEqual([row.provider, row.matchedModel], [seller, id]);
      });
    }
  });

  describe('says what it matched', () => {
    const notes: [string, string | undefined, boolean, RegExp][] = [
      [
        'claude-sonnet-5-5',
        undefined,
        false,
        /does not list claude-sonnet-5-5; it is priced as claude-sonnet-5,/,
      ],
      [
        'gpt-5-mini-2099-01-01',
        undefined,
        false,
        /version gpt-5-mini-2099-01-01; it is priced as gpt-5-mini/,
      ],
      ['gpt-5-mini-2025-08-07', undefined, true, /listed in the price table under gpt-5-mini \(openai\)/],
      ['claude-sonnet-4-20250514', undefined, true, /under claude-sonnet-4-0/],
      ['mistral-large-latest', undefined, true, /alias that moves/],
      ['deepseek-chat', undefined, true, /deepseek-chat stands for deepseek-v4-flash as of 2026-11-29/],
      ['gpt-4o', 'azure', true, /Azure deployment gpt-4o is taken for the model of that name/],
      [
        'claude-sonnet-5',
        'openai',
        true,
        /openai does not sell claude-sonnet-5; priced as sold by anthropic/,
      ],
      ['llama-3.3-70b-versatile', undefined, true, /priced as sold by groq/],
    ];
    for (const [model, provider, listed, note] of notes) {
      it(`${model}${provider === undefined ? '' : ` at ${provider}`}`, () => {
        const row = priced(model, provider);
        assert.equal(row.listed, listed);
        assert.match(row.notes.join('\n'), note);
      });
    }

    it('nothing where the model is listed under its own name', () => {
      assert.deepEqual(priced('gpt-5-mini').notes, []);
      assert.deepEqual(priced('openai/gpt-5').notes, []);
    });
  });

  describe('leaves unpriced, with a remedy,', () => {
    const unknown: [string, string | undefined, RegExp][] = [
      ['gpt-99', undefined, /does not know gpt-99.*promptmeter\.yaml/],
      ['my-gpt4', undefined, /does not know my-gpt4\. If/],
      [
        'gpt-5-mni',
        undefined,
        /does not know gpt-5-mni\. Did you mean gpt-5-mini\? If that is a name of your own/,
      ],
      ['claude-sonet-4-5', undefined, /Did you mean claude-sonnet-4-5\?/],
      ['gemini-2.5-flahs', 'google', /Did you mean gemini-2\.5-flash\?/],
      ['gpt-5-acme', 'openai', /price table of openai does not know gpt-5-acme/],
      ['openai/llama-3.3-70b-versatile', undefined, /does not know/],
      ['support-prod', 'azure', /Azure deployment name.*promptmeter\.yaml/],
      ['azure/support-prod', undefined, /Azure deployment name/],
      ['ft:gpt-4.1-2025-04-14:acme::abc', undefined, /fine-tuned model/],
      ['gpt-oss-120b', undefined, /different prices.*cerebras\/gpt-oss-120b/],
      ['ollama/llama3:8b', undefined, /your own machines/],
      ['llama3', 'ollama', /your own machines/],
      ['gpt-4o', 'github-copilot', /without a price per token/],
      ['whisper-1', undefined, /without a price per token/],
      ['', undefined, /no name/],
      ['__proto__', undefined, /does not know/],
      ['a'.repeat(100_000), undefined, /^.{1,300}$/],
    ];
    for (const [model, provider, expected] of unknown) {
      it(`${model.slice(0, 40)}${provider === undefined ? '' : ` at ${provider}`}`, () => {
        assert.match(reason(model, provider), expected);
      });
    }
  });

  it('leaves the price of a model whose encoding alone is declared', () => {
    const declared = { 'gpt-5': { source: 'here', encoding: 'o200k_base' } } as const;
    assert.deepEqual(
      createPriceTable({ now, declared }).find('gpt-5'),
      createPriceTable({ now }).find('gpt-5'),
    );
  });

  it('knows zero only where it is declared', () => {
    assert.equal(priced('openrouter/deepseek/deepseek-chat:free').inputUsdPerMTok, 0);
    const declared = createPriceTable({
      now,
      declared: { 'support-prod': { inputUsdPerMTok: 0, outputUsdPerMTok: 0, source: 'promptmeter.yaml' } },
    }).find('support-prod', 'azure');
    assert.ok(!('unpriced' in declared));
    assert.deepEqual([declared.inputUsdPerMTok, declared.source], [0, 'declared in promptmeter.yaml']);
  });

  it('has no window smaller than the input that a model takes', () => {
    const windows = ['gpt-4.1', 'gpt-4.1-mini', 'deepseek-chat', 'gpt-5'].map((model) => {
      const { contextWindow, maxInputTokens } = priced(model);
      return [contextWindow, maxInputTokens];
    });
    assert.deepEqual(windows, [
      [1_047_576, 1_047_576],
      [1_047_576, 1_047_576],
      [1_000_000, 1_000_000],
      [400_000, 272_000],
    ]);
  });

  it('keeps the answer for a model', () => {
    assert.equal(table.find('gpt-5-mini'), table.find('gpt-5-mini'));
    assert.notEqual(table.find('gpt-4o'), table.find('gpt-4o', 'azure'));
  });
});
