import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import * as vscode from 'vscode';
import type { DocumentContexts } from '../documentContexts';
import { foldersOnDisk } from '../scannedFolder';

/** Changes of files are told at most so often: a run that goes on writes many lines a second. */
const pauseMs = 1000;

const runsPath = ['.promptmeter', 'experiments'].join(sep);

/** Folders of runs that are there, absolute: looked for without loading what reads them. */
export async function foldersOfRuns(contexts: DocumentContexts): Promise<string[]> {
  const roots = await Promise.all(
    foldersOnDisk().map(async (folder) => (await contexts.ofFolder(folder)).root),
  );
  return [...new Set(roots)].map((root) => `${root}${sep}${runsPath}`).filter((folder) => existsSync(folder));
}

/** Tells that the runs of the workspace may be others, some time after the files say so. */
export class RunFiles implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable;
  private timer: NodeJS.Timeout | undefined;

  readonly onDidChange = this.changed.event;

  constructor(watcher: vscode.FileSystemWatcher) {
    const tell = ({ fsPath }: vscode.Uri): void => {
      if (fsPath.includes(runsPath)) this.tellSoon();
    };
    this.listeners = vscode.Disposable.from(
      watcher.onDidCreate(tell),
      watcher.onDidChange(tell),
      watcher.onDidDelete(tell),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.tellSoon()),
    );
  }

  /** Notes a change that the disk may tell late, or not at all. */
  tellSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.changed.fire();
    }, pauseMs);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listeners.dispose();
    this.changed.dispose();
  }
}
