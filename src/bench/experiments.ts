import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkedBaseUrl } from '../providers/baseUrl';
import { compareRun } from './compare';
import type { Comparison } from './comparison';
import type { Endpoint } from './endpoint';
import type { Network } from './network';
import { endpointsOf, planExperiment } from './plan';
import { Checker } from './quality/checker';
import type { Plan, Planned, PlanSources } from './plan';
import { calibrate, calibrationLatency } from './runner/calibration';
import type { Calibration } from './comparison';
import type { Gate } from './runner/gate';
import { runExperiment } from './runner/runExperiment';
import type { RunProgress } from './trial';
import type { Experiment } from './experiment';
import { simulatedEndpoints, simulatedNames } from './simulator/simulatedEndpoints';
import { startSimulator } from './simulator/simulatorThread';
import type { SimulatorThread } from './simulator/simulatorThread';
import type { DayLedger } from './store/dayLedger';
import { clientVersions } from './store/versions';
import { readRun, RunFile } from './store/runFile';
import { nameRecord, runRecord, runSummary, setupRecord } from './store/runLines';
import type { RunLine, SetupRecord } from './store/records';
import type { ReadRun } from './store/run';
import { Timer } from './timing/timer';
import { LiveRun } from './view/liveRun';

/** Where the bundles of the threads lie, absolute, and which program this is. */
export interface BenchScripts {
  readonly timer: string;
  readonly simulator: string;
  readonly checks: string;
  readonly version: string;
}

/** How an experiment is run. */
export interface RunOptions {
  /** Folder for the files of runs, absolute; made if it is not there. */
  readonly folder: string;
  /** Keys by the name of their endpoint; one that needs none has none. */
  readonly keys: ReadonlyMap<string, string>;
  readonly network: Network;
  /** Of the user, for all workspaces. */
  readonly ledger: DayLedger;
  readonly signal: AbortSignal;
  readonly gate?: Gate;
  readonly onProgress?: (progress: RunProgress) => void;
  readonly onCalibration?: (calibration: Calibration | null) => void;
  /** Hears every line of the run's file once it is written: of a run that is resumed those from then on. */
  readonly onLine?: (line: RunLine) => void;
  /** Hears where the file lies, absolute, and what stands in it of earlier; waited for before the first line. */
  readonly onFile?: (path: string, before: ReadRun | null) => Promise<void>;
  /** An endpoint of the plan that is another of the user's with another model: kept for when it is run again. */
  readonly derived?: SetupRecord['derived'];
  /** The file of the run to go on with; left out for a new one. */
  readonly resume?: string;
}

/** A run that has ended, and what it shows. */
export interface FinishedRun {
  readonly file: string;
  readonly comparison: Comparison;
}

/** Plans and runs experiments, with a simulated endpoint of its own. */
export class Bench {
  private simulator: SimulatorThread | null = null;

  constructor(private readonly scripts: BenchScripts) {}

  /** Endpoints of the user, and those that are always there. Throws an Error with a sentence if one is at fault. */
  async withSimulated(endpoints: readonly Endpoint[], wanted: readonly string[]): Promise<Endpoint[]> {
    for (const { name, baseUrl } of endpoints) {
      if (simulatedNames.includes(name)) {
        throw new Error(`"${name}" is the name of an endpoint that is built in. Give yours another.`);
      }
      checkedBaseUrl(baseUrl);
    }
    if (!wanted.some((name) => simulatedNames.includes(name))) {
      return [...endpoints, ...simulatedEndpoints('http://127.0.0.1')];
    }
    this.simulator ??= await startSimulator(this.scripts.simulator);
    return [...endpoints, ...simulatedEndpoints(this.simulator.origin)];
  }

  plan(experiment: Experiment, sources: PlanSources): Promise<Planned> {
    return planExperiment(experiment, sources);
  }

  /** Runs what was agreed to. */
  async run(plan: Plan, options: RunOptions): Promise<FinishedRun> {
    const { folder, signal, resume } = options;
    const before = resume === undefined ? null : resumable(resume, plan);
    const timer = new Timer(this.scripts.timer);
    const checker = new Checker(this.scripts.checks);
    try {
      const calibration = before?.run.calibration ?? (await this.calibrateWith(timer, signal));
      options.onCalibration?.(calibration);
      const path = resume ?? newPath(folder, plan.experiment.name);
      const written = before === null ? RunFile.create(path) : RunFile.resume(path);
      const soFar = new LiveRun(before);
      const file = {
        append: (told: RunLine): void => {
          const line = told.kind === 'end' ? { ...told, summary: runSummary(soFar.withEnd(told)!) } : told;
          written.append(line);
          soFar.take(line);
          options.onLine?.(line);
          // What it is called stands near the end, where lists of runs look.
          const name = before?.name ?? null;
          if (line.kind === 'end' && name !== null) written.append(nameRecord(name));
        },
      };
      try {
        const versions = clientVersions(this.scripts.version);
        const facts = { id: randomUUID(), at: new Date(), fingerprint: fingerprintOf(plan), versions };
        const record = before?.run ?? runRecord(plan, { ...facts, calibration });
        await options.onFile?.(path, before);
        if (before === null) {
          file.append(record);
          file.append(setupRecord(plan, options.derived));
        }
        const measures = new Map(
          endpointsOf(plan).map((at) => [
            at.name,
            timer.measureFor({
              endpoint: at,
              apiKey: options.keys.get(at.name) ?? '',
              network: options.network,
            }),
          ]),
        );
        const day = { ledger: options.ledger, run: record.id };
        await runExperiment(plan, { ...options, measures, check: checker.check, file, before, day });
      } finally {
        written.close();
      }
      return { file: path, comparison: compareRun(readRun(path)!) };
    } finally {
      await timer.dispose();
      await checker.dispose();
    }
  }

  /** What this machine and this program add to times: an A/A run against a server of our own. */
  async checkSetUp(signal: AbortSignal): Promise<Calibration | null> {
    const timer = new Timer(this.scripts.timer);
    try {
      return await this.calibrateWith(timer, signal);
    } finally {
      await timer.dispose();
    }
  }

  private async calibrateWith(timer: Timer, signal: AbortSignal): Promise<Calibration | null> {
    const server = await startSimulator(this.scripts.simulator, { latency: calibrationLatency, cache: null });
    try {
      const [endpoint] = simulatedEndpoints(server.origin);
      return await calibrate(
        timer.measureFor({ endpoint: { ...endpoint!, name: 'calibration' }, apiKey: '' }),
        signal,
      );
    } finally {
      await server.dispose();
    }
  }

  async dispose(): Promise<void> {
    await this.simulator?.dispose();
    this.simulator = null;
  }
}

/** Where the runs of a workspace are kept, absolute. */
export function runsFolder(root: string): string {
  return join(root, '.promptmeter', 'experiments');
}

/** The file of the last run of an experiment that did not come to its end; null if there is none. */
export function openRun(folder: string, plan: Plan): string | null {
  if (!existsSync(folder)) return null;
  const prefix = `${fileName(plan.experiment.name)}-`;
  const isOwn = (name: string): boolean =>
    name.startsWith(prefix) && /^\d{4}-[^-]+-[^-]+-/.test(name.slice(prefix.length));
  const last = readdirSync(folder)
    .filter((name) => isOwn(name) && name.endsWith('.jsonl'))
    .sort()
    .at(-1);
  if (last === undefined) return null;
  const path = join(folder, last);
  const read = readRun(path);
  const isOpen = read !== null && read.end?.reason !== 'complete' && read.end?.reason !== 'decided';
  return isOpen && read.run.fingerprint === fingerprintOf(plan) ? path : null;
}

function resumable(path: string, plan: Plan): ReadRun {
  const read = readRun(path);
  if (read?.run.fingerprint !== fingerprintOf(plan)) {
    throw new Error('The experiment has changed since that run: start a new one.');
  }
  return read;
}

/** Of all that decides what is sent; not of what it may cost, nor of where a server listens now. */
function fingerprintOf({ experiment, arms, judges }: Plan): string {
  const { name, variants, cases, checks, plan } = experiment;
  const endpoints = [...arms, ...judges].map(({ at }) => [at.name, at.kind, at.model]);
  // Where a text was found decides nothing.
  const texts = variants.map(({ name, messages, mode }) => ({ name, messages, mode }));
  return createHash('sha256')
    .update(JSON.stringify([name, texts, cases, checks, plan, endpoints]))
    .digest('hex');
}

function newPath(folder: string, experiment: string): string {
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    // Answers of models are nothing to commit by accident.
    writeFileSync(join(folder, '.gitignore'), '*\n');
  }
  const stamp = new Date()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '');
  return join(folder, `${fileName(experiment)}-${stamp}-${randomUUID().slice(0, 4)}.jsonl`);
}

function fileName(name: string): string {
  return name.replace(/[^\w.-]+/g, '_').slice(0, 60);
}

export { casesOf, resolveExperiment } from './resolve';
export { resultCsv, resultJson, resultMarkdown, resultText } from './renderings/renderings';
export { planLines } from './planWords';
export { setUpWords } from './words';
export { Gate } from './runner/gate';
export { checkedBaseUrl } from '../providers/baseUrl';
export { endpointNames, templateParts, usualPlan, variablesOf } from './experiment';
export { endpointsOf } from './plan';
export { templateOfPrompt } from './resolve';
export { simulatedNames } from './simulator/simulatedEndpoints';
export { usualDailyUsd, withinDay } from './store/day';
export { DayLedger } from './store/dayLedger';
export { readRun } from './store/runFile';
export { networkOf } from './network';
export { modelsAt, testConnection } from './testConnection';
export { parseRun, whyNoRun } from './store/run';
export { isSameText, textHash } from './store/textHash';
export { LiveRun } from './view/liveRun';
export { headOf, summaryOf, trialViews, viewOf } from './view/runView';
export { applyMessages } from './apply/applyMessages';
export { spellings } from './apply/spelling';
export { templateEdits } from './apply/templateEdits';
export { experimentOf, nameRecord, runSummary } from './store/runLines';
export { RunFile } from './store/runFile';
export { answersTo } from './view/answers';
export { exportedRun } from './view/exportedRun';
export { RunList } from './store/runList';
export { compareUnpaired } from './unpaired';
