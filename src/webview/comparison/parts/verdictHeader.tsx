import type { JSX } from 'preact';
import { warningOf } from '../../../bench/renderings/rows';
import { visibleLine } from '../../shared/text/visible';
import type { SectionProps } from '../section';

const signs = { good: '✔', bad: '✘', same: '=', open: '?' } as const;

/** More arms say more than anybody reads at once. */
const shownDetails = 4;

/** What to know if nothing else is read. */
export function VerdictHeader({ run, surroundings }: SectionProps): JSX.Element {
  const { comparison, verdict } = run.summary;
  const warning = warningOf(comparison);
  const more = verdict.details.slice(shownDetails);
  return (
    <header>
      <h1>{visibleLine(run.head.experiment)}</h1>
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
          {verdict.details.slice(0, shownDetails).map((detail) => (
            <p key={detail}>{detail}</p>
          ))}
          {more.length > 0 && (
            <details>
              <summary>{more.length} more</summary>
              {more.map((detail) => (
                <p key={detail}>{detail}</p>
              ))}
            </details>
          )}
        </div>
      </div>
    </header>
  );
}
