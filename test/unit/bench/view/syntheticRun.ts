import { noUsage } from '../../../../src/cost/usage/usage';
import { usualPlan } from '../../../../src/bench/experiment';
import { normalRandom, seededRandom } from '../../../../src/bench/statistics/random';
import type { BlockRecord, RunRecord, TrialRecord } from '../../../../src/bench/store/records';
import type { ReadRun } from '../../../../src/bench/store/run';

/** One arm of a made-up run. */
export interface SyntheticArm {
  readonly id: string;
  /** Medians, ms. */
  readonly ttftMs: number;
  readonly answerMs: number;
  /** Of a call; null where no price is known. */
  readonly costUsd: number | null;
  /** Shares of requests that fail, and of answers that fail their check; null where nothing is checked. */
  readonly failing?: number;
  readonly failingChecks?: number | null;
}

/** What a made-up run is like. */
export interface SyntheticRun {
  readonly arms: readonly SyntheticArm[];
  readonly pairs: number;
  readonly cases?: readonly string[];
  readonly answer?: (arm: string, name: string) => string;
  readonly change?: (trial: TrialRecord) => TrialRecord;
  readonly experiment?: string;
}

export const twoArms: readonly SyntheticArm[] = [
  { id: 'A', ttftMs: 420, answerMs: 900, costUsd: 0.0042 },
  { id: 'B', ttftMs: 340, answerMs: 850, costUsd: 0.0031 },
];

export const fourArms: readonly SyntheticArm[] = [
  { id: 'long@fast', ttftMs: 420, answerMs: 900, costUsd: 0.0042, failingChecks: 0.01 },
  { id: 'short@fast', ttftMs: 340, answerMs: 850, costUsd: 0.0031, failingChecks: 0.02 },
  { id: 'long@cheap', ttftMs: 610, answerMs: 1500, costUsd: 0.0009, failing: 0.03, failingChecks: 0.06 },
  { id: 'short@cheap', ttftMs: 640, answerMs: 1600, costUsd: 0.0012, failing: 0.01, failingChecks: 0.2 },
];

const began = Date.parse('2026-11-02T09:00:00.000Z');

/** A run that nobody made: the same for the same wishes. */
export function syntheticRun({
  arms,
  pairs,
  cases = ['refund', 'late parcel', 'wrong size'],
  answer = (arm, name) => `Dear customer,\nabout your ${name}: we will help.\nYours, ${arm}\n`,
  change = (trial) => trial,
  experiment = 'shorter-summary',
}: SyntheticRun): ReadRun {
  const random = seededRandom(7);
  const normal = normalRandom(random);
  const trials: TrialRecord[] = [];
  const blocks: BlockRecord[] = [];
  let clock = 0;
  for (let block = 0; block < pairs; block++) {
    const order = block % 2 === 0 ? arms : [...arms].reverse();
    order.forEach((arm, position) => {
      const id = trials.length + 1;
      const name = cases[block % cases.length]!;
      const ttftMs = arm.ttftMs * Math.exp(0.16 * normal()) * (1 + (0.1 * block) / pairs);
      const e2eMs = ttftMs + arm.answerMs * Math.exp(0.12 * normal());
      const isFailing = random() < (arm.failing ?? 0);
      const checked = arm.failingChecks ?? null;
      const failedChecks = checked === null ? null : random() < checked ? ['contains "help"'] : [];
      clock += 40;
      const trial = trialOf({ id, block, position, arm, name, ttftMs, e2eMs, clock });
      trials.push(
        change(
          isFailing
            ? { ...trial, ...failure, failedChecks: null }
            : {
                ...trial,
                failedChecks,
                text: answer(arm.id, name),
                outputCharacters: answer(arm.id, name).length,
              },
        ),
      );
      clock += e2eMs;
    });
    const isLeftOut = block % 37 === 36;
    blocks.push({ kind: 'block', block, attempt: 1, reasons: isLeftOut ? ['the machine was busy'] : [] });
  }
  const run = runOf(arms, pairs, cases.length, experiment);
  const end = {
    kind: 'end',
    at: new Date(began + clock).toISOString(),
    reason: 'complete',
    message: null,
  } as const;
  return { run, setup: null, sent: [], trials, blocks, end, name: null, problems: [] };
}

const failure = {
  status: 'rate_limited',
  message: 'The server answers 429: it takes no more requests for now.',
  ttftMs: null,
  ttfatMs: null,
  e2eMs: null,
  endMs: 31,
  tpotMs: null,
  usage: null,
  costUsd: null,
  httpStatus: 429,
  text: '',
  finishReason: null,
} as const;

function trialOf({
  id,
  block,
  position,
  arm,
  name,
  ttftMs,
  e2eMs,
  clock,
}: {
  readonly id: number;
  readonly block: number;
  readonly position: number;
  readonly arm: SyntheticArm;
  readonly name: string;
  readonly ttftMs: number;
  readonly e2eMs: number;
  readonly clock: number;
}): TrialRecord {
  const isNew = id % 25 === 1;
  const outputTokens = 60 + (id % 5);
  return {
    ...{ kind: 'trial', id, phase: 'measured', block, attempt: 1, position, arm: arm.id, case: name },
    ...{ nonce: null, status: 'ok', message: null, httpStatus: 200, retryAfterMs: null },
    sentMs: isNew ? 38 : 0.6,
    ttfbMs: ttftMs * 0.7,
    ttftMs,
    ttfatMs: id % 3 === 0 ? ttftMs + 90 : ttftMs,
    e2eMs,
    endMs: e2eMs + 4,
    tpotMs: (e2eMs - ttftMs) / (outputTokens - 1),
    gaps: null,
    usage: { ...noUsage, inputTokens: 812, cacheReadTokens: 0, outputTokens },
    rawUsage: null,
    ...{ finishReason: 'stop', responseModel: `model-of-${arm.id}`, fingerprint: null, serviceTier: null },
    ...{ requestId: null, text: '', toolCalls: '', outputCharacters: 0, newConnection: isNew },
    ...{
      eventLoopDelayP99Ms: 1,
      clockJumpMs: 0,
      isBuffered: false,
      notes: [],
      simulated: false,
      truth: null,
    },
    at: new Date(began + clock).toISOString(),
    costUsd: arm.costUsd,
    chargedUsd: arm.costUsd ?? 0,
    failedChecks: null,
  };
}

function runOf(arms: readonly SyntheticArm[], pairs: number, cases: number, experiment: string): RunRecord {
  return {
    ...{
      kind: 'run',
      schemaVersion: 1,
      id: `synthetic-${arms.length}-${pairs}`,
      experiment,
      fingerprint: 'none',
    },
    at: new Date(began).toISOString(),
    arms: arms.map(({ id }) => ({ id, variant: id, endpoint: 'local', model: `model-of-${id}` })),
    contrasts: arms.slice(1).map(({ id }) => ({ baseline: arms[0]!.id, candidate: id })),
    cases,
    hasChecks: arms.some(({ failingChecks }) => (failingChecks ?? null) !== null),
    plan: { ...usualPlan, pairs: Math.max(1, pairs), earlyStopping: false },
    maxUsd: 5,
    versions: { promptmeter: '0.1.0', node: '20.20.2', undici: '6.24.1' },
    calibration: { pairs: 30, overheadMs: 1.8, noiseMs: 0.3, eventLoopDelayP99Ms: 1 },
  };
}
