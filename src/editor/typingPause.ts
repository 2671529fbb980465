/** Pause after which something that changed is looked at again, where nothing is known of what that costs. */
export const longestPauseMs = 300;

/** Shorter pauses are not seen, and more often than that nobody types. */
const shortestPauseMs = 50;

/** Share of the time between two results that typing may keep a thread at work. */
const busyShare = 0.25;

/**
 * Pause in typing after which a document is profiled again, by how long the last time took: what is read quickly is
 * shown almost at once, what is dear waits for a longer pause.
 */
export function pauseAfter(lastMs: number): number {
  return Math.min(longestPauseMs, Math.max(shortestPauseMs, Math.round(lastMs / busyShare)));
}
