import type { Network } from './network';

/** Interfaces that an endpoint may speak. */
export type EndpointKind = 'openai' | 'openai-responses' | 'anthropic' | 'azure-openai' | 'openai-compatible';

/** USD per million tokens, as the owner of the endpoint declares it. */
export interface EndpointPrice {
  readonly inputUsdPerMTok: number;
  readonly outputUsdPerMTok: number;
  readonly cacheReadUsdPerMTok?: number | undefined;
  readonly cacheWriteUsdPerMTok?: number | undefined;
}

/** Where requests can be sent. It says where a key lies, never the key. */
export interface Endpoint {
  /** What experiments call it. */
  readonly name: string;
  readonly kind: EndpointKind;
  /** As its library wants it: with `/v1` for OpenAI and what is like it, without for Anthropic. */
  readonly baseUrl: string;
  readonly model: string;
  /** The environment variable that holds the key. */
  readonly apiKeyEnv?: string | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** `api-version` of Azure OpenAI. */
  readonly apiVersion?: string | undefined;
  readonly requestsPerMinute?: number | undefined;
  readonly tokensPerMinute?: number | undefined;
  readonly price?: EndpointPrice | undefined;
}

/** A key as it came out of the environment. Throws an Error with a sentence, without the key, for what is none. */
export function checkedKey(text: string, variable: string): string {
  const key = text.trim();
  if (/^[!-~]*$/.test(key)) return key;
  throw new Error(`What ${variable} holds is no key: it has blanks, line breaks or letters that no key has.`);
}

/** An endpoint with its key, which goes nowhere but into requests to it. */
export interface Connection {
  readonly endpoint: Endpoint;
  /** Empty where none is needed. */
  readonly apiKey: string;
  /** Left out for a direct way. */
  readonly network?: Network | undefined;
}
