import assert from 'node:assert/strict';
import { pairsOf } from '../../../../src/bench/view/pairs';
import { trialViews } from '../../../../src/bench/view/runView';
import { stepsOf } from '../../../../src/bench/view/steps';
import { syntheticRun, twoArms } from './syntheticRun';

const contrast = { baseline: 'A', candidate: 'B' };

describe('pairs of a contrast', () => {
  it('are those that count, in their order, as candidate against baseline', () => {
    const read = syntheticRun({ arms: twoArms, pairs: 40 });
    const pairs = pairsOf(trialViews(read), contrast, 'ttft');
    // One is left out by the run itself.
    assert.equal(pairs.length, 39);
    assert.deepEqual(
      pairs.map(({ block }) => block),
      [...pairs.map(({ block }) => block)].sort((a, b) => a - b),
    );
    for (const { baseline, candidate, ratio, difference } of pairs) {
      const [a, b] = [baseline.values.ttft!, candidate.values.ttft!];
      assert.equal(difference, b - a);
      assert.equal(ratio, b / a);
    }
  });

  for (const [who, of] of [
    ['baseline', ['A']],
    ['candidate', ['B']],
    ['both', ['A', 'B']],
  ] as const) {
    it(`say that ${who} failed, and have no difference`, () => {
      const read = syntheticRun({
        arms: twoArms.map((arm) => ({ ...arm, failing: (of as readonly string[]).includes(arm.id) ? 1 : 0 })),
        pairs: 4,
      });
      const pairs = pairsOf(trialViews(read), contrast, 'e2e');
      assert.deepEqual(
        pairs.map(({ failed, ratio, difference }) => [failed, ratio, difference]),
        Array.from({ length: 4 }, () => [who, null, null]),
      );
    });
  }
});

describe('steps of a request', () => {
  const times = {
    ...{ sentMs: 1, ttfbMs: 20, ttftMs: 50, ttfatMs: 50, e2eMs: 200, endMs: 205 },
    ...{ newConnection: false, isBuffered: false },
  };
  const rows: readonly [what: string, change: Partial<typeof times> | object, steps: string][] = [
    ['an answer', {}, 'send 0-1, headers 1-20, first 20-50, answer 50-200, close 200-205'],
    [
      'reasoning',
      { ttfatMs: 120 },
      'send 0-1, headers 1-20, first 20-50, reasoning 50-120, answer 120-200, close 200-205',
    ],
    [
      'a failure after the headers',
      { ttftMs: null, ttfatMs: null, e2eMs: null, endMs: 31 },
      'send 0-1, headers 1-20, close 20-31',
    ],
    ['nothing', { sentMs: null, ttfbMs: null, ttftMs: null, ttfatMs: null, e2eMs: null, endMs: null }, ''],
    ['times that are no numbers', { ttfbMs: NaN, e2eMs: Infinity }, 'send 0-1, first 1-50, close 50-205'],
  ];
  for (const [what, change, expected] of rows) {
    it(`of ${what}`, () => {
      const steps = stepsOf({ ...times, ...change });
      assert.equal(steps.map(({ id, fromMs, toMs }) => `${id} ${fromMs}-${toMs}`).join(', '), expected);
    });
  }
});
