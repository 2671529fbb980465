import { setImmediate } from 'node:timers/promises';
import type { InBits } from '../cost/inBits';

/** How long one thread is kept from everything else: a frame of an editor is 16 ms. */
const atOnceMs = 8;

/** Does work that stops after each bit, and lets others have their turn. Rejects if it is called off, or with its error. */
export async function doInBits<T>(work: InBits<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    const end = performance.now() + atOnceMs;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await setImmediate();
  }
}
