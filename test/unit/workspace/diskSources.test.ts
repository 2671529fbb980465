import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskSources } from '../../../src/workspace/diskSources';

describe('diskSources', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'promptmeter-'));
    await mkdir(join(folder, 'root/src'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(join(folder, 'root/src/a.py'), 'A = 1');
    await writeFile(join(folder, 'root/src/large.py'), '#'.repeat(600 * 1024));
    await symlink(join(folder, 'secret.txt'), join(folder, 'root/link.txt'));
    await symlink(join(folder, 'root/src/a.py'), join(folder, 'root/inner.py'));
  });
  after(() => rm(folder, { recursive: true }));

  const cases: readonly [path: string, text: string | null][] = [
    ['src/a.py', 'A = 1'],
    ['src/../src/a.py', 'A = 1'],
    ['inner.py', 'A = 1'],
    ['gone.py', null],
    ['src', null],
    ['src/large.py', null],
    ['../secret.txt', null],
    ['link.txt', null],
    ['/etc/hostname', null],
    ['a\0b', null],
  ];
  for (const [path, text] of cases) {
    it(`${JSON.stringify(path)}: ${text === null ? 'nothing' : 'its text'}`, () => {
      assert.equal(diskSources(join(folder, 'root')).read(path), text);
    });
  }
});
