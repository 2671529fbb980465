import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { hashOfFile, stampOf, stampsOf, unsure } from '../../../src/workspace/fileState';
import { findFiles } from '../../../src/workspace/findFiles';
import type { FoundFile } from '../../../src/workspace/findFiles';
import { listingOf } from '../../../src/workspace/listing';
import type { Listing } from '../../../src/workspace/listing';
import { ResultCache } from '../../../src/workspace/resultCache';
import type { CachedResult } from '../../../src/workspace/analyzer';
import { inFolder } from './tempFolder';

/** Late enough that what the test has written counts as settled. */
const later = (): number => Date.now() + 60_000;

const found = (root: string, path: string): FoundFile => ({
  path,
  absolutePath: join(root, path),
  named: false,
});

function result(root: string, path: string, others: readonly string[] = [], now = later()): CachedResult {
  const absolutePath = join(root, path);
  const state = {
    stamp: stampOf(absolutePath, now),
    hash: hashOfFile(absolutePath),
    others: stampsOf(root, others, now),
  };
  return { path, named: false, state, outcome: { path, reason: `result of ${path}` } };
}

function reason(cache: ResultCache, root: string, path: string): string | undefined {
  const outcome = cache.find(found(root, path), later())?.outcome;
  return outcome && 'reason' in outcome ? outcome.reason : undefined;
}

function walk(root: string, startMs = later()): Listing {
  const scope = { root, repository: root, paths: [root], include: [], exclude: [] };
  return listingOf(findFiles({ ...scope, claims: (path) => path.endsWith('.py') }), 'all', startMs);
}

/** Runs a test with a root that holds some files, and a folder for caches outside it. */
function inRoot(test: (root: string, folder: string) => void): Promise<void> {
  return inFolder({ 'root/a.py': 'a = 1', 'root/b.py': 'b = 1', 'root/c.py': 'c = 1' }, (folder) =>
    test(join(folder, 'root'), join(folder, 'cache')),
  );
}

describe('ResultCache', () => {
  it('knows the results of files that have not changed, also in the next process', () =>
    inRoot((root, folder) => {
      const cache = new ResultCache(folder, root, 'key');
      assert.equal(reason(cache, root, 'a.py'), undefined);
      cache.save([result(root, 'a.py'), result(root, 'b.py')], null);
      const next = new ResultCache(folder, root, 'key');
      assert.equal(reason(next, root, 'a.py'), 'result of a.py');
      assert.equal(reason(next, root, 'c.py'), undefined);
    }));

  it('knows nothing of another root or another way of reading, nor of a file named now', () =>
    inRoot((root, folder) => {
      new ResultCache(folder, root, 'key').save([result(root, 'a.py')], null);
      assert.equal(reason(new ResultCache(folder, root, 'other key'), root, 'a.py'), undefined);
      assert.equal(reason(new ResultCache(folder, join(root, '..'), 'key'), root, 'a.py'), undefined);
      const named = { ...found(root, 'a.py'), named: true };
      assert.equal(new ResultCache(folder, root, 'key').find(named, later()), undefined);
    }));

  it('tells a file that was touched from one that was changed', () =>
    inRoot((root, folder) => {
      new ResultCache(folder, root, 'key').save([result(root, 'a.py'), result(root, 'b.py')], null);
      utimesSync(join(root, 'a.py'), new Date(), new Date());
      writeFileSync(join(root, 'b.py'), 'b = 2');
      const cache = new ResultCache(folder, root, 'key');
      assert.equal(reason(cache, root, 'a.py'), 'result of a.py');
      assert.equal(reason(cache, root, 'b.py'), undefined);
    }));

  it('does not trust the times of a file that was written just before', () =>
    inRoot((root, folder) => {
      const state = { ...result(root, 'a.py', [], Date.now()).state, hash: 'other' };
      assert.equal(state.stamp, unsure);
      new ResultCache(folder, root, 'key').save([{ ...result(root, 'a.py'), state }], null);
      assert.equal(reason(new ResultCache(folder, root, 'key'), root, 'a.py'), undefined);
    }));

  it('forgets a result when a file that it depends on changes, comes or goes', () =>
    inRoot((root, folder) => {
      const known = (): string[] => {
        const cache = new ResultCache(folder, root, 'key');
        return ['a.py', 'b.py'].filter((path) => reason(cache, root, path) !== undefined);
      };
      new ResultCache(folder, root, 'key').save(
        [result(root, 'a.py', ['c.py']), result(root, 'b.py', ['d.py'])],
        null,
      );
      assert.deepEqual(known(), ['a.py', 'b.py']);
      writeFileSync(join(root, 'd.py'), '');
      assert.deepEqual(known(), ['a.py']);
      rmSync(join(root, 'c.py'));
      assert.deepEqual(known(), []);
    }));

  it('counts a damaged file as none', () =>
    inRoot((root, folder) => {
      new ResultCache(folder, root, 'key').save([result(root, 'a.py')], null);
      const file = join(folder, readdirSync(folder)[0]!);
      const text = readFileSync(file, 'latin1');
      for (const damaged of [
        '',
        'x',
        text.slice(0, -3),
        text.replace('result', 'rumour'),
        `${text.split('\n')[0]}\n`,
      ]) {
        writeFileSync(file, damaged, 'latin1');
        assert.equal(reason(new ResultCache(folder, root, 'key'), root, 'a.py'), undefined);
      }
      new ResultCache(folder, root, 'key').save([result(root, 'a.py')], null);
      assert.equal(reason(new ResultCache(folder, root, 'key'), root, 'a.py'), 'result of a.py');
    }));

  it('keeps what two processes add, and drops the files that are gone', () =>
    inRoot((root, folder) => {
      const one = new ResultCache(folder, root, 'key');
      const two = new ResultCache(folder, root, 'key');
      one.save([result(root, 'a.py')], null);
      two.save([result(root, 'b.py')], null);
      const both = new ResultCache(folder, root, 'key');
      assert.deepEqual(
        [reason(both, root, 'a.py'), reason(both, root, 'b.py')],
        ['result of a.py', 'result of b.py'],
      );
      rmSync(join(root, 'a.py'));
      both.save([result(root, 'c.py')], walk(root));
      assert.equal(reason(new ResultCache(folder, root, 'key'), root, 'a.py'), undefined);
    }));

  const changes: readonly (readonly [string, (root: string) => void])[] = [
    ['a new file', (root) => writeFileSync(join(root, 'lib/new.py'), '')],
    ['a file that is gone', (root) => rmSync(join(root, 'lib/d.py'))],
    ['a new folder', (root) => mkdirSync(join(root, 'lib/more'))],
    ['rules that change', (root) => writeFileSync(join(root, 'lib/.gitignore'), 'd.py')],
    ['rules of git itself that come', (root) => writeFileSync(join(root, '.git/info/exclude'), 'd.py')],
    ['a link that leads elsewhere', (root) => rmSync(join(root, 'node_modules/target'), { recursive: true })],
  ];

  it('knows what a walk would find as long as no folder, no rules and no link have changed', async () => {
    const names = ['root/a.py', 'root/lib/d.py', 'root/lib/.gitignore', 'root/.git/info/other'];
    const files = Object.fromEntries([...names, 'root/node_modules/target/e.py'].map((name) => [name, '']));
    for (const [words, change] of changes) {
      await inFolder(files, (folder) => {
        const [root, caches] = [join(folder, 'root'), join(folder, 'cache')];
        symlinkSync(join(root, 'node_modules/target'), join(root, 'link'), 'junction');
        const listed = (key: string): readonly string[] | undefined =>
          new ResultCache(caches, root, 'key').listed(key, later())?.files.map(({ path }) => path);
        assert.equal(listed('all'), undefined);
        const listing = walk(root);
        new ResultCache(caches, root, 'key').save([], listing);
        writeFileSync(join(root, 'a.py'), 'a = 2');
        assert.deepEqual(listed('all'), ['a.py', 'lib/d.py', 'link/e.py']);
        assert.equal(listed('others'), undefined);
        change(root);
        assert.equal(listed('all'), undefined, words);
      });
    }
  });

  it('does not trust a folder that was written to just before', () =>
    inRoot((root, folder) => {
      new ResultCache(folder, root, 'key').save([], walk(root, Date.now()));
      assert.equal(new ResultCache(folder, root, 'key').listed('all', later()), undefined);
    }));

  it('is for the eyes of its user, leaves nothing aside, and does without a folder to write to', () =>
    inRoot((root, folder) => {
      new ResultCache(folder, root, 'key').save([result(root, 'a.py')], null);
      const names = readdirSync(folder);
      assert.equal(names.length, 1);
      if (process.platform !== 'win32') assert.equal(statSync(join(folder, names[0]!)).mode & 0o777, 0o600);
      new ResultCache(join(root, 'a.py'), root, 'key').save([result(root, 'a.py')], null);
    }));

  it('keeps only the caches that were used last', () =>
    inRoot((root, folder) => {
      for (let i = 0; i < 45; i++) {
        new ResultCache(folder, root, `key ${i}`).save([result(root, 'a.py')], null);
      }
      assert.equal(readdirSync(folder).length, 40);
    }));

  it('removes what a writer that was killed has left, once it is old, and leaves nothing of a failed writing', () =>
    inRoot((root, folder) => {
      const save = (): void => new ResultCache(folder, root, 'key').save([result(root, 'a.py')], null);
      save();
      const [name] = readdirSync(folder);
      const left = ['old', 'new'].map((age) => join(folder, `${name!}.${age}`));
      for (const path of left) writeFileSync(path, 'half');
      const twoHoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
      utimesSync(left[0]!, twoHoursAgo, twoHoursAgo);
      save();
      assert.deepEqual(readdirSync(folder).sort(), [name, `${name!}.new`].sort());
      rmSync(join(folder, name!));
      mkdirSync(join(folder, name!, 'in the way'), { recursive: true });
      save();
      assert.deepEqual(readdirSync(folder).sort(), [name, `${name!}.new`].sort());
    }));

  it('does not wait for a pipe where there was a file', async function () {
    if (process.platform === 'win32') this.skip();
    await inRoot((root, folder) => {
      new ResultCache(folder, root, 'key').save([result(root, 'a.py')], null);
      rmSync(join(root, 'a.py'));
      execFileSync('mkfifo', [join(root, 'a.py')]);
      assert.equal(reason(new ResultCache(folder, root, 'key'), root, 'a.py'), undefined);
    });
  });
});
