import type { Part } from '../../model';
import type { Span } from '../../span';
import type { StringExpr } from '../syntax/syntax';

/** One literal text of a prompt: what is written in one place and sent as one. */
export interface Fragment {
  /** The file it lies in, relative to the root. */
  readonly path: string;
  /** First to last literal piece. */
  readonly span: Span;
  readonly parts: readonly Part[];
  /** The constant or function that holds it; null if it stands where it is used. */
  readonly name: string | null;
  readonly literals: readonly StringExpr[];
}

/** The literals an expression puts into one message, and those it might put there instead. */
export interface Text {
  /** The file of the expression: `own` and `runtime` lie there. */
  readonly path: string;
  /** What is written in the expression itself; null if it only refers to texts elsewhere. */
  readonly own: Fragment | null;
  /** Texts under other names that it puts in. */
  readonly included: readonly Fragment[];
  readonly alternatives: readonly Fragment[];
  /** What is only known at run time, where no literal is in sight at all. */
  readonly runtime: readonly Part[];
}

/** All that an expression sends: what it includes, then its own. */
export function fragmentsOf({ own, included }: Text): readonly Fragment[] {
  return own === null ? included : [...included, own];
}
