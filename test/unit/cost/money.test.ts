import assert from 'node:assert/strict';
import { sumUsd, tidyUsd } from '../../../src/cost/money';
import { seededRandom } from '../support/dice';

describe('amounts of money', () => {
  const noisy: readonly (readonly [number, number])[] = [
    [0.1 + 0.2, 0.3],
    [0.1 * 3, 0.3],
    [1.1 * 1.1, 1.21],
    [4.35 * 100, 435],
    [1.005 * 1000, 1005],
    [0.0000000035 * 3, 0.0000000105],
    [-(0.1 + 0.2), -0.3],
    [1234567.1 + 0.2, 1234567.3],
    [0, 0],
  ];
  for (const [raw, tidy] of noisy) it(`${raw} is ${tidy}`, () => assert.equal(tidyUsd(raw), tidy));

  it('stay what twelve significant digits make of them, for products of tokens and rates', () => {
    const next = seededRandom(7);
    for (let round = 0; round < 20_000; round++) {
      const tokens = Math.floor(next() * 10 ** (1 + next() * 6));
      const rate = Math.round(next() * 1e5) / 10 ** Math.floor(1 + next() * 5);
      const usd = (tokens * rate) / 1e6;
      assert.equal(tidyUsd(usd), Number(usd.toPrecision(14)), `${tokens} × ${rate}`);
    }
  });

  it('are added without noise', () => assert.equal(sumUsd([0.1, 0.2, 0.3]), 0.6));
});
