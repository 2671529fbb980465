import type { Usage } from '../../cost/usage/usage';

/** One message as it is sent. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** Longest waits, in ms. */
export interface Deadlines {
  readonly firstTokenMs: number;
  readonly chunkGapMs: number;
  readonly totalMs: number;
}

/** 60 s to the first token, 30 s between two chunks, 180 s in all. */
export const usualDeadlines: Deadlines = { firstTokenMs: 60_000, chunkGapMs: 30_000, totalMs: 180_000 };

/** A request to measure. */
export interface TimedRequest {
  readonly messages: readonly ChatMessage[];
  readonly maxOutputTokens: number;
  /** Null to leave it to the server. */
  readonly temperature: number | null;
  readonly deadlines: Deadlines;
}

/**
 * How a request ended. `quality_fail` is given later, to an answer that fails a check; `cancelled` is a request that was
 * called off, and says nothing of the endpoint.
 */
export const trialStatuses = [
  'ok',
  'http_error',
  'rate_limited',
  'timeout',
  'truncated',
  'empty',
  'sdk_error',
  'quality_fail',
  'cancelled',
] as const;
export type TrialStatus = (typeof trialStatuses)[number];

/** Gaps between chunks that are not empty, in ms: not tokens, as a chunk may hold several. */
export interface ChunkGaps {
  readonly chunks: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  /** Gaps longer than 500 ms and than ten medians. */
  readonly stalls: number;
}

/** What a simulator says of an answer, on the monotonic clock of this machine: what is left is how it was measured. */
export interface SimulatedTruth {
  /** From the arrival of the request to the first token, ms. */
  readonly ttftMs: number;
  /** How long after it was written each chunk was heard, ms. */
  readonly chunkDelaysMs: readonly number[];
}

/** What is known of one request once it has ended. Times in ms from just before it was sent; null where there is none. */
export interface Measurement {
  readonly status: TrialStatus;
  /** What went wrong and what to do about it, for people; null if nothing did. It holds no key. */
  readonly message: string | null;
  readonly httpStatus: number | null;
  /** Asked for by the server: wait so long. */
  readonly retryAfterMs: number | null;
  readonly sentMs: number | null;
  /** To the headers: how the server works, not how fast it answers. */
  readonly ttfbMs: number | null;
  /** To the first token of any kind: TTFT. */
  readonly ttftMs: number | null;
  /** To the first token of the answer, behind reasoning: TTFAT. */
  readonly ttfatMs: number | null;
  /** To the last token. */
  readonly e2eMs: number | null;
  /** To the end of the stream. */
  readonly endMs: number | null;
  /** Time per output token after the first. */
  readonly tpotMs: number | null;
  readonly gaps: ChunkGaps | null;
  readonly usage: Usage | null;
  /** As the server sent it. */
  readonly rawUsage: unknown;
  readonly finishReason: string | null;
  readonly responseModel: string | null;
  readonly fingerprint: string | null;
  readonly serviceTier: string | null;
  readonly requestId: string | null;
  /** The answer, without reasoning; a trial's is cut where it is longer than anybody reads. */
  readonly text: string;
  /** Names and arguments of tools that it calls. */
  readonly toolCalls: string;
  readonly outputCharacters: number;
  /** Whether a connection had to be opened; null where that cannot be seen. */
  readonly newConnection: boolean | null;
  /** Of the thread that measured, while it did. */
  readonly eventLoopDelayP99Ms: number | null;
  /** How much further the clock on the wall went than the one that measures: a suspended machine. */
  readonly clockJumpMs: number;
  /** True where many chunks came at once, so that the first says nothing of the first token. */
  readonly isBuffered: boolean;
  /** What else is to be known, as sentences. */
  readonly notes: readonly string[];
  /** Whether the answer is a simulator's. */
  readonly simulated: boolean;
  /** What the simulator says of its answer; null of other servers. */
  readonly truth: SimulatedTruth | null;
}
