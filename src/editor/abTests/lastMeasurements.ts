import * as vscode from 'vscode';
import type { FileProfile } from '../../report/model';
import { reportError } from '../commands';
import type { DocumentContexts } from '../documentContexts';
import type { AbTestCommands } from './abTestCommands';
import type { Measurement } from './measurementsOf';
import { foldersOfRuns } from './runFiles';
import type { RunFiles } from './runFiles';

/** The last measurements of the prompts of open documents; where there are no runs, nothing is loaded. */
export class LastMeasurements implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listener: vscode.Disposable;
  private known = new WeakMap<FileProfile, ReadonlyMap<string, Measurement> | null>();

  /** More may be known now. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly abTests: AbTestCommands,
    private readonly contexts: DocumentContexts,
    runFiles: RunFiles,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.listener = runFiles.onDidChange(() => {
      this.known = new WeakMap();
      this.changed.fire();
    });
  }

  /** By id of the prompt. Starts to look when first asked, and gives undefined until that is known. */
  of(profile: FileProfile): ReadonlyMap<string, Measurement> | undefined {
    const known = this.known.get(profile);
    if (known === undefined) {
      this.known.set(profile, null);
      this.look(profile).catch((error: unknown) => void reportError(this.log, 'Reading the runs:', error));
    }
    return known ?? undefined;
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }

  private async look(profile: FileProfile): Promise<void> {
    const { known } = this;
    if (profile.prompts.length === 0 || (await foldersOfRuns(this.contexts)).length === 0) return;
    const found = await (await this.abTests.load()).history.measurements(profile.prompts);
    known.set(profile, found);
    if (found.size > 0) this.changed.fire();
  }
}
