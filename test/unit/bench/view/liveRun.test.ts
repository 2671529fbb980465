import assert from 'node:assert/strict';
import { LiveRun } from '../../../../src/bench/view/liveRun';
import { viewOf } from '../../../../src/bench/view/runView';
import { syntheticRun, twoArms } from './syntheticRun';

describe('a run as it grows', () => {
  const { run } = syntheticRun({ arms: twoArms, pairs: 1 });
  const message = 'You called it off.';

  it('is not called killed while it goes on, and ends as its file says', () => {
    const live = new LiveRun(null);
    live.take(run);
    const before = viewOf(live.read!, 'one.jsonl').summary;
    assert.deepEqual(before.comparison.end, { reason: 'running', message: null });
    assert.equal(before.verdict.headline, 'Nothing is measured yet.');
    live.take({ kind: 'block', block: 0, attempt: 1, reasons: ['this machine was too busy to measure'] });
    assert.equal(
      viewOf(live.read!, 'one.jsonl').summary.verdict.headline,
      'No pair counts yet: one was left out.',
    );
    live.take({ kind: 'end', at: run.at, reason: 'cancelled', message });
    const after = viewOf(live.read!, 'one.jsonl').summary;
    assert.deepEqual([after.comparison.end.reason, after.comparison.end.message], ['cancelled', message]);
  });
});
