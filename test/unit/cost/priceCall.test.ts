import assert from 'node:assert/strict';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import type { Assumptions, TokenSize } from '../../../src/cost/assumptions';
import { outputTokens } from '../../../src/cost/outputTokens';
import { priceCall as costOfCall } from '../../../src/cost/priceCall';
import type { CallUsage } from '../../../src/cost/priceCall';
import { anthropicCaching } from '../../../src/cost/rules/anthropic';
import type { CacheTtl } from '../../../src/prompt/request';
import type { Priced } from '../../../src/cost/cost';
import type { PriceRow } from '../../../src/cost/priceRow';
import { servedAs } from '../../../src/cost/requestParameters';
import { times } from '../../../src/cost/rules/rule';
import { noRates, rowOf } from './rows';
import type { ParameterValue } from '../../../src/prompt/model';

const row: PriceRow = {
  ...rowOf({
    inputUsdPerMTok: 2,
    cacheReadUsdPerMTok: 0.2,
    cacheWriteUsdPerMTok: 2.5,
    outputUsdPerMTok: 10,
  }),
  tiers: [
    {
      ...noRates,
      aboveInputTokens: 1000,
      inputUsdPerMTok: 4,
      cacheReadUsdPerMTok: 0.4,
      cacheWriteUsdPerMTok: 5,
      outputUsdPerMTok: 15,
    },
  ],
  contextWindow: 5000,
};
const usage: CallUsage = { inputTokens: 1000, inputIsExact: true, output: { kind: 'assumed', tokens: 100 } };
const assume = (changes: Partial<Assumptions>): Assumptions => ({ ...defaultAssumptions, ...changes });

function priceCall(...call: Parameters<typeof costOfCall>): Priced {
  const cost = costOfCall(...call);
  return cost.kind === 'priced' ? cost : assert.fail(cost.reason);
}

describe('cost of a call', () => {
  it('is the sum of its components', () => {
    const cost = priceCall(row, usage, defaultAssumptions);
    assert.deepEqual(cost.components, [
      { kind: 'input', tokens: 1000, usdPerMTok: 2, usd: 0.002 },
      { kind: 'output', tokens: 100, usdPerMTok: 10, usd: 0.001 },
    ]);
    assert.equal(cost.perCallUsd, 0.003);
    assert.equal(cost.per1kCallsUsd, 3);
    assert.deepEqual([cost.priceSource, cost.priceAsOf], ['test prices', '2026-01-02']);
  });

  it('is monthly only where a volume is known', () => {
    assert.equal(priceCall(row, usage, defaultAssumptions).monthlyUsd, null);
    assert.equal(priceCall(row, usage, assume({ callsPerMonth: 100_000 })).monthlyUsd, 300);
  });

  it('bills cached input at its own rate, and says so', () => {
    const cost = priceCall(row, usage, assume({ cacheHitRatio: 0.6 }));
    assert.deepEqual(
      cost.components.map(({ kind, tokens }) => [kind, tokens]),
      [
        ['input', 400],
        ['cacheRead', 600],
        ['output', 100],
      ],
    );
    assert.equal(cost.perCallUsd, 0.0008 + 0.00012 + 0.001);
    assert.match(cost.assumptions.join(' '), /60 % of the input tokens.*Cache writes are not included/);
  });

  it('gives no discount where cached input has no price', () => {
    const cost = priceCall(
      { ...row, cacheReadUsdPerMTok: null, tiers: [] },
      usage,
      assume({ cacheHitRatio: 0.6 }),
    );
    assert.equal(cost.perCallUsd, 0.003);
    assert.match(cost.assumptions.join(' '), /saves nothing/);
  });

  it('says when the long-context tier reprices the call or the context window is exceeded', () => {
    const above = priceCall(row, { ...usage, inputTokens: 1001 }, defaultAssumptions);
    assert.deepEqual(
      above.components.map(({ usdPerMTok }) => usdPerMTok),
      [4, 15],
    );
    assert.match(above.assumptions.join(' '), /rates above 1,000 input tokens/);
    const beyond = priceCall(row, { ...usage, inputTokens: 5001 }, defaultAssumptions);
    assert.match(beyond.assumptions.join(' '), /exceeds the context window of model-x: 5000 tokens/);
  });

  it('bills the service that the call asks for, and says so', () => {
    const services = { ...row.services, priority: times(2) };
    const cost = priceCall({ ...row, services }, { ...usage, service: 'priority' }, defaultAssumptions);
    assert.equal(cost.perCallUsd, 0.006);
    assert.match(cost.assumptions.join(' '), /Billed at the priority rates of model-x/);
  });

  it('reads nothing from the cache below the shortest prompt that is cached, and says so', () => {
    const long: PriceRow = { ...row, minimumCacheableTokens: 1024 };
    const cost = priceCall(long, usage, assume({ cacheHitRatio: 0.6 }));
    assert.equal(cost.perCallUsd, 0.003);
    assert.match(
      cost.assumptions.join(' '),
      /model-x caches no prompt below 1024 tokens: a cache hit ratio of 60 % saves nothing\./,
    );
    const partly = priceCall(long, { ...usage, isPart: true }, assume({ cacheHitRatio: 0.6 }));
    assert.ok(partly.perCallUsd < 0.003);
    const cached = priceCall(
      { ...long, minimumCacheableTokens: 1000 },
      usage,
      assume({ cacheHitRatio: 0.6 }),
    );
    assert.ok(cached.perCallUsd < 0.003);
  });

  describe('where only marked input is cached', () => {
    const marked = (ttls: readonly CacheTtl[], tokens: number | null): Pick<CallUsage, 'marked'> => ({
      marked: { ttls, tokens },
    });
    const implicit = { ...anthropicCaching, marker: 'prompt_cache_breakpoint', marksNewestMessage: true };
    // Input, read, written for 5 minutes and for an hour; what is said.
    type Row = [string, Partial<CallUsage>, number, readonly number[], RegExp, Partial<PriceRow>?];
    const rows: Row[] = [
      ['no call in sight', {}, 0.5, [500, 500, 0, 0], /Cache writes are not included/],
      ['no marker', marked([], null), 0.5, [1000, 0, 0, 0], /no cache_control.*50 % saves nothing/],
      ['no marker, no hits', marked([], null), 0, [1000, 0, 0, 0], /^100 output tokens are assumed[^.]*\.$/],
      ['no hits', marked(['5m'], 1000), 0, [0, 0, 1000, 0], /written, at 1.25 times plain input \(5m\)/],
      [
        'no hits, an hour',
        marked(['1h'], 1000),
        0,
        [0, 0, 0, 1000],
        /written, at 2 times plain input \(1h\)/,
      ],
      ['two lifetimes', marked(['5m', '1h'], 800), 0, [200, 0, 0, 800], /at 2 times/],
      ['half of it read', marked(['5m'], 1000), 0.5, [0, 500, 500, 0], /50 % of the input tokens/],
      ['a prefix, read', marked(['5m'], 600), 0.6, [400, 600, 0, 0], /the 600 tokens at its start/],
      ['size not in sight', marked(['5m'], null), 0, [1000, 0, 0, 0], /1.25 times.*no write is included/],
      ['implicit marker', marked([], null), 0.1, [0, 100, 900, 0], /newest message/, { caching: implicit }],
      [
        'too short',
        marked(['5m'], null),
        0,
        [1000, 0, 0, 0],
        /^100 output tokens are assumed[^.]*\.$/,
        { minimumCacheableTokens: 1024 },
      ],
    ];
    for (const [title, use, cacheHitRatio, tokens, said, price] of rows) {
      it(title, () => {
        const claude = { ...row, caching: anthropicCaching, cacheWrite1hUsdPerMTok: 4, tiers: [], ...price };
        const cost = priceCall(claude, { ...usage, ...use }, assume({ cacheHitRatio }));
        const of = (kind: string): number => cost.components.find((one) => one.kind === kind)?.tokens ?? 0;
        const kinds = ['input', 'cacheRead', 'cacheWrite', 'cacheWrite1h'];
        assert.deepEqual(kinds.map(of), tokens);
        assert.match(cost.assumptions.join(' '), said);
      });
    }

    it('is an estimate only where the cache has a part in the cost', () => {
      const capped = {
        ...usage,
        output: { kind: 'declared', tokens: 100, parameter: 'max_tokens' },
      } as const;
      const claude = { ...row, caching: anthropicCaching };
      const bound = (marks: Pick<CallUsage, 'marked'>): string =>
        priceCall(claude, { ...capped, ...marks }, assume({ cacheHitRatio: 0 })).bound;
      assert.deepEqual(
        [bound(marked([], null)), bound(marked(['5m'], null)), bound(marked(['5m'], 1000))],
        ['atMost', 'estimated', 'estimated'],
      );
    });
  });

  it('reads nothing from the cache in a service that reads none, and says so', () => {
    const services = { ...row.services, batch: times(0.5, { cacheRead: null }) };
    const cost = priceCall(
      { ...row, services },
      { ...usage, service: 'batch' },
      assume({ cacheHitRatio: 0.6 }),
    );
    assert.equal(cost.perCallUsd, 0.0015);
    assert.match(
      cost.assumptions.join(' '),
      /Served as batch, model-x has no price for cached input: a cache hit/,
    );
    assert.doesNotMatch(cost.assumptions.join(' '), /60 % of the input tokens/);
  });

  it('says for how many answers the output is counted', () => {
    const answers = { parameter: 'n', value: 3 };
    const notes = (output: CallUsage['output']): string =>
      priceCall(row, { ...usage, output }, defaultAssumptions).assumptions.join(' ');
    assert.match(
      notes({ kind: 'declared', tokens: 300, parameter: 'max_tokens', answers }),
      /declared cap: max_tokens = 100 tokens, for each of 3 answers \(n\)\./,
    );
    assert.match(
      notes({ kind: 'assumed', tokens: 300, answers }),
      /100 output tokens are assumed, for each of 3 answers \(n\): the call declares no cap\./,
    );
  });

  it('says that thoughts are billed as output where no cap holds for them', () => {
    const said = (use: Partial<CallUsage>): string =>
      priceCall(row, { ...usage, ...use }, defaultAssumptions).assumptions.join(' ');
    assert.match(said({ mayThink: true }), /model-x may think .* reasoning tokens are billed as output/);
    assert.doesNotMatch(said({}), /reasoning/);
    const declared = { kind: 'declared', tokens: 100, parameter: 'max_tokens' } as const;
    assert.doesNotMatch(said({ mayThink: true, output: declared }), /reasoning/);
  });

  it('adds a fee per request', () => {
    const cost = priceCall({ ...row, requestUsd: 0.014 }, usage, defaultAssumptions);
    assert.equal(cost.perCallUsd, 0.017);
  });

  it('carries no noise of binary fractions', () => {
    const dear = { ...row, inputUsdPerMTok: 0.1, outputUsdPerMTok: 0.2 };
    const cost = priceCall(
      dear,
      { ...usage, inputTokens: 1, output: { kind: 'assumed', tokens: 1 } },
      defaultAssumptions,
    );
    assert.equal(JSON.stringify(cost.per1kCallsUsd), '0.0003');
  });

  describe('bound', () => {
    const declared = { kind: 'declared', tokens: 100, parameter: 'max_tokens' } as const;
    const none = { kind: 'none', tokens: 0, why: 'alwaysOn' } as const;
    const cases: [string, Partial<CallUsage>, Partial<Assumptions>, Partial<PriceRow>, string][] = [
      ['output assumed', {}, {}, {}, 'estimated'],
      ['output capped', { output: declared }, {}, {}, 'atMost'],
      ['price left open', { output: declared, open: ['It may cost more.'] }, {}, {}, 'estimated'],
      ['no output', { output: none }, {}, {}, 'exact'],
      ['input estimated', { output: declared, inputIsExact: false }, {}, {}, 'estimated'],
      ['cache assumed', { output: declared }, { cacheHitRatio: 0.5 }, {}, 'estimated'],
      ['another model matched', { output: none }, {}, { listed: false }, 'estimated'],
    ];
    for (const [name, use, assumed, price, expected] of cases) {
      it(`${name}: ${expected}`, () => {
        const cost = priceCall({ ...row, ...price }, { ...usage, ...use }, assume(assumed));
        assert.equal(cost.bound, expected);
      });
    }

    // Whether a cost is what a call costs at most, apart from the error of its input.
    const ceilings: [string, Partial<CallUsage>, boolean][] = [
      ['a cap, all exact', { output: declared }, true],
      ['a cap, an estimated input', { output: declared, inputIsExact: false }, true],
      ['a cap, more input than is in sight', { output: declared, isPart: true }, false],
      ['a cap, something decided at run time', { output: declared, open: ['It may cost more.'] }, false],
      ['a cap, fees beside', { output: declared, besides: ['fees'] }, false],
      ['no cap', {}, false],
      ['no output', { output: none }, false],
    ];
    for (const [name, use, expected] of ceilings) {
      it(`${name}: ${expected ? 'an upper bound' : 'none'}`, () => {
        assert.equal(
          priceCall(row, { ...usage, ...use }, defaultAssumptions).isUpperBound === true,
          expected,
        );
      });
    }
  });
});

describe('output tokens', () => {
  const cases: [Record<string, ParameterValue>, string | null, number, string?][] = [
    [{ max_tokens: 64 }, 'max_tokens', 64],
    [{ max_completion_tokens: 64 }, 'max_completion_tokens', 64],
    [{ max_output_tokens: 64 }, 'max_output_tokens', 64],
    [{ maxOutputTokens: 64 }, 'maxOutputTokens', 64],
    [{ maxTokens: 64 }, 'maxTokens', 64],
    [{ max_tokens_to_sample: 64 }, 'max_tokens_to_sample', 64],
    [{ num_predict: 64 }, 'num_predict', 64],
    [{ 'config.maxOutputTokens': 64 }, 'config.maxOutputTokens', 64],
    [{ max_tokens: '64' }, 'max_tokens', 64],
    [{ max_tokens: 32, max_completion_tokens: 64 }, 'max_completion_tokens', 64],
    [{ num_predict: -1 }, null, 300, 'num_predict = -1 is no cap'],
    [{ max_tokens: 0 }, null, 300, 'max_tokens = 0 is no cap'],
    [{ max_tokens: 1.5 }, null, 300, 'max_tokens = 1.5 is no cap'],
    [{ max_tokens: 'MAX' }, null, 300, 'max_tokens is no number'],
    [{ max_tokens: null, temperature: 0 }, null, 300],
    [{ maximum: 64 }, null, 300],
  ];
  for (const [parameters, parameter, tokens, noCap] of cases) {
    it(JSON.stringify(parameters), () => {
      const expected =
        parameter === null
          ? { kind: 'assumed', tokens, ...(noCap && { noCap }) }
          : { kind: 'declared', tokens, parameter };
      assert.deepEqual(outputTokens(parameters, null, defaultAssumptions), expected);
    });
  }

  it('are those of all answers', () => {
    const cases: [Record<string, ParameterValue>, number][] = [
      [{ max_tokens: 64, n: 3 }, 192],
      [{ max_tokens: 64, n: 2, best_of: 5 }, 320],
      [{ n: '3' }, 900],
      [{ 'config.candidateCount': 4 }, 1200],
      [{ candidate_count: 1 }, 300],
      [{ n: 0 }, 300],
    ];
    for (const [parameters, tokens] of cases) {
      const output = outputTokens(parameters, null, defaultAssumptions);
      assert.equal(output.tokens, tokens, JSON.stringify(parameters));
    }
    const output = outputTokens({ n: 3 }, null, {
      outputTokens: { low: 10, expected: 20, high: 40 },
    });
    assert.deepEqual(output, {
      kind: 'assumed',
      tokens: 60,
      range: { low: 30, high: 120 },
      answers: { parameter: 'n', value: 3 },
    });
  });

  it('are what is stated of the prompt itself, where that is below its cap', () => {
    const stated = (size: TokenSize, parameters: Record<string, ParameterValue>) =>
      outputTokens(parameters, null, { outputTokens: size, statesOutput: true });
    const range = { low: 10, expected: 20, high: 100 };
    const cap = { parameter: 'max_tokens', value: 64 };
    assert.deepEqual(stated(3, { max_tokens: 64 }), { kind: 'assumed', tokens: 3, isStated: true, cap });
    assert.deepEqual(stated(range, { max_tokens: 64, n: 2 }), {
      kind: 'assumed',
      tokens: 40,
      isStated: true,
      cap,
      range: { low: 20, high: 128 },
      answers: { parameter: 'n', value: 2 },
    });
    assert.deepEqual(stated(64, { max_tokens: 64 }), {
      kind: 'declared',
      tokens: 64,
      parameter: 'max_tokens',
    });
    assert.deepEqual(stated(3, { max_tokens: 0 }), {
      kind: 'assumed',
      tokens: 3,
      noCap: 'max_tokens = 0 is no cap',
      isStated: true,
    });
    const { assumptions } = priceCall(
      row,
      { ...usage, output: stated(3, { max_tokens: 64 }) },
      defaultAssumptions,
    );
    assert.deepEqual(assumptions, [
      '3 output tokens are stated in promptmeter.yaml, below the cap of the call: max_tokens = 64.',
    ]);
  });

  it('are none for always-on context', () => {
    assert.deepEqual(outputTokens({ max_tokens: 64 }, 'alwaysOn', defaultAssumptions), {
      kind: 'none',
      tokens: 0,
      why: 'alwaysOn',
    });
  });
});

describe('how a call is served', () => {
  const cases: [Record<string, ParameterValue>, string | undefined, boolean][] = [
    [{}, undefined, false],
    [{ service_tier: 'priority' }, 'priority', false],
    [{ serviceTier: 'flex' }, 'flex', false],
    [{ service_tier: 'batch' }, 'batch', false],
    [{ service_tier: 'default' }, undefined, false],
    [{ service_tier: 'standard_only' }, undefined, false],
    [{ service_tier: null }, undefined, false],
    [{ service_tier: 'auto' }, undefined, true],
    [{ service_tier: 'scale' }, undefined, true],
    [{ 'service_tier.type': 'priority' }, 'priority', false],
    [{ 'service_tier.type': 'default' }, undefined, false],
    [{ 'performance_config.latency': 'optimized' }, undefined, true],
    [{ 'performance_config.latency': 'standard' }, undefined, false],
    [{ 'thinking.type': 'priority', 'output.latency': 'optimized' }, undefined, false],
    [{ service_tier: 'standard_only', speed: 'fast' }, 'fast', false],
    [{ service_tier: 'auto', speed: 'fast' }, 'fast', false],
    [{ speed: 'fast' }, 'fast', false],
    [{ speed: 'standard' }, undefined, false],
    [{ speed: 1.2 }, undefined, false],
  ];
  for (const [parameters, service, isOpen] of cases) {
    it(JSON.stringify(parameters), () => {
      const served = servedAs(parameters);
      assert.equal(served.service, service);
      assert.equal((served.open ?? []).length > 0, isOpen);
    });
  }
});
