import type { JSX } from 'preact';
import type { SectionProps } from '../section';
import { RequestDetails } from './requestDetails';

/** The request that is chosen, if one is. */
export function pickedTrial({
  run,
  look,
}: Pick<SectionProps, 'run' | 'look'>): SectionProps['run']['trials'][number] | null {
  const id = look['trial'];
  return typeof id === 'number' ? (run.trials.find((trial) => trial.id === id) ?? null) : null;
}

/** Below what requests are chosen in: the one that was, or how one is. */
export function PickedRequest(props: SectionProps & { readonly what?: string }): JSX.Element {
  const trial = pickedTrial(props);
  if (trial === null) {
    return (
      <p class="hint">
        Choose {props.what ?? 'a dot'}, with the mouse or with arrows and Enter, to see what became of the
        request.
      </p>
    );
  }
  return (
    <section class="picked-request" aria-label={`Request ${trial.id}`}>
      <button type="button" class="link close" onClick={() => props.change({ trial: null })}>
        Close
      </button>
      <RequestDetails trial={trial} money={props.money} host={props.host} />
    </section>
  );
}
