import type { JSX } from 'preact';
import { visibleLine } from '../../shared/text/visible';
import type { SectionProps } from '../section';

/** Has the editor put an arm into its file; why it cannot, where it cannot. Nothing in an exported file. */
export function ApplyButton({
  arm,
  surroundings,
  host,
  run,
}: SectionProps & { readonly arm: string }): JSX.Element | null {
  const why = surroundings.whyNotApplied[arm];
  if (!host.isEditor || run.live !== null || why === undefined) return null;
  return (
    <span class="apply">
      <button type="button" disabled={why !== null} onClick={() => host.post({ type: 'apply', arm })}>
        Apply {visibleLine(arm, 60)}
      </button>
      {why !== null && <small>{why}</small>}
    </span>
  );
}
