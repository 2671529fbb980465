import type { Live, RunView, Summary, TrialView } from '../../bench/view/runView';
import type { Currency } from '../../cost/currency';

/*
 * The whole conversation between the editor and the comparison page. The editor owns what is shown; the page shows it and
 * says what somebody wants.
 */

/** What the editor knows beside the run. */
export interface Surroundings {
  /** What amounts are shown in; null for USD. */
  readonly currency: Currency | null;
  /** Calls per month, and who says so; null where nobody does. */
  readonly volume: { readonly callsPerMonth: number; readonly source: string } | null;
  /** Why an arm cannot be applied, by its id; null where it can. */
  readonly whyNotApplied: Readonly<Record<string, string | null>>;
  /** Whether the experiment can be run again, as it is or with more pairs. */
  readonly canRun: boolean;
  /** Why it cannot, as a sentence; null where it can, and while it runs. */
  readonly whyNotRun: string | null;
  /** Whether the run did not come to its end and can go on in the same file: `resumeRun`. */
  readonly canResume: boolean;
  /** Lines of the file that could not be read, or what else is wrong with it, as sentences. */
  readonly problems: readonly string[];
}

/** One answer. Text of a model: shown as text only. */
export interface Answer {
  readonly arm: string;
  readonly trial: number;
  readonly status: string;
  readonly text: string;
  readonly toolCalls: string;
  /** Whether the file holds more of it than is shown. */
  readonly isCut: boolean;
  readonly failedChecks: readonly string[] | null;
}

/** The answers to one case, the first of each arm. */
export interface CaseAnswers {
  readonly case: string;
  readonly answers: readonly Answer[];
}

/** Answers that travel with an exported file, which has nobody to ask for more. */
export interface IncludedAnswers {
  readonly cases: readonly CaseAnswers[];
  /** How many cases have answers that were left out, as the file would be too large; 0 for none. */
  readonly leftOut: number;
}

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
