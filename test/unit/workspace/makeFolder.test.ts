import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../../src/workspace/makeFolder';
import { inFolder } from './tempFolder';

describe('makeFolder', () => {
  it('makes all levels that are missing, with their mode, and leaves what is there', async () => {
    await inFolder({}, (folder) => {
      const deep = join(folder, 'a', 'b', 'c');
      makeFolder(deep, 0o700);
      makeFolder(deep, 0o700);
      if (process.platform !== 'win32') assert.equal(statSync(join(folder, 'a')).mode & 0o777, 0o700);
      assert.ok(existsSync(deep));
      return Promise.resolve();
    });
  });

  it('ends where a folder cannot be made', function () {
    if (process.platform !== 'linux') this.skip();
    assert.throws(() => makeFolder('/proc/x/promptmeter'), /ENOENT/);
  });

  it('ends where a file is in the way', async () => {
    await inFolder({ file: '' }, (folder) => {
      assert.throws(() => makeFolder(join(folder, 'file', 'a')), /ENOTDIR/);
      return Promise.resolve();
    });
  });
});
