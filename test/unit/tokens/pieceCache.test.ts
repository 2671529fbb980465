import { equal } from 'node:assert/strict';
import { PieceCache } from '../../../src/tokens/pieceCache';

describe('piece cache', () => {
  const abc = Uint8Array.of(1, 2, 3);
  const abd = Uint8Array.of(1, 2, 4);

  it('gives what it was given, wherever the bytes lie', () => {
    const cache = new PieceCache();
    cache.set(abc, 0, 3, 42, 2);
    equal(cache.get(Uint8Array.of(9, 1, 2, 3), 1, 4, 42), 2);
  });

  it('never takes one piece for another, whatever their hashes', () => {
    const cache = new PieceCache();
    equal(cache.get(abc, 0, 3, 0), 0);
    cache.set(abc, 0, 3, 42, 2);
    equal(cache.get(abd, 0, 3, 42), 0);
    equal(cache.get(abc, 0, 2, 42), 0);
    equal(cache.get(abc, 0, 3, 42 + 0x4000), 0);
    cache.set(abd, 0, 3, 42, 5);
    equal(cache.get(abc, 0, 3, 42), 0);
    equal(cache.get(abd, 0, 3, 42), 5);
  });
});
