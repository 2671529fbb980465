import * as vscode from 'vscode';
import { registerCommand } from '../commands';
import type { AbTestParts, AbTests } from './abTests';

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

  dispose(): void {
    this.commands.dispose();
    void this.loading?.then((abTests) => abTests.dispose());
  }
}
