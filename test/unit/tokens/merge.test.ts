import { deepEqual, equal, ok } from 'node:assert/strict';
import { encodingNames } from '../../../src/tokens/encodings';
import { LinearMerge } from '../../../src/tokens/linearMerge';
import { packRanks, readRankTable } from '../../../src/tokens/rankTable';
import { ShortMerge } from '../../../src/tokens/shortMerge';
import { TokenTrie } from '../../../src/tokens/tokenTrie';
import { Vocabulary } from '../../../src/tokens/vocabulary';
import { dice } from '../support/dice';
import { tableOf } from './tables';

describe('merge', () => {
  for (const name of encodingNames) {
    describe(name, () => {
      const vocabulary = new Vocabulary(readRankTable(tableOf(name)));
      const short = new ShortMerge(vocabulary);
      const linear = new LinearMerge(vocabulary);

      it('encodes every token to itself, which the linear merge relies on', () => {
        const { arena, offsets, size } = vocabulary;
        const broken: number[] = [];
        for (let rank = 0; rank < size; rank++) {
          if (short.run(arena, offsets[rank]!, offsets[rank + 1]!) !== 1) broken.push(rank);
        }
        deepEqual(broken, []);
      });

      it('is the same in linear time, also on bytes that are no text', () => {
        const random = dice(11);
        const tokens = (bytes: Uint8Array): [number[], number[]] => {
          const parts = short.run(bytes, 0, bytes.length);
          const expected = Array.from({ length: parts }, (_, k) =>
            vocabulary.rank(bytes, short.starts[k]!, short.starts[k + 1]!),
          );
          const count = linear.run(bytes, 0, bytes.length);
          return [Array.from(linear.stack.subarray(0, count)), expected];
        };
        for (let n = 0; n < 3000; n++) {
          // Few different bytes make many overlapping tokens; halves of tokens make misleading beginnings.
          const few = 1 + random.below(6);
          const from = random.below(256);
          const bytes = new Uint8Array(2 + random.below(90));
          for (let i = 0; i < bytes.length; i++) bytes[i] = (from + random.below(few)) & 0xff;
          const rank = random.below(vocabulary.size);
          const piece = vocabulary.arena.subarray(vocabulary.offsets[rank], vocabulary.offsets[rank + 1]);
          if (n % 3 > 0) bytes.set(piece.subarray(0, bytes.length - 1), 1);
          const [actual, expected] = tokens(bytes);
          deepEqual(actual, expected, `bytes ${bytes.join(' ')}`);
        }
      });
    });
  }

  it('finds the longest token in a trie that had to grow', () => {
    const random = dice(5);
    const words = new Set<string>();
    for (let byte = 0; byte < 256; byte++) words.add(String.fromCharCode(byte));
    while (words.size < 500) {
      words.add(Array.from({ length: 30 }, () => String.fromCharCode(97 + random.below(26))).join(''));
    }
    const list = [...words];
    const base64 = list.map((word) => Buffer.from(word, 'latin1').toString('base64'));
    const trie = new TokenTrie(new Vocabulary(readRankTable(packRanks(`! 0 ${base64.join(' ')}`))));
    for (const [rank, word] of list.entries()) {
      const bytes = Buffer.from(`${word}~`, 'latin1');
      equal(trie.longest(bytes, 0, bytes.length), rank);
      if (word.length > 1) equal(trie.longest(bytes, 0, word.length - 1), list.indexOf(word.charAt(0)));
    }
    ok(list.length * 29 > 2048, 'more nodes than the trie begins with');
  });
});
