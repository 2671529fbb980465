import assert from 'node:assert/strict';
import type { Measure } from '../../../../src/bench/client/measure';
import type { Measurement } from '../../../../src/bench/client/measurement';
import { answer } from './answers';
import { experimentWith, planAt, runInMemory } from './running';
import type { MemoryRun } from './running';

const failure: Measurement = {
  ...answer,
  status: 'truncated',
  message: 'The answer broke off.',
  usage: null,
};

function refusal(httpStatus: number): Measurement {
  const status = httpStatus === 429 ? 'rate_limited' : 'http_error';
  return { ...failure, status, httpStatus, message: `Not now (${httpStatus}).` };
}

const concurrency = 8;

/**
 * Runs forty pairs, eight at a time, against an endpoint that answers no request of a round before all eight of it have
 * arrived; `isDown` says which rounds fail. No clock decides anything.
 */
async function runInRounds(isDown: (round: number) => boolean): Promise<MemoryRun> {
  const plan = await planAt(
    'http://127.0.0.1:9',
    experimentWith({ pairs: 40, warmup: 0, concurrency, earlyStopping: false }),
  );
  let round = 0;
  let waiting: (() => void)[] = [];
  const measure: Measure = async (_request, signal) => {
    const isFailing = isDown(round);
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
      if (waiting.length < concurrency) return;
      round++;
      for (const each of waiting) each();
      waiting = [];
    });
    if (signal.aborted) return { ...failure, status: 'cancelled', message: 'The run was called off.' };
    return isFailing ? failure : answer;
  };
  return runInMemory(plan, { measures: new Map([['local', measure]]) });
}

/**
 * What hits all the requests that are under way is one event, however many there are: a load balancer that is restarted
 * must not end a run as an endpoint does that is down.
 */
describe('failures in a row', () => {
  it('one hiccup that hits eight requests under way counts once', async () => {
    const { end, trials } = await runInRounds((round) => round === 0);
    assert.equal(end.reason, 'complete', end.message ?? '');
    assert.equal(trials.filter(({ status }) => status === 'truncated').length, concurrency);
  });

  it('five hiccups in a row end nothing, and an answer begins a new row', async () => {
    const { end } = await runInRounds((round) => round !== 5);
    assert.equal(end.reason, 'complete', end.message ?? '');
  });

  it('an endpoint that is down ends the run at the sixth, with its message', async () => {
    const { end, trials } = await runInRounds(() => true);
    assert.deepEqual([end.reason, end.message], ['endpoint', failure.message]);
    assert.ok(trials.length <= 6 * concurrency, `${trials.length} requests`);
  });
});

/** A pair is done again so often for the same reason: a limit of the rate and an outage are two. */
describe('a pair that is refused', () => {
  const cases: readonly (readonly [readonly number[], string])[] = [
    [[500, 429, 503], 'complete'],
    [[429, 429, 500, 429, 429, 429, 500], 'complete'],
    [[500, 429, 500, 500], 'endpoint'],
    [[429, 429, 429, 429, 429, 429], 'endpoint'],
  ];
  for (const [refusals, reason] of cases) {
    it(`with ${refusals.join(', ')} is a run that is ${reason}`, async () => {
      const plan = await planAt('http://127.0.0.1:9', experimentWith({ pairs: 3, warmup: 0 }));
      const left = [...refusals];
      const measure: Measure = () => {
        const status = left.shift();
        return Promise.resolve(status === undefined ? answer : refusal(status));
      };
      const { end } = await runInMemory(plan, { measures: new Map([['local', measure]]) });
      assert.equal(end.reason, reason, end.message ?? '');
    });
  }
});
