import type { JSX } from 'preact';
import type { Live } from '../../../bench/view/runView';
import type { SectionProps } from '../section';

/** How far a run is, and what stops it. Each number has its place, so that nothing moves while they change. */
export function LiveBar({ live, run, host, money }: SectionProps & { readonly live: Live }): JSX.Element {
  const { pairs, planned, requests, spentUsd, isPaused, remainingMs } = live;
  const left = isPaused ? 'paused' : remainingMs === null ? '…' : `about ${remaining(remainingMs)} left`;
  return (
    <section class="live" aria-label="Progress">
      <progress max={Math.max(1, planned)} value={pairs} aria-label={`${pairs} of ${planned} pairs`} />
      <span class="live-words">
        <span>{`${pairs} of ${planned} pairs`}</span>
        <span>{`${requests} requests`}</span>
        <span>{`${money(spentUsd)} of at most ${money(run.head.maxUsd)}`}</span>
        <span>{left}</span>
      </span>
      <span class="buttons">
        {/* One button of one width, so that a second click hits the same. */}
        <button
          type="button"
          class="pause"
          onClick={() => host.post({ type: isPaused ? 'resume' : 'pause' })}
        >
          {isPaused ? 'Resume' : 'Pause'}
        </button>
        <button type="button" class="secondary" onClick={() => host.post({ type: 'cancel' })}>
          Cancel
        </button>
      </span>
      <span class="live-doing">{doing(live)}</span>
    </section>
  );
}

function doing({ waiting, phase }: Live): string {
  if (waiting !== null) return `Waiting: ${waiting}`;
  switch (phase) {
    case 'warmup':
    case 'priming':
      return 'Warming up: these requests are not measured.';
    case 'measured':
      return 'Measuring.';
    case 'quality':
      return 'Asking for answers to check.';
    case 'judge':
      return 'Having answers judged.';
    case 'ended':
      return 'Ending.';
  }
}

function remaining(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
