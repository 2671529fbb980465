import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { InBits } from '../../../src/cost/inBits';
import { doInBits } from '../../../src/workspace/inBits';

/** Bits that take a millisecond each. */
function* bits(count: number): InBits<string> {
  for (let i = 0; i < count; i++) {
    const end = performance.now() + 1;
    while (performance.now() < end);
    yield;
  }
  return 'done';
}

describe('work in bits', () => {
  it('gives its result, and lets others have many turns meanwhile', async () => {
    let turns = 0;
    const others = setInterval(() => turns++, 0);
    try {
      assert.equal(await doInBits(bits(100)), 'done');
    } finally {
      clearInterval(others);
    }
    assert.ok(turns >= 5, `${turns} turns`);
  });

  it('is called off between two bits', async () => {
    const call = new AbortController();
    const work = doInBits(bits(1_000_000), call.signal);
    await setImmediate();
    call.abort(new Error('off'));
    await assert.rejects(work, /off/);
  });
});
