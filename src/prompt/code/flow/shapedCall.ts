import type { CallShape } from '../libraries/library';
import type { CallExpr } from '../syntax/syntax';
import type { Env } from './environment';

/** A call with what a library knows of it. */
export interface ShapedCall {
  readonly call: CallExpr;
  readonly env: Env;
  readonly shape: CallShape;
}
