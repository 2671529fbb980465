import assert from 'node:assert/strict';
import { TieredPrices } from '@pydantic/genai-prices';
import type { ModelInfo } from '@pydantic/genai-prices';
import { mergeProviders, priceChanges, withoutAbsurd } from '../../../src/cost/priceChanges';
import type { PriceChange, PriceChanges } from '../../../src/cost/priceChanges';
import type { Providers } from '../../../src/cost/providers';
import { atOnce } from '../support/atOnce';

const now = new Date('2026-11-22T12:00:00Z');

function model(prices: ModelInfo['prices'], id = 'm'): ModelInfo {
  return { id, match: { equals: id }, prices };
}

function table(...models: ModelInfo[]): Providers {
  return [{ id: 'openai', name: 'OpenAI', api_pattern: '', model_match: { starts_with: 'm' }, models }];
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
const tiered = (price: number, start = 200_000): ModelInfo['prices'] => ({
  input_mtok: new TieredPrices({ base: 1, tiers: [{ start, price }] }),
  output_mtok: 4,
});

function compare(...tables: Parameters<typeof priceChanges>): PriceChanges {
  return atOnce(priceChanges(...tables));
}

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
    ['a model that has no price any more', base, {}, ['input_mtok 1→null'], ['input_mtok 1→null']],
    ['a model that had no price', {}, base, ['input_mtok null→1'], ['input_mtok null→1']],
    ['a price that is new', base, { ...base, cache_read_mtok: 0.1 }, ['cache_read_mtok null→0.1'], []],
    [
      'a new price of nothing, where input was billed',
      base,
      { ...base, cache_read_mtok: 0 },
      ['cache_read_mtok null→0'],
      ['cache_read_mtok null→0'],
    ],
    [
      'a fee for each request',
      base,
      { ...base, requests_kcount: 100 },
      ['requests_kcount 0→100'],
      ['requests_kcount 0→100'],
    ],
    [
      'a fee that rises',
      { ...base, requests_kcount: 5 },
      { ...base, requests_kcount: 8 },
      ['requests_kcount 5→8'],
      [],
    ],
    ['a cache price that is gone', { ...base, cache_read_mtok: 0.1 }, base, ['cache_read_mtok 0.1→null'], []],
    ['a tier', tiered(2), tiered(40), ['input_mtok >200000 2→40'], ['input_mtok >200000 2→40']],
    ['a tier that is gone', tiered(2), base, ['input_mtok >200000 2→1'], []],
    ['a dear tier that is gone', tiered(20), base, ['input_mtok >200000 20→1'], ['input_mtok >200000 20→1']],
    ['a tier that moves', tiered(2), tiered(2, 1000), ['input_mtok >1000 1→2'], []],
    ['a tier of every request', base, tiered(0, 0), ['input_mtok 1→0'], ['input_mtok 1→0']],
    [
      'a tier of nearly every request',
      base,
      tiered(1000, 1),
      ['input_mtok >1 1→1000'],
      ['input_mtok >1 1→1000'],
    ],
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
      const changes = compare(table(model(old)), table(model(fresh)), now);
      assert.deepEqual(changes.changed.map(words), changed);
      assert.deepEqual(changes.absurd.map(words), absurd);
      assert.equal(changes.newModels, 0);
    });
  }

  const free = { input_mtok: 0, output_mtok: 0 };
  const hijackers: readonly (readonly [what: string, fresh: Providers, absurd: readonly string[]])[] = [
    [
      'a new model that answers first',
      table({ ...model(free, 'new'), match: { contains: 'm' } }, model(base)),
      ['input_mtok 1→0', 'output_mtok 4→0'],
    ],
    [
      'a rule that takes everything',
      table({ ...model(free, 'new'), match: { contains: '' } }, model(base)),
      ['input_mtok 1→0', 'output_mtok 4→0'],
    ],
    [
      'a model of the same id that answers first',
      table(model(free), model(base)),
      ['input_mtok 1→0', 'output_mtok 4→0'],
    ],
    ['a rule that takes nothing', table({ ...model(base), match: { equals: 'x' } }), ['input_mtok 1→null']],
    [
      'another seller that claims the name',
      [{ ...table(model(free))[0]!, id: 'anthropic' }, ...table(model(base))],
      ['input_mtok 1→0', 'output_mtok 4→0'],
    ],
  ];
  for (const [what, fresh, absurd] of hijackers) {
    it(`sees ${what}, and goes back to what the name cost`, () => {
      const old = table(model(base));
      const changes = compare(old, fresh, now);
      assert.deepEqual(changes.absurd.map(words), absurd);
      assert.ok(changes.absurd.every(({ model: id }) => id === 'm'));
      const kept = atOnce(withoutAbsurd(old, fresh, changes.absurd, (some) => priceChanges(old, some, now)));
      assert.deepEqual(compare(old, kept.providers, now).changed, []);
    });
  }

  it('sees a new model that takes over a version which the rules spell out', () => {
    const rule = { or: [{ equals: 'm' }, { equals: 'm-2026' }] };
    const changes = compare(
      table({ ...model(base), match: rule }),
      table(model(free, 'm-2026'), { ...model(base), match: rule }),
      now,
    );
    assert.deepEqual(changes.absurd.map(words), ['input_mtok 1→0', 'output_mtok 4→0']);
  });

  it('counts new models, which change nothing', () => {
    const changes = compare(table(model(base)), table(model(base), model({}, 'n')), now);
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
        'openai',
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
      { provider: 'openai', model: 'a' },
    ]);
    assert.deepEqual(prices(merged), [
      [
        'openai',
        [
          ['a', base],
          ['b', { input_mtok: 2 }],
        ],
      ],
    ]);
  });
});
