import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareRun } from '../../../../src/bench/compare';
import { runSummary } from '../../../../src/bench/store/runLines';
import { RunList } from '../../../../src/bench/store/runList';
import type { ReadRun } from '../../../../src/bench/store/run';
import { compareUnpaired } from '../../../../src/bench/unpaired';
import { inFolder } from '../../workspace/tempFolder';
import { syntheticRun, twoArms } from '../view/syntheticRun';

/** The file of a run, with a summary at its end or without. */
function fileOf({ run, trials, blocks, end }: ReadRun, isSummed: boolean, padding = ''): string {
  const read = { run, setup: null, name: null, sent: [], trials, blocks, end, problems: [] };
  const padded = trials.map((trial, i) => (i === 0 ? { ...trial, text: padding } : trial));
  const last = isSummed ? { ...end!, summary: runSummary(read) } : end!;
  return [run, ...padded, ...blocks, last].map((line) => `${JSON.stringify(line)}\n`).join('');
}

describe('a list of runs', () => {
  const run = syntheticRun({ arms: twoArms, pairs: 20 });
  const { comparison, headline } = { comparison: compareRun(run), headline: runSummary(run).headline };

  const rows: readonly (readonly [string, boolean, string])[] = [
    ['a run of today', true, ''],
    ['a run of an older version', false, ''],
    ['a large run, by its start and its end', true, 'x'.repeat(400_000)],
    ['a large run of an older version, as a whole', false, 'x'.repeat(400_000)],
  ];
  for (const [what, isSummed, padding] of rows) {
    it(`tells of ${what} what its comparison says`, () =>
      inFolder({ 'a.jsonl': fileOf(run, isSummed, padding), 'notes.txt': 'x' }, async (folder) => {
        const { runs, unreadable } = await new RunList().of(folder);
        assert.deepEqual([runs.length, unreadable.length], [1, 0]);
        const { summary, end, name } = runs[0]!;
        assert.deepEqual([name, end, summary!.headline], [run.run.experiment, 'complete', headline]);
        assert.deepEqual(summary!.pairs.valid, comparison.pairs.valid);
        assert.deepEqual(
          summary!.arms.map(({ ttftMs }) => ttftMs),
          comparison.arms.map((arm) => arm.ttftMs.p50),
        );
      }));
  }

  it('reads what was appended since, and forgets what is gone', () =>
    inFolder({ 'a.jsonl': fileOf(run, true, 'x'.repeat(400_000)) }, async (folder) => {
      const list = new RunList();
      assert.equal((await list.of(folder)).runs[0]!.name, run.run.experiment);
      appendFileSync(join(folder, 'a.jsonl'), `${JSON.stringify({ kind: 'name', at: '', name: 'mine' })}\n`);
      assert.equal((await list.of(folder)).runs[0]!.name, 'mine');
      rmSync(join(folder, 'a.jsonl'));
      assert.deepEqual(await list.of(folder), { runs: [], unreadable: [] });
    }));

  it('lists what cannot be read with the reason, and the rest all the same', () =>
    inFolder({ 'a.jsonl': fileOf(run, true), 'b.jsonl': '', 'c.jsonl': '{"a":1}\n' }, async (folder) => {
      mkdirSync(join(folder, 'd.jsonl'));
      writeFileSync(join(folder, 'e.jsonl'), `${JSON.stringify(run.run)}\n`);
      const { runs, unreadable } = await new RunList().of(folder);
      assert.deepEqual(runs.map(({ end }) => end).sort(), ['complete', 'killed']);
      assert.deepEqual(unreadable.length, 3);
      assert.ok(unreadable.every(({ why }) => why.length > 5));
    }));

  it('is empty where there is no folder', async () => {
    assert.deepEqual(await new RunList().of('/nowhere/at/all'), { runs: [], unreadable: [] });
  });
});

describe('two runs that are not paired', () => {
  const run = syntheticRun({ arms: twoArms, pairs: 30 });
  const slower = {
    ...run,
    trials: run.trials.map((trial) => ({
      ...trial,
      ttftMs: trial.ttftMs === null ? null : trial.ttftMs * 1.5,
    })),
  };

  it('differ in nothing if they are the same', () => {
    for (const { share, pAdjusted, first, second } of compareUnpaired(run, run)) {
      assert.deepEqual(first, second);
      assert.ok(share === null || Math.abs(share - 0.5) < 1e-9);
      assert.ok(pAdjusted === null || pAdjusted > 0.99);
    }
  });

  it('show where one is slower, arm by arm', () => {
    const ttft = compareUnpaired(run, slower).filter(({ metric }) => metric === 'ttft');
    assert.equal(ttft.length, run.run.arms.length);
    for (const { share, pAdjusted } of ttft) {
      assert.ok(share! > 0.6 && pAdjusted! < 0.05, `${share} ${pAdjusted}`);
    }
  });

  it('show most where no request of one is among those of the other', () => {
    const far = {
      ...run,
      trials: run.trials.map((each) => ({
        ...each,
        ttftMs: each.ttftMs === null ? null : each.ttftMs * 100,
      })),
    };
    for (const [first, second, expected] of [
      [run, far, 1],
      [far, run, 0],
    ] as const) {
      const ttft = compareUnpaired(first, second).filter(({ metric }) => metric === 'ttft');
      for (const { share, pAdjusted } of ttft) assert.ok(share === expected && pAdjusted! < 1e-6);
    }
  });

  it('have nothing in common without an arm of the same name', () => {
    const other = {
      ...run,
      run: { ...run.run, arms: run.run.arms.map((arm) => ({ ...arm, id: `${arm.id}2` })) },
    };
    assert.deepEqual(compareUnpaired(run, other), []);
  });
});
