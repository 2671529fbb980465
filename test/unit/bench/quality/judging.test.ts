import assert from 'node:assert/strict';
import { compareRun } from '../../../../src/bench/compare';
import { ConnectionWatch } from '../../../../src/bench/client/connectionWatch';
import { measureWith } from '../../../../src/bench/client/measure';
import type { Measure } from '../../../../src/bench/client/measure';
import type { TimedRequest } from '../../../../src/bench/client/measurement';
import { preferenceOf, together } from '../../../../src/bench/quality/judging';
import { usualOptions } from '../../../../src/bench/simulator/options';
import { Simulator } from '../../../../src/bench/simulator/simulator';
import type { ReadRun } from '../../../../src/bench/store/run';
import { experimentWith, planAt, runInMemory } from '../runner/running';
import type { MemoryRun } from '../runner/running';

const rubric = { type: 'rubric', value: 'The answer is clear.', endpoint: 'judge' } as const;

/** What a judge says of the two answers that it is shown. */
type Judge = (first: string, second: string) => string;

interface Judged {
  readonly run: MemoryRun;
  readonly asked: readonly TimedRequest[];
  readonly boundUsd: number;
  readonly compared: () => ReturnType<typeof compareRun>;
}

/** Runs three cases whose answers name their variant; a server that is asked for the judge answers by `judge`. */
async function judgedRun(judge: Judge, maxUsd = 1, before: ReadRun | null = null): Promise<Judged> {
  const simulator = await Simulator.start(usualOptions);
  const watch = new ConnectionWatch();
  try {
    const plan = await planAt(simulator.origin, experimentWith({ pairs: 2 }, { checks: [rubric] }), maxUsd);
    const asked: TimedRequest[] = [];
    const local = measureWith({ endpoint: plan.arms[0]!.at, apiKey: 'none' }, watch);
    const named: Measure = async (request, signal) => ({
      ...(await local(request, signal)),
      text: request.messages[0]!.content.includes('so kind') ? 'answer of A' : 'answer of B',
    });
    const judging: Measure = async (request, signal) => {
      asked.push(request);
      const [, first, second] = /Answer 1:\n<<<\n(.*)\n>>>\n\nAnswer 2:\n<<<\n(.*)\n>>>/s.exec(
        request.messages[1]!.content,
      )!;
      return { ...(await local(request, signal)), text: judge(first!, second!) };
    };
    const measures = new Map([
      ['local', named],
      ['judge', judging],
    ]);
    const run = await runInMemory(plan, { measures, before });
    const read: ReadRun = {
      ...{ setup: null, name: null, problems: [] },
      run: {
        kind: 'run',
        schemaVersion: 1,
        id: '1',
        experiment: 'one',
        fingerprint: '',
        at: '',
        arms: plan.arms.map(({ id, variant, at }) => ({
          id,
          variant: variant.name,
          endpoint: at.name,
          model: at.model,
        })),
        contrasts: plan.contrasts,
        cases: 3,
        hasChecks: true,
        judges: plan.judges.map(({ check, at }) => ({ check, endpoint: at.name, model: at.model })),
        plan: plan.experiment.plan,
        maxUsd,
        versions: { promptmeter: '', node: '', undici: null },
        calibration: null,
      },
      sent: run.sent,
      trials: run.trials,
      blocks: [],
      end: null,
    };
    return { run, asked, boundUsd: plan.boundUsd, compared: () => compareRun(read) };
  } finally {
    watch.dispose();
    await simulator.close();
  }
}

const prefers =
  (wanted: string): Judge =>
  (first) =>
    first.endsWith(wanted) ? '1' : '2';

describe('a model that judges', () => {
  const cases: readonly (readonly [string, Judge, object])[] = [
    [
      'finds the candidate worse',
      prefers('A'),
      { worse: 3, better: 0, same: 0, unknown: 0, n: 3, verdict: 'failed' },
    ],
    ['finds it better', prefers('B'), { worse: 0, better: 3, same: 0, unknown: 0, n: 3, verdict: 'held' }],
    [
      'favours the first place',
      () => '1',
      { worse: 0, better: 0, same: 3, unknown: 0, n: 3, verdict: 'notShown' },
    ],
    [
      'sees no difference',
      () => ' 0.\n',
      { worse: 0, better: 0, same: 3, unknown: 0, n: 3, verdict: 'notShown' },
    ],
    [
      'says no digit',
      () => 'Both are fine.',
      { worse: 0, better: 0, same: 0, unknown: 3, n: 0, verdict: 'notShown' },
    ],
  ];
  for (const [title, judge, expected] of cases) {
    it(title, async () => {
      const { run, asked, compared } = await judgedRun(judge);
      assert.equal(run.end.reason, 'complete', run.end.message ?? '');
      assert.equal(asked.length, 6, 'three cases in both orders');
      const [quality] = compared().quality;
      const [judged] = quality!.judged;
      assert.deepEqual(
        {
          worse: judged!.baselineBetter,
          better: judged!.candidateBetter,
          same: judged!.same,
          unknown: judged!.unknown,
          n: quality!.n,
          verdict: quality!.verdict,
        },
        expected,
      );
      assert.deepEqual([judged!.model, judged!.endpoint], ['judge-1', 'judge']);
      assert.ok(judged!.spentUsd > 0);
    });
  }

  it('sees neither variant, model nor endpoint, and each pair once in each order', async () => {
    const { asked } = await judgedRun(prefers('A'));
    for (const { messages, temperature } of asked) {
      const text = messages.map(({ content }) => content).join('\n');
      assert.ok(!/so kind|simulated-1|local|judge-1/.test(text), text);
      assert.equal(temperature, 0);
    }
    const firsts = asked.map(
      ({ messages }) => /Answer 1:\n<<<\nanswer of (.)/.exec(messages[1]!.content)![1],
    );
    assert.deepEqual(firsts.sort(), ['A', 'A', 'A', 'B', 'B', 'B']);
  });

  it('is paid within the ceiling: reserved before it is asked, and not asked where it does not fit', async () => {
    const whole = await judgedRun(prefers('A'));
    const judged = whole.run.sent.filter(({ phase }) => phase === 'judge');
    for (const { id, reservedUsd } of judged) {
      const { chargedUsd } = whole.run.trials.find((trial) => trial.id === id)!;
      assert.ok(reservedUsd > 0 && chargedUsd <= reservedUsd);
    }
    const others = whole.run.trials.filter(({ phase }) => phase !== 'judge');
    const before = others.reduce((sum, { chargedUsd }) => sum + chargedUsd, 0);
    const bounds = whole.run.sent.map(({ reservedUsd }) => reservedUsd);
    assert.ok(whole.boundUsd >= bounds.reduce((sum, usd) => sum + usd, 0));
    const short = await judgedRun(prefers('A'), before + judged[0]!.reservedUsd * 0.9);
    assert.deepEqual([short.run.end.reason, short.asked.length], ['ceiling', 0]);
    assert.equal(short.compared().quality[0]!.n, 0, 'what nobody judged counts for nothing');
  });

  it('is not asked again when a run goes on', async () => {
    const whole = await judgedRun(prefers('A'));
    const { sent, trials } = whole.run;
    const half = trials.filter(({ phase, id }) => phase !== 'judge' || id % 2 === 0);
    const blocks = whole.run.lines.filter((line) => line.kind === 'block');
    const before = { run: null!, sent, trials: half, blocks, end: null } as unknown as ReadRun;
    const { asked } = await judgedRun(prefers('A'), 1, before);
    assert.equal(asked.length, trials.length - half.length);
  });

  it('reads replies', () => {
    assert.deepEqual(
      ['1', '2', '0', '**2**', '1 or 2', ''].map((reply) => preferenceOf(reply, 'candidate')),
      ['candidate', 'baseline', 'none', 'baseline', 'unknown', 'unknown'],
    );
    assert.deepEqual(
      [together('baseline', 'candidate'), together('candidate', 'candidate'), together('none', 'unknown')],
      ['none', 'candidate', 'unknown'],
    );
  });
});
