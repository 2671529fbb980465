/** What a simulated server may do wrong, by name. */
export const faults = [
  '400-context-length',
  '401',
  '403',
  '404',
  '429',
  '429-retry-after',
  '429-retry-date',
  '500',
  '503',
  '529',
  'redirect',
  'close-before-headers',
  'slow-headers',
  'disconnect-before-first-token',
  'disconnect-mid-stream',
  'truncated',
  'malformed',
  'error-event',
  'stall',
  'html',
  'json',
  'empty',
  'wrong-content-type',
  'no-usage',
  'usage-twice',
  'null-cached',
  'duplicate-chunks',
  'reasoning-only',
  'no-content',
  'content-filter',
  'length',
  'huge',
  'buffered',
  'several-tokens',
  'comments',
  'crlf',
  'split-utf8',
  'other-model',
  'other-fingerprint',
  'connection-close',
] as const;
export type Fault = (typeof faults)[number];

/** How long a simulated answer takes. Times in ms; a noise of 0 gives the same times always. */
export interface LatencyModel {
  /** To the first token, beside what the input takes. */
  readonly baseMs: number;
  /** For each input token that is not cached. */
  readonly perInputTokenMs: number;
  /** Between two tokens. */
  readonly gapMs: number;
  /** Deviation of the logarithm of the time to the first token. */
  readonly noise: number;
}

/** A prompt cache as providers have one. */
export interface CacheModel {
  /** Shorter prefixes are not cached. */
  readonly minimumTokens: number;
  readonly secondsKept: number;
}

/** How a simulated server behaves. */
export interface SimulatorOptions {
  readonly latency: LatencyModel;
  /** Null for a server without. */
  readonly cache: CacheModel | null;
  /** What every answer says; cut at the limit of the request. */
  readonly answer: string;
  /** Thought before that, where the format can show it. */
  readonly reasoning: string;
  /** Faults by the number of the request, from 1; each request has at most one. */
  readonly faults: Readonly<Record<number, Fault>>;
  /** Whether the headers and the role leave at once, or with the first token. */
  readonly headers: 'early' | 'late';
  /** Of the noise. */
  readonly seed: number;
}

/** A hosted endpoint in miniature: fast enough for a demonstration, with noise. */
export const usualOptions: SimulatorOptions = {
  latency: { baseMs: 20, perInputTokenMs: 0.4, gapMs: 2, noise: 0.1 },
  cache: { minimumTokens: 1024, secondsKept: 300 },
  answer: 'This answer is simulated: no model has read the prompt.',
  reasoning: '',
  faults: {},
  headers: 'early',
  seed: 1,
};

/** What the simulator tells of one request that it received. */
export interface LedgerEntry {
  /** From 1, in the order of arrival. */
  readonly number: number;
  readonly path: string;
  /** The start of the first message: in cold mode it identifies the request. */
  readonly start: string;
  readonly model: string;
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly maxOutputTokens: number;
  /** Sent so far. */
  outputTokens: number;
  readonly fault: Fault | null;
  /** `open` until the response ended or its connection closed. */
  end: 'open' | 'answered' | 'refused' | 'closed';
}
