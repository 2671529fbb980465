import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Plan } from '../../../../src/bench/plan';
import { withinDay } from '../../../../src/bench/store/day';
import { inFolder } from '../../workspace/tempFolder';

const now = new Date(2026, 10, 29, 12);
const today = new Date(2026, 10, 29, 0, 5).toISOString();
const yesterday = new Date(2026, 10, 28, 23, 55).toISOString();

/** A run with one request; one that never ended counts by what was reserved. */
function run(at: string, spentUsd: number, more: { simulated?: boolean; ended?: boolean } = {}): string {
  const { simulated = false, ended = true } = more;
  return [
    { kind: 'run', at },
    { kind: 'sent', id: 1, at, reservedUsd: spentUsd },
    ...(ended ? [{ kind: 'trial', id: 1, at, chargedUsd: spentUsd, simulated }] : []),
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

function planAt(name: string, expectedUsd: number): Plan {
  return {
    arms: [{ at: { name } }],
    judges: [],
    expectedUsd,
    boundUsd: 2 * expectedUsd,
    maxUsd: 1,
  } as unknown as Plan;
}

describe('the ceiling of a day', () => {
  const cases: readonly (readonly [string, readonly string[], Plan, number | RegExp])[] = [
    ['leaves a plan its own ceiling', [run(today, 1)], planAt('mine', 0.1), 1],
    ['lowers it to what is left', [run(today, 4.5)], planAt('mine', 0.1), 0.5],
    ['adds up runs', [run(today, 2), run(today, 2.5)], planAt('mine', 0.1), 0.5],
    ['does not count other days', [run(yesterday, 5)], planAt('mine', 0.1), 1],
    ['does not count simulated answers', [run(today, 5, { simulated: true })], planAt('mine', 0.1), 1],
    ['counts what was in flight', [run(today, 4.5, { ended: false })], planAt('mine', 0.1), 0.5],
    [
      'sends nothing once it is reached',
      [run(today, 5)],
      planAt('mine', 0.1),
      /^Nothing was sent: .*spent \$5 today.*per day is \$5/,
    ],
    [
      'sends nothing that does not fit',
      [run(today, 4.5)],
      planAt('mine', 0.6),
      /^Nothing was sent: it would cost about \$0\.6/,
    ],
    ['lets what is free be sent', [run(today, 5)], planAt('mine', 0), 1],
    ['lets the simulated endpoint answer', [run(today, 5)], planAt('simulated', 0.1), 1],
    ['takes a file that holds no run for none', ['{"kind'], planAt('mine', 0.1), 1],
  ];
  for (const [title, runs, plan, expected] of cases) {
    it(title, async () => {
      const files = Object.fromEntries(runs.map((text, i) => [`${i}.jsonl`, text]));
      await inFolder(files, (folder) => {
        const day = { folder, dailyUsd: 5, resumed: null, money: (usd: number) => `$${usd}`, now };
        if (typeof expected === 'number') assert.equal(withinDay(plan, day).maxUsd, expected);
        else assert.throws(() => withinDay(plan, day), { message: expected });
        return Promise.resolve();
      });
    });
  }

  it('does not count the run that is gone on with twice', async () => {
    await inFolder({ '0.jsonl': run(today, 4.5) }, (folder) => {
      const day = { folder, dailyUsd: 5, resumed: join(folder, '0.jsonl'), money: String, now };
      assert.equal(withinDay(planAt('mine', 0.1), day).maxUsd, 1);
      return Promise.resolve();
    });
  });
});
