import type { Connection } from '../endpoint';
import { boundedFetch } from './boundedFetch';
import { fetchFor } from './fetchFor';

/** What both libraries are told: one try, our own deadlines, nothing printed, and the key to nobody else. */
export function libraryOptions(connection: Connection) {
  const { endpoint, apiKey } = connection;
  return {
    // Looked up late, as it always was: tests and editors put their own in its place.
    fetch: boundedFetch(fetchFor(connection) ?? ((...request) => fetch(...request))),
    // The libraries insist on one.
    apiKey: apiKey === '' ? 'none' : apiKey,
    maxRetries: 0,
    // Theirs covers the headers only.
    timeout: 24 * 60 * 60 * 1000,
    logLevel: 'off',
    defaultHeaders: endpoint.headers,
    // Not 'error': with that, undici 6 may lose the signal as garbage, and a stalled answer is never ended.
    fetchOptions: { redirect: 'manual' },
  } as const;
}
