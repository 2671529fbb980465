import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { configJsonSchema } from '../../../../src/workspace/config/shape';
import { validateConfig } from '../../../../src/workspace/config/validate';

describe('the JSON schema of promptmeter.yaml', () => {
  const validate = new Ajv({ strict: false }).compile(configJsonSchema());
  const rows: readonly (readonly [string, boolean])[] = [
    ['{}', true],
    ['defaults:\ninclude:\n', true],
    [
      'defaults: { model: gpt-5-mini, callsPerMonth: 100000, callsPerHour: 140, outputTokens: 300, cacheHitRatio: 0.6, cacheTtl: 5m, cacheCardinality: 1, variableTokens: 100 }',
      true,
    ],
    ['defaults: { outputTokens: { low: 1, expected: 2, high: 3 } }', true],
    ['defaults: { outputTokens: { low: 1, expected: 2 } }', false],
    ['defaults: { outputTokens: -1 }', false],
    ['defaults: { cacheHitRatio: 2 }', false],
    ['defaults: { colour: red }', false],
    [
      'prompts: { "src/a.py#A": { variables: { text: { file: shape.test.ts }, name: { tokens: 3 }, tone: { sample: friendly } }, budgets: { inputTokens: 2000, per1kCallsUsd: 5 } } }',
      true,
    ],
    ['prompts: { a: { variables: { name: {} } } }', false],
    ['prompts: { a: { variables: { name: { tokens: 3, sample: a } } } }', false],
    [
      'models: { m: { encoding: o200k_base, inputUsdPerMTok: 3, outputUsdPerMTok: 12, cacheReadUsdPerMTok: 0.75, minimumCacheableTokens: 1024 } }',
      true,
    ],
    ['models: { m: { usdPerHour: 4.2, callsPerHour: 5000 } }', true],
    ['models: { m: { inputUsdPerMTok: 3 } }', false],
    ['models: { m: { extends: gpt-5, inputUsdPerMTok: 1.1 } }', true],
    ['models: { m: { extends: gpt-5, usdPerHour: 1 } }', true],
    ['models: { m: { extends: "" } }', false],
    ['models: { m: { usdPerHour: 4.2 } }', true],
    ['models: { m: { usdPerHour: 4.2, callsPerHour: 0 } }', false],
    ['models: { m: { usdPerHour: 4.2, inputUsdPerMTok: 3, outputUsdPerMTok: 1 } }', false],
    ['models: { m: { callsPerHour: 10 } }', false],
    ['models: { m: { callsPerHour: 10, inputUsdPerMTok: 3, outputUsdPerMTok: 1 } }', false],
    ['models: { m: { requestUsd: 0.01 } }', false],
    ['models: { m: { cacheWrite1hUsdPerMTok: -1, extends: gpt-5 } }', false],
    ['models: { m: { encoding: o200k_base } }', true],
    ['models: { m: { encoding: claude-3 } }', true],
    ['models: { m: { encoding: o200k } }', false],
    ['models: { m: { inputUsdPerMTok: "3", outputUsdPerMTok: 1 } }', false],
    ['currency: { code: EUR, perUsd: 0.92, asOf: 2026-11-01 }', true],
    ['currency:\n', true],
    ['currency: { code: USD, perUsd: 1, asOf: 2026-11-01 }', true],
    ['currency: { code: USD, perUsd: 0.92, asOf: 2026-11-01 }', false],
    ['currency: { code: eur, perUsd: 0.92, asOf: 2026-11-01 }', false],
    ['currency: { code: XAU, perUsd: 0.92, asOf: 2026-11-01 }', false],
    ['currency: { code: EUR, perUsd: 0, asOf: 2026-11-01 }', false],
    ['currency: { code: EUR, perUsd: -0.92, asOf: 2026-11-01 }', false],
    ['currency: { code: EUR, perUsd: "0.92", asOf: 2026-11-01 }', false],
    ['currency: { code: EUR, perUsd: 0.92 }', false],
    ['currency: { code: EUR, perUsd: 0.92, asOf: 2026-02-29 }', false],
    ['currency: { code: EUR, perUsd: 0.92, asOf: 2026-11-01, source: ECB }', false],
    ['currency: EUR', false],
    [
      'budgets: { dailyUsd: 20, weeklyUsd: 120, monthlyUsd: 500, relativeIncrease: 0.2, ttftP95Ms: 800, e2eP95Ms: 3000, errorRate: 0.01, blockUnpriced: true, experimentsDailyUsd: 2 }',
      true,
    ],
    ['budgets: { hourlyUsd: 20 }', false],
    ['scenarios: { cheaper: { "**": { model: gpt-5-nano } } }', true],
    ['scenarios: { cheaper: { "**": { modl: gpt-5-nano } } }', false],
    ['rules: { json/minify: warning, whitespace: off }', true],
    ['rules: { whitespace: loud }', false],
    [
      'experiments: { one: { endpoints: [local], variants: { A: { file: a.md } }, plan: { pairs: 50 } } }',
      true,
    ],
    ['experiments: { one: 1 }', false],
  ];
  for (const [text, isValid] of rows) {
    it(`${isValid ? 'takes' : 'refuses'} what validation does: ${text}`, () => {
      assert.equal(validate(parse(text)), isValid, JSON.stringify(validate.errors));
      assert.equal(validateConfig(text).problems.length === 0, isValid);
    });
  }

  it('describes every key', () => {
    const missing: string[] = [];
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) visit(value, `${path}/${key}`);
      if (!('properties' in schema)) return;
      for (const [key, value] of Object.entries(schema.properties as object)) {
        if (!JSON.stringify(value).includes('"description"')) missing.push(`${path}/${key}`);
      }
    };
    visit(configJsonSchema(), '');
    assert.deepEqual(missing, []);
  });
});
