import type { CountMethod } from './tokenCount';

/** Turns the count of a text in an encoding at hand into the count of a model. */
export interface Estimator {
  readonly method: CountMethod;
  /** As in `TokenCount`. */
  readonly errorPct: number | null;
  /** Tokens of the model for a text that has `baseTokens` in the family's encoding. */
  estimate(text: string, baseTokens: number): number;
}

/** The model uses the encoding itself. */
export const sameEncoding: Estimator = {
  method: 'exact',
  errorPct: null,
  estimate: (_text, baseTokens) => baseTokens,
};

/** A fixed ratio to the base count. Never falls when the base count rises. */
export function byFactor(factor: number, errorPct: number | null): Estimator {
  return {
    method: 'estimated',
    errorPct,
    estimate: (_text, baseTokens) => Math.round(factor * baseTokens),
  };
}
