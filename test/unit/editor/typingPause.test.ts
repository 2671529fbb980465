import assert from 'node:assert/strict';
import { pauseAfter } from '../../../src/editor/typingPause';

describe('pauseAfter', () => {
  for (const [lastMs, pauseMs] of [
    [0, 50],
    [5, 50],
    [20, 80],
    [60, 240],
    [1400, 300],
  ] as const) {
    it(`${lastMs} ms for the last profile: ${pauseMs} ms`, () => assert.equal(pauseAfter(lastMs), pauseMs));
  }
});
