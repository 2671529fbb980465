import type { JSX } from 'preact';
import type { RunView } from '../../../bench/view/runView';

/** Why there is nothing to draw, as a sentence; null where there is something. */
export function whyEmpty(run: RunView): string | null {
  const measured = run.trials.filter(({ phase }) => phase === 'measured');
  if (measured.length === 0) {
    return run.live === null
      ? 'No request was measured in this run.'
      : 'No request has been measured yet: the run is warming up.';
  }
  if (measured.every(({ status }) => status !== 'ok')) {
    return `All ${measured.length} measured requests failed. The timeline and the list of requests say how.`;
  }
  if (!measured.some(({ counts }) => counts)) {
    return run.live === null
      ? 'No pair counts: each was left out. The notes below say why.'
      : 'No pair is complete yet.';
  }
  return null;
}

/** In place of a chart that would be empty. */
export function Empty({ why }: { readonly why: string }): JSX.Element {
  return <p class="empty">{why}</p>;
}
