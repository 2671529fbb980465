import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConnectionWatch } from '../../../../src/bench/client/connectionWatch';
import { measureWith } from '../../../../src/bench/client/measure';
import { usualDeadlines } from '../../../../src/bench/client/measurement';
import type { Measurement, TimedRequest } from '../../../../src/bench/client/measurement';
import type { Endpoint, EndpointKind } from '../../../../src/bench/endpoint';

/** Answers a request as no API does. */
export type Hostile = (request: IncomingMessage, response: ServerResponse) => void;

/** Sends pieces, as fast as they are taken, until the connection is closed. */
export async function endless(response: ServerResponse, piece: Buffer): Promise<void> {
  let go = (): void => undefined;
  response.on('drain', () => go()).on('close', () => go());
  while (!response.destroyed) {
    const isTaken = response.write(piece);
    await new Promise<void>((resolve) => {
      go = resolve;
      if (isTaken) setImmediate(resolve);
    });
  }
}

/** Runs work against a server on this machine; says how much it had sent, and that nothing is left open. */
export async function withServer<T>(answer: Hostile, work: (origin: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(request, response));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

export const kinds = ['openai', 'openai-responses', 'anthropic'] as const;

export const question: TimedRequest = {
  messages: [{ role: 'user', content: 'Which roses grow in the shade?' }],
  maxOutputTokens: 32,
  temperature: 0,
  deadlines: usualDeadlines,
};

export function endpointAt(origin: string, kind: EndpointKind, more: Partial<Endpoint> = {}): Endpoint {
  return {
    name: 'far',
    kind,
    baseUrl: kind === 'anthropic' ? origin : `${origin}/v1`,
    model: 'simulated-1',
    ...more,
  };
}

/** Measures one request to an endpoint. */
export async function measureOnce(
  endpoint: Endpoint,
  apiKey = 'sk-hostile-0123456789abcdef',
  request: Partial<TimedRequest> = {},
): Promise<Measurement> {
  const watch = new ConnectionWatch();
  try {
    const measure = measureWith({ endpoint, apiKey }, watch);
    return await measure({ ...question, ...request }, new AbortController().signal);
  } finally {
    watch.dispose();
  }
}

/** An answer of OpenAI's chat interface as it goes over the wire. */
export function chatStream(content: readonly string[], more: object = {}): string {
  const event = (data: object): string =>
    `data: ${JSON.stringify({ id: '1', model: 'm', ...more, ...data })}\n\n`;
  return [
    ...content.map((text) => event({ choices: [{ index: 0, delta: { content: text } }] })),
    event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
    event({ choices: [], usage: { prompt_tokens: 9, completion_tokens: content.length } }),
    'data: [DONE]\n\n',
  ].join('');
}
