import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Calibration } from '../../bench/comparison';
import type { Endpoint } from '../../bench/endpoint';
import type { Experiment } from '../../bench/experiment';
import type { Bench, Gate } from '../../bench/experiments';
import type { Plan } from '../../bench/plan';
import type { SetupRecord } from '../../bench/store/records';
import type { RunProgress } from '../../bench/trial';
import type { Assumptions } from '../../cost/assumptions';
import { money } from '../../report/money';
import { plain } from '../../text/plain';
import { userSpendFolder } from '../../workspace/userFolders';
import { setContext } from '../commands';
import { confirmWith } from '../confirmation';
import type { AbTestParts } from './parts';
import { keyOf, userCeilingUsd, userEndpoints } from './endpoints';
import { userNetwork } from './network';
import type { Questions } from './questions';
import { ComparisonPanels } from './comparisonPanels';
import type { ComparisonPanel, RunKeeper } from './comparisonPanels';

/** Where an experiment lies. */
export interface Place {
  /** Absolute. */
  readonly root: string;
  readonly assumptions: Assumptions;
}

/** What is run, and how. */
export interface RunRequest {
  readonly experiment: Experiment;
  readonly place: Place;
  /** What the experiment lets be spent; the user's ceiling holds all the same. */
  readonly maxUsd?: number | undefined;
  /** An endpoint that is none of the user's own: one of them with another model. */
  readonly derived?: { readonly endpoint: Endpoint; readonly from: string } | undefined;
  /** A new run, or the file of one to go on with; where it is left out, the user is asked if there is one. */
  readonly going?: 'anew' | { readonly resume: string } | undefined;
  /** What else is to be known before it is agreed to, as a sentence. */
  readonly note?: string | undefined;
}

/** Plans experiments, asks, runs one at a time, pauses it and shows the result. */
export class ExperimentRuns implements vscode.Disposable {
  /** Asks before anything is sent. Tests, which cannot answer a dialog, put their own in its place. */
  confirm = confirmWith('Send These Requests');

  readonly panels: ComparisonPanels;

  private readonly paused: vscode.StatusBarItem;
  private running: { gate: Gate | null; readonly stop: AbortController; file?: string } | null = null;

  constructor(
    private readonly parts: AbTestParts,
    keeper: RunKeeper,
  ) {
    this.panels = new ComparisonPanels(parts.scriptsFolder, keeper);
    this.paused = vscode.window.createStatusBarItem('promptmeter.experiment', vscode.StatusBarAlignment.Left);
    this.paused.name = 'Promptmeter: Experiment';
  }

  /** The file of the run that goes on, absolute; null if there is none. */
  get runningFile(): string | null {
    return this.running?.file ?? null;
  }

  /** Ends the run: it is on record, and the next one of its kind offers to go on with it. */
  stop(): void {
    this.running?.stop.abort();
  }

  dispose(): void {
    this.stop();
    this.paused.dispose();
    this.panels.dispose();
  }

  /** Pauses the run, or lets it go on. */
  pauseOrResume(): void {
    const gate = this.running?.gate ?? null;
    if (gate === null) {
      void vscode.window.showInformationMessage('No experiment is running.');
      return;
    }
    this.setPaused(!gate.isPaused);
  }

  private setPaused(isPaused: boolean): void {
    const gate = this.running?.gate ?? null;
    if (gate === null) return;
    if (isPaused) gate.pause();
    else gate.resume();
    this.showState(gate);
  }

  /** An A/A run against a server on this machine: what timing adds here, and from which difference on it can tell. */
  async checkSetUp(): Promise<Calibration | null> {
    return this.alone(async (bench) => {
      const calibration = await this.withProgress('Checking this machine', (_progress, signal) =>
        bench.checkSetUp(signal),
      );
      const { setUpWords } = await import('../../bench/experiments');
      void vscode.window.showInformationMessage(setUpWords(calibration));
      return calibration;
    });
  }

  /** Plans, asks, runs and shows the result, which it also gives. */
  async run(request: RunRequest, questions: Questions): Promise<object | undefined> {
    const { experiment, place, going, note, derived } = request;
    return this.alone(async (bench) => {
      const whole = await this.planOf(bench, request);
      const { DayLedger, Gate, openRun, readRun, withinDay, planLines, runsFolder } =
        await import('../../bench/experiments');
      const keys = await this.keysOf(whole, request);
      const network = await userNetwork();
      const folder = runsFolder(place.root);
      const open = going === undefined ? openRun(folder, whole) : null;
      const goesOn = open === null ? false : await whetherToResume(questions);
      if (goesOn === undefined) return undefined;
      const resume = goesOn ? open : typeof going === 'object' ? going.resume : null;
      const ledger = new DayLedger(
        userSpendFolder(process.platform, process.env),
        userCeilingUsd('experiments.dailyUsd'),
      );
      const resumed = resume === null ? null : (readRun(resume)?.run.id ?? null);
      const plan = withinDay(whole, { ledger, resumed, money: usd });
      const [title, ...lines] = planLines(plan, usd);
      const question = `Send the requests of this experiment? ${title ?? ''}`;
      if (
        !(await this.confirm({
          question,
          // Dialogs wrap lines: a mark shows where one begins.
          detail: [...lines, ...(note === undefined ? [] : [note])].map((line) => `• ${line}`).join('\n'),
        }))
      ) {
        return undefined;
      }
      const gate = new Gate();
      this.running!.gate = gate;
      let panel: ComparisonPanel | undefined;
      const actions = {
        pause: () => this.setPaused(true),
        resume: () => this.setPaused(false),
        cancel: () => this.stop(),
      };
      const { file, comparison } = await this.withProgress(plain(experiment.name, 60), (progress, signal) => {
        progress.report({ message: 'checking this machine' });
        this.showState(gate);
        const report = progressReporter(progress, gate);
        return bench.run(plan, {
          folder,
          keys,
          network,
          ledger,
          signal,
          gate,
          onProgress: (told) => {
            report(told);
            panel?.tell(told, gate.isPaused);
          },
          onFile: async (path, before) => {
            this.running!.file = path;
            this.parts.runFiles.tellSoon();
            panel = await this.panels.showLive({ file: path, root: place.root }, before, actions);
          },
          onLine: (line) => panel?.take(line),
          ...(resume === null ? {} : { resume }),
          ...(derived === undefined ? {} : { derived: derivedRecord(derived) }),
        });
      });
      // Nothing is left to pause.
      this.running!.gate = null;
      this.showState(null);
      this.parts.runFiles.tellSoon();
      await this.panels.show({ file, root: place.root });
      if (comparison.end.message !== null) void vscode.window.showWarningMessage(comparison.end.message);
      return comparison;
    });
  }

  /** One run at a time: two would measure each other. */
  private async alone<T>(work: (bench: Bench) => Promise<T>): Promise<T> {
    if (this.running !== null) throw new Error('An experiment is running: wait for it, or cancel it.');
    this.running = { gate: null, stop: new AbortController() };
    const { Bench } = await import('../../bench/experiments');
    const { scriptsFolder, version } = this.parts;
    const script = (name: string): string => join(scriptsFolder, name);
    const bench = new Bench({
      timer: script('benchTimer.js'),
      simulator: script('benchSimulator.js'),
      checks: script('benchChecks.js'),
      version,
    });
    try {
      return await work(bench);
    } finally {
      this.running = null;
      this.showState(null);
      await bench.dispose();
    }
  }

  private async planOf(
    bench: Bench,
    { experiment, place, maxUsd = Infinity, derived }: RunRequest,
  ): Promise<Plan> {
    const { priceTableOf } = await import('../onDemand');
    const { endpointNames } = await import('../../bench/experiments');
    const own = [...(await userEndpoints()), ...(derived === undefined ? [] : [derived.endpoint])];
    const planned = await bench.plan(experiment, {
      endpoints: await bench.withSimulated(own, endpointNames(experiment)),
      // Prices that a workspace declares count for no ceiling.
      table: await priceTableOf({ ...place.assumptions, declaredPrices: {} }),
      counterFor: (model) =>
        Promise.resolve((text) => this.parts.analyzer.countText(text, { model, vocabulary: null })),
      maxUsd: Math.min(userCeilingUsd('experiments.maxUsd'), maxUsd),
    });
    if ('mistakes' in planned) throw new Error(planned.mistakes.join(' '));
    const { plan } = planned;
    if (plan.expectedUsd > plan.maxUsd) {
      throw new Error(
        `It would cost about ${usd(plan.expectedUsd)}, more than the ceiling of ${usd(plan.maxUsd)}. Raise promptmeter.experiments.maxUsd, or plan fewer pairs.`,
      );
    }
    return plan;
  }

  private async keysOf(plan: Plan, { derived }: RunRequest): Promise<Map<string, string>> {
    const { endpointsOf } = await import('../../bench/experiments');
    const keys = new Map<string, string>();
    for (const at of endpointsOf(plan)) {
      const name = at.name === derived?.endpoint.name ? derived.from : at.name;
      const key = await keyOf({ ...at, name }, this.parts.secrets);
      if (key === '' && at.apiKeyEnv !== undefined) {
        throw new Error(`${name} needs a key: set ${at.apiKeyEnv} before you start the editor.`);
      }
      keys.set(at.name, key);
    }
    return keys;
  }

  private withProgress<T>(
    title: string,
    work: (
      progress: vscode.Progress<{ message?: string; increment?: number }>,
      signal: AbortSignal,
    ) => Promise<T>,
  ): Thenable<T> {
    return vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (progress, token) => {
        const { stop } = this.running!;
        token.onCancellationRequested(() => stop.abort());
        return work(progress, stop.signal);
      },
    );
  }

  private showState(gate: Gate | null): void {
    const state = gate === null ? 'none' : gate.isPaused ? 'paused' : 'running';
    setContext('promptmeter.experiment', state);
    if (state === 'none') {
      this.paused.hide();
      return;
    }
    const isPaused = state === 'paused';
    this.paused.text = isPaused ? '$(debug-continue) Resume Experiment' : '$(debug-pause) Pause Experiment';
    this.paused.command = 'promptmeter.pauseExperiment';
    this.paused.show();
  }
}

function derivedRecord({ endpoint, from }: NonNullable<RunRequest['derived']>): SetupRecord['derived'] {
  return { name: endpoint.name, from, model: endpoint.model };
}

async function whetherToResume(questions: Questions): Promise<boolean | undefined> {
  const choice = await questions.pick(
    [
      { label: 'Go on with it', description: 'what was measured and spent counts', resume: true },
      { label: 'Start a new run', description: '', resume: false },
    ],
    { title: 'The last run of this experiment did not come to its end' },
  );
  return choice?.resume;
}

export function usd(amount: number): string {
  return money(amount, null);
}

/** Tells how far a run is, in words and as a bar. */
function progressReporter(
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  gate: Gate,
): (progress: RunProgress) => void {
  let shown = 0;
  return ({ phase, pairs, planned, requests, spentUsd, waiting }) => {
    const share = Math.floor((100 * pairs) / planned);
    const words =
      phase === 'measured'
        ? `${pairs} of ${planned} pairs, ${usd(spentUsd)}`
        : phase === 'quality'
          ? `answers for the checks, ${requests} requests`
          : 'warming up';
    const message = gate.isPaused ? `paused at ${words}` : (waiting ?? words);
    progress.report({ message, increment: share - shown });
    shown = share;
  };
}
