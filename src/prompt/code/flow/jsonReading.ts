import type { Json } from '../../request';
import type { Env } from './environment';
import type { Links } from './links';
import type { Expr } from '../syntax/syntax';

/** What reading a part of a value asks of the reader of the whole. */
export interface JsonReading {
  readonly links: Links;
  /** The JSON that an expression stands for; undefined where nothing of it is in sight. */
  read(expr: Expr, env: Env, depth: number): Json | undefined;
  /** Notes that something is not in sight, and gives undefined. */
  gap(expr: Expr): Json | undefined;
}
