import { compareRun, countedTrials } from '../compare';
import { valueOf } from '../pairedValues';
import { metrics } from '../comparison';
import type { Comparison, Metric } from '../comparison';
import type { PlanSettings } from '../experiment';
import type { RunProgress } from '../trial';
import type { RunRecord, TrialRecord } from '../store/records';
import type { ReadRun } from '../store/run';
import { verdictOf } from './verdict';
import type { Verdict } from './verdict';

/** Everything that a page shows of a run. */
export interface RunView {
  readonly head: RunHead;
  /** How far it is; null once it has ended. */
  readonly live: Live | null;
  readonly summary: Summary;
  /** In the order of sending. */
  readonly trials: readonly TrialView[];
}

/** What stays as it is while a run goes on. */
export interface RunHead {
  readonly id: string;
  readonly experiment: string;
  /** When it began, ISO 8601. */
  readonly at: string;
  readonly arms: readonly string[];
  readonly contrasts: RunRecord['contrasts'];
  readonly cases: number;
  readonly hasChecks: boolean;
  readonly plan: PlanSettings;
  readonly maxUsd: number;
  readonly versions: RunRecord['versions'];
  /** The file of the run, relative to the root, with `/`. */
  readonly trialsFile: string;
}

/** How far a run is. */
export interface Live extends RunProgress {
  readonly isPaused: boolean;
  /** Until all pairs that are planned are done, as fast as so far; null where nothing can be said. */
  readonly remainingMs: number | null;
}

/** What the requests say together. */
export interface Summary {
  /** The very object that `bench --format json` prints. */
  readonly comparison: Comparison;
  readonly verdict: Verdict;
}

/** One request, without what only its file needs. Times in ms from just before it was sent. */
export interface TrialView extends Pick<
  TrialRecord,
  | 'id'
  | 'phase'
  | 'arm'
  | 'block'
  | 'attempt'
  | 'position'
  | 'case'
  | 'status'
  | 'message'
  | 'sentMs'
  | 'ttfbMs'
  | 'ttftMs'
  | 'ttfatMs'
  | 'e2eMs'
  | 'endMs'
  | 'newConnection'
  | 'finishReason'
  | 'responseModel'
  | 'isBuffered'
  | 'outputCharacters'
  | 'failedChecks'
> {
  /** Whether it belongs to a pair that counts. */
  readonly counts: boolean;
  /** When it was sent: ms since the run began, breaks included. */
  readonly atMs: number;
  /** What each metric is of it; null where it has none. */
  readonly values: Readonly<Record<Metric, number | null>>;
  readonly cacheReadTokens: number | null;
}

/** What a page shows of a run that has ended, or as it stands. */
export function viewOf(read: ReadRun, trialsFile: string, live: Live | null = null): RunView {
  return { head: headOf(read.run, trialsFile), live, summary: summaryOf(read), trials: trialViews(read) };
}

export function headOf(
  { id, experiment, at, arms, contrasts, cases, hasChecks, plan, maxUsd, versions }: RunRecord,
  trialsFile: string,
): RunHead {
  return {
    ...{ id, experiment, at, contrasts, cases, hasChecks, plan, maxUsd, versions, trialsFile },
    arms: arms.map((arm) => arm.id),
  };
}

export function summaryOf(read: ReadRun): Summary {
  const comparison = compareRun(read);
  return { comparison, verdict: verdictOf(comparison, read.run.plan) };
}

/** The requests of a run; those of `ids` only, where they are named. */
export function trialViews(read: ReadRun, ids?: ReadonlySet<number>): TrialView[] {
  const counted = new Set(countedTrials(read).map(({ id }) => id));
  const start = Date.parse(read.run.at);
  return read.trials
    .filter(({ id }) => ids === undefined || ids.has(id))
    .map((trial) => trialView(trial, counted.has(trial.id), start));
}

function trialView(trial: TrialRecord, counts: boolean, startMs: number): TrialView {
  const { id, phase, arm, block, attempt, position, case: name, status, message, failedChecks } = trial;
  const { sentMs, ttfbMs, ttftMs, ttfatMs, e2eMs, endMs, newConnection, finishReason, responseModel } = trial;
  const { isBuffered, outputCharacters, usage, at } = trial;
  const values = Object.fromEntries(
    metrics.map((metric) => [metric, status === 'ok' ? valueOf[metric](trial) : null]),
  ) as Record<Metric, number | null>;
  return {
    ...{ id, phase, arm, block, attempt, position, case: name, status, message, failedChecks },
    ...{ sentMs, ttfbMs, ttftMs, ttfatMs, e2eMs, endMs, newConnection, finishReason, responseModel },
    ...{ isBuffered, outputCharacters, counts, values },
    atMs: Date.parse(at) - startMs,
    cacheReadTokens: usage?.cacheReadTokens ?? null,
  };
}
