import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../../../../src/workspace/config/problem';
import { emptyConfig, parseConfig, readConfig } from '../../../../src/workspace/config/readConfig';
import type { WorkspaceConfig } from '../../../../src/workspace/config/readConfig';
import { inFolder } from '../tempFolder';

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
    assert.deepEqual(read(text), {
      assumptions: {
        defaultModel: 'gpt-5-nano',
        outputTokens: 50,
        variableTokens: 20,
        callsPerMonth: 1000,
        cacheHitRatio: 0.5,
        cacheTtl: '5m',
      },
      include: ['src/**'],
      exclude: ['**/legacy/**'],
      experiments: {},
      notApplied: ['budgets'],
    });
  });

  it('reads declared prices by model', () => {
    const text = 'models:\n  my-model: { inputUsdPerMTok: 3, outputUsdPerMTok: 0, encoding: o200k_base }\n';
    const { assumptions, notApplied } = read(text);
    assert.deepEqual(assumptions, {
      declaredPrices: {
        'my-model': {
          inputUsdPerMTok: 3,
          outputUsdPerMTok: 0,
          encoding: 'o200k_base',
          source: 'promptmeter.yaml',
        },
      },
    });
    assert.deepEqual(notApplied, []);
  });

  it('reads the currency that amounts are shown in', () => {
    const currency = { code: 'JPY', perUsd: 151.5, asOf: '2026-11-01' };
    const { assumptions, notApplied } = read('currency: { code: JPY, perUsd: 151.5, asOf: 2026-11-01 }\n');
    assert.deepEqual([assumptions, notApplied], [{ currency }, []]);
  });

  for (const text of ['', '# nothing yet\n', '\uFEFF', 'defaults:\ninclude:\n']) {
    it(`takes ${JSON.stringify(text)} for no configuration`, () => {
      assert.deepEqual(read(text), emptyConfig);
    });
  }

  const currency = (rate: string): string =>
    `include: []\ncurrency:\n  code: EUR\n  perUsd: ${rate}\n  asOf: 2026-11-01\n`;
  const noRate =
    '4:11 "currency.perUsd" has a value that does not fit. It must be a number above 0, from a billionth to a billion, of your money for one dollar.';
  const errors: readonly (readonly [string, string, string])[] = [
    ...['0', '-0.92', '.nan', '.inf', '1e300', '"0.92"', '0,92', 'true'].map(
      (rate) => [`a rate of ${rate}`, currency(rate), noRate] as const,
    ),
    [
      'a currency that ISO 4217 does not list',
      'currency:\n  code: EURO\n  perUsd: 0.92\n  asOf: 2026-11-01\n',
      '2:9 "currency.code" has a value that does not fit. It must be a code of ISO 4217 in capitals, such as EUR.',
    ],
    [
      'a rate of no day',
      'currency:\n  code: EUR\n  perUsd: 0.92\n  asOf: yesterday\n',
      '4:9 "currency.asOf" has a value that does not fit. It must be a day, such as 2026-11-01.',
    ],
    [
      'a rate without its day',
      'currency: { code: EUR, perUsd: 0.92 }\n',
      '1:1 "currency.asOf" has a value that does not fit. It must be a day, such as 2026-11-01.',
    ],
    [
      'dollars at another rate than 1',
      'currency:\n  code: USD\n  perUsd: 0.92\n  asOf: 2026-11-01\n',
      '3:11 "currency.perUsd" has a value that does not fit. It must be 1 for USD.',
    ],
    [
      'a misspelt key of the currency',
      'currency: { code: EUR, perUSD: 0.92, asOf: 2026-11-01 }\n',
      'Unknown key "currency.perUSD". Did you mean "perUsd"?',
    ],
    [
      'an unknown key',
      'include: []\ncolour: red\n',
      '2:1 Unknown key "colour". Known keys: defaults, prompts,',
    ],
    [
      'an unknown default',
      'defaults:\n  model: a\n  modle: b\n',
      '3:3 Unknown key "defaults.modle". Did you mean "model"? Known keys: model,',
    ],
    [
      'a key that objects have anyway',
      'defaults: { constructor: 1 }',
      '1:13 Unknown key "defaults.constructor".',
    ],
    ['a dangerous key', 'defaults: { __proto__: { model: a } }', '1:13 Unknown key "defaults.__proto__".'],
    ['a key that is no text', '? [a, b]\n: 1\n', '1:3 Unknown key "[ a, b ]".'],
    [
      'a price that is none',
      'models:\n  m: { inputUsdPerMTok: 1e300, outputUsdPerMTok: 1 }\n',
      '2:25 "models.m.inputUsdPerMTok" has a value that does not fit. It must be dollars per million tokens, a number from 0 to a billion.',
    ],
    [
      'models that extend each other',
      'models:\n  a: { extends: b }\n  b: { extends: c }\n  c: { extends: a }\n  d: { extends: a }\n  gpt-5: { extends: gpt-5 }\n',
      '2:17 Models extend each other: a → b → c → a. Let one of them extend a model that has a price.',
    ],
    [
      'a ratio above 1',
      '\ndefaults: { cacheHitRatio: 60 }',
      '2:28 "defaults.cacheHitRatio" has a value that does not fit. It must be a number from 0 to 1.',
    ],
    ['a negative count', 'defaults: { outputTokens: -1 }', '1:27 "defaults.outputTokens" has a value'],
    ['a fraction of a token', 'defaults: { callsPerMonth: 1.5 }', 'It must be a whole number of 0 or more.'],
    [
      'a range upside down',
      'defaults: { outputTokens: { low: 9, expected: 5, high: 7 } }',
      'It must be a range with low ≤ expected ≤ high.',
    ],
    [
      'half a range',
      'defaults:\n  outputTokens: { low: 9, expected: 10 }',
      '2:3 "defaults.outputTokens.high" has a value that does not fit.',
    ],
    [
      'a misspelt range',
      'defaults: { outputTokens: { low: 1, expect: 5, high: 7 } }',
      'Did you mean "expected"?',
    ],
    [
      'a model without a name',
      'defaults: { model: }',
      '1:13 "defaults.model" has a value that does not fit. It must be a name.',
    ],
    ['a blank model', 'defaults: { model: " " }', 'It must be a name.'],
    [
      'a glob that is no list',
      'include: src',
      '1:10 "include" has a value that does not fit. It must be a list of globs',
    ],
    [
      'a list with a number',
      'exclude: [1]',
      '1:11 "exclude.0" has a value that does not fit. It must be a glob',
    ],
    [
      'a glob that takes back',
      'include:\n  - src/**\n  - "!src/gen/**"\n',
      '3:5 "include.1" can match nothing. "!src/gen/**" takes nothing back: write',
    ],
    [
      'an open brace',
      'exclude:\n  - "{a,b"\n',
      '2:5 "exclude.0" can match nothing. "{a,b" has a "{" that is not closed',
    ],
    [
      'a prompt by a glob that leads out',
      'prompts: { "../x": { model: a } }',
      '1:12 "prompts.../x" can match nothing. "../x" leads out',
    ],
    [
      'half a price',
      'models:\n  m: { inputUsdPerMTok: 3 }',
      '2:3 "models.m" is incomplete. It needs both inputUsdPerMTok and outputUsdPerMTok',
    ],
    [
      'a negative price',
      'models: { m: { inputUsdPerMTok: -3, outputUsdPerMTok: 1 } }',
      '1:33 "models.m.inputUsdPerMTok" has a value that does not fit. It must be dollars per million tokens, a number from 0 to a billion.',
    ],
    [
      'a price in words',
      'models: { m: { inputUsdPerMTok: "3", outputUsdPerMTok: 1 } }',
      '1:33 "models.m.inputUsdPerMTok"',
    ],
    [
      'a price that is no number',
      'models: { m: { inputUsdPerMTok: .nan, outputUsdPerMTok: .inf } }',
      '1:57 "models.m.outputUsdPerMTok"',
    ],
    ['an unknown key of a model', 'models: { m: { price: 3 } }', 'Unknown key "models.m.price"'],
    [
      'a variable of two sizes',
      'prompts: { a: { variables: { x: { tokens: 3, sample: a } } } }',
      '1:30 "prompts.a.variables.x" has a value that does not fit. It must be one of tokens, sample and file.',
    ],
    [
      'a sample outside',
      'prompts: { a: { variables: { x: { file: ../../etc/passwd } } } }',
      '1:41 "../../etc/passwd" cannot be read: it lies outside the workspace. Name a text file',
    ],
    [
      'a sample that is missing',
      'prompts: { a: { variables: { x: { file: nothing.txt } } } }',
      '"nothing.txt" cannot be read: no such file.',
    ],
    [
      'an unknown severity',
      'rules: { whitespace: loud }',
      '"rules.whitespace" has a value that does not fit. It must be one of off, hint,',
    ],
    ['a list at the top', '- a\n', 'It must be keys and values'],
    ['text at the top', 'hello', 'It must be keys and values'],
    [
      'defaults that are a list',
      'defaults: [a]',
      '1:1 "defaults" has a value that does not fit. It must be keys and values',
    ],
    ['broken YAML', 'include: ["a"\nexclude: ]', '2:1 '],
    [
      'the same key twice',
      'include: []\ninclude: []\n',
      '2:1 The key "include" stands there twice. Remove one of them',
    ],
    ['two documents', 'include: []\n---\nexclude: []\n', 'A second document begins here. Write one document'],
    [
      'aliases that explode',
      explodingAliases(),
      '1:1 The file cannot be read as YAML: Excessive alias count',
    ],
    ['endless nesting', `include: ${'['.repeat(20_000)}`, 'Write it more simply.'],
  ];
  for (const [name, text, message] of errors) {
    it(`refuses ${name} and names the place`, () => {
      const { config, problems } = parseConfig(text, import.meta.dirname);
      assert.equal(config, null);
      const { message: words } = new ConfigError('promptmeter.yaml', problems);
      assert.ok(words.includes(message), words);
      assert.match(words, /^promptmeter\.yaml:\d+:\d+ /);
    });
  }

  it('tells of all mistakes, in the order of the file', () => {
    const { problems } = parseConfig('colour: red\ndefaults: { modle: a, outputTokens: x }\n', '.');
    assert.deepEqual(
      problems.map(({ line, column }) => [line, column]),
      [
        [1, 1],
        [2, 13],
        [2, 37],
      ],
    );
  });
});

/** What is applied of a text without mistakes. */
function read(text: string): WorkspaceConfig {
  const { config, problems } = parseConfig(text, import.meta.dirname);
  assert.deepEqual(problems, []);
  assert.ok(config);
  return config;
}

function explodingAliases(): string {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [at, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf']) {
    lines.push(`${at}: &${at} [${Array(9).fill(`*${before}`).join(', ')}]`);
  }
  return lines.join('\n');
}

describe('readConfig', function () {
  this.timeout(10_000);
  const cases: readonly (readonly [string, (path: string) => unknown, RegExp])[] = [
    ['is missing', () => undefined, /cannot be read: no such file\.$/],
    [
      'leads nowhere',
      (path) => symlinkSync('nowhere.yaml', path),
      /cannot be read: a link that leads to no file\.$/,
    ],
    ['leads to itself', (path) => symlinkSync('promptmeter.yaml', path), /cannot be read: a link that leads/],
    ['is a pipe', (path) => execFileSync('mkfifo', [path]), /cannot be read: not a regular file\.$/],
    ['has no end', (path) => symlinkSync('/dev/zero', path), /cannot be read: not a regular file\.$/],
  ];
  for (const [name, make, message] of cases) {
    it(`says what is wrong with a file that ${name}`, async function () {
      if (process.platform === 'win32') this.skip();
      await inFolder({}, (folder) => {
        const path = join(folder, 'promptmeter.yaml');
        make(path);
        assert.throws(
          () => readConfig(path, folder),
          (error) => error instanceof ConfigError && message.test(error.message),
        );
      });
    });
  }

  it('does not read what is no configuration by its size', async () => {
    await inFolder({ 'promptmeter.yaml': '#'.repeat(2 * 1024 * 1024) }, (folder) => {
      assert.throws(() => readConfig(join(folder, 'promptmeter.yaml'), folder), /larger than 1 MB/);
    });
  });
});
