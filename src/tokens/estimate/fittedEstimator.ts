import type { Encoding } from '../encoding';
import type { Sum } from '../recount';
import { pieceKinds } from './pieceAtoms';
import { PieceCosts } from './pieceCosts';
import type { ErrorBound, WeightTable } from './weightTable';

/** An estimate of the tokens of a text. */
export interface Estimate {
  readonly tokens: number;
  /** 95 % of texts with pieces of these kinds lie within this many percent; null for a text without tokens. */
  readonly errorPct: number | null;
}

/** Tokens by kind of piece, an index into `pieceKinds`. */
export type TokensByKind = Float64Array;

/**
 * Estimates what the pieces of a text in the base encoding cost in a vocabulary that is described by learnt weights. A
 * text that lacks some of the pieces of another is never estimated higher than that.
 */
export function fittedCosts(encoding: Encoding, { weights }: WeightTable): Sum<TokensByKind> {
  const costs = new PieceCosts(weights);
  return {
    of: (text) => {
      costs.reset();
      encoding.visit(text, costs);
      return costs.sums.slice();
    },
    add: (counts) =>
      pieceKinds.reduce((sums, _, kind) => {
        for (const count of counts) sums[kind]! += count[kind]!;
        return sums;
      }, new Float64Array(pieceKinds.length)),
  };
}

/** The estimate of a text whose pieces cost so much. Any text but the empty one has a token. */
export function estimateOf(sums: TokensByKind, bound: ErrorBound, isEmpty: boolean): Estimate {
  if (isEmpty) return { tokens: 0, errorPct: null };
  const total = sums.reduce((sum, part) => sum + part, 0);
  return { tokens: Math.max(1, Math.round(total)), errorPct: boundPct(sums, bound) };
}

/** No bound says more than that nothing is known. */
const widestPct = 100;

/** The bound in whole percent of a text with these tokens by kind of piece. */
export function boundPct(sums: ArrayLike<number>, { width, share, perToken }: ErrorBound): number {
  let total = 0;
  for (let k = 0; k < sums.length; k++) total += sums[k]!;
  if (total <= 0) return widestPct;
  let variance = 0;
  for (let k = 0; k < sums.length; k++) {
    variance += (sums[k]! / total) * (share[k]! + perToken[k]! / total);
  }
  return Math.min(widestPct, Math.max(1, Math.ceil(100 * width * Math.sqrt(variance))));
}
