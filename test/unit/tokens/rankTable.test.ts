import { deepEqual, equal, throws } from 'node:assert/strict';
import { firstTokens, packRanks, readRankTable } from '../../../src/tokens/rankTable';
import { Vocabulary } from '../../../src/tokens/vocabulary';
import { ranksOf, tableOf } from './tables';

const bytes = Array.from({ length: 256 }, (_, byte) => Buffer.from([byte]).toString('base64'));

describe('rankTable', () => {
  for (const name of ['o200k_base', 'cl100k_base', 'p50k_base'] as const) {
    it(`keeps every token of ${name} with its id`, () => {
      const table = readRankTable(tableOf(name));
      const vocabulary = new Vocabulary(table);
      let rank = 0;
      for (const line of ranksOf(name).trim().split('\n')) {
        const [, first, ...words] = line.split(' ');
        for (const [i, word] of words.entries()) {
          const token = table.arena.subarray(table.offsets[rank], table.offsets[rank + 1]);
          if (Buffer.from(token).toString('base64') !== word) throw new Error(`token ${rank} is not ${word}`);
          if (vocabulary.rank(token, 0, token.length) !== rank) throw new Error(`token ${rank} is not found`);
          if (vocabulary.idOf(rank) !== Number(first) + i) throw new Error(`token ${rank} has another id`);
          rank++;
        }
      }
      equal(table.count, rank);
    });
  }

  it('cuts a table to its first tokens', () => {
    const whole = readRankTable(packRanks(`! 0 ${bytes.join(' ')}\n! 300 QUFB QkJC`));
    const { count, runs, offsets, arena } = firstTokens(whole, 257);
    deepEqual([count, runs[1], offsets.length, arena.length], [257, { firstId: 300, count: 1 }, 258, 259]);
    deepEqual(firstTokens(whole, 256).runs, [{ firstId: 0, count: 256 }]);
    equal(firstTokens(whole, 1000).count, 258);
  });

  it('keeps a gap between ids, and sorts runs', () => {
    const packed = packRanks(`! 300 ${bytes.slice(200).join(' ')}\n! 10 ${bytes.slice(0, 200).join(' ')}\n`);
    const table = readRankTable(packed);
    deepEqual(table.runs, [
      { firstId: 10, count: 200 },
      { firstId: 300, count: 56 },
    ]);
    const vocabulary = new Vocabulary(table);
    equal(vocabulary.idOf(vocabulary.rank(Uint8Array.of(199), 0, 1)), 209);
    equal(vocabulary.idOf(vocabulary.rank(Uint8Array.of(200), 0, 1)), 300);
  });

  it('reads a table that lies at an odd place in a larger buffer', () => {
    const packed = packRanks(`! 0 ${bytes.join(' ')}`);
    const larger = new Uint8Array(packed.length + 3);
    larger.set(packed, 3);
    equal(readRankTable(larger.subarray(3)).count, 256);
  });

  const damage: Record<string, [(table: Uint8Array) => Uint8Array, RegExp]> = {
    'nothing': [() => new Uint8Array(0), /too short/],
    'another file': [(table) => table.fill(7, 0, 4), /not a token table/],
    'another version': [(table) => table.fill(9, 4, 5), /version 9/],
    'a cut table': [(table) => table.subarray(0, -1), /truncated/],
    'a changed byte': [(table) => table.fill(1, table.length - 1), /checksum/],
  }; // prettier-ignore
  for (const [what, [spoil, message]] of Object.entries(damage)) {
    it(`refuses ${what}`, () => {
      throws(() => readRankTable(spoil(packRanks(`! 0 ${bytes.join(' ')}`))), message);
    });
  }

  it('refuses ranks that are not ranks', () => {
    throws(() => packRanks('IQ== Ig=='), /must start/);
    throws(() => packRanks('! x IQ=='), /must start/);
    throws(() => packRanks('! 0 I*=='), /base64/);
    throws(() => packRanks(`! 0 ${Buffer.alloc(256).toString('base64')}`), /256 bytes/);
  });

  it('refuses a vocabulary that cannot encode every text', () => {
    const table = readRankTable(packRanks(`! 0 ${bytes.slice(1).join(' ')}`));
    throws(() => new Vocabulary(table), /byte 0 is not a token/);
  });
});
