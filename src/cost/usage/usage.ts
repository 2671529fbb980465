/**
 * What one call used, as every seller can be read: totals include their parts. Null is unknown, never 0: a server
 * that reports no cached tokens may well have read some.
 */
export interface Usage {
  /** All input tokens, those read from and written to a cache included. */
  readonly inputTokens: number;
  /** Of the input: read from a cache. */
  readonly cacheReadTokens: number | null;
  /** Of the input: written to a cache, for whatever lifetime. */
  readonly cacheWriteTokens: number | null;
  /** Of those written: for an hour. */
  readonly cacheWrite1hTokens: number | null;
  /** All output tokens, reasoning included. */
  readonly outputTokens: number;
  /** Of the output: reasoning that is billed, shown or not. */
  readonly reasoningTokens: number | null;
  /** Of the input and of the output: audio. */
  readonly inputAudioTokens: number | null;
  readonly outputAudioTokens: number | null;
  /** Searches that the seller's own tools made. */
  readonly webSearches: number | null;
  readonly fileSearches: number | null;
}

/** A call that used nothing; give what it used beside it. */
export const noUsage: Usage = {
  inputTokens: 0,
  cacheReadTokens: null,
  cacheWriteTokens: null,
  cacheWrite1hTokens: null,
  outputTokens: 0,
  reasoningTokens: null,
  inputAudioTokens: null,
  outputAudioTokens: null,
  webSearches: null,
  fileSearches: null,
};

/** What contradicts itself in a usage, as a sentence; null if nothing does. */
export function usageMistake(usage: Usage): string | null {
  for (const key of usageKeys) {
    const value = usage[key];
    if (value !== null && !(Number.isFinite(value) && value >= 0)) {
      return `${key} is ${value}: expected a number of 0 or more.`;
    }
  }
  const cached = (usage.cacheReadTokens ?? 0) + (usage.cacheWriteTokens ?? 0);
  if (cached > usage.inputTokens) {
    return `${cached} tokens read from and written to the cache are more than the ${usage.inputTokens} of the input.`;
  }
  if ((usage.cacheWrite1hTokens ?? 0) > (usage.cacheWriteTokens ?? 0)) {
    return `${usage.cacheWrite1hTokens ?? 0} tokens written for an hour are more than the ${usage.cacheWriteTokens ?? 0} written.`;
  }
  if ((usage.reasoningTokens ?? 0) > usage.outputTokens) {
    return `${usage.reasoningTokens ?? 0} reasoning tokens are more than the ${usage.outputTokens} of the output.`;
  }
  return null;
}

const usageKeys = Object.keys(noUsage) as readonly (keyof Usage)[];
