import assert from 'node:assert/strict';
import type { Cost } from '../../../src/cost/cost';
import { plain } from '../../../src/text/plain';
import {
  countSource,
  inputTokens,
  lensTitle,
  modelName,
  per1kCalls,
  percent,
  scanProgress,
  selectionText,
  statusText,
  stoppedScan,
  tokens,
  tooltip,
} from '../../../src/report/words';
import { plainBilling } from '../../../src/prompt/request';
import { createPriceTable } from '../../../src/cost/priceTable';
import { message, profile, prompt, text, variable, wordCounter } from './samples';

const words = (count: number): string => 'word '.repeat(count);

describe('words', () => {
  describe('tokens', () => {
    const cases: [number, string][] = [
      [0, '0 tok'],
      [7, '7 tok'],
      [1842, '1,842 tok'],
      [9999, '9,999 tok'],
      [10_000, '10k tok'],
      [12_345, '12.3k tok'],
      [123_456, '123k tok'],
      [999_499, '999k tok'],
      [999_500, '1M tok'],
      [1_234_567, '1.23M tok'],
    ];
    for (const [count, expected] of cases) it(expected, () => assert.equal(tokens(count), expected));

    it('are marked where they are no exact count', () => {
      assert.equal(tokens(5, 'exact'), '5 tok');
      assert.equal(tokens(5, 'measured'), '5 tok');
      for (const method of ['calibrated', 'estimated', 'simulated'] as const) {
        assert.equal(tokens(5, method), '~5 tok');
      }
    });
  });

  it('the model that a price is of, where that is not the one written', () => {
    const rows: readonly (readonly [string, string | null, string])[] = [
      ['gpt-4o', 'gpt-4o', ''],
      ['GPT-4o-2024-08-06', 'gpt-4o', ''],
      ['claude-sonnet-4.5', 'claude-sonnet-4-5', ''],
      ['openai/gpt-oss-120b', 'gpt-oss-120b', ''],
      ['anthropic.claude-3-haiku-20240307-v1:0', 'regional.anthropic.claude-3-haiku-20240307-v1:0', ''],
      ['my-own', null, ''],
      ['claude-sonnet-5-5', 'claude-sonnet-5', ' (priced as claude-sonnet-5)'],
      ['deepseek-chat', 'deepseek-v4-flash', ' (priced as deepseek-v4-flash)'],
    ];
    for (const [model, matchedModel, mark] of rows) {
      const pricedAs = { model, matchedModel, assumed: false, as: { model, provider: null } };
      assert.equal(modelName({ pricedAs }), `${model}${mark}`);
    }
  });

  it('shares', () => {
    assert.deepEqual([0, 0.6, 0.333, 1].map(percent), ['0 %', '60 %', '33.3 %', '100 %']);
  });

  describe('lens', () => {
    const long = message([text(words(1835))]);
    const cases: [string, Parameters<typeof profile>, string][] = [
      ['output assumed', [prompt([long])], '1,842 tok · ~$7.61/1K · gpt-4o · cacheable 1,792 tok'],
      [
        'output capped',
        [prompt([long], { parameters: { max_tokens: 16 } })],
        '1,842 tok · ≤$4.77/1K · gpt-4o · cacheable 1,792 tok',
      ],
      [
        'input estimated, output capped',
        [prompt([message([variable('x')])], { parameters: { max_tokens: 16 } })],
        '~107 tok · ≤~$0.43/1K · gpt-4o',
      ],
      [
        'a model that a condition chooses',
        [
          prompt([message([text(words(93))])], {
            parameters: { max_tokens: 16 },
            billing: { ...plainBilling, otherModels: ['gpt-4o-mini'] },
          }),
        ],
        '100 tok · $0.025–$0.41/1K · gpt-4o',
      ],
      [
        'a speaker whose name is not in sight',
        [
          prompt([message([text(words(93))])], {
            parameters: { max_tokens: 16 },
            billing: { ...plainBilling, speakers: [''] },
          }),
        ],
        '~101 tok + names · ~$0.41/1K · gpt-4o',
      ],
      [
        'fees beside the tokens',
        [
          prompt([message([text(words(93))])], {
            parameters: { max_tokens: 16 },
            billing: { ...plainBilling, searchesWeb: true },
          }),
        ],
        '100 tok · ~$0.41/1K + fees · gpt-4o',
      ],
      [
        'model assumed',
        [prompt([long], { model: null })],
        '1,842 tok · ~$1.06/1K · gpt-5-mini (assumed) · cacheable 1,792 tok',
      ],
      [
        'volume known',
        [prompt([long]), { assumptions: { callsPerMonth: 100_000 } }],
        '1,842 tok · ~$7.61/1K · ~$760.50/mo · gpt-4o · cacheable 1,792 tok',
      ],
      [
        'always-on',
        [prompt([message([text(words(400))])], { alwaysOn: true })],
        '400 tok · $1.00/1K · gpt-4o · always-on context',
      ],
      ['too short for a cache', [prompt([message([text(words(93))])])], '100 tok · ~$3.25/1K · gpt-4o'],
      ['unpriced', [prompt([long], { model: 'gpt-99' })], '1,842 tok · unpriced · gpt-99'],
      [
        'pictures in names',
        [prompt([long], { model: '$(bug)\n\u202egpt' })],
        '1,842 tok · unpriced · $ (bug) gpt',
      ],
    ];
    for (const [name, [subject, options], expected] of cases) {
      it(name, () => assert.equal(lensTitle(profile(subject, options)), expected));
    }
  });

  it('say free only where a price of zero is declared', () => {
    const free = prompt([message([text('a')])], {
      provider: 'openrouter',
      model: 'deepseek/deepseek-chat:free',
    });
    assert.equal(per1kCalls(profile(free).cost), 'free');
    const fee = { kind: 'request', tokens: 0, usdPerMTok: 0, usd: 0.005 } as const;
    const charged = { ...profile(free).cost, per1kCallsUsd: 5, components: [fee] } as Cost;
    assert.equal(per1kCalls(charged), '~$5.00/1K');
    const empty = prompt([], { alwaysOn: true });
    assert.equal(per1kCalls(profile(empty).cost), '$0/1K');
    assert.ok('unpriced' in createPriceTable().find('gpt-99'));
  });

  it('status bar and tooltip', () => {
    const subject = profile(prompt([message([text(words(93))])], { name: 'SUMMARY' }));
    assert.equal(statusText(subject), '100 tok · ~$3.25/1K');
    assert.equal(
      tooltip(subject),
      [
        'SUMMARY',
        '100 input tokens (exact), counted for gpt-4o',
        '~$0.0033 per call, ~$3.25/1K calls',
        'Prices of 2026-09-23 (@pydantic/genai-prices 0.1.8)',
      ].join('\n'),
    );
    assert.match(tooltip(profile(prompt([], { model: 'gpt-99' }))), /Unpriced: .*gpt-99/);
  });

  it('an estimate, with its error', () => {
    const counter = wordCounter({ method: 'calibrated', errorPct: 4, family: 'openai-embedding' });
    const subject = profile(prompt([message([text(words(1842))])]), { counter });
    assert.equal(inputTokens(subject), '~1,842 tok ±4 %');
    assert.ok(lensTitle(subject).startsWith('~1,842 tok ±4 % · '));
    assert.match(tooltip(subject), /1,842 input tokens \(calibrated, ±4 %\)/);
  });

  it('selection', () => {
    const count = wordCounter({ method: 'estimated', errorPct: 12 }).count('a b c');
    assert.equal(selectionText(count), '~3 tok');
    assert.equal(countSource(count), 'estimated from o200k_base, ±12 %');
  });
});

describe('the progress of a scan', () => {
  const cases: [number, number, string, string][] = [
    [0, 0, 'Looking for files …', 'Stopped before files were found.'],
    [0, 1, '0 of 1 file', 'Stopped at 0 of 1 file.'],
    [1200, 5230, '1,200 of 5,230 files', 'Stopped at 1,200 of 5,230 files.'],
  ];
  for (const [done, total, running, stopped] of cases) {
    it(running, () => {
      assert.equal(scanProgress({ done, total }), running);
      assert.equal(stoppedScan({ done, total }), stopped);
    });
  }
});

describe('plain text', () => {
  const cases: [string, string][] = [
    ['a\nb\r\n\tc', 'a b c'],
    ['\u001b[31mred\u0007', '[31mred'],
    ['abc\u202egpj.exe', 'abc gpj.exe'],
    ['zero\u200bwidth', 'zero width'],
    ['家族 👨‍👩‍👧', '家族 👨‍👩‍👧'],
  ];
  for (const [value, expected] of cases) {
    it(JSON.stringify(value), () => assert.equal(plain(value), expected));
  }

  it('is cut without splitting a character', () => {
    assert.equal(plain('abcdef', 4), 'abc…');
    assert.equal(plain('ab😀def', 4), 'ab…');
    assert.equal(plain('a'.repeat(1_000_000), 10).length, 10);
  });
});
