import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { ConnectionWatch } from '../../../../src/bench/client/connectionWatch';
import { measureWith } from '../../../../src/bench/client/measure';
import type { Measure } from '../../../../src/bench/client/measure';
import { usualDeadlines } from '../../../../src/bench/client/measurement';
import type { TrialStatus } from '../../../../src/bench/client/measurement';
import { Gate } from '../../../../src/bench/runner/gate';
import { usualOptions } from '../../../../src/bench/simulator/options';
import type { Fault, SimulatorOptions } from '../../../../src/bench/simulator/options';
import { Simulator } from '../../../../src/bench/simulator/simulator';
import type { RunLine } from '../../../../src/bench/store/records';
import { chargedUsd } from '../../../../src/bench/store/run';
import { noUsage } from '../../../../src/cost/usage/usage';
import type { EndReason } from '../../../../src/bench/trial';
import { until } from '../../support/until';
import { experimentWith, planAt, reconcile, runInMemory } from './running';

const latency = { baseMs: 5, perInputTokenMs: 0, gapMs: 1, noise: 0 };
/** Where only a time-out ends a request. */
const short = { firstTokenMs: 2000, chunkGapMs: 1500, totalMs: 60_000 };

async function withSimulator(
  options: Partial<SimulatorOptions>,
  test: (simulator: Simulator) => Promise<void>,
): Promise<void> {
  const simulator = await Simulator.start({ ...usualOptions, latency, ...options });
  try {
    await test(simulator);
    // Nothing is left on its way.
    await until(() => simulator.ledger.every(({ end }) => end !== 'open'));
  } finally {
    await simulator.close();
  }
}

/** What a request ends as that meets a fault, and the run with it. */
const table: Readonly<Record<Fault, readonly [TrialStatus, EndReason]>> = {
  '400-context-length': ['http_error', 'endpoint'],
  '401': ['http_error', 'endpoint'],
  '403': ['http_error', 'endpoint'],
  '404': ['http_error', 'endpoint'],
  '429': ['rate_limited', 'complete'],
  '429-retry-after': ['rate_limited', 'complete'],
  '429-retry-date': ['rate_limited', 'complete'],
  '500': ['http_error', 'complete'],
  '503': ['http_error', 'complete'],
  '529': ['http_error', 'complete'],
  redirect: ['http_error', 'endpoint'],
  'close-before-headers': ['sdk_error', 'complete'],
  'slow-headers': ['timeout', 'complete'],
  'disconnect-before-first-token': ['truncated', 'complete'],
  'disconnect-mid-stream': ['truncated', 'complete'],
  truncated: ['truncated', 'complete'],
  malformed: ['sdk_error', 'complete'],
  'error-event': ['http_error', 'complete'],
  stall: ['timeout', 'complete'],
  html: ['empty', 'complete'],
  json: ['empty', 'complete'],
  empty: ['empty', 'complete'],
  'reasoning-only': ['empty', 'complete'],
  'no-content': ['empty', 'complete'],
  'content-filter': ['empty', 'complete'],
  huge: ['truncated', 'complete'],
  'wrong-content-type': ['ok', 'complete'],
  'no-usage': ['ok', 'complete'],
  'usage-twice': ['ok', 'complete'],
  'null-cached': ['ok', 'complete'],
  'duplicate-chunks': ['ok', 'complete'],
  length: ['ok', 'complete'],
  buffered: ['ok', 'complete'],
  'several-tokens': ['ok', 'complete'],
  comments: ['ok', 'complete'],
  crlf: ['ok', 'complete'],
  'split-utf8': ['ok', 'complete'],
  'other-model': ['ok', 'complete'],
  'other-fingerprint': ['ok', 'complete'],
  'connection-close': ['ok', 'complete'],
};

describe('a run that meets a fault', () => {
  for (const [fault, [status, reason]] of Object.entries(table) as [
    Fault,
    readonly [TrialStatus, EndReason],
  ][]) {
    it(`${fault}: a trial that is ${status}, a run that is ${reason}; nothing lost, nothing double, below the ceiling`, async () => {
      const maxUsd = 0.5;
      await withSimulator({ faults: { 5: fault } }, async (simulator) => {
        const plan = await planAt(simulator.origin, experimentWith({}), maxUsd);
        const run = await runInMemory(plan, {
          deadlines: fault === 'stall' || fault === 'slow-headers' ? short : usualDeadlines,
        });
        assert.equal(run.end.reason, reason, run.end.message ?? '');
        assert.deepEqual(reconcile(simulator.ledger, run), []);
        const met = simulator.ledger.find((entry) => entry.fault === fault)!;
        const trial = run.trials.find(({ nonce }) => met.start.startsWith(`[${nonce!}]`))!;
        assert.equal(trial.status, status, trial.message ?? '');
        assert.equal(trial.message === null, status === 'ok');
        assert.ok(chargedUsd(run) <= maxUsd);
        assert.ok(!JSON.stringify(run.lines).includes('sk-run'));
        if (reason === 'endpoint') assert.equal(run.end.message, trial.message);
      });
    });
  }

  it('waits and does the pair again while the rate is limited, and gives up at last', async () => {
    const faults = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [i + 3, '429' as const]));
    await withSimulator({ faults }, async (simulator) => {
      const run = await runInMemory(await planAt(simulator.origin, experimentWith({})));
      assert.equal(run.end.reason, 'endpoint');
      assert.equal(run.trials.filter(({ status }) => status === 'rate_limited').length, 6);
      assert.deepEqual(reconcile(simulator.ledger, run), []);
    });
  });

  it('stops at an endpoint that fails again and again', async () => {
    const faults = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [i + 3, 'truncated' as const]));
    await withSimulator({ faults }, async (simulator) => {
      const run = await runInMemory(await planAt(simulator.origin, experimentWith({ pairs: 20 })));
      assert.equal(run.end.reason, 'endpoint');
      assert.ok(run.trials.length <= 2 + 6, `${run.trials.length} requests`);
    });
  });

  it('eight at a time, a dozen faults: the ledger and the file agree', async () => {
    const kinds = ['500', 'truncated', 'stall', 'malformed', '429', 'disconnect-mid-stream'] as const;
    const faults = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [18 + 7 * i, kinds[i % kinds.length]!]),
    );
    await withSimulator({ faults }, async (simulator) => {
      const settings = { pairs: 30, concurrency: 8, earlyStopping: false };
      const plan = await planAt(simulator.origin, experimentWith(settings));
      const run = await runInMemory(plan, { deadlines: short });
      assert.equal(
        run.end.reason,
        'complete',
        JSON.stringify(
          run.trials
            .filter((each) => each.status !== 'ok')
            .map(({ id, block, attempt, status, httpStatus, message }) => [
              id,
              block,
              attempt,
              status,
              httpStatus,
              message,
            ]),
        ),
      );
      assert.deepEqual(reconcile(simulator.ledger, run), []);
    });
  });
});

describe('answers of half a megabyte', () => {
  it('are checked whole, kept in short, and told as cut; the file of the run can be read', async () => {
    const answer = `{ "roses": "${`${'red'.repeat(100)} `.repeat(1800)}" }`;
    await withSimulator({ answer, latency: { ...latency, gapMs: 0 } }, async (simulator) => {
      const plan = await planAt(
        simulator.origin,
        experimentWith(
          { pairs: 1, warmup: 0, maxOutputTokens: 200_000, earlyStopping: false },
          { checks: [{ type: 'is-json' }] },
        ),
        100,
      );
      const { trials, lines, end } = await runInMemory(plan);
      assert.equal(end.reason, 'complete');
      for (const { status, text, outputCharacters, failedChecks } of trials) {
        assert.deepEqual([status, text.length, outputCharacters], ['ok', 20_000, answer.length]);
        assert.ok(failedChecks === null || failedChecks.length === 0, 'the JSON is whole');
      }
      const file = lines.map((line) => JSON.stringify(line)).join('\n');
      assert.ok(file.length < 80_000 * trials.length);
    });
  });
});

describe('many pairs at a time', () => {
  it('let Node warn of no leak', async () => {
    const warnings: string[] = [];
    const note = ({ message }: Error): number => warnings.push(message);
    process.on('warning', note);
    try {
      await withSimulator({}, async (simulator) => {
        const settings = { pairs: 40, concurrency: 16, earlyStopping: false };
        await runInMemory(await planAt(simulator.origin, experimentWith(settings)));
      });
      assert.deepEqual(warnings, []);
    } finally {
      process.off('warning', note);
    }
  });
});

describe('the ceiling', () => {
  for (const concurrency of [1, 4]) {
    it(`is never exceeded, with ${concurrency} at a time`, async () => {
      await withSimulator({}, async (simulator) => {
        const maxUsd = 0.002;
        const plan = await planAt(simulator.origin, experimentWith({ pairs: 50, concurrency }), maxUsd);
        const run = await runInMemory(plan);
        assert.equal(run.end.reason, 'ceiling');
        assert.match(run.end.message ?? '', /ceiling of \$0\.002/);
        assert.ok(chargedUsd(run) <= maxUsd, String(chargedUsd(run)));
        const billed = simulator.ledger.reduce(
          (sum, { inputTokens, outputTokens }) => sum + (inputTokens * 1 + outputTokens * 5) / 1e6,
          0,
        );
        assert.ok(billed <= maxUsd && billed > 0);
        assert.deepEqual(reconcile(simulator.ledger, run), []);
        // Pairs that have begun are finished.
        const measured = run.trials.filter(({ phase }) => phase === 'measured');
        assert.equal(measured.length % 2, 0);
      });
    });
  }

  it('counts requests of unknown usage at their worst case', async () => {
    const faults = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [i + 1, 'no-usage' as const]));
    await withSimulator({ faults }, async (simulator) => {
      const maxUsd = 0.003;
      const run = await runInMemory(await planAt(simulator.origin, experimentWith({ pairs: 50 }), maxUsd));
      assert.equal(run.end.reason, 'ceiling');
      assert.ok(chargedUsd(run) <= maxUsd);
      assert.ok(run.trials.every(({ costUsd, chargedUsd: charged }) => costUsd === null && charged > 0));
    });
  });

  it('lets nothing be sent where no price is known', async () => {
    const experiment = experimentWith({});
    await assert.rejects(
      planAt('http://127.0.0.1:9', experiment, 1, { price: undefined }),
      /No price is known of simulated-1/,
    );
  });

  it('goes by the higher of the declared and the known price', async () => {
    const free = { model: 'gpt-5', price: { inputUsdPerMTok: 0, outputUsdPerMTok: 0 } };
    const plan = await planAt('http://127.0.0.1:9', experimentWith({}), 1, free);
    assert.ok(plan.boundUsd > 0);
    assert.equal(plan.arms[0]!.prices.cost({ ...noUsage, inputTokens: 1, outputTokens: 1 }), 0);
  });
});

describe('a run that is held up', () => {
  it('ends at once when it is called off, with what was in flight on record', async () => {
    await withSimulator({ faults: { 3: 'slow-headers' } }, async (simulator) => {
      const cancel = new AbortController();
      const running = runInMemory(await planAt(simulator.origin, experimentWith({ pairs: 50 })), {
        signal: cancel.signal,
        // Nothing but the call ends the third request.
        deadlines: { firstTokenMs: 1e6, chunkGapMs: 1e6, totalMs: 1e6 },
      });
      await until(() => simulator.ledger.length === 3);
      cancel.abort();
      const run = await running;
      assert.equal(run.end.reason, 'cancelled');
      assert.deepEqual(reconcile(simulator.ledger, run), []);
      assert.equal(run.trials.at(-1)?.status, 'cancelled');
    });
  });

  it('sends nothing while it is paused, and goes on', async () => {
    await withSimulator({}, async (simulator) => {
      const gate = new Gate();
      let pairs = 0;
      const append = ({ kind }: RunLine): void => {
        if (kind === 'block' && ++pairs === 2) gate.pause();
      };
      const plan = await planAt(simulator.origin, experimentWith({ pairs: 8 }));
      const running = runInMemory(plan, { gate, file: { append } });
      await until(() => gate.isPaused);
      const before = simulator.ledger.length;
      await setTimeout(200);
      assert.equal(simulator.ledger.length, before);
      gate.resume();
      assert.equal((await running).end.reason, 'complete');
      assert.ok(simulator.ledger.length > before);
    });
  });

  for (const [what, jumpMs] of [
    ['the machine slept', 3_600_000],
    ['its clock was set back', -60_000],
  ] as const) {
    it(`does the pair again in which ${what}`, async () => {
      await withSimulator({}, async (simulator) => {
        const plan = await planAt(simulator.origin, experimentWith({ pairs: 3, earlyStopping: false }));
        const watch = new ConnectionWatch();
        const endpoint = plan.arms[0]!.at;
        const measure = measureWith({ endpoint, apiKey: '' }, watch);
        let requests = 0;
        const jumping: Measure = async (...request) => {
          const measured = await measure(...request);
          return ++requests === 5 ? { ...measured, clockJumpMs: jumpMs } : measured;
        };
        const { lines, end } = await runInMemory(plan, { measures: new Map([['local', jumping]]) });
        watch.dispose();
        assert.equal(end.reason, 'complete');
        const left = lines.filter(
          (line) =>
            line.kind === 'block' &&
            line.reasons.includes('the clock of this machine was changed, or it slept'),
        );
        assert.equal(left.length, 1);
      });
    });
  }

  it('stops where the file cannot be written, and sends nothing after that', async () => {
    await withSimulator({}, async (simulator) => {
      let lines = 0;
      const file = {
        append: () => {
          if (++lines > 9) throw new Error('ENOSPC: no space left on device, write');
        },
      };
      const run = await runInMemory(await planAt(simulator.origin, experimentWith({ pairs: 50 })), { file });
      assert.equal(run.end.reason, 'storage');
      assert.match(run.end.message ?? '', /no space left.*Make room, and resume/);
      assert.ok(simulator.ledger.length <= 5);
    });
  });

  it('respects the rate of an endpoint', async () => {
    await withSimulator({}, async (simulator) => {
      const plan = await planAt(simulator.origin, experimentWith({ pairs: 50 }), 1, { requestsPerMinute: 6 });
      const cancel = new AbortController();
      const run = await runInMemory(plan, {
        signal: cancel.signal,
        onProgress: ({ waiting }) => {
          if (waiting !== null) cancel.abort();
        },
      });
      assert.equal(simulator.ledger.length, 6);
      assert.deepEqual(reconcile(simulator.ledger, run), []);
    });
  });
});

describe('what is sent', () => {
  it('cold: every request begins with another nonce of the same length; warm: with the prompt itself, primed', async () => {
    await withSimulator({}, async (simulator) => {
      await runInMemory(await planAt(simulator.origin, experimentWith({ pairs: 3 })));
      assert.ok(simulator.ledger.every(({ start }) => /^\[[0-9a-f]{8}\] (?:Please|Answer)/.test(start)));
    });
    await withSimulator({ cache: { minimumTokens: 5, secondsKept: 60 } }, async (simulator) => {
      const settings = { pairs: 6, mode: 'warm', earlyStopping: false } as const;
      const run = await runInMemory(await planAt(simulator.origin, experimentWith(settings)));
      assert.ok(simulator.ledger.every(({ start }) => /^(?:Please|Answer)/.test(start)));
      assert.equal(run.trials.filter(({ phase }) => phase === 'priming').length, 4);
      assert.ok(run.trials.at(-1)!.usage!.cacheReadTokens! > 0);
    });
  });

  it('a prompt against itself, cold and warm: only the warm one is primed, and comes from the cache', async () => {
    const long = 'Roses like shade or sun, as it happens. '.repeat(10);
    const messages = [{ role: 'user' as const, parts: [{ text: long }] }];
    const variants = [
      { name: 'cold', messages },
      { name: 'warm', messages, mode: 'warm' as const },
    ];
    const cases = [{ name: 'case 1', values: {} }];
    await withSimulator({ cache: { minimumTokens: 20, secondsKept: 60 } }, async (simulator) => {
      const plan = await planAt(
        simulator.origin,
        experimentWith({ pairs: 10, earlyStopping: false }, { variants, cases }),
      );
      assert.equal(plan.requests.warmup, 4);
      const { trials } = await runInMemory(plan);
      assert.ok(trials.every(({ arm, phase }) => arm === 'warm' || phase !== 'priming'));
      for (const { arm, phase, usage, nonce } of trials) {
        assert.equal(nonce === null, arm === 'warm');
        const isCached = usage!.cacheReadTokens! > 0;
        if (phase === 'measured') assert.equal(isCached, arm === 'warm');
      }
    });
  });

  it('the order of the arms is random, the same for the same seed, and both orders occur', async () => {
    await withSimulator({}, async (simulator) => {
      const orders: string[] = [];
      for (let i = 0; i < 2; i++) {
        const run = await runInMemory(
          await planAt(simulator.origin, experimentWith({ pairs: 10, earlyStopping: false })),
        );
        const first = run.trials.filter(
          ({ phase, attempt, position }) => phase === 'measured' && attempt === 1 && position === 0,
        );
        orders.push(first.map(({ arm }) => arm).join(''));
      }
      assert.equal(orders[0], orders[1]);
      assert.match(orders[0]!, /A/);
      assert.match(orders[0]!, /B/);
    });
  });

  it('answers to all cases are checked, each once, though the pairs have few of them', async () => {
    await withSimulator({}, async (simulator) => {
      const checks = [{ type: 'contains', value: 'simulated' } as const];
      const run = await runInMemory(await planAt(simulator.origin, experimentWith({ pairs: 1 }, { checks })));
      const checked = run.trials.filter(({ failedChecks }) => failedChecks !== null);
      assert.deepEqual(new Set(checked.map(({ arm, case: name }) => `${arm} ${name}`)).size, 6);
      assert.ok(checked.every(({ failedChecks }) => failedChecks!.length === 0));
    });
  });
});
