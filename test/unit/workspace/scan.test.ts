import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import type { FileProfile } from '../../../src/report/model';
import type {
  AnalyzeRequest,
  AnalyzedFile,
  Analyzer,
  RememberRequest,
} from '../../../src/workspace/analyzer';
import { findFiles } from '../../../src/workspace/findFiles';
import { InstallationError } from '../../../src/prompt/assets';
import { profileFoundFile } from '../../../src/workspace/profileFoundFile';
import { scanWorkspace } from '../../../src/workspace/scan';
import type { ScanOptions } from '../../../src/workspace/scan';
import { inFolder } from './tempFolder';

/** An analyzer whose problem with every file is the file's length. */
function lengthAnalyzer(
  before: (request: AnalyzeRequest) => Promise<void> = () => Promise.resolve(),
  threads: { readonly one?: boolean } = {},
): Analyzer {
  return analyzerOf(async (request): Promise<FileProfile> => {
    await before(request);
    const problem = { message: `${request.text.length} characters`, span: { start: 0, end: 0 }, line: 1 };
    return { path: request.path, language: null, prompts: [], problem };
  }, threads);
}

/** Finds and reads files as threads do, in the thread of the test, each file at a time if there is only `one` thread. */
function analyzerOf(analyze: Analyzer['analyze'], { one = false } = {}): Analyzer {
  let last: Promise<unknown> = Promise.resolve();
  const read: Analyzer['analyzeFiles'] = async ({ files, ...request }, signal) => {
    const analyzed: AnalyzedFile[] = [];
    signal?.throwIfAborted();
    for (const file of files) analyzed.push(await profileFoundFile(file, request, analyze));
    return analyzed;
  };
  return {
    analyze,
    findFiles: (request, onFound) => {
      const claims = (path: string): boolean => /\.(?:md|json|ts)$/.test(path);
      const { skipped } = findFiles({ ...request, claims, onFound: (file) => onFound([file]) });
      return Promise.resolve({ skipped, known: [], quiet: 0, listing: null });
    },
    remember: () => Promise.resolve(),
    analyzeFiles: (request, signal) => {
      if (!one) return read(request, signal);
      const reading = last.then(() => read(request, signal));
      last = reading.catch(() => undefined);
      return reading;
    },
    fix: () => Promise.reject(new Error('not asked for')),
    countText: () => Promise.reject(new Error('not asked for')),
    dispose: () => undefined,
  };
}

function scan(root: string, options: Partial<ScanOptions> = {}): ReturnType<typeof scanWorkspace> {
  return scanWorkspace({
    root,
    repository: null,
    paths: [root],
    include: [],
    exclude: [],
    assumptions: defaultAssumptions,
    analyzer: lengthAnalyzer(),
    ...options,
  });
}

describe('scanWorkspace', () => {
  it('reports bad input beside good, each with its reason', async () => {
    const files = {
      'good.md': 'Be brief.',
      'binary.md': Uint8Array.of(1, 0, 2),
      'big.json': Buffer.alloc(20 * 1024 * 1024, 'x'),
      'long.md': 'word '.repeat(40_000),
      'packed.ts': `x(${'[1,2],'.repeat(40_000)})`,
      'utf16.md': Buffer.from('\uFEFFHello', 'utf16le'),
      'latin1.md': Buffer.concat([Buffer.from('ok\nM'), Uint8Array.of(0xfc), Buffer.from('ller')]),
    };
    await inFolder(files, async (root) => {
      const analyzer = analyzerOf(quiet(['latin1.md']));
      const report = await scan(root, { analyzer });
      assert.deepEqual(report.skipped, [
        { path: 'big.json', reason: 'larger than 2 MB' },
        { path: 'binary.md', reason: 'binary file' },
        { path: 'packed.ts', reason: 'minified code or packed data' },
      ]);
      assert.deepEqual(
        report.files.map(({ path, problem }) => [path, problem?.line, problem?.message]),
        [
          ['good.md', 1, '9 characters'],
          [
            'latin1.md',
            2,
            'Not valid text in its encoding; each invalid byte is read and counted as U+FFFD.',
          ],
          ['long.md', 1, '200000 characters'],
          ['utf16.md', 1, '5 characters'],
        ],
      );
      assert.equal(report.totals.files, 4);
    });
  });

  it('reads what is named whatever its size, and tells a failure where it cannot', async () => {
    const files = { 'big.json': 'x'.repeat(3 * 1024 * 1024), 'binary.md': Uint8Array.of(1, 0, 2) };
    await inFolder(files, async (root) => {
      const report = await scan(root, { paths: Object.keys(files).map((path) => join(root, path)) });
      assert.deepEqual(
        report.files.map(({ path }) => path),
        ['big.json'],
      );
      assert.deepEqual(report.skipped, [{ path: 'binary.md', reason: 'binary file', failed: true }]);
    });
  });

  it('goes on without a file that vanishes during the scan', async () => {
    await inFolder({ 'a.md': 'a', 'b.md': 'b', 'c.md': 'c' }, async (root) => {
      const analyzer = lengthAnalyzer(() => rm(join(root, 'b.md'), { force: true }), { one: true });
      const report = await scan(root, { analyzer });
      assert.deepEqual(report.skipped, [{ path: 'b.md', reason: 'vanished during the scan' }]);
      assert.deepEqual(
        report.files.map(({ path }) => path),
        ['a.md', 'c.md'],
      );
    });
  });

  it('gives the same order whoever finishes first, and counts the progress', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `${String(i).padStart(2, '0')}.md`);
    await inFolder(Object.fromEntries(names.map((name) => [name, name])), async (root) => {
      const steps: string[] = [];
      const told: string[] = [];
      const analyzer = lengthAnalyzer(({ path }) => delay(20 - Number.parseInt(path)));
      const report = await scan(root, {
        analyzer,
        onProgress: (done, total, files) => {
          steps.push(`${done}/${total}`);
          told.push(...files.map(({ path }) => path));
        },
      });
      assert.deepEqual(told.sort(), names);
      assert.deepEqual(
        report.files.map(({ path }) => path),
        names,
      );
      assert.deepEqual(
        steps,
        Array.from({ length: 21 }, (_, i) => `${i}/20`),
      );
    });
  });

  it('reads generated code that is named', async () => {
    await inFolder({ 'a.ts': '// @generated\n' }, async (root) => {
      assert.equal((await scan(root)).totals.files, 0);
      assert.equal((await scan(root, { paths: [join(root, 'a.ts')] })).totals.files, 1);
    });
  });

  it('keeps what it had read when it is called off', async () => {
    await inFolder({ 'a.md': 'a', 'b.md': 'b' }, async (root) => {
      const abort = new AbortController();
      const kept: RememberRequest[] = [];
      const analyzer: Analyzer = {
        ...lengthAnalyzer(undefined, { one: true }),
        remember: (request) => Promise.resolve(void kept.push(request)),
      };
      const onProgress = (done: number): void => (done === 1 ? abort.abort() : undefined);
      const options = { analyzer, signal: abort.signal, cacheFolder: root, onProgress };
      await assert.rejects(scan(root, options), { name: 'AbortError' });
      assert.deepEqual(
        kept.map(({ results, listing }) => [results.map(({ path }) => path), listing]),
        [[['a.md'], null]],
      );
    });
  });

  it('has as much as there is to read listen to its signal, without a warning', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `${i}.md`);
    await inFolder(Object.fromEntries(names.map((name) => [name, name])), async (root) => {
      const { signal } = new AbortController();
      const warnings: string[] = [];
      const warn = ({ name }: Error): unknown => warnings.push(name);
      const analyzer = lengthAnalyzer();
      const analyzeFiles: Analyzer['analyzeFiles'] = (request, each) => {
        each?.addEventListener('abort', () => undefined);
        return analyzer.analyzeFiles(request);
      };
      process.on('warning', warn);
      try {
        await scan(root, { analyzer: { ...analyzer, analyzeFiles }, signal });
        await delay(0);
      } finally {
        process.off('warning', warn);
      }
      assert.deepEqual(warnings, []);
    });
  });

  it('stops when it is called off, and passes on that the installation is broken', async () => {
    await inFolder({ 'a.md': '', 'b.md': '' }, async (root) => {
      const abort = new AbortController();
      const seen: string[] = [];
      const analyzer = lengthAnalyzer(
        ({ path }) => {
          seen.push(path);
          abort.abort();
          return Promise.resolve();
        },
        { one: true },
      );
      await assert.rejects(scan(root, { analyzer, signal: abort.signal }), { name: 'AbortError' });
      assert.deepEqual(seen, ['a.md']);
      await writeFile(join(root, 'c.md'), '');
      const broken = lengthAnalyzer(() => Promise.reject(new InstallationError('no grammar')));
      await assert.rejects(scan(root, { analyzer: broken }), /no grammar/);
    });
  });
});

/** As the length analyzer, but content with some files. */
function quiet(paths: readonly string[]): Analyzer['analyze'] {
  const loud = lengthAnalyzer();
  return async (request) => {
    const profile = await loud.analyze(request);
    return paths.includes(request.path) ? { ...profile, problem: null } : profile;
  };
}
