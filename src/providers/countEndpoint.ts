import type { CountRequest } from '../tokens/countRequest';

/** Id of a provider, also in the names of its secrets and settings. */
export type ProviderId = 'anthropic' | 'google' | 'openai';

/** How to reach an endpoint. */
export interface Connection {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** A provider's endpoint that counts the input tokens of a request without running it. */
export interface CountEndpoint {
  readonly id: ProviderId;
  /** What people call the provider. */
  readonly name: string;
  /** The official address. */
  readonly baseUrl: string;
  /** The endpoint, as its documentation names it. */
  readonly endpoint: string;
  /** Environment variables that the provider's own libraries take a key from, in that order. */
  readonly keyVariables: readonly string[];
  /** What the provider answers as number of tokens; whatever it throws is made plain by `countExactly`. */
  count(request: CountRequest, connection: Connection): Promise<unknown>;
}
