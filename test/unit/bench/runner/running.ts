import assert from 'node:assert/strict';
import { createPriceTable } from '../../../../src/cost/priceTable';
import { ConnectionWatch } from '../../../../src/bench/client/connectionWatch';
import { measureWith } from '../../../../src/bench/client/measure';
import type { Endpoint } from '../../../../src/bench/endpoint';
import { templateParts, usualPlan } from '../../../../src/bench/experiment';
import type { Experiment, PlanSettings } from '../../../../src/bench/experiment';
import { planExperiment } from '../../../../src/bench/plan';
import type { Plan } from '../../../../src/bench/plan';
import { runExperiment } from '../../../../src/bench/runner/runExperiment';
import type { RunEnd, RunnerParts } from '../../../../src/bench/runner/runExperiment';
import { failedChecks } from '../../../../src/bench/quality/runChecks';
import type { Simulator } from '../../../../src/bench/simulator/simulator';
import type { ReadRun } from '../../../../src/bench/store/run';
import type { RunLine, SentRecord, TrialRecord } from '../../../../src/bench/store/records';

export const price = { inputUsdPerMTok: 1, outputUsdPerMTok: 5 };

/** An experiment of two variants and three cases. */
export function experimentWith(plan: Partial<PlanSettings>, more: Partial<Experiment> = {}): Experiment {
  const variant = (name: string, text: string): Experiment['variants'][number] => ({
    name,
    messages: [{ role: 'user', parts: templateParts(text) }],
  });
  return {
    name: 'one',
    variants: [
      variant('A', 'Please be so kind as to answer this question: {{question}}'),
      variant('B', 'Answer: {{question}}'),
    ],
    endpoints: ['local'],
    cases: ['shade', 'sun', 'rain'].map((word, i) => ({
      name: `case ${i + 1}`,
      values: { question: `Which roses like ${word}?` },
    })),
    checks: [],
    plan: { ...usualPlan, pairs: 5, warmup: 1, maxOutputTokens: 16, ...plan },
    ...more,
  };
}

/** A plan against a server; a token is a byte. */
export async function planAt(
  origin: string,
  experiment: Experiment,
  maxUsd = 1,
  endpoint: Partial<Endpoint> = {},
): Promise<Plan> {
  const local: Endpoint = {
    name: 'local',
    kind: 'openai',
    baseUrl: `${origin}/v1`,
    model: 'simulated-1',
    price,
    ...endpoint,
  };
  const planned = await planExperiment(experiment, {
    endpoints: [local, { ...local, name: 'judge', model: 'judge-1' }],
    table: createPriceTable(),
    counterFor: () =>
      Promise.resolve((text) =>
        Promise.resolve({ tokens: Buffer.byteLength(text), method: 'estimated', errorPct: 100 }),
      ),
    maxUsd,
  });
  assert.ok('plan' in planned, JSON.stringify(planned));
  return planned.plan;
}

/** A run whose lines are in memory. */
export interface MemoryRun {
  readonly end: RunEnd;
  readonly lines: readonly RunLine[];
  readonly sent: readonly SentRecord[];
  readonly trials: readonly TrialRecord[];
}

/** Runs a plan in this thread; waits that are no measurement are a hundred times shorter. */
export async function runInMemory(plan: Plan, parts: Partial<RunnerParts> = {}): Promise<MemoryRun> {
  const watch = new ConnectionWatch();
  const lines: RunLine[] = [];
  try {
    const measures = new Map(
      plan.arms.map(({ at }) => [at.name, measureWith({ endpoint: at, apiKey: 'sk-run-0123456789' }, watch)]),
    );
    const end = await runExperiment(plan, {
      measures,
      file: { append: (line) => void lines.push(line) },
      check: (...check) => Promise.resolve(failedChecks(...check)),
      before: null,
      signal: new AbortController().signal,
      waitFactor: 0.01,
      ...parts,
    });
    return { end, lines, ...split(lines) };
  } finally {
    watch.dispose();
  }
}

function split(lines: readonly RunLine[]): Pick<ReadRun, 'sent' | 'trials'> {
  return {
    sent: lines.filter((line): line is SentRecord => line.kind === 'sent'),
    trials: lines.filter((line): line is TrialRecord => line.kind === 'trial'),
  };
}

/**
 * Compares the ledger of the server with the lines of a run: every request that arrived was announced once, and every
 * one that was announced ended once, but those that were in flight when the run was killed. Gives the latter.
 */
export function reconcile(
  ledger: Simulator['ledger'],
  { sent, trials }: Pick<ReadRun, 'sent' | 'trials'>,
): SentRecord[] {
  const nonces = sent.map(({ nonce }) => `[${nonce!}]`);
  assert.equal(new Set(nonces).size, nonces.length, 'a nonce was sent twice');
  const arrived = ledger.map(({ start }) => start.slice(0, 10));
  assert.equal(new Set(arrived).size, arrived.length, 'a request arrived twice');
  for (const start of arrived) assert.ok(nonces.includes(start), `${start} arrived and is in no line`);
  const ids = trials.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length, 'a trial is there twice');
  const lost = sent.filter(({ id }) => !ids.includes(id));
  for (const { id } of trials) {
    assert.ok(
      sent.some((each) => each.id === id),
      `trial ${id} was never announced`,
    );
  }
  for (const { nonce, status } of trials) {
    if (status === 'ok') {
      assert.ok(arrived.includes(`[${nonce!}]`), 'an answer to a request that never arrived');
    }
  }
  return lost;
}
