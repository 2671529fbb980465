import type { InBits } from '../../../src/cost/inBits';

/** Does all bits of a work, one behind the other. */
export function atOnce<T>(work: InBits<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
