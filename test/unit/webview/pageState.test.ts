import assert from 'node:assert/strict';
import { viewOf } from '../../../src/bench/view/runView';
import type { Answer, Surroundings, ToPage } from '../../../src/webview/comparison/messages';
import { emptyState, stateAfter } from '../../../src/webview/comparison/state';
import type { PageState } from '../../../src/webview/comparison/state';
import { syntheticRun, twoArms } from '../bench/view/syntheticRun';

const surroundings: Surroundings = {
  ...{ currency: null, volume: null, whyNotApplied: {}, canRun: false, whyNotRun: null, canResume: false },
  problems: [],
};
const view = viewOf(syntheticRun({ arms: twoArms, pairs: 3 }), 'run.jsonl');
const answer: Answer = {
  ...{ arm: 'A', trial: 1, status: 'ok', text: 'yes', toolCalls: '', isCut: false, failedChecks: null },
};

function after(...messages: readonly ToPage[]): PageState {
  return messages.reduce(stateAfter, emptyState);
}

describe('state of the comparison page', () => {
  it('is empty until a run comes', () => {
    assert.deepEqual(
      after({ type: 'live', live: null }, { type: 'trials', trials: view.trials }),
      emptyState,
    );
  });

  it('keeps answers of the same run, and forgets those of another', () => {
    const one = after(
      { type: 'run', view, surroundings },
      { type: 'answers', case: 'refund', answers: [answer] },
      { type: 'run', view, surroundings },
    );
    assert.deepEqual(one.answers.get('refund'), [answer]);
    const other = { ...view, head: { ...view.head, id: 'another' } };
    assert.equal(stateAfter(one, { type: 'run', view: other, surroundings }).answers.size, 0);
  });

  it('takes requests by their id: new ones in their order, changed ones in their places', () => {
    const [first, second, third] = view.trials;
    const state = after(
      { type: 'run', view: { ...view, trials: [first!, third!] }, surroundings },
      { type: 'trials', trials: [{ ...third!, counts: false }, second!] },
    );
    assert.deepEqual(
      state.run!.trials.map(({ id, counts }) => [id, counts]),
      [
        [1, true],
        [2, true],
        [3, false],
      ],
    );
  });

  it('shows nothing else once a run cannot be read, until another comes', () => {
    const state = after({ type: 'run', view, surroundings }, { type: 'unreadable', why: 'It is no run.' });
    assert.deepEqual([state.run, state.unreadable], [null, 'It is no run.']);
    assert.equal(stateAfter(state, { type: 'run', view, surroundings }).unreadable, null);
  });
});
