import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Measure } from '../client/measure';
import { usualDeadlines } from '../client/measurement';
import type { Deadlines, Measurement, TimedRequest } from '../client/measurement';
import { modeOf, render } from '../experiment';
import type { Case } from '../experiment';
import { pairedValues } from '../pairedValues';
import { endpointsOf, mostTokensOf, primingRequests } from '../plan';
import type { Plan, PlannedArm, PlannedJudge } from '../plan';
import type { EndpointPrices } from '../pricing';
import { isLocal } from '../quality/check';
import type { CheckAnswer } from '../quality/checker';
import { judgeMessages, judgeOutputTokens } from '../quality/judging';
import type { Judgement } from '../quality/judging';
import { simulatedNames } from '../simulator/simulatedEndpoints';
import { plannedLooks } from '../statistics/groupSequential';
import { isDecided } from '../statistics/judgement';
import { logRatios } from '../statistics/logRatios';
import type { DayLedger } from '../store/dayLedger';
import { chargedUsd } from '../store/run';
import type { ReadRun } from '../store/run';
import type { RunFile } from '../store/runFile';
import type { EndReason, Phase, RunProgress, Trial, TrialKey } from '../trial';
import { Gate, sleep } from './gate';
import { RateWindow } from './rateWindow';
import { scheduleOf } from './schedule';
import type { Block } from './schedule';
import { Spend } from './spend';
import { invalidity } from './validity';

/** What a run needs. */
export interface RunnerParts {
  /** By the name of the endpoint. */
  readonly measures: ReadonlyMap<string, Measure>;
  readonly check: CheckAnswer;
  readonly file: Pick<RunFile, 'append'>;
  /** Where what this run spends is entered, with what all runs of the day may spend; left out where nothing costs. */
  readonly day?: { readonly ledger: DayLedger; readonly run: string };
  /** What an earlier part of the run left; null for a new one. */
  readonly before: ReadRun | null;
  readonly signal: AbortSignal;
  readonly gate?: Gate;
  readonly deadlines?: Deadlines;
  readonly onProgress?: (progress: RunProgress) => void;
  /** Factor of all waits that are no measurement, for tests. */
  readonly waitFactor?: number;
}

/** Why a run ended, and what to do about it. */
export interface RunEnd {
  readonly reason: EndReason;
  readonly message: string | null;
}

/** A pair is done so often at most, for the same reason. */
const mostAttempts = 3;
/** The same where the server limits the rate. */
const mostLimitedAttempts = 6;
/** So many failures in a row end a run: the endpoint is down. */
const failuresInRow = 6;
/** Answers are gathered, and not timed, so many at a time. */
const qualityConcurrency = 4;
/** Between two requests, so that the connection is free again; with as much again at random. */
const pauseMs = 5;
/** Waits after a failure begin with this and double. */
const firstBackOffMs = 1000;
const longestBackOffMs = 60_000;

/**
 * Runs an experiment to its end, or goes on with one: pairs in random order, back to back; looks that may end it early;
 * what the answers are worth at last. Everything is in the file before it counts. Does not throw for what endpoints do.
 */
export async function runExperiment(plan: Plan, parts: RunnerParts): Promise<RunEnd> {
  const run = new Run(plan, parts);
  const end = await run.toEnd();
  try {
    parts.file.append({ kind: 'end', at: new Date().toISOString(), ...end });
  } catch {
    // The disk is full: the file ends as after a kill.
  }
  return end;
}

/** Failures of one endpoint, none of them under way when another one that counts ended. */
interface FailureRow {
  readonly length: number;
  /** Requests that were sent before this one were under way at the last failure that counts. */
  readonly countsFromId: number;
}

/** Ends the run from within. */
class Stop extends Error {
  constructor(readonly end: RunEnd) {
    super(end.reason);
  }
}

class Run {
  private readonly gate: Gate;
  private readonly spend: Spend;
  private readonly windows: ReadonlyMap<string, RateWindow>;
  private readonly arms: ReadonlyMap<string, PlannedArm>;
  private readonly stopping = new AbortController();
  private readonly signal: AbortSignal;
  /** By the name of the endpoint, since its last answer. */
  private readonly failures = new Map<string, FailureRow>();
  /** Blocks that count, by their number. */
  private readonly done = new Map<number, readonly Trial[]>();
  /** Attempts of earlier parts of the run, by the number of the block. */
  private readonly attempts = new Map<number, number>();
  private readonly checked = new Set<string>();
  /** First answer of each arm to each case that passed the checks of this machine. */
  private readonly passed = new Map<string, string>();
  private readonly judged = new Set<string>();
  private readonly callOff = (): void => this.stopping.abort();
  private nextId: number;
  private isHalted = false;
  private phase: Phase = 'warmup';

  constructor(
    private readonly plan: Plan,
    private readonly parts: RunnerParts,
  ) {
    const { before } = parts;
    this.gate = parts.gate ?? new Gate();
    this.spend = new Spend(plan.maxUsd, before === null ? 0 : chargedUsd(before));
    this.windows = new Map(
      endpointsOf(plan).map((at) => [at.name, new RateWindow(at.requestsPerMinute, at.tokensPerMinute)]),
    );
    this.arms = new Map(plan.arms.map((arm) => [arm.id, arm]));
    this.signal = this.stopping.signal;
    // Every pair that is on its way listens.
    setMaxListeners(0, this.signal);
    // A signal made of several may be collected as garbage while it is needed.
    parts.signal.addEventListener('abort', this.callOff, { once: true });
    if (parts.signal.aborted) this.callOff();
    this.nextId = Math.max(0, ...(before?.sent ?? []).map(({ id }) => id)) + 1;
    for (const { block, attempt } of before?.sent.filter(({ phase }) => phase === 'measured') ?? []) {
      this.attempts.set(block, Math.max(attempt, this.attempts.get(block) ?? 0));
    }
    for (const { block, attempt, reasons } of before?.blocks ?? []) {
      if (reasons.length > 0) continue;
      const trials = before!.trials.filter((each) => each.block === block && each.attempt === attempt);
      this.done.set(
        block,
        trials.filter(({ phase }) => phase === 'measured'),
      );
    }
    for (const trial of before?.trials ?? []) this.noteChecked(trial);
  }

  async toEnd(): Promise<RunEnd> {
    try {
      await this.warmUp();
      const reason = await this.measureBlocks();
      await this.gatherAnswers();
      await this.judgeAnswers();
      return { reason, message: null };
    } catch (error) {
      if (error instanceof Stop) return error.end;
      if (this.parts.signal.aborted) return { reason: 'cancelled', message: 'The run was called off.' };
      throw error;
    } finally {
      // Nothing is left in flight.
      this.stopping.abort();
      this.parts.signal.removeEventListener('abort', this.callOff);
    }
  }

  private async warmUp(): Promise<void> {
    const { plan: settings, cases } = this.plan.experiment;
    const { warmup, concurrency, pairs } = settings;
    const primed = this.plan.arms.filter(({ variant }) => modeOf(variant, settings) === 'warm');
    const rounds: Phase[] = [
      ...Array.from({ length: warmup }, () => 'warmup' as const),
      ...Array.from({ length: primingRequests }, () => 'priming' as const),
    ];
    await this.inParallel(Math.min(concurrency, pairs), async (worker) => {
      for (const phase of rounds) {
        this.phase = phase;
        for (const arm of phase === 'priming' ? primed : this.plan.arms) {
          await this.reserveAndSend(arm, { phase, block: worker, attempt: 1, position: 0 }, cases[0]!);
        }
      }
    });
  }

  private async measureBlocks(): Promise<'complete' | 'decided'> {
    const { cases, plan: settings } = this.plan.experiment;
    const schedule = scheduleOf(this.plan.arms, cases, settings.pairs, settings.seed);
    const looks = settings.earlyStopping
      ? plannedLooks(settings.pairs)
      : [{ pairs: settings.pairs, bound: Infinity }];
    let next = 0;
    this.phase = 'measured';
    for (const { pairs, bound } of looks) {
      await this.inParallel(Math.min(settings.concurrency, pairs), async () => {
        while (next < pairs && !this.isHalted) {
          const block = schedule[next++]!;
          if (!this.done.has(block.block)) await this.measureBlock(block);
        }
      });
      if (pairs < settings.pairs && this.isDecided(bound)) return 'decided';
    }
    return 'complete';
  }

  private isDecided(bound: number): boolean {
    const { margin, primary } = this.plan.experiment.plan;
    return this.plan.contrasts.every((contrast) =>
      isDecided(logRatios(pairedValues(this.done.values(), contrast, primary)), bound, margin),
    );
  }

  /** Measures one pair, again where it says nothing. */
  private async measureBlock({ block, case: each, arms }: Block): Promise<void> {
    const before = this.attempts.get(block) ?? 0;
    let [limits, outages, doubts] = [0, 0, 0];
    for (let attempt = before + 1; ; attempt++) {
      const reservations = arms.map(({ id }) => this.boundOf(this.arms.get(id)!, each));
      const trials: Trial[] = [];
      let unsent = reservations.reduce((sum, usd) => sum + usd, 0);
      this.reserve(unsent);
      let refused: Trial | null = null;
      try {
        for (const [position, { id }] of arms.entries()) {
          const arm = this.arms.get(id)!;
          unsent -= reservations[position]!;
          const trial = await this.send(
            arm,
            { phase: 'measured', block, attempt, position },
            each,
            reservations[position]!,
          );
          trials.push(trial);
          if (isBusy(trial)) {
            refused = trial;
            break;
          }
        }
      } finally {
        this.spend.release(Math.max(0, unsent));
      }
      const reasons = refused === null ? invalidity(trials) : [refused.message ?? refused.status];
      this.append({ kind: 'block', block, attempt, reasons });
      if (reasons.length === 0) {
        this.done.set(block, trials);
        this.tell();
        return;
      }
      if (refused === null) {
        // One noisy moment after the other leaves the pair out.
        if (++doubts >= mostAttempts) return;
        continue;
      }
      if (refused.status === 'rate_limited') limits++;
      else outages++;
      if (limits >= mostLimitedAttempts || outages >= mostAttempts) {
        throw new Stop({ reason: 'endpoint', message: refused.message });
      }
      await this.backOff(refused, limits + outages, this.arms.get(refused.arm)!.endpoint);
    }
  }

  /** Both arms wait: the endpoint has too much to do. */
  private async backOff(trial: Trial, tries: number, endpoint: string): Promise<void> {
    const usual = Math.min(longestBackOffMs, firstBackOffMs * 2 ** (tries - 1)) * (1 + 0.25 * Math.random());
    const wait = (trial.retryAfterMs ?? usual) * (this.parts.waitFactor ?? 1);
    this.gate.close(wait);
    this.tell(`${endpoint} is busy: waiting ${Math.ceil(wait / 1000)} s`);
    await this.gate.pass(this.signal);
  }

  /** Asks for the answers to cases that no pair had; they are checked and not timed. */
  private async gatherAnswers(): Promise<void> {
    const { checks, cases } = this.plan.experiment;
    if (checks.length === 0) return;
    this.phase = 'quality';
    const open = cases.flatMap((each, block) =>
      this.plan.arms
        .filter(({ id }) => !this.checked.has(checkedKey(id, each.name)))
        .map((arm, position) => ({ arm, each, block, position })),
    );
    let next = 0;
    await this.inParallel(Math.min(qualityConcurrency, open.length), async () => {
      while (next < open.length && !this.isHalted) {
        const { arm, each, block, position } = open[next++]!;
        for (let attempt = 1; ; attempt++) {
          const trial = await this.reserveAndSend(arm, { phase: 'quality', block, attempt, position }, each);
          if (!isBusy(trial) || attempt >= mostAttempts) break;
          await this.backOff(trial, attempt, arm.endpoint);
        }
      }
    });
  }

  /** Has the answers to each case compared, in both orders; those that passed the other checks in both arms. */
  private async judgeAnswers(): Promise<void> {
    const { judges, contrasts, experiment } = this.plan;
    if (judges.length === 0) return;
    this.phase = 'judge';
    const open = judges.flatMap((judge) =>
      contrasts.flatMap(({ baseline, candidate }) =>
        experiment.cases.flatMap((each, block) => {
          const [a, b] = [baseline, candidate].map((arm) => this.passed.get(checkedKey(arm, each.name)));
          if (a === undefined || b === undefined) return [];
          return (['baseline', 'candidate'] as const).map((first, position) => ({
            judge,
            judged: { baseline, candidate, check: judge.check, first } satisfies Judgement,
            each,
            block,
            position,
            answers: { baseline: a, candidate: b },
          }));
        }),
      ),
    );
    const left = open.filter(({ judged, each }) => !this.judged.has(judgedKey(judged, each.name)));
    let next = 0;
    await this.inParallel(Math.min(qualityConcurrency, left.length), async () => {
      while (next < left.length && !this.isHalted) {
        const { judge, judged, each, block, position, answers } = left[next++]!;
        const messages = judgeMessages(judge.rubric, each, answers, judged.first);
        const mostInputTokens = mostTokensOf(messages);
        for (let attempt = 1; ; attempt++) {
          const reservedUsd = judge.prices.bound(mostInputTokens, judgeOutputTokens);
          this.reserve(reservedUsd);
          const trial = await this.sendTo(
            judge,
            {
              phase: 'judge',
              block,
              attempt,
              position,
              arm: judged.candidate,
              case: each.name,
              nonce: null,
              judged,
            },
            { messages, maxOutputTokens: judgeOutputTokens, temperature: 0 },
            { reservedUsd, mostInputTokens },
            () => Promise.resolve(null),
          );
          if (!isBusy(trial) || attempt >= mostAttempts) break;
          await this.backOff(trial, attempt, judge.at.name);
        }
      }
    });
  }

  private async reserveAndSend(
    arm: PlannedArm,
    key: Pick<TrialKey, 'phase' | 'block' | 'attempt' | 'position'>,
    each: Case,
  ): Promise<Trial> {
    const bound = this.boundOf(arm, each);
    this.reserve(bound);
    return this.send(arm, key, each, bound);
  }

  private reserve(usd: number): void {
    if (this.spend.reserve(usd)) return;
    const { ceilingUsd, spentUsd } = this.spend;
    throw new Stop({
      reason: 'ceiling',
      message: `The next requests might exceed the ceiling of $${ceilingUsd}: $${spentUsd.toFixed(4)} are spent. Raise the ceiling and resume, or plan fewer pairs.`,
    });
  }

  private boundOf({ sizes }: PlannedArm, each: Case): number {
    return sizes[this.plan.experiment.cases.indexOf(each)]!.boundUsd;
  }

  /** Sends the prompt of one arm, filled by a case; its worst case is reserved. */
  private send(
    arm: PlannedArm,
    key: Pick<TrialKey, 'phase' | 'block' | 'attempt' | 'position'>,
    each: Case,
    reservedUsd: number,
  ): Promise<Trial> {
    const { plan: settings, cases } = this.plan.experiment;
    const { mostInputTokens } = arm.sizes[cases.indexOf(each)]!;
    const nonce = modeOf(arm.variant, settings) === 'cold' ? randomBytes(4).toString('hex') : null;
    const { maxOutputTokens, temperature } = settings;
    return this.sendTo(
      arm,
      { ...key, arm: arm.id, case: each.name, nonce },
      { messages: render(arm.variant, each, nonce), maxOutputTokens, temperature },
      { reservedUsd, mostInputTokens },
      (measured) => this.failedChecks(key.phase, each, measured),
    );
  }

  /** Sends one request whose worst case is reserved; waits for its turn before. */
  private async sendTo(
    { at: endpoint, prices }: Pick<PlannedArm | PlannedJudge, 'at' | 'prices'>,
    key: Omit<TrialKey, 'id'>,
    request: Omit<TimedRequest, 'deadlines'>,
    { reservedUsd, mostInputTokens }: { readonly reservedUsd: number; readonly mostInputTokens: number },
    check: (measured: Measurement) => Promise<readonly string[] | null>,
  ): Promise<Trial> {
    try {
      const inPair = key.phase === 'measured' && key.position > 0;
      await this.turn(endpoint.name, mostInputTokens + request.maxOutputTokens, inPair);
    } catch (error) {
      this.spend.release(reservedUsd);
      throw error;
    }
    const full: TrialKey = { ...key, id: this.nextId++ };
    this.takeOfDay(endpoint.name, full.id, reservedUsd);
    const at = new Date().toISOString();
    // First the line, then the request: what is in flight when the machine dies is known.
    this.append({ kind: 'sent', ...full, at, reservedUsd });
    const measured = await this.parts.measures.get(endpoint.name)!(
      { ...request, deadlines: this.parts.deadlines ?? usualDeadlines },
      this.signal,
    );
    const { usage, status } = measured;
    const isWhole = usage !== null && status === 'ok';
    const trial: Trial = {
      ...full,
      ...measured,
      at,
      costUsd: isWhole ? prices.cost(usage) : null,
      // Without a usage, nobody knows what the server bills; a server that ignores the limit may bill more.
      chargedUsd: isWhole
        ? prices.charge(usage)
        : Math.max(reservedUsd, longestUsd(prices, measured, request.maxOutputTokens, mostInputTokens)),
      // Of the whole answer; what is kept of it is what somebody reads.
      failedChecks: await check(measured),
      text: measured.text.slice(0, mostKeptCharacters),
      toolCalls: measured.toolCalls.slice(0, mostKeptCharacters),
    };
    this.spend.settle(reservedUsd, trial.chargedUsd);
    this.settleOfDay(endpoint.name, trial.id, trial.chargedUsd);
    this.append({ kind: 'trial', ...trial });
    this.noteChecked(trial);
    this.tell();
    if (trial.status === 'cancelled') this.signal.throwIfAborted();
    this.watchFailures(endpoint.name, trial);
    return trial;
  }

  /** Other runs of the day, of other workspaces too, may have spent what was left when this one was planned. */
  private takeOfDay(endpoint: string, id: number, usd: number): void {
    const { day } = this.parts;
    if (day === undefined || usd === 0 || simulatedNames.includes(endpoint)) return;
    if (this.stored(() => day.ledger.take(day.run, id, usd))) return;
    this.spend.release(usd);
    throw new Stop({
      reason: 'ceiling',
      message: `The next request might exceed the ceiling of $${day.ledger.dailyUsd} per day, which all your experiments share (experiments.dailyUsd of your settings). Resume tomorrow, or raise it.`,
    });
  }

  private settleOfDay(endpoint: string, id: number, usd: number): void {
    const { day } = this.parts;
    if (day === undefined || simulatedNames.includes(endpoint)) return;
    this.stored(() => day.ledger.settle(day.run, id, usd));
  }

  private async turn(endpoint: string, tokens: number, inPair: boolean): Promise<void> {
    const window = this.windows.get(endpoint)!;
    for (;;) {
      await this.gate.pass(this.signal, inPair);
      const wait = window.waitMs(tokens);
      if (wait === 0) break;
      this.tell(`${endpoint} takes no more requests this minute: waiting ${Math.ceil(wait / 1000)} s`);
      await sleep(wait, this.signal);
    }
    window.take(tokens);
    await sleep(pauseMs * (1 + Math.random()), this.signal);
    await this.gate.pass(this.signal, inPair);
  }

  private async failedChecks(
    phase: Phase,
    { values }: Case,
    { status, text, finishReason }: Measurement,
  ): Promise<readonly string[] | null> {
    const { checks } = this.plan.experiment;
    const isChecked = status === 'ok' && checks.length > 0 && (phase === 'measured' || phase === 'quality');
    return isChecked ? this.parts.check(checks.filter(isLocal), values, { text, finishReason }) : null;
  }

  private noteChecked({ arm, case: name, failedChecks, judged, status, text }: Trial): void {
    if (judged !== undefined) {
      if (status === 'ok') this.judged.add(judgedKey(judged, name));
      return;
    }
    const key = checkedKey(arm, name);
    if (failedChecks === null || this.checked.has(key)) return;
    this.checked.add(key);
    if (failedChecks.length === 0) this.passed.set(key, text);
  }

  /** An endpoint that refuses for good, or fails again and again, ends the run. */
  private watchFailures(endpoint: string, trial: Trial): void {
    const { id, status, httpStatus, message } = trial;
    if (status === 'ok') {
      this.failures.delete(endpoint);
      return;
    }
    // An endpoint that limits the rate is up.
    if (status === 'rate_limited') return;
    // What redirects does so for good, as what is not there.
    const isRefusal = status === 'http_error' && httpStatus !== null && httpStatus >= 300 && httpStatus < 500;
    const row = this.failures.get(endpoint) ?? { length: 0, countsFromId: 0 };
    // What hits all requests that are under way is one event: only one that was sent later is another.
    const length = id >= row.countsFromId ? row.length + 1 : row.length;
    if (length > row.length) this.failures.set(endpoint, { length, countsFromId: this.nextId });
    if (isRefusal || length >= failuresInRow) throw new Stop({ reason: 'endpoint', message });
  }

  private append(line: Parameters<RunFile['append']>[0]): void {
    this.stored(() => this.parts.file.append(line));
  }

  /** What cannot be kept ends the run. */
  private stored<T>(store: () => T): T {
    try {
      return store();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Stop({
        reason: 'storage',
        message: `What the run does cannot be kept: ${why}. Make room, and resume.`,
      });
    }
  }

  /** Runs workers until all have ended; the first that fails stops the others, and its reason counts. */
  private async inParallel(workers: number, work: (worker: number) => Promise<void>): Promise<void> {
    const errors: unknown[] = [];
    await Promise.all(
      Array.from({ length: workers }, async (_, worker) => {
        try {
          await work(worker);
        } catch (error) {
          errors.push(error);
          this.isHalted = true;
          // At the ceiling, pairs that have begun are paid for.
          if (!(error instanceof Stop && error.end.reason === 'ceiling')) this.stopping.abort();
        }
      }),
    );
    if (errors.length > 0) throw errors[0];
  }

  private tell(waiting: string | null = null): void {
    this.parts.onProgress?.({
      phase: this.phase,
      pairs: this.done.size,
      planned: this.plan.experiment.plan.pairs,
      requests: this.nextId - 1,
      spentUsd: this.spend.spentUsd,
      waiting,
    });
  }
}

/** Whether an endpoint could not answer for now. */
function isBusy({ status, httpStatus }: Trial): boolean {
  return status === 'rate_limited' || (status === 'http_error' && httpStatus !== null && httpStatus >= 500);
}

/** More of an answer is not kept. */
const mostKeptCharacters = 20_000;

/** Tokens of ordinary text are not longer. */
const longestToken = 32;

/** What an answer that is longer than its limit allows can have cost, no token being shorter than a character. */
function longestUsd(
  prices: EndpointPrices,
  { outputCharacters }: Measurement,
  maxOutputTokens: number,
  mostInputTokens: number,
): number {
  if (outputCharacters <= longestToken * maxOutputTokens) return 0;
  return prices.bound(mostInputTokens, outputCharacters);
}

function judgedKey({ baseline, candidate, check, first }: Judgement, name: string): string {
  return [baseline, candidate, check, first, name].join('\n');
}

function checkedKey(arm: string, name: string): string {
  return `${arm}\n${name}`;
}
