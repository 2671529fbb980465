import assert from 'node:assert/strict';
import { LiveRun } from '../../../../src/bench/view/liveRun';
import { summaryOf, trialViews } from '../../../../src/bench/view/runView';
import type { Live, Summary, TrialView } from '../../../../src/bench/view/runView';
import type { RunProgress } from '../../../../src/bench/trial';
import { LiveFeed } from '../../../../src/editor/abTests/liveFeed';
import { syntheticRun, twoArms } from '../../bench/view/syntheticRun';
import { until } from '../../support/until';

describe('the feed of a run that goes on', () => {
  const { run, trials, blocks } = syntheticRun({ arms: twoArms, pairs: 10 });
  const progress = (pairs: number): RunProgress => ({
    ...{ phase: 'measured', planned: 10, requests: 2 * pairs, spentUsd: 0, waiting: null },
    pairs,
  });

  /** A feed, and what it has told. */
  function feed(): { feed: LiveFeed; live: Live[]; trials: TrialView[][]; summaries: Summary[] } {
    const told = { live: [] as Live[], trials: [] as TrialView[][], summaries: [] as Summary[] };
    const views = { summaryOf, trialViews };
    const listener = {
      live: (each: Live): void => void told.live.push(each),
      trials: (each: readonly TrialView[]): void => void told.trials.push([...each]),
      summary: (each: Summary): void => void told.summaries.push(each),
    };
    return { feed: new LiveFeed(new LiveRun(null), views, listener), ...told };
  }

  it('tells many lines at once, each request once, and what they say together', async () => {
    const { feed: live, ...told } = feed();
    live.take(run);
    for (const trial of trials) live.take(trial);
    for (const block of blocks) live.take(block);
    await until(() => told.summaries.length > 0);
    assert.equal(told.trials.length, 1);
    assert.deepEqual(
      told.trials[0]!.map(({ id }) => id),
      trials.map(({ id }) => id),
    );
    assert.ok(told.trials[0]!.some(({ counts }) => counts));
    live.dispose();
  });

  it('tells a request again once its pair counts', async () => {
    const { feed: live, ...told } = feed();
    live.take(run);
    for (const trial of trials.slice(0, 2)) live.take(trial);
    await until(() => told.trials.length === 1);
    assert.deepEqual(
      told.trials[0]!.map(({ counts }) => counts),
      [false, false],
    );
    live.take(blocks[0]!);
    await until(() => told.trials.length === 2);
    assert.deepEqual(
      told.trials[1]!.map(({ counts }) => counts),
      [true, true],
    );
    live.dispose();
  });

  it('knows how long it takes only from the second pair on, and not over a break', () => {
    const { feed: live } = feed();
    assert.equal(live.live, null);
    live.tell(progress(0), false);
    assert.equal(live.live!.remainingMs, null);
    live.tell(progress(5), false);
    assert.ok(live.live!.remainingMs! >= 0);
    live.tell(progress(5), true);
    assert.deepEqual([live.live!.isPaused, live.live!.remainingMs], [true, null]);
    live.dispose();
  });

  it('says nothing before the first line, and nothing once it is disposed', async () => {
    const { feed: live, ...told } = feed();
    live.tell(progress(1), false);
    live.take(trials[0]!);
    live.dispose();
    const other = feed();
    other.feed.take(run);
    other.feed.take(trials[0]!);
    await until(() => other.trials.length > 0);
    assert.deepEqual([told.live, told.trials, told.summaries], [[], [], []]);
    other.feed.dispose();
  });
});
