import assert from 'node:assert/strict';
import { currencyCodes } from '../../../src/cost/currency';
import type { Currency } from '../../../src/cost/currency';
import {
  conversion,
  money,
  moneyChange,
  moneyPerMonth,
  moneyExactly,
  sharedCurrency,
  usdPerMTok,
} from '../../../src/report/money';

function at(code: string, perUsd: number): Currency {
  return { code, perUsd, asOf: '2026-11-01' };
}

describe('money in words', () => {
  const dollars: readonly (readonly [number, string])[] = [
    [0, '$0'],
    [1234.567, '$1,234.57'],
    [1_234_567, '$1,234,567.00'],
    [12.4, '$12.40'],
    [4.765, '$4.77'],
    [1.005, '$1.01'],
    [1, '$1.00'],
    [0.999, '$1.00'],
    [0.994, '$0.99'],
    [0.42, '$0.42'],
    [0.1, '$0.10'],
    [0.06, '$0.06'],
    [0.0123, '$0.012'],
    [0.0031, '$0.0031'],
    [0.0000756, '$0.000076'],
    [0.00000123, '$0.000001'],
    [0.00000001, '<$0.000001'],
    [-0.00000001, '−<$0.000001'],
    [-0.42, '−$0.42'],
  ];
  for (const [usd, expected] of dollars) it(`${usd} USD`, () => assert.equal(money(usd, null), expected));

  const converted: readonly (readonly [number, Currency, string])[] = [
    [12.4, at('EUR', 0.92), '€11.41'],
    [0.42, at('EUR', 0.92), '€0.39'],
    [0.0031, at('EUR', 0.92), '€0.0029'],
    [-0.42, at('EUR', 0.92), '−€0.39'],
    [0, at('EUR', 0.92), '€0'],
    [1.08, at('EUR', 0.92), '€0.99'],
    [1.09, at('EUR', 0.92), '€1.00'],
    [0.0000004, at('EUR', 0.92), '<€0.000001'],
    [12.4, at('GBP', 0.79), '£9.80'],
    [12.4, at('CHF', 0.8), 'CHF 9.92'],
    [12.4, at('JPY', 151.5), '¥1,879'],
    [0.0031, at('JPY', 151.5), '¥0.47'],
    [0.0031, at('CNY', 7.1), 'CN¥0.022'],
    [1, at('CAD', 1.4), 'CA$1.40'],
    [1, at('KWD', 0.31), 'KWD 0.31'],
    [12.4, at('KWD', 0.31), 'KWD 3.844'],
    [1, at('JPY', 1), '¥1'],
    [1, at('INR', 88.7), '₹88.70'],
    [1, at('IRR', 1_100_000), 'IRR 1,100,000'],
    [12.4, at('USD', 1), '$12.40'],
  ];
  for (const [usd, currency, expected] of converted) {
    it(`${usd} USD at ${currency.perUsd} ${currency.code}`, () =>
      assert.equal(money(usd, currency), expected));
  }

  it('tells every currency from the others, in printable letters', () => {
    const words = currencyCodes.map((code) => money(1, at(code, 1)));
    assert.equal(new Set(words).size, currencyCodes.length);
    for (const word of words) assert.match(word, /^[\p{L}\p{Sc}. ]+1(?:\.0+)?$/u);
  });

  it('of a month, not below the smallest coin', () => {
    const shown = [0, 1e-9, 0.0099, 0.01, 471].map((usd) => [
      moneyPerMonth(usd, null),
      moneyPerMonth(usd, at('JPY', 100)),
    ]);
    assert.deepEqual(shown, [
      ['$0', '¥0'],
      ['<$0.01', '<¥1'],
      ['<$0.01', '<¥1'],
      ['$0.01', '¥1'],
      ['$471.00', '¥47,100'],
    ]);
  });

  it('differences', () => {
    const euro = at('EUR', 0.5);
    assert.deepEqual(
      [0, 0.42, -0.05].map((usd) => [moneyChange(usd, null), moneyChange(usd, euro)]),
      [
        ['±$0', '±€0'],
        ['+$0.42', '+€0.21'],
        ['−$0.05', '−€0.025'],
      ],
    );
  });

  it('in full, for arithmetic', () => {
    assert.deepEqual(
      [0.0004605, 3, 0.00000012345, 0.1 + 0.2].map((usd) => moneyExactly(usd, null)),
      ['$0.0004605', '$3', '$0.00000012345', '$0.3'],
    );
    assert.equal(moneyExactly(0.4605, at('EUR', 0.92)), '€0.42366');
  });

  it('prices per million tokens keep all digits', () => {
    assert.deepEqual([null, 0, 0.25, 0.0028, 2, 22.5, 1000].map(usdPerMTok), [
      '–',
      '$0',
      '$0.25',
      '$0.0028',
      '$2.00',
      '$22.50',
      '$1,000.00',
    ]);
  });

  it('says how amounts were converted', () => {
    assert.equal(conversion(at('EUR', 0.92)), 'converted at 0.92 EUR per USD of 2026-11-01');
    assert.equal(conversion(at('LBP', 89_500)), 'converted at 89,500 LBP per USD of 2026-11-01');
    for (const none of [null, undefined, at('USD', 1)]) assert.equal(conversion(none), null);
  });

  it('adds up in dollars what is shown in several currencies', () => {
    const euro = at('EUR', 0.92);
    assert.deepEqual(sharedCurrency([euro, { ...euro }]), euro);
    for (const others of [[null], [undefined], [at('EUR', 0.9)], [at('JPY', 0.92)]]) {
      assert.equal(sharedCurrency([euro, ...others]), null);
      assert.equal(sharedCurrency([...others, euro]), null);
    }
    assert.equal(sharedCurrency([]), null);
  });
});
