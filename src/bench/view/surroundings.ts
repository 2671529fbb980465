import type { Currency } from '../../cost/currency';

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
