import { AsyncLocalStorage } from 'node:async_hooks';

/** How many bytes the answer to a request may take, once it is unpacked; of the work that it is run for. */
export const mostAnswerBytes = new AsyncLocalStorage<number>();

/** Of what is no answer to a prompt: a list of models. */
const usualBytes = 16_000_000;

/** Nobody reads more of an error. */
const errorBytes = 64 * 1024;

/** What a body is cut with that has more bytes than any answer. */
export class TooLongBody extends Error {}

/**
 * A `fetch` whose bodies end: an error's after what anybody reads of it, so that its status is known; any other's with a
 * `TooLongBody`. The connection is closed then. Bytes are counted unpacked, as a small one may unpack to any size.
 */
export function boundedFetch(send: typeof fetch): typeof fetch {
  return async (...request) => {
    const response = await send(...request);
    const { body, status, statusText, headers } = response;
    if (body === null) return response;
    const bounded = response.ok
      ? boundedBody(body, mostAnswerBytes.getStore() ?? usualBytes, (end) => end.error(new TooLongBody()))
      : boundedBody(body, errorBytes, (end) => end.close());
    return new Response(bounded, { status, statusText, headers });
  };
}

function boundedBody(
  body: ReadableStream<Uint8Array>,
  mostBytes: number,
  cut: (end: ReadableStreamDefaultController<Uint8Array>) => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await reader.read();
        if (done) {
          controller.close();
          return;
        }
        bytes += value.byteLength;
        if (bytes <= mostBytes) {
          controller.enqueue(value);
          return;
        }
        cut(controller);
        await reader.cancel();
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Nothing is read ahead, so that nothing is held up.
    { highWaterMark: 0 },
  );
}
