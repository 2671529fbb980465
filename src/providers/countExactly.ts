import type { Connection, CountEndpoint } from './countEndpoint';
import type { CountRequest } from '../tokens/countRequest';
import { errorFacts, isAboutKey, said } from './errorFacts';

/** Why a provider gave no count. Its message is for the user, and never holds the key. */
export class CountFailure extends Error {
  override readonly name = 'CountFailure';

  constructor(
    readonly kind: 'key' | 'limit' | 'offline' | 'refused' | 'server' | 'timeout' | 'unreadable',
    message: string,
  ) {
    super(message);
  }
}

/** Asks a provider for the tokens of a request. Rejects with a CountFailure, or an AbortError if it is called off. */
export async function countExactly(
  endpoint: CountEndpoint,
  request: CountRequest,
  connection: Connection,
): Promise<number> {
  let tokens: unknown;
  try {
    tokens = await endpoint.count(request, connection);
  } catch (error) {
    connection.signal.throwIfAborted();
    throw failureOf(error, endpoint, request, connection);
  }
  if (typeof tokens === 'number' && Number.isSafeInteger(tokens) && tokens >= 0) return tokens;
  throw new CountFailure('unreadable', `${endpoint.name} answered with something that is no count.`);
}

function failureOf(
  error: unknown,
  { name }: CountEndpoint,
  { model }: CountRequest,
  { apiKey, timeoutMs, baseUrl }: Connection,
): CountFailure {
  const facts = errorFacts(error);
  const { status, message, errorName } = facts;
  if (isAboutKey(facts)) {
    return new CountFailure(
      'key',
      `${name} does not accept the API key (${String(status)}). Forget it and run the command again to give another.`,
    );
  }
  if (status === 429) {
    return new CountFailure('limit', `${name} limits the rate of requests (429). Try again in a minute.`);
  }
  if (status !== null && status >= 500) {
    return new CountFailure('server', `${name} cannot answer now (${status}). Try again later.`);
  }
  if (status === 404) {
    return new CountFailure('refused', `${name} does not know ${model}, or cannot count for it (404).`);
  }
  if (status !== null) {
    return new CountFailure('refused', `${name} refuses the request (${status}): ${said(message, [apiKey])}`);
  }
  if (/timeout/i.test(errorName)) {
    return new CountFailure('timeout', `${name} did not answer within ${timeoutMs / 1000} s.`);
  }
  if (errorName === 'SyntaxError') {
    return new CountFailure('unreadable', `${name} answered with something that is no count.`);
  }
  return new CountFailure('offline', `${name} cannot be reached at ${baseUrl}. Is this machine online?`);
}
