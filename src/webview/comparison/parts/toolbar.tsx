import type { JSX } from 'preact';
import type { SectionProps } from '../section';

/** What can be done next with a run that has ended; nothing in an exported file. */
export function Toolbar({ run, surroundings, host }: SectionProps): JSX.Element | null {
  if (!host.isEditor || run.live !== null) return null;
  const { morePairs } = run.summary.verdict;
  return (
    <div class="toolbar" role="toolbar" aria-label="What next">
      {surroundings.canRun && morePairs !== null && (
        <button type="button" onClick={() => host.post({ type: 'morePairs', pairs: morePairs })}>
          Run {morePairs} More Pairs
        </button>
      )}
      {surroundings.canRun && (
        <button type="button" class="secondary" onClick={() => host.post({ type: 'again' })}>
          Run Again
        </button>
      )}
    </div>
  );
}
