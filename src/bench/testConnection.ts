import { checkedBaseUrl } from '../providers/baseUrl';
import type { Connection } from './endpoint';
import { Timer } from './timing/timer';

/** A test is over soon, or failed. */
const deadlines = { firstTokenMs: 20_000, chunkGapMs: 20_000, totalMs: 20_000 };

/** The models that a server lists, empty where it has no list; throws an Error with a sentence where it does not answer. */
export async function modelsAt(
  script: string,
  connection: Connection,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const timer = new Timer(script);
  try {
    return await timer.models(connection, signal);
  } finally {
    await timer.dispose();
  }
}

/**
 * Sends one request of one word whose answer may have one token; null if the endpoint answers, else why not. An answer
 * that was cut, or of thought alone, is one here. `script`: the bundle of the thread that measures.
 */
export async function testConnection(
  script: string,
  connection: Connection,
  signal: AbortSignal,
): Promise<string | null> {
  checkedBaseUrl(connection.endpoint.baseUrl);
  const timer = new Timer(script);
  try {
    const { status, message, finishReason } = await timer.measureFor(connection)(
      { messages: [{ role: 'user', content: 'Hi' }], maxOutputTokens: 1, temperature: null, deadlines },
      signal,
    );
    const isAnswer =
      status === 'ok' || (status === 'empty' && finishReason !== null && finishReason !== 'content_filter');
    return isAnswer ? null : (message ?? status);
  } finally {
    await timer.dispose();
  }
}
