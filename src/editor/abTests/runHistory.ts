import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { ReadRun } from '../../bench/store/run';
import type { ListedRun, RunList, UnreadableRun } from '../../bench/store/runList';
import type { Profile } from '../../report/model';
import { plain } from '../../text/plain';
import type { ExportFormat } from '../../webview/comparison/messages';
import { commandOf } from '../commands';
import { runItemContext, unreadableRunContext } from '../contributions';
import type { RunTarget } from '../contributions';
import { foldersOnDisk } from '../scannedFolder';
import type { AbTestParts } from './parts';
import type { ExperimentRuns } from './experimentRuns';
import { measurementsOf } from './measurementsOf';
import type { Measurement } from './measurementsOf';
import type { Questions } from './questions';
import { formItems } from './runExports';
import { placeOfRun } from './storedRuns';
import type { StoredRuns } from './storedRuns';
import { ago, endWords, runLine } from './runWords';
import { showUnpaired } from './unpairedPage';

/** An item of the list of runs. */
export interface RunNode extends RunTarget {
  readonly item: vscode.TreeItem;
}

const icons = { good: 'pass', bad: 'arrow-down', same: 'dash', open: 'question' } as const;

/** The runs of the workspace: listed, opened, renamed, deleted and compared. */
export class RunHistory {
  private list: RunList | null = null;

  constructor(
    private readonly parts: AbTestParts,
    private readonly runs: () => ExperimentRuns,
    private readonly stored: StoredRuns,
    private readonly questions: () => Questions,
  ) {}

  /** The runs of all folders, the newest first, and the files that cannot be read. */
  async all(): Promise<{
    readonly runs: readonly ListedRun[];
    readonly unreadable: readonly UnreadableRun[];
  }> {
    const { RunList, runsFolder } = await import('../../bench/experiments');
    this.list ??= new RunList();
    const runs: ListedRun[] = [];
    const unreadable: UnreadableRun[] = [];
    const roots = new Set<string>();
    for (const folder of foldersOnDisk()) roots.add((await this.parts.contexts.ofFolder(folder)).root);
    for (const root of roots) {
      const found = await this.list.of(runsFolder(root));
      runs.push(...found.runs);
      unreadable.push(...found.unreadable);
    }
    return { runs: runs.sort((a, b) => (a.run.at < b.run.at ? 1 : -1)), unreadable };
  }

  /** What the view shows. */
  async nodes(): Promise<RunNode[]> {
    const { runs, unreadable } = await this.all();
    return [...runs.map((run) => this.nodeOf(run)), ...unreadable.map(unreadableNode)];
  }

  /** What the prompts were last measured with, by their ids. */
  async measurements(prompts: readonly Profile[]): Promise<ReadonlyMap<string, Measurement>> {
    return measurementsOf(prompts, (await this.all()).runs);
  }

  /** Opens a run; asks which where none is named. */
  async open(target: RunTarget | undefined): Promise<void> {
    const file = await this.fileOf(target, 'Open Run');
    if (file === undefined) return;
    // The page of a run that goes on shows it as it does.
    if (file === this.runs().runningFile) this.runs().panels.reveal(file);
    else await this.runs().panels.show(placeOfRun(file));
  }

  /** Shows a run again in a panel that the editor kept; its id is all that the page remembers. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const id = typeof state === 'object' && state !== null && 'run' in state ? state.run : null;
    const { runs } = await this.all();
    const listed = runs.find(({ run }) => run.id === id);
    if (listed === undefined) panel.dispose();
    else await this.runs().panels.restore(panel, placeOfRun(listed.file));
  }

  /** Gives a run a name, in a line of its own at the end of its file. */
  async rename(target: RunTarget | undefined): Promise<void> {
    const file = await this.fileOf(target, 'Rename Run');
    if (file === undefined) return;
    this.refuseRunning(file);
    const read = await this.readRun(file);
    const name = await this.questions().input({
      title: 'Rename Run',
      prompt: 'What it is called in lists; its file stays where it is',
      value: read.name ?? read.run.experiment,
      validateInput: (text) => (text.trim() === '' ? 'It must not be empty.' : undefined),
    });
    if (name === undefined) return;
    const { RunFile, nameRecord } = await import('../../bench/experiments');
    const written = RunFile.resume(file);
    try {
      written.append(nameRecord(plain(name, 100)));
    } finally {
      written.close();
    }
    this.runs().panels.refresh(file);
  }

  /** Moves the file of a run to the trash. */
  async delete(target: RunTarget | undefined): Promise<void> {
    const file = await this.fileOf(target, 'Delete Run');
    if (file === undefined) return;
    this.refuseRunning(file);
    if (
      !(await this.questions().confirm(
        `Delete ${basename(file)}?`,
        'Its file is moved to the trash.',
        'Delete',
      ))
    ) {
      return;
    }
    this.runs().panels.close(file);
    const uri = vscode.Uri.file(file);
    try {
      await vscode.workspace.fs.delete(uri, { useTrash: true });
    } catch (error) {
      // Not every machine has a trash: then it is asked again, as nothing brings the file back.
      if (!existsSync(file)) throw error;
      const detail = 'There is no trash here: nothing brings it back.';
      if (
        !(await this.questions().confirm(`Delete ${basename(file)} for good?`, detail, 'Delete for Good'))
      ) {
        return;
      }
      await vscode.workspace.fs.delete(uri, { useTrash: false });
    }
  }

  /** Saves a run in a form that others can read; gives where. */
  async export(
    target: RunTarget | undefined,
    format: ExportFormat | undefined,
  ): Promise<vscode.Uri | undefined> {
    const file = await this.fileOf(target, 'Export Run');
    if (file === undefined) return undefined;
    const form =
      format ??
      (await this.questions().pick(formItems, { title: 'Export Run', placeHolder: 'As what' }))?.format;
    if (form === undefined) return undefined;
    return this.stored.export(placeOfRun(file), await this.readRun(file), form);
  }

  /** Compares two runs, request by request, without pairs. */
  async compare(target: RunTarget | undefined): Promise<void> {
    const first = await this.fileOf(target, 'Compare Two Runs: the First');
    if (first === undefined) return;
    const second = await this.fileOf(undefined, 'Compare Two Runs: the Second', first);
    if (second === undefined) return;
    await showUnpaired(
      [await this.readRun(first), await this.readRun(second)],
      [basename(first), basename(second)],
    );
  }

  private async fileOf(
    target: RunTarget | undefined,
    title: string,
    without?: string,
  ): Promise<string | undefined> {
    const { runs, unreadable } = await this.all();
    if (target !== undefined) {
      // What is named is one of the list: nothing else is opened or deleted here.
      const known = [...runs, ...unreadable].find(({ file }) => file === target.file);
      if (known === undefined) throw new Error('There is no such run any more.');
      return known.file;
    }
    const items = runs
      .filter(({ file }) => file !== without)
      .map((listed) => ({
        label: plain(listed.name, 60),
        description: runLine(listed),
        detail: headlineOf(listed),
        file: listed.file,
      }));
    if (items.length === 0) {
      void vscode.window.showInformationMessage(
        without === undefined
          ? 'There are no runs in this workspace: run an experiment.'
          : 'There is no other run.',
      );
      return undefined;
    }
    return (await this.questions().pick(items, { title, matchOnDescription: true, matchOnDetail: true }))
      ?.file;
  }

  private async readRun(file: string): Promise<ReadRun> {
    const { parseRun, whyNoRun } = await import('../../bench/experiments');
    const text = readFileSync(file, 'utf8');
    const read = parseRun(text);
    if (read === null) throw new Error(`${basename(file)}: ${whyNoRun(text)}`);
    return read;
  }

  private refuseRunning(file: string): void {
    if (file === this.runs().runningFile) throw new Error('This run goes on: wait for it, or cancel it.');
  }

  private nodeOf(listed: ListedRun): RunNode {
    const { file, run, name, summary } = listed;
    const isRunning = file === this.runs().runningFile;
    const item = new vscode.TreeItem(plain(name, 60));
    item.id = file;
    const words = isRunning ? 'running' : headlineOf(listed);
    item.description = `${isRunning ? 'running · ' : ''}${runLine(listed)}`;
    item.iconPath = new vscode.ThemeIcon(
      isRunning
        ? 'sync~spin'
        : summary === null || summary.pairs.valid === 0
          ? 'circle-slash'
          : icons[summary.tone],
    );
    item.contextValue = runItemContext;
    item.command = commandOf('promptmeter.openRun', 'Open Run', { file });
    item.tooltip = [
      plain(name),
      words,
      ...endWords(listed),
      `${new Date(run.at).toLocaleString()} · ${basename(file)}`,
    ].join('\n');
    item.accessibilityInformation = { label: `${plain(name, 60)}, ${ago(run.at)}, ${words}` };
    return { file, item };
  }
}

function headlineOf({ summary }: ListedRun): string {
  return summary === null ? 'Too large to be read for a list.' : plain(summary.headline, 300);
}

function unreadableNode({ file, why }: UnreadableRun): RunNode {
  const item = new vscode.TreeItem(basename(file));
  item.id = file;
  item.description = plain(why, 100);
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = unreadableRunContext;
  item.command = commandOf('promptmeter.openRun', 'Open Run', { file });
  item.tooltip = plain(why, 300);
  return { file, item };
}
