import type { Comparison } from '../compare';

/** What is shown of a run. */
export interface ShownResult {
  readonly comparison: Comparison;
  /** Relative to the root, with `/`. */
  readonly trialsFile: string;
  readonly margin: number;
}
