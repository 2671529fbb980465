import type { Answer, CaseAnswers, IncludedAnswers } from '../../bench/view/answers';
import type { Live, RunView, Summary, TrialView } from '../../bench/view/runView';
import type { Surroundings } from '../../bench/view/surroundings';

/*
 * The whole conversation between the editor and the comparison page. The editor owns what is shown; the page shows it and
 * says what somebody wants.
 */

export type { Answer, CaseAnswers, IncludedAnswers, Surroundings };

export type ToPage =
  /** The whole run, once the page is ready, and whenever another is shown. `included`: only in an exported file. */
  | {
      readonly type: 'run';
      readonly view: RunView;
      readonly surroundings: Surroundings;
      readonly included?: IncludedAnswers;
    }
  /** No run can be shown. */
  | { readonly type: 'unreadable'; readonly why: string }
  | { readonly type: 'live'; readonly live: Live | null }
  /** Requests that are new, or that count otherwise than before. */
  | { readonly type: 'trials'; readonly trials: readonly TrialView[] }
  | { readonly type: 'summary'; readonly summary: Summary }
  | ({ readonly type: 'answers' } & CaseAnswers);

export const exportFormats = ['html', 'markdown', 'csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export type ToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'cancel' }
  | { readonly type: 'answers'; readonly case: string }
  | { readonly type: 'apply'; readonly arm: string }
  | { readonly type: 'morePairs'; readonly pairs: number }
  | { readonly type: 'again' }
  /** Goes on with a run that did not come to its end. */
  | { readonly type: 'resumeRun' }
  | { readonly type: 'openTrials' }
  | { readonly type: 'export'; readonly format: ExportFormat }
  /** A table as it stands, for the clipboard. */
  | { readonly type: 'copy'; readonly text: string }
  /** A chart as a picture: SVG as text, PNG as base64. */
  | {
      readonly type: 'saveChart';
      readonly name: string;
      readonly format: 'svg' | 'png';
      readonly data: string;
    };
