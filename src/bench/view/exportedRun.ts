import type { Currency } from '../../cost/currency';
import type { ReadRun } from '../store/run';
import { includedAnswers } from './answers';
import type { IncludedAnswers } from './answers';
import { viewOf } from './runView';
import type { RunView } from './runView';
import type { Surroundings } from './surroundings';

/** What a page shows that is a file of its own: the message that the editor would send. */
export interface ExportedRun {
  readonly type: 'run';
  readonly view: RunView;
  readonly surroundings: Surroundings;
  readonly included: IncludedAnswers;
}

/** A run for a file of its own. `trialsFile`: relative to the root. */
export function exportedRun(
  read: ReadRun,
  trialsFile: string,
  { currency, volume }: { readonly currency: Currency | null; readonly volume: Surroundings['volume'] },
): ExportedRun {
  return {
    type: 'run',
    view: viewOf(read, trialsFile),
    surroundings: {
      ...{ currency, volume, whyNotApplied: {}, canRun: false, canResume: false, problems: read.problems },
      whyNotRun: 'This is a file that was exported: open the run in the editor.',
    },
    included: includedAnswers(read),
  };
}
