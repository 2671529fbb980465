import * as vscode from 'vscode';
import { registerCommand } from '../commands';
import { comparisonViewType } from '../contributions';
import type { AbTests } from './abTests';
import type { AbTestParts } from './parts';

/** The commands of A/B tests; what they do is loaded when somebody uses one. */
export class AbTestCommands implements vscode.Disposable {
  private readonly commands: vscode.Disposable;
  private loading: Promise<AbTests> | null = null;

  constructor(private readonly parts: AbTestParts) {
    const { log } = parts;
    this.commands = vscode.Disposable.from(
      registerCommand(log, 'promptmeter.addEndpoint', async () => (await this.load()).addEndpoint()),
      registerCommand(log, 'promptmeter.runExperiment', async (name) =>
        (await this.load()).runDeclared(name),
      ),
      registerCommand(log, 'promptmeter.pauseExperiment', async () =>
        (await this.load()).runs.pauseOrResume(),
      ),
      registerCommand(log, 'promptmeter.checkSetUp', async () => (await this.load()).runs.checkSetUp()),
      registerCommand(log, 'promptmeter.showExperiments', async () =>
        (await this.load()).history.open(undefined),
      ),
      registerCommand(log, 'promptmeter.openRun', async (run) => (await this.load()).history.open(run)),
      registerCommand(log, 'promptmeter.renameRun', async (run) =>
        this.then((each) => each.history.rename(run)),
      ),
      registerCommand(log, 'promptmeter.deleteRun', async (run) =>
        this.then((each) => each.history.delete(run)),
      ),
      registerCommand(log, 'promptmeter.compareRuns', async (run) =>
        (await this.load()).history.compare(run),
      ),
      registerCommand(log, 'promptmeter.exportRun', async (run, format) =>
        // A context menu hands over the selection beside the item.
        (await this.load()).history.export(run, Array.isArray(format) ? undefined : format),
      ),
      vscode.window.registerWebviewPanelSerializer(comparisonViewType, {
        deserializeWebviewPanel: async (panel, state) => (await this.load()).history.restore(panel, state),
      }),
      registerCommand(log, 'promptmeter.testPrompt', async (target) =>
        (await this.load()).testPrompt(target),
      ),
      registerCommand(log, 'promptmeter.compareOriginalAndCompressed', async (target) =>
        (await this.load()).testCompressed(target),
      ),
    );
  }

  load(): Promise<AbTests> {
    this.loading ??= import('./abTests').then(({ AbTests }) => new AbTests(this.parts));
    return this.loading;
  }

  /** Does what changes the files of runs, and tells of it. */
  private async then(work: (abTests: AbTests) => Promise<void>): Promise<void> {
    await work(await this.load());
    this.parts.runFiles.tellSoon();
  }

  dispose(): void {
    this.commands.dispose();
    void this.loading?.then((abTests) => abTests.dispose());
  }
}
