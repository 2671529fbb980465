import assert from 'node:assert/strict';
import { readCurrency } from '../../../../src/workspace/config/currencySetting';

const source = 'the user settings';
const euro = { code: 'EUR', perUsd: 0.92, asOf: '2026-11-01' };

describe('the setting promptmeter.currency', () => {
  it('is the currency, or nothing where it is not set', () => {
    assert.deepEqual(readCurrency(euro, source), { value: euro, mistakes: [] });
    for (const unset of [undefined, null]) {
      assert.deepEqual(readCurrency(unset, source, euro), { value: null, mistakes: [] });
    }
  });

  const rows: readonly (readonly [string, unknown, RegExp])[] = [
    [
      'zero',
      { ...euro, perUsd: 0 },
      /currency\.perUsd" has a value .* It must be a number above 0, from a billionth to a billion, of your/,
    ],
    ['a negative rate', { ...euro, perUsd: -1 }, /currency\.perUsd" has a value that does not fit\./],
    ['a rate that only rounding makes one', { ...euro, perUsd: 1e-320 }, /from a billionth to a billion/],
    ['a day to come', { ...euro, asOf: '2226-01-01' }, /currency\.asOf" .* It must be a day that has come/],
    ['NaN', { ...euro, perUsd: NaN }, /currency\.perUsd" has a value that does not fit\./],
    ['infinity', { ...euro, perUsd: Infinity }, /currency\.perUsd" has a value that does not fit\./],
    ['a string', { ...euro, perUsd: '0.92' }, /currency\.perUsd" has a value that does not fit\./],
    [
      'an unknown code',
      { ...euro, code: 'EUX' },
      /currency\.code" .* It must be a code of ISO 4217 in capitals/,
    ],
    ['no day', { ...euro, asOf: '2026-13-01' }, /currency\.asOf" .* It must be a day, such as 2026-11-01\./],
    ['a code alone', 'EUR', /"promptmeter\.currency" .* It must be keys and values, such as code: EUR,/],
  ];
  for (const [what, value, message] of rows) {
    it(`refuses ${what}, says what to write and keeps what held before`, () => {
      const first = readCurrency(value, source);
      assert.equal(first.value, null);
      assert.match(first.mistakes.join('\n'), message);
      assert.match(first.mistakes[0]!, /\(the user settings\) Amounts are shown without it\.$/);
      const later = readCurrency(value, source, euro);
      assert.deepEqual(later.value, euro);
      assert.match(later.mistakes[0]!, /It holds as it was before this mistake\.$/);
    });
  }
});
