import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '../../../../src/bench/plan';
import { withinDay } from '../../../../src/bench/store/day';
import { DayLedger } from '../../../../src/bench/store/dayLedger';
import { inFolder } from '../../workspace/tempFolder';
import { experimentWith, planAt, runInMemory } from '../runner/running';
import { answer } from '../runner/answers';

const money = (usd: number): string => `$${usd}`;
const noon = new Date(2026, 10, 29, 12);

/** A ledger of $5 per day in the folder. */
function ledgerIn(folder: string | null, now = noon): DayLedger {
  return new DayLedger(folder, 5, () => now);
}

function planOf(name: string, expectedUsd: number): Plan {
  return {
    arms: [{ at: { name } }],
    judges: [],
    expectedUsd,
    boundUsd: 2 * expectedUsd,
    maxUsd: 1,
  } as unknown as Plan;
}

describe('the ceiling of a day', () => {
  /** What was spent before: by run. */
  const cases: readonly (readonly [string, Readonly<Record<string, number>>, Plan, number | RegExp])[] = [
    ['leaves a plan its own ceiling', { a: 1 }, planOf('mine', 0.1), 1],
    ['lowers it to what is left', { a: 4.5 }, planOf('mine', 0.1), 0.5],
    ['adds up runs of all workspaces', { a: 2, b: 2.5 }, planOf('mine', 0.1), 0.5],
    [
      'sends nothing once it is reached',
      { a: 5 },
      planOf('mine', 0.1),
      /^Nothing was sent: .*spent \$5 today.*per day is \$5/,
    ],
    [
      'sends nothing that does not fit',
      { a: 4.5 },
      planOf('mine', 0.6),
      /^Nothing was sent: it would cost about \$0\.6/,
    ],
    ['lets what is free be sent', { a: 5 }, planOf('mine', 0), 1],
    ['lets the simulated endpoint answer', { a: 5 }, planOf('simulated', 0.1), 1],
    ['lets a run that is gone on with spend up to its own ceiling', { resumed: 4.5 }, planOf('mine', 0.1), 1],
  ];
  for (const [title, spent, plan, expected] of cases) {
    it(title, async () => {
      await inFolder({}, (folder) => {
        const ledger = ledgerIn(folder);
        for (const [run, usd] of Object.entries(spent)) assert.ok(ledger.take(run, 1, usd));
        const day = { ledger, resumed: 'resumed' in spent ? 'resumed' : null, money };
        if (typeof expected === 'number') assert.equal(withinDay(plan, day).maxUsd, expected);
        else assert.throws(() => withinDay(plan, day), { message: expected });
        return Promise.resolve();
      });
    });
  }

  it('sends nothing where there is no place to note it, or the place is none', async () => {
    const day = { ledger: ledgerIn(null), resumed: null, money };
    assert.throws(() => withinDay(planOf('mine', 0.1), day), /no home folder/);
    assert.equal(withinDay(planOf('simulated', 0.1), day).maxUsd, 1);
    await inFolder({ spend: 'a file' }, (folder) => {
      const taken = { ledger: ledgerIn(join(folder, 'spend')), resumed: null, money };
      assert.throws(() => withinDay(planOf('mine', 0.1), taken));
      return Promise.resolve();
    });
  });
});

describe('the ledger of a day', () => {
  it('counts a request at its worst case until it has ended, and then at its charge', async () => {
    await inFolder({}, (folder) => {
      const ledger = ledgerIn(folder);
      assert.ok(ledger.take('a', 1, 4));
      assert.equal(ledger.spentUsd(), 4);
      assert.equal(ledger.take('a', 2, 1.5), false, 'more than is left');
      ledger.settle('a', 1, 0.5);
      assert.ok(ledger.take('a', 2, 1.5));
      assert.ok(ledger.take('b', 1, 1));
      assert.deepEqual([ledger.spentUsd(), ledger.spentUsd('a'), ledger.spentUsd('b')], [3, 2, 1]);
      return Promise.resolve();
    });
  });

  it('has each day of the calendar for itself', async () => {
    await inFolder({}, (folder) => {
      assert.ok(ledgerIn(folder, new Date(2026, 10, 28, 23, 55)).take('a', 1, 5));
      assert.ok(ledgerIn(folder, new Date(2026, 10, 29, 0, 5)).take('a', 2, 5));
      assert.deepEqual(readdirSync(folder), ['2026-11-28.jsonl', '2026-11-29.jsonl']);
      return Promise.resolve();
    });
  });

  it('holds for programs that spend at the same time', async () => {
    await inFolder({}, (folder) => {
      const programs = [ledgerIn(folder), ledgerIn(folder)];
      const taken = Array.from({ length: 20 }, (_, i) => programs[i % 2]!.take(`run ${i % 2}`, i, 0.4));
      assert.equal(taken.filter((each) => each).length, 12);
      return Promise.resolve();
    });
  });

  it('survives a line that was cut off, and fails closed where an amount is none', async () => {
    await inFolder({}, (folder) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, '2026-11-29.jsonl'), '{"run":"a","id":1,"usd":4}\n{"run":"b","i');
      const ledger = ledgerIn(folder);
      assert.equal(ledger.take('c', 1, 2), false);
      assert.ok(ledger.take('c', 1, 1));
      assert.equal(ledger.take('c', 2, NaN), false);
      appendFileSync(join(folder, '2026-11-29.jsonl'), '{"run":"d","id":1}\n');
      assert.equal(ledger.take('c', 3, 0.01), false);
      assert.throws(
        () => withinDay(planOf('mine', 0.1), { ledger, resumed: null, money }),
        /Nothing was sent/,
      );
      return Promise.resolve();
    });
  });

  it('ends a run that another one has left nothing, with nothing sent beyond', async () => {
    await inFolder({}, async (folder) => {
      const plan = await planAt('http://127.0.0.1:9', experimentWith({ pairs: 5, warmup: 0 }));
      const ledger = ledgerIn(folder);
      let requests = 0;
      const measure = () => {
        // Somebody else spends what is left meanwhile.
        if (++requests === 3) assert.ok(ledger.take('other', 1, 5 - ledger.spentUsd() - 1e-9));
        return Promise.resolve(answer);
      };
      const { end, sent } = await runInMemory(plan, {
        measures: new Map([['local', measure]]),
        day: { ledger, run: 'own' },
      });
      assert.equal(end.reason, 'ceiling');
      assert.match(end.message ?? '', /\$5 per day.*Resume tomorrow/);
      assert.ok(ledger.spentUsd() <= 5);
      assert.equal(sent.length, requests);
    });
  });
});
