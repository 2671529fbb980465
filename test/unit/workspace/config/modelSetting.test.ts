import assert from 'node:assert/strict';
import { createPriceTable } from '../../../../src/cost/priceTable';
import { readModels } from '../../../../src/workspace/config/modelSetting';

const source = 'the user settings';

describe('the setting promptmeter.models', () => {
  it('declares prices with their source, input and output apart', () => {
    const { value: prices, mistakes } = readModels(
      {
        mine: { inputUsdPerMTok: 1, outputUsdPerMTok: 7 },
        cheap: { extends: 'gpt-5', inputUsdPerMTok: 1.1 },
        counted: { encoding: 'o200k_base' },
      },
      source,
    );
    assert.deepEqual(mistakes, []);
    assert.deepEqual(prices, {
      mine: { inputUsdPerMTok: 1, outputUsdPerMTok: 7, source },
      cheap: { extends: 'gpt-5', inputUsdPerMTok: 1.1, source },
      counted: { encoding: 'o200k_base', source: 'the user settings' },
    });
    const table = createPriceTable({ declared: prices, now: new Date('2026-11-22T12:00:00Z') });
    const row = table.find('cheap');
    assert.ok('inputUsdPerMTok' in row);
    assert.deepEqual([row.inputUsdPerMTok, row.outputUsdPerMTok], [1.1, 10]);
    assert.match(row.source, /^declared in the user settings, the rest from /);
  });

  it('is empty where it is not set', () => {
    assert.deepEqual(readModels(undefined, source), { value: {}, mistakes: [] });
  });

  const rows: readonly (readonly [string, unknown, RegExp])[] = [
    [
      'a string',
      { inputUsdPerMTok: '3', outputUsdPerMTok: 1 },
      /m\.inputUsdPerMTok" has a value that does not fit\. It must be dollars per million tokens, a number from 0 to a billion\./,
    ],
    [
      'a negative price',
      { inputUsdPerMTok: 3, outputUsdPerMTok: -1 },
      /m\.outputUsdPerMTok" has a value that does not fit\./,
    ],
    ['NaN', { inputUsdPerMTok: NaN, outputUsdPerMTok: 1 }, /m\.inputUsdPerMTok" has a value/],
    ['infinity', { inputUsdPerMTok: Infinity, outputUsdPerMTok: 1 }, /m\.inputUsdPerMTok" has a value/],
    [
      'half a price',
      { inputUsdPerMTok: 3 },
      /"promptmeter\.models\.m" is incomplete\. It needs both inputUsdPerMTok and outputUsdPerMTok/,
    ],
    [
      'a misspelt key',
      { inputUsdPerMtok: 3, outputUsdPerMTok: 1 },
      /Unknown key "promptmeter\.models\.m\.inputUsdPerMtok"\. Did you mean "inputUsdPerMTok"\?/,
    ],
    [
      'no entry',
      3,
      /"promptmeter\.models\.m" has a value that does not fit\. It must be keys and values, such as inputUsdPerMTok: 3\./,
    ],
  ];
  for (const [what, model, message] of rows) {
    it(`refuses ${what}, and says where and what to write`, () => {
      const { value: prices, mistakes } = readModels({ m: model, other: { usdPerHour: 4 } }, source);
      assert.deepEqual(Object.keys(prices), ['other']);
      assert.match(mistakes.join('\n'), message);
      assert.match(mistakes[0]!, /\(the user settings\) m is priced without it\.$/);
    });
  }

  it('keeps a model as it was before a mistake', () => {
    const before = readModels({ m: { inputUsdPerMTok: 3, outputUsdPerMTok: 12 } }, source).value;
    const broken = readModels({ m: { inputUsdPerMTok: '3', outputUsdPerMTok: 12 } }, source, before);
    assert.deepEqual(broken.value, before);
    assert.match(broken.mistakes[0]!, /It holds as it was before this mistake\.$/);
    for (const value of [[], 'gpt-5: 3', 7]) {
      const none = readModels(value, source, before);
      assert.deepEqual(none.value, before);
      assert.match(none.mistakes[0]!, /^"promptmeter\.models" in the user settings is no list of models\./);
    }
    assert.deepEqual(readModels({}, source, before), { value: {}, mistakes: [] });
  });

  it('takes names that objects have anyway for names', () => {
    const declared = { constructor: { usdPerHour: 1 }, toString: { inputUsdPerMTok: 'x' } };
    assert.deepEqual(Object.keys(readModels(declared, source, {}).value), ['constructor']);
  });
});
