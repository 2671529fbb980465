import { contentKey } from './contentKey';
import type { TokenCount } from './tokenCount';

/**
 * What an exact count of a prompt says about later edits of it: how far the estimate was off there. The caller keeps
 * it, as JSON, under the prompt and the model.
 */
export interface PromptFactor {
  /** Exact count ÷ estimate. */
  readonly factor: number;
  /** `contentKey` of each line of the text. */
  readonly lines: readonly string[];
}

/** Further off than this, the count was of another text than the estimate. */
const largestFactor = 4;

/**
 * Learns from an exact count of a text. Null where there is nothing to learn: no tokens, or a count so far off that
 * it cannot be of this text.
 */
export function learnFactor(text: string, estimatedTokens: number, exactTokens: number): PromptFactor | null {
  if (!(estimatedTokens > 0) || !(exactTokens > 0) || !Number.isFinite(exactTokens)) return null;
  const factor = exactTokens / estimatedTokens;
  if (factor > largestFactor || factor < 1 / largestFactor) return null;
  return { factor, lines: text.split('\n').map(contentKey) };
}

/**
 * Applies what was learnt to the estimate of a later state of the text. What its lines have in common with the text
 * counted then no longer errs, so the bound shrinks with that share, weighed by length, down to 1 %.
 */
export function applyFactor<Count extends Omit<TokenCount, 'encoding'>>(
  learnt: PromptFactor,
  text: string,
  estimated: Count,
): Count {
  if (estimated.method === 'exact') return estimated;
  const { errorPct } = estimated;
  const changed = changedShare(learnt.lines, text);
  return {
    ...estimated,
    tokens: Math.round(learnt.factor * estimated.tokens),
    method: 'calibrated',
    errorPct: errorPct === null ? null : Math.max(1, Math.ceil(errorPct * changed)),
  };
}

/** The share of the larger of both texts, by length, that lies in lines which only one of them has; from 0 to 1. */
function changedShare(linesBefore: readonly string[], text: string): number {
  const before = new Map<string, number>();
  for (const key of linesBefore) before.set(key, (before.get(key) ?? 0) + 1);
  let kept = 0;
  let all = 0;
  for (const line of text.split('\n')) {
    const key = contentKey(line);
    const left = before.get(key) ?? 0;
    const length = line.length + 1;
    all += length;
    if (left === 0) continue;
    kept += length;
    before.set(key, left - 1);
  }
  const allBefore = linesBefore.reduce((sum, key) => sum + lengthOf(key), 0);
  return 1 - kept / Math.max(1, all, allBefore);
}

/** The length that a key begins with, and the line break. */
function lengthOf(key: string): number {
  return Number(key.slice(0, key.indexOf(':'))) + 1;
}
