import assert from 'node:assert/strict';
import { simulate } from './simulation';

/** Share of a binomial count of `runs` that is not further from `share` than chance takes it once in 1,000 times. */
function allowed(runs: number, low: number, high: number): readonly [number, number] {
  const spread = (share: number): number => 3.3 * Math.sqrt((share * (1 - share)) / runs);
  return [low - spread(low), high + spread(high)];
}

/** `scripts/simulateExperiments.ts` does the same with 2,000 runs each, and without allowance. */
describe('simulated experiments, with drift, a slow tail and early stopping', () => {
  const runs = 400;
  for (const [pairs, seed] of [
    [50, 11],
    [100, 12],
  ] as const) {
    it(`${pairs} pairs without a difference: 3 to 7 % false verdicts, the interval holds 1 in 93 to 97 %`, () => {
      const { less, more, coverage } = simulate({ pairs, trueRatio: 1, runs, seed, stopping: 'bounds' });
      const [low, high] = allowed(runs, 0.03, 0.07);
      const wrong = less + more;
      assert.ok(wrong >= low && wrong <= high, `${wrong} false verdicts`);
      const [least, most] = allowed(runs, 0.93, 0.97);
      assert.ok(coverage >= least && coverage <= most, `coverage ${coverage}`);
    });
  }

  it('50 pairs with a difference: the interval holds it in 93 to 97 %, though most runs end early', () => {
    const { coverage, meanPairs } = simulate({
      pairs: 50,
      trueRatio: 0.8,
      runs,
      seed: 15,
      stopping: 'bounds',
    });
    const [least, most] = allowed(runs, 0.93, 0.97);
    assert.ok(coverage >= least && coverage <= most, `coverage ${coverage}`);
    assert.ok(meanPairs < 45);
  });

  it('a fifth faster: found nearly always, with fewer pairs, in the right direction', () => {
    const found = simulate({ pairs: 100, trueRatio: 0.8, runs: 100, seed: 13, stopping: 'bounds' });
    assert.ok(found.less > 0.95, `${found.less} found`);
    assert.ok(found.meanPairs < 75, `${found.meanPairs} pairs`);
    assert.equal(found.more, 0);
  });

  it('a plain test at every look is wrong more often: what the bounds are for', () => {
    const { less, more } = simulate({ pairs: 50, trueRatio: 1, runs, seed: 14, stopping: 'plain' });
    assert.ok(less + more > 0.1, `${less + more} false verdicts`);
  });
});
