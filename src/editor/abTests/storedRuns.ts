import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Experiment } from '../../bench/experiment';
import type { ReadRun } from '../../bench/store/run';
import type { Surroundings } from '../../bench/view/surroundings';
import { plain } from '../../text/plain';
import type { WorkspaceConfig } from '../../workspace/config/readConfig';
import type { ExportFormat } from '../../webview/comparison/messages';
import { FixRefused } from '../advice/foundFinding';
import { isCancellation, reportError } from '../commands';
import type { FolderContext } from '../documentContexts';
import type { AbTestParts } from './parts';
import { VariantApplier } from './applyVariant';
import type { RunKeeper, RunPlace, RunRequestOfPage } from './comparisonPanels';
import { userEndpoints } from './endpoints';
import type { ExperimentRuns, RunRequest } from './experimentRuns';
import type { Questions } from './questions';
import { exportText, saveChart, saveExport } from './runExports';
import { withModel } from './where';

/** What stands around the runs of a folder. */
interface Around {
  readonly context: FolderContext;
  readonly config: WorkspaceConfig | null;
}

/** The root of a run, by where its file lies. */
export function placeOfRun(file: string): RunPlace {
  return { file, root: dirname(dirname(dirname(file))) };
}

/** What can be done with runs that lie on disk. */
export class StoredRuns implements RunKeeper {
  private readonly applier: VariantApplier;

  constructor(
    private readonly parts: AbTestParts,
    private readonly runs: () => ExperimentRuns,
    private readonly questions: () => Questions,
  ) {
    this.applier = new VariantApplier(parts);
  }

  async surroundings(place: RunPlace, read: ReadRun): Promise<Surroundings> {
    const { end, problems } = read;
    const around = await this.around(place);
    const whyNotRun = await this.whyNotRun(read, around);
    const isOpen = end?.reason !== 'complete' && end?.reason !== 'decided';
    return {
      currency: around?.context.assumptions.currency ?? null,
      volume: around === null ? null : await this.volume(read, around),
      whyNotApplied: await this.applier.whyNot(place, read),
      canRun: whyNotRun === null,
      whyNotRun,
      canResume: whyNotRun === null && isOpen && read.setup !== null,
      problems,
    };
  }

  async do(place: RunPlace, read: ReadRun, asked: RunRequestOfPage): Promise<void> {
    try {
      await this.done(place, read, asked);
    } catch (error) {
      if (error instanceof FixRefused) {
        void vscode.window.showWarningMessage(`Promptmeter: nothing was edited. ${error.message}`);
      } else if (!isCancellation(error)) {
        void reportError(this.parts.log, `${asked.type}:`, error);
      }
    }
  }

  /** Saves a run in another form; gives where, or undefined if the user leaves. */
  async export(place: RunPlace, read: ReadRun, format: ExportFormat): Promise<vscode.Uri | undefined> {
    const text = async (): Promise<string> => {
      const around = await this.around(place);
      const currency = around?.context.assumptions.currency ?? null;
      const volume = around === null ? null : await this.volume(read, around);
      return exportText(place, read, format, { currency, volume }, this.parts.scriptsFolder);
    };
    return saveExport(place, read, format, text, this.questions());
  }

  /** Writes what an arm says into the prompt that was compared; whether that was done. */
  async apply(place: RunPlace, read: ReadRun, arm: string): Promise<boolean> {
    const isApplied = await this.applier.apply(place, read, arm, this.questions());
    this.runs().panels.refresh(place.file);
    return isApplied;
  }

  private async done(place: RunPlace, read: ReadRun, asked: RunRequestOfPage): Promise<unknown> {
    switch (asked.type) {
      case 'apply':
        return this.apply(place, read, asked.arm);
      case 'export':
        return this.export(place, read, asked.format);
      case 'saveChart':
        return saveChart(place, asked, this.questions());
      case 'again':
        return this.run(place, read, { going: 'anew' });
      case 'resumeRun':
        return this.run(place, read, { going: { resume: place.file } });
      case 'morePairs': {
        const { pairs } = await this.pairsOf(read);
        const all = pairs + asked.pairs;
        return this.run(place, read, { going: 'anew', pairs: all, note: morePairsNote(all, pairs) });
      }
    }
  }

  private async pairsOf(read: ReadRun): Promise<{ readonly pairs: number }> {
    const { summaryOf } = await import('../../bench/experiments');
    return { pairs: summaryOf(read).comparison.pairs.valid };
  }

  private async run(
    place: RunPlace,
    read: ReadRun,
    how: Pick<RunRequest, 'going' | 'note'> & { readonly pairs?: number },
  ): Promise<void> {
    const around = await this.around(place);
    const why = await this.whyNotRun(read, around);
    if (why !== null || around === null) throw new Error(why ?? 'The run lies in no folder that is open.');
    const known = await this.experiment(read, around);
    const { pairs = known.plan.pairs, ...more } = how;
    const experiment = { ...known, plan: { ...known.plan, pairs } };
    const { maxUsd } = around.config?.experiments[known.name]?.plan ?? {};
    const { assumptions } = around.context;
    const derived = await derivedOf(read);
    const request = { experiment, place: { root: place.root, assumptions }, maxUsd, derived, ...more };
    await this.runs().run(request, this.questions());
  }

  /** What was compared: as the file keeps it, else as `promptmeter.yaml` has it now. Throws an Error with a sentence. */
  private async experiment(read: ReadRun, { context, config }: Around): Promise<Experiment> {
    const { experimentOf, resolveExperiment } = await import('../../bench/experiments');
    const kept = experimentOf(read);
    if (kept !== null) return kept;
    const name = read.run.experiment;
    const { experimentTexts } = await import('../onDemand');
    const texts = experimentTexts(context.root, context.assumptions, this.parts.analyzer, true);
    const resolved = await resolveExperiment(name, config!.experiments[name]!, texts);
    if ('mistakes' in resolved) throw new Error(resolved.mistakes.join(' '));
    return resolved.experiment;
  }

  private async whyNotRun(read: ReadRun, around: Around | null): Promise<string | null> {
    if (!vscode.workspace.isTrusted) return 'Experiments send text of the workspace: trust it first.';
    if (around === null) return 'The run lies in no folder that is open.';
    const { experimentOf } = await import('../../bench/experiments');
    const name = read.run.experiment;
    if (experimentOf(read) !== null || Object.hasOwn(around.config?.experiments ?? {}, name)) return null;
    return `The file does not keep all that was sent, and promptmeter.yaml has no experiment "${plain(name, 60)}".`;
  }

  private async volume({ run }: ReadRun, { context, config }: Around): Promise<Surroundings['volume']> {
    const { callVolume } = await import('../onDemand');
    const ids = run.arms.flatMap(({ source }) => (source === undefined ? [] : [source.id]));
    const isInConfig = typeof config?.assumptions.callsPerMonth === 'number';
    return callVolume(ids, context.assumptions, isInConfig);
  }

  /** Null where the run lies in no folder that is open. */
  private async around({ file }: RunPlace): Promise<Around | null> {
    const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file));
    if (folder === undefined) return null;
    const context = await this.parts.contexts.ofFolder(folder);
    const { readConfig } = await import('../onDemand');
    try {
      const { configFile, root } = context;
      return { context, config: configFile === null ? null : readConfig(configFile, root) };
    } catch {
      // What is wrong with it is told where it stands.
      return { context, config: null };
    }
  }
}

/** Why more pairs are a run of their own. */
function morePairsNote(all: number, seen: number): string {
  return (
    `A new run of ${all} pairs, all of them measured anew: the ${seen} pairs of the last one were looked at before, ` +
    'and adding to them until something shows would find differences by chance more often than 1 time in 20.'
  );
}

/** The endpoint of a run that is another of the user's with another model. */
async function derivedOf({ setup }: ReadRun): Promise<RunRequest['derived']> {
  if (setup?.derived === undefined) return undefined;
  const { from, model } = setup.derived;
  const at = (await userEndpoints()).find(({ name }) => name === from);
  if (at === undefined) throw new Error(`There is no endpoint "${plain(from, 60)}" any more: add it.`);
  return { endpoint: withModel(at, model), from };
}
