import type { JSX } from 'preact';
import { warningOf } from '../../../bench/renderings/rows';
import type { SectionProps } from '../section';

const signs = { good: '✔', bad: '✘', same: '=', open: '?' } as const;

/** What to know if nothing else is read. */
export function VerdictHeader({ run, surroundings }: SectionProps): JSX.Element {
  const { comparison, verdict } = run.summary;
  const warning = warningOf(comparison);
  return (
    <header>
      <h1>{run.head.experiment}</h1>
      {warning !== null && (
        <p class="warning" role="note">
          {warning}
        </p>
      )}
      {surroundings.problems.map((problem) => (
        <p key={problem} class="warning" role="note">
          {problem}
        </p>
      ))}
      {/* Told again by screen readers only once a run has ended: while it goes on it changes too often. */}
      <div class={`verdict ${verdict.tone}`} role="status" aria-live={run.live === null ? 'polite' : 'off'}>
        <span class="sign" aria-hidden="true">
          {signs[verdict.tone]}
        </span>
        <div>
          <p class="headline">{verdict.headline}</p>
          {verdict.details.map((detail) => (
            <p key={detail}>{detail}</p>
          ))}
        </div>
      </div>
    </header>
  );
}
