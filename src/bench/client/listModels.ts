import type { Connection } from '../endpoint';
import { dialects } from './dialects';
import { failureOf } from './failure';

/** Nobody waits longer for a list. */
const longestWaitMs = 10_000;
/** More models are none that anybody looks through. */
const mostModels = 2000;

/**
 * The models that a server lists, in the order of the alphabet; empty where it has no list. Throws an Error with a
 * sentence, without any key, where it does not answer.
 */
export async function listModels(connection: Connection, signal: AbortSignal): Promise<string[]> {
  const names = new Set<string>();
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(longestWaitMs)]);
    for await (const { id } of await dialects[connection.endpoint.kind].models(connection, limit)) {
      if (typeof id === 'string') names.add(id);
      if (names.size >= mostModels) break;
    }
  } catch (error) {
    const { httpStatus, message } = failureOf(error, connection, false);
    if (httpStatus === 404 || httpStatus === 405 || httpStatus === 501) return [];
    throw new Error(message, { cause: error });
  }
  return [...names].sort();
}
