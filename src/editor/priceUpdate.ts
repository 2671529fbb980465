import * as vscode from 'vscode';
import type { RefreshedPrices } from '../cost/assumptions';
import type { PriceChange, PriceChanges } from '../cost/priceChanges';
import {
  changesBySeller,
  firstChanges,
  priceChangeLine,
  priceChangesSummary,
} from '../report/renderings/priceChanges';
import { pricesAsOf, readKeptPrices, undoUpdate } from '../workspace/prices/priceStore';
import type { KeptPrices } from '../workspace/prices/priceStore';
import type { Decision } from '../workspace/prices/updatePrices';
import { registerCommand, runCommand, signalOf } from './commands';

/** A dialog has no room for more; all of them are in the log, and in a document for whoever wants to see them. */
const shownChanges = 12;

/** *Update Prices*: fetches the newest prices when the user says so, and keeps them for all windows of the user. */
export class PriceUpdate implements vscode.Disposable {
  /** Asks before absurd changes are taken. Tests, which cannot answer a dialog, put their own in its place. */
  decide = async ({ absurd }: PriceChanges): Promise<Decision> => {
    const [keepOld, take] = ['Keep Old Prices of These Models', 'Use All New Prices'];
    const showAll = absurd.length > shownChanges ? ['Show All'] : [];
    const question =
      'Some prices would become more than ten times higher or lower, or zero, or come or go. Use them?';
    const detail = firstChanges(absurd, shownChanges).join('\n');
    // Enter takes the first.
    const first = await vscode.window.showWarningMessage(
      question,
      { modal: true, detail },
      keepOld,
      take,
      ...showAll,
    );
    const isToShow = first !== undefined && showAll.includes(first);
    // Beside a dialog nobody can read a document.
    const choice = isToShow
      ? await showChanges(absurd).then(() => vscode.window.showWarningMessage(question, keepOld, take))
      : first;
    return choice === take ? 'take' : choice === keepOld ? 'keepOld' : 'stop';
  };
  /** Where prices are fetched, for tests; else the price package's own place. */
  url: string | undefined;

  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable;
  private kept: KeptPrices | undefined;

  /** Other prices are in force. */
  readonly onDidChange = this.changed.event;

  /** `folder` is absolute; null where the editor has no place on disk. */
  constructor(
    private readonly folder: string | null,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.listeners = vscode.Disposable.from(
      registerCommand(log, 'promptmeter.updatePrices', () => this.update()),
      registerCommand(log, 'promptmeter.undoPriceUpdate', () => this.undo()),
      // Another window may have updated them.
      vscode.window.onDidChangeWindowState(
        ({ focused }) => focused && this.kept !== undefined && this.reread(),
      ),
    );
  }

  /** The updated table; null while the bundled one holds. What cannot be used is told once. */
  get refreshed(): RefreshedPrices | null {
    if (this.kept === undefined) {
      this.kept = readKeptPrices(this.folder);
      const { problem } = this.kept;
      if (problem !== null) {
        this.log.warn(problem);
        void this.offer(problem, 'Update Prices', 'promptmeter.updatePrices');
      }
    }
    return this.kept.refreshed;
  }

  dispose(): void {
    this.listeners.dispose();
    this.changed.dispose();
  }

  private async update(): Promise<void> {
    const { folder, url, log } = this;
    if (folder === null) throw new Error('The editor has no folder on disk to keep prices in.');
    const { updatePrices } = await import('./onDemand');
    const outcome = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: 'Fetching prices', cancellable: true },
      (_progress, token) => {
        const decide = (changes: PriceChanges): Promise<Decision> => {
          for (const change of changes.absurd) log.warn(`absurd: ${priceChangeLine(change)}`);
          return this.decide(changes);
        };
        return updatePrices({ folder, url, signal: signalOf(token), decide });
      },
    );
    switch (outcome.kind) {
      case 'failed':
        throw new Error(outcome.reason);
      case 'stopped':
        void vscode.window.showInformationMessage(`The prices of ${outcome.asOf} stay in use.`);
        return;
      case 'current':
        this.reread();
        void vscode.window.showInformationMessage(`Prices as of ${outcome.asOf}: nothing changed.`);
        return;
      case 'updated': {
        this.reread();
        for (const change of outcome.changes.changed) log.info(priceChangeLine(change));
        const message = `Prices as of ${outcome.asOf}: ${priceChangesSummary(outcome.changes, outcome.keptOld)}`;
        void this.offer(message, 'Undo', 'promptmeter.undoPriceUpdate');
      }
    }
  }

  private undo(): void {
    const why =
      this.folder === null ? 'The editor has no folder on disk to keep prices in.' : undoUpdate(this.folder);
    if (why !== null) {
      void vscode.window.showInformationMessage(why);
      return;
    }
    this.reread();
    const { refreshed } = this;
    const asOf = pricesAsOf({ refreshedPrices: refreshed });
    const which = refreshed === null ? 'bundled' : 'updated';
    void this.offer(`Prices as of ${asOf} (${which}) are in use.`, 'Redo', 'promptmeter.undoPriceUpdate');
  }

  private reread(): void {
    const before = JSON.stringify(this.kept?.refreshed);
    this.kept = undefined;
    if (JSON.stringify(this.refreshed) !== before) this.changed.fire();
  }

  private async offer(
    message: string,
    action: string,
    command: 'promptmeter.updatePrices' | 'promptmeter.undoPriceUpdate',
  ): Promise<void> {
    const choice = await vscode.window.showInformationMessage(`Promptmeter: ${message}`, action);
    if (choice === action) await runCommand(command);
  }
}

async function showChanges(changes: readonly PriceChange[]): Promise<void> {
  const content = [`${changesBySeller(changes)}.`, '', ...changes.map(priceChangeLine), ''].join('\n');
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content }));
}
