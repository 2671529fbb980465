import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findRoot, isInside } from '../../../src/workspace/root';
import { inFolder } from './tempFolder';

describe('findRoot', () => {
  const files = {
    'promptmeter.yaml': '',
    'repo/.git/': '',
    'repo/a/x.py': '',
    'repo/b/promptmeter.yaml': '',
    'repo/b/c/y.py': '',
    'free/z.py': '',
  };
  const cases: readonly (readonly [string, readonly string[], string, string | null])[] = [
    ['the folder of the configuration above a path', ['repo/b/c'], 'repo/b', 'repo/b/promptmeter.yaml'],
    ['the repository, whose outside does not count', ['repo/a/x.py'], 'repo', null],
    ['what holds all the paths', ['repo/b/c/y.py', 'repo/a'], 'repo', null],
    ['a configuration far above, where there is no repository', ['free/z.py'], '.', 'promptmeter.yaml'],
  ];
  for (const [name, paths, root, config] of cases) {
    it(`is ${name}`, async () => {
      await inFolder(files, async (top) => {
        const found = await findRoot(paths.map((path) => join(top, path)));
        assert.equal(found.root, join(top, root));
        assert.equal(found.configFile, config && join(top, config));
      });
    });
  }

  it('takes a configuration that is a broken link for one: reading it says what is wrong', async () => {
    await inFolder({ 'a/x.py': '' }, async (top) => {
      symlinkSync('nowhere', join(top, 'promptmeter.yaml'));
      assert.equal((await findRoot([join(top, 'a')])).configFile, join(top, 'promptmeter.yaml'));
    });
  });

  it('is the argument where there is nothing else', async () => {
    await inFolder({ 'a/x.py': '' }, async (top) => {
      assert.equal((await findRoot([join(top, 'a')])).root, join(top, 'a'));
      assert.equal((await findRoot([join(top, 'a/x.py')])).root, join(top, 'a'));
    });
  });

  it('moves to a named configuration only if that lies above', async () => {
    await inFolder(files, async (top) => {
      const above = await findRoot([join(top, 'repo/a')], join(top, 'cheap.yaml'));
      assert.equal(above.root, top);
      const aside = await findRoot([join(top, 'repo/a')], join(top, 'repo/b/promptmeter.yaml'));
      assert.equal(aside.root, join(top, 'repo'));
      assert.equal(aside.configFile, join(top, 'repo/b/promptmeter.yaml'));
    });
  });
});

describe('isInside', () => {
  it('compares whole names', () => {
    assert.equal(isInside('/a/bc', '/a/b'), false);
    assert.equal(isInside('/a/b', '/a/b'), true);
    assert.equal(isInside('/a/..b', '/a'), true);
    assert.equal(isInside('/a', '/a/b'), false);
  });
});
