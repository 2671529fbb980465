import assert from 'node:assert/strict';
import { TieredPrices } from '@pydantic/genai-prices';
import type { ModelInfo } from '@pydantic/genai-prices';
import { mergeProviders, priceChanges } from '../../../src/cost/priceChanges';
import type { PriceChange } from '../../../src/cost/priceChanges';
import type { Providers } from '../../../src/cost/providers';

const now = new Date('2026-11-22T12:00:00Z');

function model(prices: ModelInfo['prices'], id = 'm'): ModelInfo {
  return { id, match: { equals: id }, prices };
}

function table(...models: ModelInfo[]): Providers {
  return [{ id: 'seller', name: 'Seller', api_pattern: '', models }];
}

/** `input_mtok 1→2`. */
function words({ price, aboveInputTokens, fromUsd, toUsd }: PriceChange): string {
  return `${price}${aboveInputTokens === null ? '' : ` >${aboveInputTokens}`} ${fromUsd}→${toUsd}`;
}

const base = { input_mtok: 1, output_mtok: 4 };
const peak = (high: number): ModelInfo['prices'] => [
  { prices: base },
  {
    constraint: { type: 'time_of_date', start_time: '01:00:00Z', end_time: '09:00:00Z' },
    prices: { input_mtok: high, output_mtok: 4 },
  },
];
const from = (date: string, prices: ModelInfo['prices']): ModelInfo['prices'] => [
  { prices: base },
  { constraint: { type: 'start_date', start_date: date }, prices: prices as Record<string, number> },
];
const tiered = (price: number): ModelInfo['prices'] => ({
  input_mtok: new TieredPrices({ base: 1, tiers: [{ start: 200_000, price }] }),
  output_mtok: 4,
});

describe('priceChanges', () => {
  const rows: readonly (readonly [
    what: string,
    old: ModelInfo['prices'],
    fresh: ModelInfo['prices'],
    changed: readonly string[],
    absurd: readonly string[],
  ])[] = [
    ['no change', base, { ...base }, [], []],
    ['a usual change', base, { ...base, input_mtok: 2 }, ['input_mtok 1→2'], []],
    ['ten times as much', base, { ...base, input_mtok: 10 }, ['input_mtok 1→10'], []],
    ['more than that', base, { ...base, input_mtok: 10.1 }, ['input_mtok 1→10.1'], ['input_mtok 1→10.1']],
    ['less than a tenth', base, { ...base, output_mtok: 0.3 }, ['output_mtok 4→0.3'], ['output_mtok 4→0.3']],
    ['zero', base, { ...base, input_mtok: 0 }, ['input_mtok 1→0'], ['input_mtok 1→0']],
    ['from zero', { ...base, input_mtok: 0 }, base, ['input_mtok 0→1'], ['input_mtok 0→1']],
    [
      'an output that costs nothing any more',
      base,
      { input_mtok: 1 },
      ['output_mtok 4→null'],
      ['output_mtok 4→null'],
    ],
    ['a model that is not sold any more', base, {}, [], []],
    ['a price that is new', base, { ...base, cache_read_mtok: 0.1 }, [], []],
    ['a cache price that is gone', { ...base, cache_read_mtok: 0.1 }, base, ['cache_read_mtok 0.1→null'], []],
    ['a tier', tiered(2), tiered(40), ['input_mtok >200000 2→40'], ['input_mtok >200000 2→40']],
    ['a tier that is gone', tiered(2), base, [], []],
    ['an hour of the day', peak(2), peak(40), ['input_mtok 2→40'], ['input_mtok 2→40']],
    ['hours that are new', base, peak(2), ['input_mtok 1→2'], []],
    [
      'a day to come',
      base,
      from('2026-12-24', { input_mtok: 0, output_mtok: 4 }),
      ['input_mtok 1→0'],
      ['input_mtok 1→0'],
    ],
    [
      'a day that is past',
      base,
      from('2026-01-24', { input_mtok: 2, output_mtok: 4 }),
      ['input_mtok 1→2'],
      [],
    ],
  ];
  for (const [what, old, fresh, changed, absurd] of rows) {
    it(`sees ${what}`, () => {
      const changes = priceChanges(table(model(old)), table(model(fresh)), now);
      assert.deepEqual(changes.changed.map(words), changed);
      assert.deepEqual(changes.absurd.map(words), absurd);
      assert.equal(changes.newModels, 0);
    });
  }

  it('counts new models, which change nothing', () => {
    const changes = priceChanges(table(model(base)), table(model(base), model({}, 'n')), now);
    assert.deepEqual(changes, { newModels: 1, changed: [], absurd: [] });
  });
});

describe('mergeProviders', () => {
  const prices = (providers: Providers): unknown =>
    providers.map(({ id, models }) => [id, models.map((one) => [one.id, one.prices])]);

  it('takes what is new and keeps what only the old table knows, behind it', () => {
    const old = [...table(model(base, 'a'), model(base, 'b')), { ...table()[0]!, id: 'gone' }];
    const fresh = table(model({ input_mtok: 2 }, 'b'), model({}, 'c'));
    assert.deepEqual(prices(mergeProviders(old, fresh)), [
      [
        'seller',
        [
          ['b', { input_mtok: 2 }],
          ['c', {}],
          ['a', base],
        ],
      ],
      ['gone', []],
    ]);
  });

  it('leaves models as they were that are to stay so', () => {
    const fresh = table(model({ input_mtok: 0 }, 'a'), model({ input_mtok: 2 }, 'b'));
    const merged = mergeProviders(table(model(base, 'a'), model(base, 'b')), fresh, [
      { provider: 'seller', model: 'a' },
    ]);
    assert.deepEqual(prices(merged), [
      [
        'seller',
        [
          ['a', base],
          ['b', { input_mtok: 2 }],
        ],
      ],
    ]);
  });
});
