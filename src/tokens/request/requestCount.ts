import type { CountMethod } from '../tokenCount';

/** Tokens that a part of a request adds beside the text of its messages, and how they are known. */
export interface RequestCount {
  readonly tokens: number;
  readonly method: CountMethod;
  /** How far off `tokens` may be, in percent; null where it is exact, or nothing is added. */
  readonly errorPct: number | null;
  /** The least and the most that it can be, where that depends on what is not in sight. */
  readonly range?: { readonly low: number; readonly high: number };
  /** How it is worked out, in words: `3 + 4 for each of 2 messages`. */
  readonly formula: string;
  readonly source: string;
  /** YYYY-MM-DD of the source. */
  readonly asOf: string;
}

/** The test suite whose recorded requests and usages several tables were checked with. */
export const recorded = "API answers recorded by pydantic-ai's tests";

/** An error in tokens as a share of a count, in whole percent, rounded up; null where there is none. */
export function errorPctOf(errorTokens: number, tokens: number): number | null {
  return errorTokens <= 0 || tokens <= 0 ? null : Math.ceil((100 * errorTokens) / tokens);
}

/**
 * What types that are not in sight may add to a schema, in percent: a library writes more of a field than that it is a
 * string. Assumed.
 */
export const inferredErrorPct = 25;
