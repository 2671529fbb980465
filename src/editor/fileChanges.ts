import { basename, dirname, sep } from 'node:path';
import * as vscode from 'vscode';
import { excludesOnPath } from '../workspace/defaultExcludes';

/** Time in which changes are collected: a checkout changes many files. */
const collectMs = 500;

export interface FileChangesOptions {
  readonly watcher: vscode.FileSystemWatcher;
  /** Whether a file of this path (with `/`) could hold prompts. */
  readonly claims: (path: string) => boolean;
  /** Absolute paths of the files that hold some now. */
  readonly known: () => Iterable<string>;
  /** Called with the absolute paths of files that have come, changed or gone; null if any file may have. */
  readonly onChange: (paths: ReadonlySet<string> | null) => void;
}

/** Collects the changes in the folders of the workspace that concern prompts. */
export class FileChanges implements vscode.Disposable {
  private readonly paths = new Set<string>();
  private readonly listeners: vscode.Disposable;
  /** Files and folders that were deleted. */
  private gone: string[] = [];
  private everything = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: FileChangesOptions) {
    const { watcher } = options;
    this.listeners = vscode.Disposable.from(
      watcher.onDidChange((uri) => this.fileChanged(uri.fsPath)),
      watcher.onDidCreate((uri) => void this.created(uri)),
      watcher.onDidDelete((uri) => this.deleted(uri.fsPath)),
    );
  }

  /** Notes a change that the disk does not tell. */
  add(path: string): void {
    this.paths.add(path);
    this.schedule();
  }

  /** The same of several; null if any file may have changed. */
  addAll(paths: Iterable<string> | null): void {
    if (paths === null) this.everything = true;
    else for (const path of paths) this.paths.add(path);
    this.schedule();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listeners.dispose();
  }

  private fileChanged(path: string): void {
    if (basename(path) === '.gitignore') this.addAll(null);
    else if (this.options.claims(path.replaceAll(sep, '/'))) this.add(path);
  }

  /** A folder that was moved here tells of itself alone. */
  private async created(uri: vscode.Uri): Promise<void> {
    const path = uri.fsPath;
    this.fileChanged(path);
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const name = vscode.workspace.asRelativePath(uri, false);
    if (this.paths.has(path) || folder === undefined || excludesOnPath(`${name}/`).size > 0) return;
    try {
      const { type } = await vscode.workspace.fs.stat(uri);
      if ((type & vscode.FileType.Directory) !== 0) this.addAll(null);
    } catch {
      // It is gone again, which the watcher tells as well.
    }
  }

  /** So does a folder that was deleted. */
  private deleted(path: string): void {
    this.fileChanged(path);
    this.gone.push(path);
    this.schedule();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      for (const path of knownInside(this.options.known(), this.gone)) this.paths.add(path);
      this.gone = [];
      if (!this.everything && this.paths.size === 0) return;
      const paths = this.everything ? null : new Set(this.paths);
      this.everything = false;
      this.paths.clear();
      this.options.onChange(paths);
    }, collectMs);
  }
}

/** The paths that are among some or lie in one: by going up from each, as there may be thousands of both. */
function knownInside(known: Iterable<string>, gone: readonly string[]): string[] {
  if (gone.length === 0) return [];
  const all = new Set(gone);
  const isGone = (path: string): boolean => {
    for (let at = path, above = dirname(at); ; at = above, above = dirname(at)) {
      if (all.has(at)) return true;
      if (above === at) return false;
    }
  };
  return [...known].filter(isGone);
}
