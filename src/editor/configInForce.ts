import * as vscode from 'vscode';
import { plain } from '../text/plain';
import type { WorkspaceConfig } from '../workspace/config/readConfig';

/** A configuration as it is in force. */
export interface ConfigInForce {
  /** As the file was when it last could be used; null if it never could. */
  readonly config: WorkspaceConfig | null;
  /** What is wrong with the file as it is now, and what holds instead; null if nothing is. */
  readonly broken: string | null;
}

/** Reads configurations and keeps the last good state of each: while one is broken, prices stay what they were. */
export class ConfigsInForce {
  private readonly lastGood = new Map<string, WorkspaceConfig>();
  private readonly warned = new Set<string>();

  constructor(private readonly log: vscode.LogOutputChannel) {}

  /** `root` is the folder that paths in the file are relative to. */
  async read(file: string, root: string): Promise<ConfigInForce> {
    const { readConfig } = await import('./onDemand');
    try {
      const config = readConfig(file, root);
      this.lastGood.set(file, config);
      // The same mistake is told again after it was mended.
      this.warned.clear();
      return { config, broken: null };
    } catch (error) {
      const config = this.lastGood.get(file) ?? null;
      const message = plain(error instanceof Error ? error.message : String(error), 300);
      const instead =
        config === null ? 'The settings hold without it.' : 'It holds as it was before this mistake.';
      const broken = `${message} ${instead}`;
      this.log.warn(broken);
      if (!this.warned.has(message)) void this.warn(`Promptmeter: ${broken}`, file);
      this.warned.add(message);
      return { config, broken };
    }
  }

  private async warn(message: string, file: string): Promise<void> {
    const open = 'Open File';
    if ((await vscode.window.showWarningMessage(message, open)) === open) {
      await vscode.window.showTextDocument(vscode.Uri.file(file));
    }
  }
}
