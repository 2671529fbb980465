import assert from 'node:assert/strict';
import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { findFiles } from '../../../src/workspace/findFiles';
import type { FindOptions, FoundFile, FoundFiles } from '../../../src/workspace/findFiles';
import { inFolder } from './tempFolder';

const readable = /\.(?:py|go|rb|rs|ts|js|md|yaml|json)$|\.cursorrules$/;

function find(root: string, options: Partial<FindOptions> = {}): FoundFiles {
  return findFiles({
    root,
    repository: root,
    paths: [root],
    include: [],
    exclude: [],
    claims: (path) => readable.test(path),
    ...options,
  });
}

async function pathsIn(
  files: Readonly<Record<string, string>>,
  options: (root: string) => Partial<FindOptions> = () => ({}),
): Promise<{ found: string[]; skipped: Record<string, string> }> {
  return inFolder(files, (root) => {
    const { files: found, skipped } = find(root, options(root));
    return {
      found: found.map((file) => file.path),
      skipped: Object.fromEntries(skipped.map((file) => [file.path, file.reason])),
    };
  });
}

describe('findFiles and .gitignore', () => {
  const cases: readonly {
    readonly name: string;
    readonly files: Readonly<Record<string, string>>;
    readonly found: readonly string[];
  }[] = [
    {
      name: 'leaves out what a pattern at the top names, at any depth',
      files: { '.gitignore': '*.gen.py\n', 'a.py': '', 'a.gen.py': '', 'deep/b.gen.py': '', 'deep/b.py': '' },
      found: ['a.py', 'deep/b.py'],
    },
    {
      name: 'anchors a pattern with a slash to its own folder',
      files: { 'sub/.gitignore': '/local\n', 'sub/local/a.py': '', 'sub/x/local/b.py': '', 'local/c.py': '' },
      found: ['local/c.py', 'sub/x/local/b.py'],
    },
    {
      name: 'takes back what a later pattern negates',
      files: { '.gitignore': '*.py\n!keep.py\n', 'a.py': '', 'keep.py': '', 'sub/keep.py': '' },
      found: ['keep.py', 'sub/keep.py'],
    },
    {
      name: 'lets a deeper file overrule an upper one',
      files: {
        '.gitignore': '*.md\n',
        'sub/.gitignore': '!*.md\n',
        'a.md': '',
        'sub/b.md': '',
        'sub/c/d.md': '',
      },
      found: ['sub/b.md', 'sub/c/d.md'],
    },
    {
      name: 'does not enter an ignored folder to take back a file in it',
      files: { '.gitignore': 'private/\n!private/a.py\n', 'private/a.py': '', 'b.py': '' },
      found: ['b.py'],
    },
    {
      name: 'enters a folder that a deeper file takes back',
      files: {
        '.gitignore': 'apps/*\n',
        'apps/.gitignore': '!mine/\n',
        'apps/mine/a.py': '',
        'apps/other/b.py': '',
      },
      found: ['apps/mine/a.py'],
    },
    {
      name: 'reads CRLF, a byte order mark, comments and escaped blanks as git does',
      files: {
        '.gitignore': '\uFEFFone.py\r\n# two.py\r\n\\#three.py\r\n',
        'one.py': '',
        'two.py': '',
        '#three.py': '',
      },
      found: ['two.py'],
    },
    {
      name: 'reads the wildcards of git: in a name, in a path, over folders, and what is in a folder but not itself',
      files: {
        '.gitignore': '[a-c]?.py\n/top/*.py\n**/deep/**/x.py\nlogs/**\n!logs/keep.py\n',
        'ab.py': '',
        'abc.py': '',
        'db.py': '',
        'top/d.py': '',
        'top/sub/d.py': '',
        'sub/deep/x.py': '',
        'sub/deep/one/two/x.py': '',
        'sub/x.py': '',
        'logs/d.py': '',
        'logs/keep.py': '',
      },
      found: ['abc.py', 'db.py', 'logs/keep.py', 'sub/x.py', 'top/sub/d.py'],
    },
    {
      name: 'reads brackets with a class, a bracket or a hyphen in them, and passes over those that do not close',
      files: {
        '.gitignore': '[[:upper:]]x.py\n[]-]y.py\n[!a-z]z.py\n[a\\-c]w.py\n[open.py\n[z-a]q.py\n',
        'Ax.py': '',
        'ax.py': '',
        ']y.py': '',
        '-y.py': '',
        'ay.py': '',
        '1z.py': '',
        'az.py': '',
        '-w.py': '',
        'bw.py': '',
        '[open.py': '',
        'bq.py': '',
      },
      found: ['[open.py', 'ax.py', 'ay.py', 'az.py', 'bq.py', 'bw.py'],
    },
    {
      name: 'counts blanks at the end only behind a backslash, and backslashes as what stands behind them',
      files: {
        '.gitignore': 'a.py  \n\\!b.py\nc\\*.py\n',
        'a.py': '',
        '!b.py': '',
        'c*.py': '',
        'cd.py': '',
      },
      found: ['cd.py'],
    },
    {
      name: 'heeds the private excludes of the repository',
      files: { '.git/info/exclude': 'secret.py\n', 'secret.py': '', 'a.py': '' },
      found: ['a.py'],
    },
  ];
  for (const { name, files, found } of cases) {
    it(name, async () => assert.deepEqual((await pathsIn(files)).found, found));
  }

  it('heeds the files above a root inside the repository', async () => {
    const files = {
      '.gitignore': '*.gen.py\npkg/out.py\n',
      'pkg/a.py': '',
      'pkg/b.gen.py': '',
      'pkg/out.py': '',
    };
    const { found } = await pathsIn(files, (top) => ({ root: join(top, 'pkg'), paths: [join(top, 'pkg')] }));
    assert.deepEqual(found, ['a.py']);
  });

  it('reads an ignored file or folder that is named', async () => {
    const files = {
      '.gitignore': 'private/\nx.py\n',
      'private/a.py': '',
      'private/sub/b.py': '',
      'x.py': '',
      'y.py': '',
    };
    const { found } = await pathsIn(files, (root) => ({
      paths: [join(root, 'private'), join(root, 'x.py')],
    }));
    assert.deepEqual(found, ['private/a.py', 'private/sub/b.py', 'x.py']);
  });
});

describe('findFiles and what is skipped by default', () => {
  it('skips dependencies, vendored code, builds, tests and dot folders, each with its reason', async () => {
    const { found, skipped } = await pathsIn({
      'src/a.py': '',
      'node_modules/x/AGENTS.md': '',
      'web/vendor/v.js': '',
      'dist/d.js': '',
      'tests/t.py': '',
      'src/test_a.py': '',
      'src/test.py': '',
      'src/tests.py': '',
      'src/test.js': '',
      'src/test.ts': '',
      'src/a.test.ts': '',
      'src/a.vitest.ts': '',
      'src/a.bench.ts': '',
      'src/a.spec-d.ts': '',
      'src/a.clienttest.ts': '',
      'src/A.stories.ts': '',
      'src/my-test-utils.ts': '',
      'src/test/java/Chat.java': '',
      'target/classes/prompts/a.st': '',
      'src/app.min.js': '',
      'package-lock.json': '',
      '.idea/i.md': '',
      'env/pyvenv.cfg': '',
      'env/lib/l.py': '',
      '.git/hooks/h.py': '',
      'image.png': '',
    });
    assert.deepEqual(found, ['src/a.py']);
    assert.deepEqual(skipped, {
      '.idea/': 'dot folder',
      'dist/': 'build output',
      'env/': 'installed dependencies',
      'node_modules/': 'installed dependencies',
      'package-lock.json': 'lock file',
      'src/a.test.ts': 'tests and fixtures',
      'src/a.vitest.ts': 'tests and fixtures',
      'src/a.bench.ts': 'tests and fixtures',
      'src/a.spec-d.ts': 'tests and fixtures',
      'src/a.clienttest.ts': 'tests and fixtures',
      'src/A.stories.ts': 'tests and fixtures',
      'src/my-test-utils.ts': 'tests and fixtures',
      'src/app.min.js': 'minified code or packed data',
      'src/test/': 'tests and fixtures',
      'src/test_a.py': 'tests and fixtures',
      'src/test.py': 'tests and fixtures',
      'src/tests.py': 'tests and fixtures',
      'src/test.js': 'tests and fixtures',
      'src/test.ts': 'tests and fixtures',
      'target/': 'build output',
      'tests/': 'tests and fixtures',
      'web/vendor/': 'vendored code',
    });
  });

  it('takes build, dist, out and target for build output only at the top of a project', async () => {
    const { found } = await pathsIn({
      'build/a.py': '',
      'app/package.json': '',
      'app/dist/b.js': '',
      'app/src/build/c.ts': '',
    });
    assert.deepEqual(found, ['app/package.json', 'app/src/build/c.ts']);
  });

  it('takes the tests of Go and Ruby for tests, and the specs of a project', async () => {
    const { found } = await pathsIn({
      Gemfile: '',
      'main.go': '',
      'main_test.go': '',
      'lib/a.rb': '',
      'lib/a_spec.rb': '',
      'lib/spec/b.rb': '',
      'spec/c.rb': '',
      'test_helper.rb': '',
      'src/lib.rs': '',
    });
    assert.deepEqual(found, ['lib/a.rb', 'lib/spec/b.rb', 'main.go', 'src/lib.rs']);
  });

  it('reads the dot folders and dot files that hold prompts', async () => {
    const files = [
      '.claude/agents/a.md',
      '.cursor/rules/r.md',
      '.cursorrules',
      '.github/prompts/p.md',
      'app/.server/llm/prompts.ts',
    ];
    const { found } = await pathsIn(Object.fromEntries(files.map((file) => [file, ''])));
    assert.deepEqual(found, files);
  });

  it('lifts only the kinds that a named path lies in', async () => {
    const files = {
      'tests/a.py': '',
      'tests/sub/fixtures/test_b.py': '',
      'tests/node_modules/c.js': '',
      'vendor/d.js': '',
    };
    const named = await pathsIn(files, (root) => ({ paths: [join(root, 'tests')] }));
    assert.deepEqual(named.found, ['tests/a.py', 'tests/sub/fixtures/test_b.py']);
    assert.deepEqual(named.skipped, { 'tests/node_modules/': 'installed dependencies' });
    const file = await pathsIn(files, (root) => ({ paths: [join(root, 'vendor/d.js')] }));
    assert.deepEqual(file.found, ['vendor/d.js']);
  });

  it('reads what one of several paths names, whatever the others leave out', async () => {
    const files = { 'src/a.py': '', 'tests/b.py': '' };
    for (const names of [
      ['.', 'tests'],
      ['tests', '.'],
    ]) {
      const { found, skipped } = await pathsIn(files, (root) => ({
        paths: names.map((name) => join(root, name)),
      }));
      assert.deepEqual(found, ['src/a.py', 'tests/b.py']);
      assert.deepEqual(skipped, {});
    }
  });

  it('says so if no format reads a named file, and that a named path has vanished', async () => {
    const { skipped } = await pathsIn({ 'a.png': '' }, (root) => ({
      paths: [join(root, 'a.png'), join(root, 'gone.py')],
    }));
    assert.deepEqual(skipped, {
      'a.png': 'no prompt format reads this kind of file',
      'gone.py': 'vanished during the scan',
    });
  });
});

describe('findFiles and globs', () => {
  const files = {
    'src/a.py': '',
    'src/b.ts': '',
    'docs/c.md': '',
    'src/legacy/d.py': '',
    'tests/prompts/e.md': '',
  };
  const cases: readonly (readonly [string, Partial<FindOptions>, readonly string[]])[] = [
    ['include a folder', { include: ['src/**'] }, ['src/a.py', 'src/b.ts', 'src/legacy/d.py']],
    ['include by extension', { include: ['*.{ts,md}'] }, ['docs/c.md', 'src/b.ts']],
    ['include relative to the root', { include: ['./docs'] }, ['docs/c.md']],
    ['exclude at any depth', { exclude: ['**/legacy/**'] }, ['docs/c.md', 'src/a.py', 'src/b.ts']],
    ['exclude wins over include', { include: ['src/**'], exclude: ['*.py'] }, ['src/b.ts']],
    [
      'include spells out a folder that is skipped by default',
      { include: ['tests/prompts/**'] },
      ['tests/prompts/e.md'],
    ],
  ];
  for (const [name, options, found] of cases) {
    it(name, async () => assert.deepEqual((await pathsIn(files, () => options)).found, found));
  }
});

describe('findFiles and links', () => {
  it('ends on loops, reads each file once and stays inside the root', async () => {
    await inFolder({ 'outside.py': '', 'root/a/x.py': '', 'root/AGENTS.md': '' }, async (top) => {
      const root = join(top, 'root');
      await symlink(root, join(root, 'a/loop'));
      await symlink('AGENTS.md', join(root, 'CLAUDE.md'));
      await symlink('../outside.py', join(root, 'outside.py'));
      await symlink('nowhere.py', join(root, 'broken.py'));
      const { files, skipped } = find(root);
      assert.deepEqual(
        files.map((file) => file.path),
        ['AGENTS.md', 'a/x.py'],
      );
      assert.deepEqual(skipped, [
        { path: 'CLAUDE.md', reason: 'a link to a file that is read itself' },
        { path: 'a/loop', reason: 'a link to a folder that is read itself' },
        { path: 'broken.py', reason: 'a broken link (vanished during the scan)' },
        { path: 'outside.py', reason: 'a link that leads out of the root' },
      ]);
    });
  });

  it('follows a link to a folder that is not read under its own name', async () => {
    await inFolder({ '.private/skills/a.md': '' }, async (root) => {
      await symlink('.private/skills', join(root, 'skills'));
      const { files } = find(root);
      assert.deepEqual(
        files.map((file) => file.path),
        ['skills/a.md'],
      );
    });
  });
});

describe('findFiles', () => {
  it('lists a folder that it may not read', async function () {
    if (process.getuid?.() === 0) this.skip();
    await inFolder({ 'closed/a.py': '', 'b.py': '' }, async (root) => {
      await chmod(join(root, 'closed'), 0);
      const { files, skipped } = find(root);
      await chmod(join(root, 'closed'), 0o755);
      assert.equal(files.length, 1);
      assert.deepEqual(skipped, [{ path: 'closed/', reason: 'no permission to read it' }]);
    });
  });

  it('tells each file once, as named if it is named and lies in a named folder, too', async () => {
    await inFolder({ 'a.md': '', 'lib/b.py': '' }, (root) => {
      const told: string[] = [];
      const onFound = ({ path, named }: FoundFile): unknown => told.push(named ? `${path}, named` : path);
      const paths = [root, join(root, 'lib'), join(root, 'lib/b.py')];
      const { files } = find(root, { paths, onFound });
      assert.deepEqual(told.sort(), ['a.md', 'lib/b.py, named']);
      assert.deepEqual(
        files.map(({ path, named }) => [path, named]),
        [
          ['a.md', false],
          ['lib/b.py', true],
        ],
      );
    });
  });

  it('stops when it is called off', async () => {
    await inFolder({ 'a/b.py': '' }, (root) => {
      assert.throws(() => find(root, { signal: AbortSignal.abort() }), { name: 'AbortError' });
    });
  });
});
