import type { TokenCount } from './tokenCount';

/** What an edit changes. */
export interface CountDifference {
  readonly before: TokenCount;
  readonly after: TokenCount;
  /** Tokens added; negative where the edit saves some. Of one sign with what was done, if that was one thing. */
  readonly tokens: number;
}

/**
 * Counts a text before and after an edit. Where a vocabulary is only estimated, joining two pieces may by chance cost
 * more than both, so the difference of two estimates need not agree with what was done: text that was only taken out
 * never adds tokens here, and text that was only put in never saves any. Takes time linear in both texts.
 */
export function compareCounts(
  count: (text: string) => TokenCount,
  before: string,
  after: string,
): CountDifference {
  const was = count(before);
  const is = count(after);
  if (was.method === 'exact' && is.method === 'exact') {
    return { before: was, after: is, tokens: is.tokens - was.tokens };
  }
  if (isWithin(after, before)) return clamped(was, is, Math.min(is.tokens, was.tokens));
  if (isWithin(before, after)) return clamped(was, is, Math.max(is.tokens, was.tokens));
  return clamped(was, is, is.tokens);
}

function clamped(before: TokenCount, after: TokenCount, tokens: number): CountDifference {
  return { before, after: { ...after, tokens }, tokens: tokens - before.tokens };
}

/** Whether `part` is `whole` with some characters taken out. */
function isWithin(part: string, whole: string): boolean {
  let found = 0;
  for (let i = 0; i < whole.length && found < part.length; i++) {
    if (whole.charCodeAt(i) === part.charCodeAt(found)) found++;
  }
  return found === part.length;
}
