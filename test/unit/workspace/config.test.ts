import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, parseConfig, readConfig } from '../../../src/workspace/config';
import { inFolder } from './tempFolder';

describe('parseConfig', () => {
  it('reads what is applied and names what is not yet', () => {
    const text = `
# Ours
defaults: { model: gpt-5-nano, outputTokens: 50, variableTokens: 20, callsPerMonth: 1000, cacheHitRatio: 0.5, cacheTtl: 5m }
include: ["src/**"]
exclude:
  - "**/legacy/**"
budgets: { monthlyUsd: 500 }
`;
    assert.deepEqual(parseConfig(text, 'promptmeter.yaml'), {
      assumptions: {
        defaultModel: 'gpt-5-nano',
        outputTokens: 50,
        variableTokens: 20,
        callsPerMonth: 1000,
        cacheHitRatio: 0.5,
      },
      include: ['src/**'],
      exclude: ['**/legacy/**'],
      notApplied: ['defaults.cacheTtl', 'budgets'],
    });
  });

  it('reads declared prices by model', () => {
    const text = 'models:\n  my-model: { inputUsdPerMTok: 3, outputUsdPerMTok: 0, encoding: o200k_base }\n';
    const { assumptions, notApplied } = parseConfig(text, 'promptmeter.yaml');
    assert.deepEqual(assumptions, {
      declaredPrices: { 'my-model': { inputUsdPerMTok: 3, outputUsdPerMTok: 0 } },
    });
    assert.deepEqual(notApplied, ['models.my-model.encoding']);
  });

  for (const text of ['', '# nothing yet\n', '\uFEFF', 'defaults:\ninclude:\n']) {
    it(`takes ${JSON.stringify(text)} for no configuration`, () => {
      assert.deepEqual(parseConfig(text, 'promptmeter.yaml'), {
        assumptions: {},
        include: [],
        exclude: [],
        notApplied: [],
      });
    });
  }

  const errors: readonly (readonly [string, string, RegExp])[] = [
    [
      'an unknown key',
      'include: []\ncolour: red\n',
      /^promptmeter\.yaml:2: unknown key "colour"\. Known keys: defaults,/,
    ],
    [
      'an unknown default',
      'defaults:\n  model: a\n  modle: b\n',
      /^promptmeter\.yaml:3: unknown key "defaults\.modle"/,
    ],
    [
      'a key that objects have anyway',
      'defaults: { constructor: 1 }',
      /:1: unknown key "defaults\.constructor"/,
    ],
    [
      'a ratio above 1',
      '\ndefaults: { cacheHitRatio: 60 }',
      /:2: "defaults\.cacheHitRatio" must be a number from 0 to 1/,
    ],
    ['a negative count', 'defaults: { outputTokens: -1 }', /must be a whole number/],
    ['a fraction of a token', 'defaults: { outputTokens: 1.5 }', /must be a whole number/],
    ['a model without a name', 'defaults: { model: }', /"defaults\.model" must be a name/],
    ['a glob that is no list', 'include: src', /"include" must be a list of globs/],
    ['a list with a number', 'exclude: [1]', /"exclude" must be a list of globs/],
    [
      'a glob that takes back',
      'include:\n  - src/**\n  - "!src/gen/**"\n',
      /^promptmeter\.yaml:3: "include": "!src\/gen\/\*\*" takes nothing back: write .* into the other list/,
    ],
    ['an open brace', 'exclude:\n  - "{a,b"\n', /:2: "exclude": "\{a,b" has a "\{" that is not closed/],
    ['an open bracket', 'exclude: ["["]', /:1: "exclude": "\[" has a "\[" that is not closed/],
    ['an empty glob', 'include: [""]', /:1: "include": an empty glob matches nothing/],
    ['half a price', 'models:\n  m: { inputUsdPerMTok: 3 }', /:2: "models\.m" needs both/],
    ['a negative price', 'models: { m: { inputUsdPerMTok: -3 } }', /must be dollars per million tokens/],
    ['an unknown key of a model', 'models: { m: { price: 3 } }', /unknown key "models\.m\.price"/],
    ['a list at the top', '- a\n', /expected keys and values/],
    ['text at the top', 'hello', /expected keys and values/],
    ['defaults that are a list', 'defaults: [a]', /"defaults" holds keys and values/],
    ['broken YAML', 'include: ["a"\nexclude: ]', /^promptmeter\.yaml:\d: /],
    ['the same key twice', 'include: []\ninclude: []\n', /^promptmeter\.yaml:2: Map keys must be unique/],
  ];
  for (const [name, text, message] of errors) {
    it(`refuses ${name} and names the line`, () => {
      assert.throws(
        () => parseConfig(text, 'promptmeter.yaml'),
        (error) => error instanceof ConfigError && message.test(error.message),
      );
    });
  }
});

describe('readConfig', function () {
  this.timeout(10_000);
  const cases: readonly (readonly [string, (path: string) => unknown, RegExp])[] = [
    ['is missing', () => undefined, /cannot be read: no such file$/],
    [
      'leads nowhere',
      (path) => symlinkSync('nowhere.yaml', path),
      /cannot be read: a link that leads to no file$/,
    ],
    ['leads to itself', (path) => symlinkSync('promptmeter.yaml', path), /cannot be read: a link that leads/],
    ['is a pipe', (path) => execFileSync('mkfifo', [path]), /cannot be read: not a regular file$/],
    ['has no end', (path) => symlinkSync('/dev/zero', path), /cannot be read: not a regular file$/],
  ];
  for (const [name, make, message] of cases) {
    it(`says what is wrong with a file that ${name}`, async function () {
      if (process.platform === 'win32') this.skip();
      await inFolder({}, (folder) => {
        const path = join(folder, 'promptmeter.yaml');
        make(path);
        assert.throws(
          () => readConfig(path),
          (error) => error instanceof ConfigError && message.test(error.message),
        );
      });
    });
  }

  it('does not read what is no configuration by its size', async () => {
    await inFolder({ 'promptmeter.yaml': '#'.repeat(2 * 1024 * 1024) }, (folder) => {
      assert.throws(() => readConfig(join(folder, 'promptmeter.yaml')), /larger than 1 MB/);
    });
  });
});
