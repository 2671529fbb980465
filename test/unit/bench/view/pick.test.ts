import assert from 'node:assert/strict';
import type { ArmResult, Quantiles } from '../../../../src/bench/comparison';
import { dominated, pick } from '../../../../src/bench/view/pick';
import type { Requirements } from '../../../../src/bench/view/pick';

interface Wish {
  readonly p50?: number | null;
  readonly p95?: number | null;
  readonly interval?: Quantiles['p95Interval'];
  readonly usd?: number | null;
  readonly quality?: number | null;
  readonly ok?: number;
  readonly attempted?: number;
}

function arm(id: string, wish: Wish = {}): ArmResult {
  const { p50 = 100, p95 = 200, interval = { low: 180, high: 220 }, usd = 1, quality = null } = wish;
  const { ok = 100, attempted = 100 } = wish;
  const times: Quantiles = { p50, p95, p50Interval: null, p95Interval: interval };
  return {
    ...{ arm: id, variant: id, endpoint: 'local', model: 'm', mode: 'cold', warmup: 0, attempted, ok },
    ...{ status: {}, ttftMs: times, ttfatMs: times, e2eMs: times, tpotMs: times },
    tokens: { input: 1, cacheRead: null, output: 1 },
    ...{ cachedShare: null, per1kCallsUsd: usd, qualityPassRate: quality, outliers: 0 },
  };
}

const none: Requirements = {
  ...{ time: 'ttft', maxP95Ms: null, maxUsdPer1kCalls: null, minQuality: null },
  prefer: 'cost',
};
const money = (usd: number): string => `$${usd}`;

describe('pick by requirements', () => {
  const rows: readonly [
    what: string,
    arms: readonly ArmResult[],
    needed: Partial<Requirements>,
    picked: string | null,
    fits: string,
    why: RegExp,
  ][] = [
    [
      'takes the cheapest that fits',
      [arm('A', { usd: 3 }), arm('B', { usd: 1, p95: 900 }), arm('C', { usd: 2 })],
      { maxP95Ms: 500 },
      'C',
      'yes no yes',
      /^Of those that fit it is the cheapest: \$2 per 1K calls/,
    ],
    [
      'takes the fastest where that is preferred',
      [arm('A', { usd: 1, p95: 300 }), arm('B', { usd: 2, p95: 250 })],
      { maxP95Ms: 500, prefer: 'time' },
      'B',
      'yes yes',
      /is the fastest/,
    ],
    [
      'says where one only fits',
      [arm('A', { usd: 9 }), arm('B')],
      { maxUsdPer1kCalls: 5 },
      'B',
      'no yes',
      /only one/,
    ],
    [
      'an unknown cost does not fit',
      [arm('A', { usd: null }), arm('B', { usd: 9 })],
      { maxUsdPer1kCalls: 5 },
      null,
      'unknown no',
      /No arm is known to meet the requirements; A may\./,
    ],
    [
      'an unknown quality does not fit',
      [arm('A'), arm('B', { quality: 0.97 })],
      { minQuality: 0.95 },
      'B',
      'unknown yes',
      /only one/,
    ],
    [
      'an unknown cost never is the cheapest, and is said',
      [arm('A', { usd: null }), arm('B', { usd: 7 })],
      { maxP95Ms: 500 },
      'B',
      'yes yes',
      /cheapest.*A may be cheaper: that is not known/,
    ],
    [
      'nothing is the cheapest where no cost is known',
      [arm('A', { usd: null }), arm('B', { usd: null })],
      { maxP95Ms: 500 },
      'A',
      'yes yes',
      /nothing known tells which is the cheapest/,
    ],
    [
      'a 95th percentile among failures is no time',
      [arm('A', { p95: null, interval: null, ok: 90 })],
      { maxP95Ms: 500 },
      null,
      'no',
      /No arm meets/,
    ],
    [
      'times that say nothing, as of answers that come at once, are not known',
      [arm('A', { p50: null, p95: null, interval: null })],
      { maxP95Ms: 500 },
      null,
      'unknown',
      /A may/,
    ],
    [
      'an arm that never answered does not fit',
      [arm('A', { ok: 0 })],
      { maxUsdPer1kCalls: 5 },
      null,
      'no',
      /No arm/,
    ],
    [
      'limits are included',
      [arm('A', { p95: 500, usd: 5 })],
      { maxP95Ms: 500, maxUsdPer1kCalls: 5 },
      'A',
      'yes',
      /It fits/,
    ],
    ['of nothing there is nothing', [], { maxP95Ms: 1 }, null, '', /There is no arm/],
  ];
  for (const [what, arms, needed, picked, fits, why] of rows) {
    it(what, () => {
      const found = pick(arms, { ...none, ...needed }, money);
      assert.equal(found.arm, picked);
      assert.equal(found.fits.map((fit) => fit.fits).join(' '), fits);
      assert.match(found.why, why);
      for (const fit of found.fits) assert.equal(fit.reasons.length > 0, fit.fits !== 'yes');
    });
  }

  for (const [what, interval, doubt] of [
    ['reaches beyond the limit', { low: 1, high: 600 }, /reaches 600 ms, above 500 ms/],
    ['reaches failures', { low: 1, high: null }, /reaches failures/],
    ['is missing', null, /So few requests give no interval/],
  ] as const) {
    it(`doubts a fit whose interval ${what}`, () => {
      const [fit] = pick([arm('A', { interval })], { ...none, maxP95Ms: 500 }, money).fits;
      assert.equal(fit!.fits, 'yes');
      assert.match(fit!.doubts.join(), doubt);
    });
  }
});

describe('arms that another one beats', () => {
  const rows: readonly [what: string, arms: readonly ArmResult[], beaten: Record<string, string[]>][] = [
    ['cheaper and faster', [arm('A', { usd: 1, p50: 10 }), arm('B', { usd: 2, p50: 20 })], { B: ['A'] }],
    ['cheaper but slower', [arm('A', { usd: 1, p50: 20 }), arm('B', { usd: 2, p50: 10 })], {}],
    ['the same', [arm('A'), arm('B')], {}],
    ['better checked', [arm('A', { usd: 1, quality: 0.5 }), arm('B', { usd: 2, quality: 0.9 })], {}],
    ['of unknown cost', [arm('A', { p50: 1 }), arm('B', { usd: null })], {}],
    ['checked and unchecked', [arm('A', { usd: 1, quality: 1 }), arm('B', { usd: 2 })], {}],
  ];
  for (const [what, arms, beaten] of rows) {
    it(what, () => assert.deepEqual(Object.fromEntries(dominated(arms, 'ttft')), beaten));
  }
});
