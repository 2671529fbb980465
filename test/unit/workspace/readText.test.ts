import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { decodeText, readText } from '../../../src/workspace/readText';
import { inFolder } from './tempFolder';

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}

describe('decodeText', () => {
  const text = (value: string, firstInvalid: number | null = null) => ({
    kind: 'text',
    text: value,
    firstInvalid,
  });
  const cases: readonly (readonly [string, Uint8Array, object])[] = [
    ['UTF-8', Buffer.from('päß 🙂'), text('päß 🙂')],
    ['an empty file', bytes(), text('')],
    ['a byte order mark is no character', Buffer.from('\uFEFFab'), text('ab')],
    ['UTF-16 little endian', bytes(0xff, 0xfe, 0x61, 0, 0x3d, 0xd8, 0x42, 0xde), text('a🙂')],
    ['UTF-16 big endian', bytes(0xfe, 0xff, 0, 0x61, 0xd8, 0x3d, 0xde, 0x42), text('a🙂')],
    ['UTF-16 that ends in half a character', bytes(0xff, 0xfe, 0x61, 0, 0x62), text('a\uFFFD', 1)],
    ['invalid UTF-8', bytes(0x61, 0x62, 0xe4, 0x63), text('ab\uFFFDc', 2)],
    ['a replacement character that is meant', Buffer.from('a\uFFFD'), text('a\uFFFD')],
    ['a NUL', bytes(0x61, 0, 0x62), { kind: 'skipped', reason: 'binary file' }],
  ];
  for (const [name, input, expected] of cases) {
    it(`reads ${name}`, () => assert.deepEqual(decodeText(input), expected));
  }
});

describe('readText', () => {
  it('does not read a file of 20 MB', async () => {
    await inFolder({ 'big.json': JSON.stringify('x'.repeat(20 * 1024 * 1024)) }, (folder) => {
      const result = readText(join(folder, 'big.json'));
      assert.deepEqual(result, { kind: 'skipped', reason: 'larger than 2 MB' });
    });
  });

  it('does not wait for a pipe', async function () {
    if (process.platform === 'win32') this.skip();
    await inFolder({}, (folder) => {
      execFileSync('mkfifo', [join(folder, 'pipe.md')]);
      const result = readText(join(folder, 'pipe.md'));
      assert.deepEqual(result, { kind: 'skipped', reason: 'not a regular file' });
    });
  });

  it('gives a reason for a file that is gone, and for a folder', async () => {
    await inFolder({ 'folder/': '' }, (folder) => {
      const gone = readText(join(folder, 'gone.md'));
      assert.deepEqual(gone, { kind: 'skipped', reason: 'vanished during the scan' });
      const notAFile = readText(join(folder, 'folder'));
      assert.deepEqual(notAFile, { kind: 'skipped', reason: 'not a regular file' });
    });
  });
});
