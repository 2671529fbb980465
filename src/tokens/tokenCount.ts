/**
 * How a number of tokens was obtained: with the model's own vocabulary or from documentation (`exact`), from an
 * estimator fitted to counts of that vocabulary, whose error on texts it had not seen is known (`calibrated`), from
 * another estimate, from a real response (`measured`), or from a stand-in without a model behind it (`simulated`).
 */
export type CountMethod = 'exact' | 'calibrated' | 'estimated' | 'measured' | 'simulated';

/** A number of tokens and how far to trust it. */
export interface TokenCount {
  readonly tokens: number;
  readonly method: CountMethod;
  /** Name of the encoding counted with; for an estimate, the one it started from. */
  readonly encoding: string;
  /**
   * An estimate's error: 95 % of texts of this kind and length lie within this many percent. Null where the count
   * is exact, and where the error of an estimate is not known.
   */
  readonly errorPct: number | null;
}
