import assert from 'node:assert/strict';
import { globMistake, globsIn, globTest } from '../../../src/workspace/globs';

describe('globs of an editor', () => {
  const cases: [folder: string, pattern: string, hidden: string[], shown: string[]][] = [
    ['', '**/.git', ['.git/', 'a/.git/'], ['a/git.py']],
    ['', 'out', ['out/', 'out/a.py'], ['src/out/a.py']],
    ['app', 'out', ['app/out/a.py'], ['out/a.py', 'app/src/out/a.py']],
    ['app', '**/*.gen.py', ['app/a.gen.py', 'app/b/a.gen.py'], ['a.gen.py']],
    ['app/[id]', '/lib/', ['app/[id]/lib/a.py'], ['app/i/lib/a.py']],
    ['', '**/{a,b}.py', ['a.py', 'c/b.py'], ['c.py']],
  ];
  for (const [folder, pattern, hidden, shown] of cases) {
    it(`${pattern} in ${folder || 'the root'}`, () => {
      const test = globTest(globsIn(folder, [pattern]));
      assert.deepEqual([...hidden, ...shown].filter(test), hidden);
    });
  }
});

describe('globs that can match nothing', () => {
  for (const pattern of ['', ' ', '!src/**', '{a,b', 'a,b}', '[', '[]', 'src/[ab', '../other/**', 'src\\']) {
    it(JSON.stringify(pattern), () => assert.notEqual(globMistake(pattern), null));
  }
  for (const pattern of [
    '**',
    '*.{py,md}',
    '{a,{b,c}}',
    '[ab].py',
    '[]a].py',
    'app/\\[id\\]/**',
    '\\!x',
    '#a',
    '..a/b',
  ]) {
    it(`but not ${pattern}`, () => assert.equal(globMistake(pattern), null));
  }
});
