import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
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

describe('a declared encoding', () => {
  const cases: readonly (readonly [string, string, Uint8Array, string, number | null])[] = [
    [
      'Python in Latin-1',
      'a.py',
      Buffer.from('# -*- coding: latin-1 -*-\n# M\u00fcller', 'latin1'),
      'Müller',
      null,
    ],
    [
      'Python, second line',
      'a.py',
      Buffer.from('#!/usr/bin/python\n# coding=iso_8859_1\n\u00fc', 'latin1'),
      'ü',
      null,
    ],
    ['Ruby in Windows-1252', 'a.rb', Buffer.from('# encoding: cp1252\n\x80', 'latin1'), '€', null],
    ['Ruby in Shift_JIS', 'a.rb', Buffer.from('# coding: Shift_JIS\n\x93\xfa', 'latin1'), '日', null],
    ['UTF-8 that says so', 'a.py', Buffer.from('# coding: utf_8\nü'), 'ü', null],
    ['an unknown name', 'a.py', Buffer.from('# coding: klingon\n\xfc', 'latin1'), '\uFFFD', 18],
    ['the third line', 'a.py', Buffer.from('\n\n# coding: latin-1\n\xfc', 'latin1'), '\uFFFD', 20],
    ['another language', 'a.md', Buffer.from('# coding: latin-1\n\xfc', 'latin1'), '\uFFFD', 18],
  ];
  for (const [name, path, content, end, invalid] of cases) {
    it(name, () => {
      const result = decodeText(content, path);
      assert.ok(result.kind === 'text' && result.text.endsWith(end), JSON.stringify(result));
      assert.equal(result.firstInvalid, invalid);
    });
  }
});

describe('readText', () => {
  it('says of a file whose name is no Unicode that it is not', async function () {
    if (process.platform !== 'linux') this.skip();
    await inFolder({}, (folder) => {
      const name = Buffer.concat([Buffer.from(`${folder}/r`), Uint8Array.of(0xe9), Buffer.from('.md')]);
      writeFileSync(name, 'You are brief.');
      const [listed] = readdirSync(folder);
      assert.deepEqual(readText(join(folder, listed!)), {
        kind: 'skipped',
        reason: 'its name is not valid Unicode: rename it',
      });
    });
  });

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
