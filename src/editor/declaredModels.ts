import * as vscode from 'vscode';
import type { Assumptions } from '../cost/assumptions';
import type { SettingLevel } from './settings';

type Prices = Assumptions['declaredPrices'];
type Levels = readonly SettingLevel[];

/**
 * The user's own prices by model: the settings of the workspace go before `promptmeter.yaml`, and that before the
 * user's settings. A model that is declared wrongly keeps its last good price.
 */
export class DeclaredModels {
  private readonly read = new WeakMap<Levels, Promise<ReadLevels>>();
  private readonly known = new WeakMap<Levels, readonly string[]>();
  private readonly lastGood = new Map<string, Prices>();
  private told = new Set<string>();

  constructor(private readonly log: vscode.LogOutputChannel) {}

  /** The prices of a file among those of the settings. */
  async over(inFile: Prices, levels: Levels, folder: vscode.WorkspaceFolder | undefined): Promise<Prices> {
    if (levels.length === 0) return inFile;
    let read = this.read.get(levels);
    if (read === undefined) this.read.set(levels, (read = this.readLevels(levels, folder)));
    const { before, after } = await read;
    return { ...after, ...inFile, ...before };
  }

  /** What is wrong with settings, as far as they were read. */
  mistakes(levels: Levels): readonly string[] {
    return this.known.get(levels) ?? [];
  }

  private async readLevels(levels: Levels, folder: vscode.WorkspaceFolder | undefined): Promise<ReadLevels> {
    const { readModels } = await import('./onDemand');
    const all: string[] = [];
    const prices = levels.map(({ source, target, value }) => {
      const isShared = target !== vscode.ConfigurationTarget.WorkspaceFolder;
      const key = `${target} ${isShared ? '' : (folder?.uri.toString() ?? '')}`;
      const { prices: good, mistakes } = readModels(value, source, this.lastGood.get(key));
      this.lastGood.set(key, good);
      for (const mistake of mistakes) this.tell(mistake, target);
      all.push(...mistakes);
      return { target, good };
    });
    this.known.set(levels, all);
    // The same mistake is told again after it was mended.
    if (all.length === 0) this.told = new Set();
    const of = (isUser: boolean): Prices =>
      Object.assign(
        {},
        ...prices
          .filter(({ target }) => (target === vscode.ConfigurationTarget.Global) === isUser)
          .map(({ good }) => good)
          .reverse(),
      ) as Prices;
    return { before: of(false), after: of(true) };
  }

  private tell(mistake: string, target: vscode.ConfigurationTarget): void {
    if (this.told.has(mistake)) return;
    this.told.add(mistake);
    this.log.warn(mistake);
    const open = 'Open Settings';
    const show = async (): Promise<void> => {
      const choice = await vscode.window.showWarningMessage(`Promptmeter: ${mistake}`, open);
      if (choice === open) await vscode.commands.executeCommand(openCommands[target]);
    };
    void show();
  }
}

interface ReadLevels {
  /** Go before `promptmeter.yaml`. */
  readonly before: Prices;
  readonly after: Prices;
}

const openCommands: Readonly<Record<vscode.ConfigurationTarget, string>> = {
  [vscode.ConfigurationTarget.Global]: 'workbench.action.openSettingsJson',
  [vscode.ConfigurationTarget.Workspace]: 'workbench.action.openWorkspaceSettingsFile',
  [vscode.ConfigurationTarget.WorkspaceFolder]: 'workbench.action.openFolderSettingsFile',
};
