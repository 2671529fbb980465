import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const repository = join(__dirname, '../..');

describe('fuzz', () => {
  it('finds nothing in a few thousand mutations of the fixtures of every format', async () => {
    const args = ['--import', 'tsx', join(repository, 'test/fuzz/fuzz.ts'), '--seed', '1', '--count', '4000'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: repository }).catch(
      (error: unknown) => {
        const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
        return assert.fail(`${stdout}\n${stderr}`);
      },
    );
    assert.match(stdout, /^0 failures in 4000 mutations/m);
  }).timeout(120_000);
});
