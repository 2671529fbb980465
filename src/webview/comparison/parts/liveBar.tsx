import type { JSX } from 'preact';
import type { Live } from '../../../bench/view/runView';
import type { SectionProps } from '../section';

/** How far a run is, and what stops it. */
export function LiveBar({ live, run, host, money }: SectionProps & { readonly live: Live }): JSX.Element {
  const { pairs, planned, requests, spentUsd, waiting, isPaused, remainingMs, phase } = live;
  const doing =
    phase === 'measured'
      ? `${pairs} of ${planned} pairs`
      : phase === 'quality' || phase === 'judge'
        ? 'answers for the checks'
        : 'warming up';
  const words = [
    isPaused ? `paused at ${doing}` : (waiting ?? doing),
    `${requests} requests`,
    `${money(spentUsd)} of at most ${money(run.head.maxUsd)}`,
    ...(remainingMs === null || isPaused ? [] : [`about ${remaining(remainingMs)} left`]),
  ];
  return (
    <section class="live" aria-label="Progress">
      <progress max={planned} value={pairs} aria-label={`${pairs} of ${planned} pairs`} />
      <span class="live-words">{words.join(' · ')}</span>
      <span class="buttons">
        {isPaused ? (
          <button type="button" onClick={() => host.post({ type: 'resume' })}>
            Resume
          </button>
        ) : (
          <button type="button" onClick={() => host.post({ type: 'pause' })}>
            Pause
          </button>
        )}
        <button type="button" class="secondary" onClick={() => host.post({ type: 'cancel' })}>
          Cancel
        </button>
      </span>
    </section>
  );
}

function remaining(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
