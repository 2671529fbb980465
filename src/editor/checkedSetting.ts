import * as vscode from 'vscode';
import type { ReadSetting, SettingReader } from '../workspace/config/readSetting';
import type { SettingLevel } from './settings';

type Levels = readonly SettingLevel[];

/** What the levels of the settings say, the one that counts most first. */
export interface ReadLevels<T> {
  /** Of the workspace: they go before `promptmeter.yaml`. */
  readonly before: readonly T[];
  /** Of the user: they go behind it. */
  readonly after: readonly T[];
}

/** A setting that more than its type is checked of: each level keeps its last good value while it is wrong. */
export class CheckedSetting<T> {
  private readonly read = new WeakMap<Levels, Promise<ReadLevels<T>>>();
  private readonly known = new WeakMap<Levels, readonly string[]>();
  private readonly lastGood = new Map<string, T>();
  private told = new Set<string>();

  constructor(
    private readonly log: vscode.LogOutputChannel,
    private readonly reader: () => Promise<SettingReader<T>>,
  ) {}

  async of(levels: Levels, folder: vscode.WorkspaceFolder | undefined): Promise<ReadLevels<T>> {
    if (levels.length === 0) return { before: [], after: [] };
    let read = this.read.get(levels);
    if (read === undefined) this.read.set(levels, (read = this.readLevels(levels, folder)));
    return read;
  }

  /** What is wrong with settings, as far as they were read. */
  mistakes(levels: Levels): readonly string[] {
    return this.known.get(levels) ?? [];
  }

  private async readLevels(
    levels: Levels,
    folder: vscode.WorkspaceFolder | undefined,
  ): Promise<ReadLevels<T>> {
    const reader = await this.reader();
    const read = levels.map((level) => ({ ...level, ...this.readLevel(reader, level, folder) }));
    for (const { mistakes, target } of read) for (const mistake of mistakes) this.tell(mistake, target);
    const all = read.flatMap(({ mistakes }) => mistakes);
    this.known.set(levels, all);
    // The same mistake is told again after it was mended.
    if (all.length === 0) this.told = new Set();
    const of = (isUser: boolean): T[] =>
      read
        .filter(({ target }) => (target === vscode.ConfigurationTarget.Global) === isUser)
        .map(({ value }) => value);
    return { before: of(false), after: of(true) };
  }

  private readLevel(
    reader: SettingReader<T>,
    { source, target, value }: SettingLevel,
    folder: vscode.WorkspaceFolder | undefined,
  ): ReadSetting<T> {
    const isShared = target !== vscode.ConfigurationTarget.WorkspaceFolder;
    const key = `${target} ${isShared ? '' : (folder?.uri.toString() ?? '')}`;
    const result = reader(value, source, this.lastGood.get(key));
    this.lastGood.set(key, result.value);
    return result;
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

const openCommands: Readonly<Record<vscode.ConfigurationTarget, string>> = {
  [vscode.ConfigurationTarget.Global]: 'workbench.action.openSettingsJson',
  [vscode.ConfigurationTarget.Workspace]: 'workbench.action.openWorkspaceSettingsFile',
  [vscode.ConfigurationTarget.WorkspaceFolder]: 'workbench.action.openFolderSettingsFile',
};
