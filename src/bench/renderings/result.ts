import type { Comparison } from '../comparison';

/** What is shown of a run. */
export interface ShownResult {
  readonly comparison: Comparison;
  /** Relative to the root, with `/`. */
  readonly trialsFile: string;
  readonly margin: number;
}
