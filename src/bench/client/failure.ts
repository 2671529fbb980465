import { errorFacts, isAboutKey, said } from '../../providers/errorFacts';
import type { Connection } from '../endpoint';
import { TooLongBody } from './boundedFetch';
import type { TrialStatus } from './measurement';
import { isOnThisMachine, proxyWords } from '../network';
import { field } from './fields';
import { secretsOf } from './secrets';

/** Why a request gave no answer. */
export interface Failure {
  readonly status: Exclude<TrialStatus, 'ok' | 'quality_fail'>;
  /** What happened and what to do about it; without any key. */
  readonly message: string;
  readonly httpStatus: number | null;
  readonly retryAfterMs: number | null;
}

/** What an error of a library or of the network means. */
export function failureOf(error: unknown, connection: Connection, hasBegun: boolean): Failure {
  const { endpoint } = connection;
  const facts = errorFacts(error);
  const { status, errorName } = facts;
  const secrets = [...secretsOf(connection), ...Object.values(endpoint.headers ?? {})];
  const words = said(facts.message, secrets);
  const failure = (kind: Failure['status'], message: string): Failure => ({
    status: kind,
    message,
    httpStatus: status,
    retryAfterMs: retryAfterOf(field(error, 'headers')),
  });
  if (error instanceof TooLongBody) {
    return {
      ...failure(
        'truncated',
        `${endpoint.name} sent far more than an answer takes: cut off. Check baseUrl and what lies between.`,
      ),
      httpStatus: 200,
    };
  }
  if (isAboutKey(facts)) {
    const where =
      endpoint.apiKeyEnv === undefined ? 'Give it a key' : `Check the key in ${endpoint.apiKeyEnv}`;
    return failure('http_error', `${endpoint.name} does not accept the key (${String(status)}). ${where}.`);
  }
  if (status === 429) {
    return failure(
      'rate_limited',
      `${endpoint.name} limits the rate of requests (429). Set requestsPerMinute of the endpoint, or lower the concurrency.`,
    );
  }
  if (status !== null && status >= 300 && status < 400) {
    return failure(
      'http_error',
      `${endpoint.name} redirects requests (${status}), which is not followed. Set baseUrl to where it redirects${elsewhere(field(error, 'headers'), connection, secrets)}.`,
    );
  }
  if (status === 404) {
    return failure(
      'http_error',
      `${endpoint.name} does not know ${endpoint.model}, or nothing is at its address (404). Check model and baseUrl.`,
    );
  }
  if (status !== null && status >= 500) {
    return failure('http_error', `${endpoint.name} cannot answer now (${status}). Try again later.`);
  }
  if (status !== null) {
    return failure('http_error', `${endpoint.name} refuses the request (${status}): ${words}`);
  }
  const causes = causesOf(error);
  if (errorName === 'SyntaxError') {
    return failure(
      'sdk_error',
      `${endpoint.name} sent an event that is no JSON: the rest of the answer is lost.`,
    );
  }
  if (/^(?:APIError|InternalServerError)$/.test(errorName) && hasBegun) {
    return errorEvent(facts.message, connection);
  }
  if (hasBegun) {
    return failure(
      'truncated',
      `${endpoint.name} broke the connection off in the middle of the answer. Check proxies between.`,
    );
  }
  const code = causes.find((cause) => /^E[A-Z]+$|^UND_|^CERT_|SELF_SIGNED|^UNABLE_TO_/.test(cause));
  if (code !== undefined && /CERT|^UNABLE_TO_/.test(code)) {
    return failure(
      'sdk_error',
      `The certificate of ${endpoint.name} is not trusted here (${code}). Name the file of the authority behind it in NODE_EXTRA_CA_CERTS, and start again.`,
    );
  }
  return failure(
    'sdk_error',
    `${endpoint.name} cannot be reached at ${endpoint.baseUrl}${throughProxy(connection)}${code === undefined ? '' : ` (${code})`}. Is it running, and is the address right?`,
  );
}

/** Where a redirect leads, in words: without a query, which may hold anything; empty where it does not say. */
function elsewhere(headers: unknown, { endpoint }: Connection, secrets: readonly string[]): string {
  const location = isHeaders(headers) ? headers.get('location') : null;
  if (location === null || !URL.canParse(location, endpoint.baseUrl)) return '';
  const { origin, pathname } = new URL(location, endpoint.baseUrl);
  return ` (it says ${said(`${origin}${pathname}`, secrets)})`;
}

/** By which proxy, in words; empty where there is none. */
function throughProxy({ endpoint: { baseUrl }, network }: Connection): string {
  if (network === undefined || network.proxy === '' || isOnThisMachine(baseUrl)) return '';
  return ` (proxy ${proxyWords(network)})`;
}

/** An answer that ends with an error of the server. */
export function errorEvent(message: string, connection: Connection): Failure {
  const { endpoint } = connection;
  const words = said(message, [...secretsOf(connection), ...Object.values(endpoint.headers ?? {})]);
  return {
    status: 'http_error',
    message: `${endpoint.name} ended the answer with an error: ${words}`,
    httpStatus: 200,
    retryAfterMs: null,
  };
}

/** Codes and messages of an error and of what caused it. */
function causesOf(error: unknown): string[] {
  const found: string[] = [];
  let cause = error;
  for (let depth = 0; depth < 8 && typeof cause === 'object' && cause !== null; depth++) {
    const { code, message } = cause as { code?: unknown; message?: unknown };
    if (typeof code === 'string') found.push(code);
    if (typeof message === 'string') found.push(message);
    cause = (cause as { cause?: unknown }).cause;
  }
  return found;
}

/** Nobody waits longer. */
const longestWaitMs = 10 * 60 * 1000;

/** Every `fetch` has a class of its own for them. */
function isHeaders(value: unknown): value is Headers {
  return typeof field(value, 'get') === 'function';
}

/** What `retry-after-ms` or `retry-after` (seconds, or a date) asks for. */
export function retryAfterOf(headers: unknown, now = Date.now()): number | null {
  if (!isHeaders(headers)) return null;
  const ms = Number(headers.get('retry-after-ms') ?? NaN);
  const text = headers.get('retry-after');
  const seconds = Number(text ?? NaN);
  const date = text === null ? NaN : Date.parse(text) - now;
  const wait = [ms, seconds * 1000, date].find((each) => Number.isFinite(each));
  return wait === undefined ? null : Math.min(longestWaitMs, Math.max(0, wait));
}
