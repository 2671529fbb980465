import type { Live, Summary, TrialView } from '../../bench/view/runView';
import type { ReadRun } from '../../bench/store/run';
import type { RunLine } from '../../bench/store/records';
import type { RunProgress } from '../../bench/trial';
import type { LiveRun } from '../../bench/view/liveRun';

/** What a feed tells of: only what changed. */
export interface FeedListener {
  readonly live: (live: Live) => void;
  readonly trials: (trials: readonly TrialView[]) => void;
  readonly summary: (summary: Summary) => void;
}

/** What turns a run into what is shown of it. */
export interface FeedViews {
  readonly summaryOf: (read: ReadRun) => Summary;
  readonly trialViews: (read: ReadRun, ids: ReadonlySet<number>) => TrialView[];
}

/** Between two messages, so that a page draws no more often than anybody sees. */
const pauseMs = 250;
/** Comparing takes at most this share of the time: with thousands of requests it is done less often. */
const comparingShare = 0.04;

/** Tells a page what happens in a run, a few times a second however many requests there are. */
export class LiveFeed {
  private timer: NodeJS.Timeout | undefined;
  private progress: RunProgress | null = null;
  private isPaused = false;
  private comparedAtMs = 0;
  private comparingMs = 0;
  /** When the first pair was done, and how many there were then: what the pace is reckoned from. */
  private since: { readonly atMs: number; readonly pairs: number } | null = null;

  constructor(
    readonly run: LiveRun,
    private readonly views: FeedViews,
    private readonly listener: FeedListener,
  ) {}

  take(line: RunLine): void {
    this.run.take(line);
    this.tellSoon();
  }

  tell(progress: RunProgress, isPaused: boolean): void {
    // A break says nothing of the pace.
    if (isPaused || this.isPaused) this.since = null;
    this.isPaused = isPaused;
    this.progress = progress;
    if (progress.phase === 'measured') this.since ??= { atMs: performance.now(), pairs: progress.pairs };
    this.tellSoon();
  }

  /** How far the run is now; null before it is known. */
  get live(): Live | null {
    const { progress, isPaused, since } = this;
    if (progress === null) return null;
    const done = since === null ? 0 : progress.pairs - since.pairs;
    const left = progress.planned - progress.pairs;
    return {
      ...progress,
      isPaused,
      remainingMs: done < 1 ? null : ((performance.now() - since!.atMs) / done) * left,
    };
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private tellSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.flush();
    }, pauseMs);
  }

  private flush(): void {
    const { read } = this.run;
    if (read === null) return;
    const changed = this.run.takeChanged();
    if (changed.size > 0) this.listener.trials(this.views.trialViews(read, changed));
    const { live } = this;
    if (live !== null) this.listener.live(live);
    const now = performance.now();
    if (changed.size === 0 || now - this.comparedAtMs < this.comparingMs / comparingShare) return;
    this.listener.summary(this.views.summaryOf(read));
    this.comparedAtMs = performance.now();
    this.comparingMs = this.comparedAtMs - now;
  }
}
