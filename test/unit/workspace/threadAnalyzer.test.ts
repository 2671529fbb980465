import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import type { Analyzer } from '../../../src/workspace/analyzer';
import { createThreadAnalyzer } from '../../../src/workspace/threadAnalyzer';
import type { ThreadAnalyzerOptions } from '../../../src/workspace/threadAnalyzer';
import { inFolder } from './tempFolder';

/** Threads take no TypeScript: the fake worker is bundled, as the real one is. */
let folder = '';
let script = '';
async function withAnalyzer(
  options: Partial<ThreadAnalyzerOptions>,
  test: (analyzer: Analyzer) => Promise<void>,
): Promise<void> {
  const analyzer = createThreadAnalyzer({
    script,
    assetsFolder: __dirname,
    threads: 1,
    timeLimitMs: 5000,
    ...options,
  });
  try {
    await test(analyzer);
  } finally {
    analyzer.dispose();
  }
}

/** What became of a text: the problem of its profile. */
async function outcome(
  analyzer: Analyzer,
  text: string,
  path = text,
  signal?: AbortSignal,
  outputTokens = 1,
): Promise<string> {
  const assumptions = { ...defaultAssumptions, outputTokens };
  const profile = await analyzer.analyze({ path, text, root: null, assumptions }, signal);
  assert.equal(profile.path, path);
  return profile.problem?.message ?? '';
}

describe('createThreadAnalyzer', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'promptmeter-'));
    script = join(folder, 'fakeWorker.js');
    const entry = join(__dirname, 'fakeWorker.ts');
    await build({ entryPoints: [entry], outfile: script, bundle: true, platform: 'node', logLevel: 'error' });
  });
  after(() => rm(folder, { recursive: true }));

  it('makes fixes, and rejects where that fails', async () => {
    await withAnalyzer({}, async (analyzer) => {
      const request = { path: 'a', root: null, findings: [] };
      assert.equal((await analyzer.fix({ ...request, text: 'a' })).text, 'answer 1: a');
      await assert.rejects(analyzer.fix({ ...request, text: 'refuse' }), /refused/);
    });
  });

  it('goes on behind a file at which a thread hangs or ends', async () => {
    // Long enough for a thread to end by itself on a busy machine.
    await withAnalyzer({ timeLimitMs: 1500 }, async (analyzer) => {
      const files = ['a', 'hang', 'quiet', 'exit', 'b'].map((path) => ({
        path,
        absolutePath: path,
        named: false,
      }));
      const outcomes = await analyzer.analyzeFiles({ root: '/', files, assumptions: defaultAssumptions });
      const words = outcomes.map(({ outcome: each }) => [
        each.path,
        'reason' in each ? each.reason : each.problem?.message,
      ]);
      assert.deepEqual(words, [
        ['a', 'seen'],
        ['hang', 'took longer than the time limit of 1.5 s'],
        ['quiet', undefined],
        ['exit', 'the analysis broke off: the thread ended'],
        ['b', 'seen'],
      ]);
    });
  });

  it('gives a long file more time, and the one behind it no more than any', async () => {
    await withAnalyzer({ timeLimitMs: 500 }, async (analyzer) => {
      const files = ['long', 'hang', 'long hang'].map((path) => ({ path, absolutePath: path, named: true }));
      const outcomes = await analyzer.analyzeFiles({ root: '/', files, assumptions: defaultAssumptions });
      assert.deepEqual(
        outcomes.map(({ outcome: each }) => ('reason' in each ? each.reason : each.problem?.message)),
        ['seen', 'took longer than the time limit of 0.5 s', 'took longer than the time limit of 1.5 s'],
      );
    });
  });

  it('tells of files to read before the search for them is over', async () => {
    await withAnalyzer({}, async (analyzer) => {
      const told: string[] = [];
      const request = { root: '/r', repository: null, paths: ['/r'], include: [], exclude: [] };
      const search = analyzer.findFiles(request, (files) => told.push(...files.map(({ path }) => path)));
      const found = search.then(({ skipped }) => [...told, ...skipped.map(({ path }) => path)]);
      assert.deepEqual(await found, ['a', '/r']);
    });
  });

  it('leaves files for later when an open document waits', async () => {
    await withAnalyzer({}, async (analyzer) => {
      const files = ['wait', 'b', 'c'].map((path) => ({ path, absolutePath: path, named: false }));
      const order: string[] = [];
      const scan = [files, files.slice(2)].map(async (some, index) => {
        const outcomes = await analyzer.analyzeFiles({
          root: '/',
          files: some,
          assumptions: defaultAssumptions,
        });
        order.push(`scan ${index}`);
        return outcomes.map(({ outcome: each }) => each.path);
      });
      await delay(50);
      await outcome(analyzer, 'typed');
      order.push('typed');
      assert.deepEqual(await Promise.all(scan), [['wait', 'b', 'c'], ['c']]);
      assert.deepEqual(order, ['typed', 'scan 1', 'scan 0']);
    });
  });

  it('takes texts of the same path below other roots for others', async () => {
    await withAnalyzer({}, async (analyzer) => {
      const ask = async (root: string): Promise<string | undefined> => {
        const request = { path: 'a.py', text: `slow ${root}`, root, assumptions: defaultAssumptions };
        return (await analyzer.analyze(request)).problem?.message;
      };
      const answers = await Promise.all(['/one', '/two', '/three'].map(ask));
      assert.deepEqual(answers, ['answer 1: slow /one', 'answer 2: slow /two', 'answer 3: slow /three']);
    });
  });

  it('asks about an open document where it was read last', async () => {
    await withAnalyzer({ threads: 2 }, async (analyzer) => {
      const ask = async (text: string, document?: string): Promise<string> => {
        const request = { path: text, text, root: null, assumptions: defaultAssumptions };
        const { problem } = await analyzer.analyze({ ...request, ...(document && { document }) });
        return problem?.message ?? '';
      };
      const busy = ask('slow');
      assert.equal(await ask('a', 'd'), 'answer 1: a');
      assert.equal(await ask('ab', 'd'), 'answer 2: ab');
      assert.equal(await busy, 'answer 1: slow');
      assert.equal(await ask('abc', 'd'), 'answer 3: abc');
    });
  });

  it('answers each request with its own result', async () => {
    await withAnalyzer({ threads: 3 }, async (analyzer) => {
      const texts = Array.from({ length: 30 }, (_, i) => `text ${i}`);
      const outcomes = await Promise.all(texts.map((text) => outcome(analyzer, text)));
      outcomes.forEach((message, i) => assert.match(message, new RegExp(`: ${texts[i]!}$`)));
      const count = await analyzer.countText('12345', { model: 'some-model', vocabulary: null });
      assert.deepEqual(count, { tokens: 5, method: 'exact', encoding: 'some-model', errorPct: null });
    });
  });

  it('ends a thread that hangs, says so and goes on with the rest', async () => {
    await withAnalyzer({ timeLimitMs: 300 }, async (analyzer) => {
      const outcomes = await Promise.all(['a', 'hang', 'b'].map((text) => outcome(analyzer, text)));
      assert.deepEqual(outcomes, ['answer 1: a', 'took longer than the time limit of 0.3 s', 'answer 1: b']);
      await assert.rejects(
        analyzer.countText('hang', { model: 'm', vocabulary: null }),
        /time limit of 0\.3 s/,
      );
    });
  });

  for (const [text, message] of [
    ['throw', /^the analysis broke off: out of luck$/],
    ['exit', /^the analysis broke off: the thread ended$/],
    [
      'heap',
      /^the analysis broke off: it takes more memory than the 32 MB that a thread has; split the file/,
    ],
    ['refuse', /^refused$/],
  ] as const) {
    it(`makes it the file's problem if its text lets the thread ${text}`, async () => {
      await withAnalyzer({ maxHeapMb: 32 }, async (analyzer) => {
        const outcomes = await Promise.all(['a', text, 'b'].map((one) => outcome(analyzer, one)));
        assert.match(outcomes[1]!, message);
        assert.match(outcomes[2]!, /: b$/);
      });
    });
  }

  it('rejects if the installation is at fault, not the text', async () => {
    await withAnalyzer({}, async (analyzer) => {
      await assert.rejects(outcome(analyzer, 'incomplete'), /no grammar/);
    });
    await withAnalyzer({ script: join(__dirname, 'no such worker.cjs') }, async (analyzer) => {
      await assert.rejects(outcome(analyzer, 'a'), /analysis thread does not start: Cannot find module/);
    });
    await inFolder({ 'broken.cjs': 'throw new Error("bad build");' }, async (folder) => {
      await withAnalyzer({ script: join(folder, 'broken.cjs') }, async (analyzer) => {
        await assert.rejects(outcome(analyzer, 'a'), /analysis thread does not start: bad build/);
      });
    });
  });

  it('drops what is called off while it waits, and rejects what is called off at work', async () => {
    await withAnalyzer({}, async (analyzer) => {
      const atWork = new AbortController();
      const waiting = new AbortController();
      const results = [
        outcome(analyzer, 'slow', 'a', atWork.signal),
        outcome(analyzer, 'exit', 'b', waiting.signal),
        outcome(analyzer, 'c'),
      ];
      await delay(50);
      waiting.abort();
      atWork.abort();
      await assert.rejects(results[0]!, { name: 'AbortError' });
      await assert.rejects(results[1]!, { name: 'AbortError' });
      assert.equal(await results[2], 'answer 2: c');
      await assert.rejects(outcome(analyzer, 'd', 'd', AbortSignal.abort()), { name: 'AbortError' });
    });
  });

  it('works only on the newest text of a file that waits', async () => {
    await withAnalyzer({}, async (analyzer) => {
      const results = await Promise.all([
        outcome(analyzer, 'slow'),
        outcome(analyzer, 'older', 'a'),
        outcome(analyzer, 'other', 'b'),
        outcome(analyzer, 'newer', 'a'),
        outcome(analyzer, 'what if', 'a', undefined, 2),
      ]);
      assert.deepEqual(results, [
        'answer 1: slow',
        'answer 2: newer',
        'answer 3: other',
        'answer 2: newer',
        'answer 4: what if',
      ]);
    });
  });

  it('keeps the work of a newer request that is called off for those who asked before', async () => {
    await withAnalyzer({}, async (analyzer) => {
      const newer = new AbortController();
      const first = outcome(analyzer, 'slow');
      const older = outcome(analyzer, 'older', 'a');
      const calledOff = outcome(analyzer, 'newer', 'a', newer.signal);
      newer.abort();
      await assert.rejects(calledOff, { name: 'AbortError' });
      await first;
      assert.equal(await older, 'answer 2: newer');
    });
  });

  it('ends idle threads and starts new ones when there is work again', async () => {
    await withAnalyzer({ idleMs: 20 }, async (analyzer) => {
      assert.equal(await outcome(analyzer, 'a'), 'answer 1: a');
      assert.equal(await outcome(analyzer, 'b'), 'answer 2: b');
      await delay(200);
      assert.equal(await outcome(analyzer, 'c'), 'answer 1: c');
    });
  });

  it('rejects everything once it is disposed', async () => {
    await withAnalyzer({}, async (analyzer) => {
      const results = [outcome(analyzer, 'hang'), outcome(analyzer, 'b')];
      analyzer.dispose();
      for (const result of results) await assert.rejects(result, { name: 'AbortError' });
      await assert.rejects(outcome(analyzer, 'c'), { name: 'AbortError' });
    });
  });
});
