import type { RunView, TrialView } from '../../bench/view/runView';
import type { Answer, Surroundings, ToPage } from './messages';

/** What the page shows. */
export interface PageState {
  readonly run: RunView | null;
  readonly surroundings: Surroundings | null;
  /** Why nothing can be shown. */
  readonly unreadable: string | null;
  /** Answers that were asked for, by case. */
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
}

export const emptyState: PageState = {
  run: null,
  surroundings: null,
  unreadable: null,
  answers: new Map(),
};

/** The state after a message. */
export function stateAfter(state: PageState, message: ToPage): PageState {
  switch (message.type) {
    case 'run': {
      const { view, surroundings, included } = message;
      const kept = state.run?.head.id === view.head.id ? state.answers : [];
      const brought = included?.cases.map((each) => [each.case, each.answers] as const) ?? [];
      return { run: view, surroundings, unreadable: null, answers: new Map([...kept, ...brought]) };
    }
    case 'unreadable':
      return { ...emptyState, unreadable: message.why };
    case 'answers':
      return { ...state, answers: new Map(state.answers).set(message.case, message.answers) };
    case 'live':
    case 'trials':
    case 'summary':
      return state.run === null ? state : { ...state, run: runAfter(state.run, message) };
  }
}

function runAfter(run: RunView, message: Extract<ToPage, { type: 'live' | 'trials' | 'summary' }>): RunView {
  switch (message.type) {
    case 'live':
      return { ...run, live: message.live };
    case 'summary':
      return { ...run, summary: message.summary };
    case 'trials':
      return { ...run, trials: merged(run.trials, message.trials) };
  }
}

/** Requests by their id, those that changed in their places. */
function merged(old: readonly TrialView[], changed: readonly TrialView[]): TrialView[] {
  const byId = new Map(changed.map((trial) => [trial.id, trial]));
  const kept = old.map((trial) => {
    const now = byId.get(trial.id);
    byId.delete(trial.id);
    return now ?? trial;
  });
  return [...kept, ...byId.values()].sort((a, b) => a.id - b.id);
}
