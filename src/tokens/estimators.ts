import type { EncodingName } from './encodings';
import type { Estimate } from './estimate/fittedEstimator';
import type { CountMethod } from './tokenCount';

/** What estimators count with, loaded when it is first needed. */
export interface CountingTables {
  /** Counts texts in an encoding. */
  exact(encoding: EncodingName): Promise<(text: string) => number>;
  /** Estimates texts with a fitted weight table. */
  fitted(table: string): Promise<FamilyCount>;
}

/** Counts the texts of a family. */
export interface FamilyCount {
  /** The bound of a text of some length and unknown content. */
  readonly errorPct: number | null;
  readonly count: (text: string) => Estimate;
}

/** Turns the tables at hand into the count of a family. */
export interface Estimator {
  readonly method: CountMethod;
  /** What counts texts, given the family's encoding. */
  load(encoding: EncodingName, tables: CountingTables): Promise<FamilyCount>;
}

/** The model uses the encoding itself. */
export const sameEncoding: Estimator = {
  method: 'exact',
  load: (encoding, tables) => scaled(1, null, encoding, tables),
};

/** A fixed ratio to the base count. Never falls when the base count rises. */
export function byFactor(factor: number, errorPct: number | null): Estimator {
  return { method: 'estimated', load: (encoding, tables) => scaled(factor, errorPct, encoding, tables) };
}

/**
 * The weight table `table`, fitted to counts of the vocabulary itself: `calibrated`. Where it is only believed that
 * the model has this vocabulary, the count is `estimated` and its bound wider by so many points.
 */
export function byWeights(table: string, believed?: { readonly addedErrorPct: number }): Estimator {
  return {
    method: believed === undefined ? 'calibrated' : 'estimated',
    load: async (_encoding, tables) => {
      const fitted = await tables.fitted(table);
      if (believed === undefined) return fitted;
      const { addedErrorPct } = believed;
      const wider = (errorPct: number | null): number | null =>
        errorPct === null ? null : errorPct + addedErrorPct;
      return {
        errorPct: wider(fitted.errorPct),
        count: (text) => {
          const { tokens, errorPct } = fitted.count(text);
          return { tokens, errorPct: wider(errorPct) };
        },
      };
    },
  };
}

async function scaled(
  factor: number,
  errorPct: number | null,
  encoding: EncodingName,
  tables: CountingTables,
): Promise<FamilyCount> {
  const count = await tables.exact(encoding);
  return { errorPct, count: (text) => ({ tokens: Math.round(factor * count(text)), errorPct }) };
}
