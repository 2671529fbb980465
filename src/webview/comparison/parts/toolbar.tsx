import type { JSX } from 'preact';
import { bestArm } from '../../../bench/armColumns';
import type { ExportFormat } from '../messages';
import type { SectionProps } from '../section';
import { ApplyButton } from './applyButton';

const formats: readonly (readonly [ExportFormat, string])[] = [
  ['html', 'HTML'],
  ['markdown', 'Markdown'],
  ['csv', 'CSV'],
  ['json', 'JSON'],
];

/** What can be done next with a run; nothing in an exported file. */
export function Toolbar(props: SectionProps): JSX.Element | null {
  const { run, surroundings, host, pick } = props;
  if (!host.isEditor) return null;
  const { comparison, verdict } = run.summary;
  const { canRun, canResume, whyNotRun } = surroundings;
  const { morePairs } = verdict;
  const hasEnded = run.live === null;
  const arm = pick === null ? bestArm(comparison.contrasts, run.head.plan.primary) : pick.arm;
  return (
    <div class="toolbar" role="group" aria-label="What next">
      {arm !== null && <ApplyButton {...props} arm={arm} />}
      {hasEnded && canResume && (
        <button type="button" onClick={() => host.post({ type: 'resumeRun' })}>
          Go On With This Run
        </button>
      )}
      {hasEnded && canRun && morePairs !== null && (
        <button type="button" onClick={() => host.post({ type: 'morePairs', pairs: morePairs })}>
          Run {morePairs} More Pairs
        </button>
      )}
      {hasEnded && canRun && (
        <button type="button" class="secondary" onClick={() => host.post({ type: 'again' })}>
          Run Again
        </button>
      )}
      {hasEnded && !canRun && whyNotRun !== null && <small>{whyNotRun}</small>}
      <span class="exports" role="group" aria-label="Save as">
        <span aria-hidden="true">Save as</span>
        {formats.map(([format, title]) => (
          <button
            key={format}
            type="button"
            class="link"
            aria-label={`Save as ${title}`}
            onClick={() => host.post({ type: 'export', format })}
          >
            {title}
          </button>
        ))}
        <button type="button" class="link" onClick={() => host.post({ type: 'openTrials' })}>
          Open the File
        </button>
      </span>
    </div>
  );
}
