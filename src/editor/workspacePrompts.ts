import { join } from 'node:path';
import * as vscode from 'vscode';
import type { FileProfile, WorkspaceReport } from '../report/model';
import { createReport } from '../report/workspaceReport';
import type { Analyzer } from '../workspace/analyzer';
import { isInside, relativePath } from '../workspace/root';
import { isCancellation } from './commands';
import type { DocumentContexts } from './documentContexts';
import { isCandidate } from './documentProfiles';
import type { DocumentProfiles } from './documentProfiles';
import { FileChanges } from './fileChanges';

/** The prompts of one workspace folder. */
export interface ScannedFolder {
  readonly folder: vscode.WorkspaceFolder;
  readonly report: WorkspaceReport;
}

/** Called for each file done, and once before the first; over all folders. */
export type ScanProgress = (done: number, total: number) => void;

/**
 * The prompts of the workspace, once somebody has asked for a scan. From then on changed files are read again, and
 * open documents count as they stand in the editor.
 */
export class WorkspacePrompts implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable;
  private scanned: readonly ScannedFolder[] = [];
  private changes: FileChanges | undefined;
  /** The scan under way. */
  private running: AbortController | undefined;
  /** The reading of changed files under way, of which nobody needs to know. */
  private reading: AbortController | undefined;

  /** The prompts or the state have changed. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly analyzer: Analyzer,
    private readonly contexts: DocumentContexts,
    private readonly documents: DocumentProfiles,
    private readonly log: vscode.LogOutputChannel,
    /** Where results are kept between scans; undefined where there is no such place. */
    private readonly cacheFolder: string | undefined,
  ) {
    this.listeners = vscode.Disposable.from(
      documents.onDidChange((document) => this.documentChanged(document)),
      contexts.onDidChange(() => this.rescan()),
    );
  }

  /** The folders of the last scan; empty before the first. */
  get folders(): readonly ScannedFolder[] {
    return this.scanned;
  }

  get state(): 'none' | 'running' | 'done' {
    if (this.running !== undefined) return 'running';
    return this.changes === undefined ? 'none' : 'done';
  }

  /** Reads the whole workspace. A newer scan calls off an older one, which rejects with a cancellation. */
  async scan(onProgress: ScanProgress, token?: vscode.CancellationToken): Promise<readonly ScannedFolder[]> {
    this.stop();
    this.reading?.abort();
    const work = new AbortController();
    const listener = token?.onCancellationRequested(() => work.abort());
    this.running = work;
    this.changed.fire();
    try {
      // Watched from the start, so that no change during the scan is missed.
      this.changes ??= await this.watch();
      this.scanned = await this.scanFolders(foldersOnDisk(), null, work.signal, onProgress);
      this.overlayUnsaved();
      return this.scanned;
    } finally {
      listener?.dispose();
      if (this.running === work) this.running = undefined;
      this.changed.fire();
    }
  }

  /** Calls off the scan under way. */
  stop(): void {
    this.running?.abort();
    this.running = undefined;
  }

  dispose(): void {
    this.stop();
    this.reading?.abort();
    this.changes?.dispose();
    this.listeners.dispose();
    this.changed.dispose();
  }

  /** `only`: absolute paths to read; null for all. */
  private async scanFolders(
    folders: readonly vscode.WorkspaceFolder[],
    only: ReadonlySet<string> | null,
    signal: AbortSignal,
    onProgress: ScanProgress,
  ): Promise<ScannedFolder[]> {
    const { scanWorkspace } = await import('./onDemand');
    const counts = folders.map(() => [0, 0] as [number, number]);
    return Promise.all(
      folders.map(async (folder, index) => {
        const context = await this.contexts.ofFolder(folder);
        const report = await scanWorkspace({
          ...context,
          paths: [folder.uri.fsPath],
          only: only === null ? undefined : [...only].map((path) => relativePath(context.root, path)),
          analyzer: this.analyzer,
          cacheFolder: this.cacheFolder,
          signal,
          onProgress: (done, total) => {
            counts[index] = [done, total];
            onProgress(...sum(counts));
          },
        });
        return { folder, report };
      }),
    );
  }

  /** Which paths formats claim. Texts are parsed in the analyzer's threads. */
  private async claims(): Promise<(path: string) => boolean> {
    const { createPromptParser } = await import('./onDemand');
    const parser = createPromptParser({ read: () => Promise.reject(new Error('no assets here')) });
    return (path) => parser.claims(path);
  }

  private async watch(): Promise<FileChanges> {
    return new FileChanges({
      claims: await this.claims(),
      known: () =>
        this.scanned.flatMap(({ report }) => report.files.map(({ path }) => join(report.root, path))),
      onChange: (paths) => {
        if (paths === null) this.rescan();
        else void this.readChanged(paths);
      },
    });
  }

  private async readChanged(changed: ReadonlySet<string>): Promise<void> {
    const paths = this.withDependents(changed);
    if (this.running !== undefined || this.reading !== undefined) {
      // One after the other: what is under way may have read a file before it changed.
      for (const path of paths) this.changes?.add(path);
      return;
    }
    const concerned = this.scanned.filter(({ folder }) =>
      [...paths].some((path) => isInside(path, folder.uri.fsPath)),
    );
    const work = new AbortController();
    this.reading = work;
    try {
      const folders = concerned.map(({ folder }) => folder);
      const parts = await this.scanFolders(folders, paths, work.signal, () => undefined);
      this.scanned = this.scanned.map((scanned) => {
        const part = parts.find(({ folder }) => folder === scanned.folder);
        return part === undefined ? scanned : withFiles(scanned, paths, part.report.files);
      });
      this.overlayUnsaved();
      this.changed.fire();
    } catch (error) {
      if (!isCancellation(error)) this.log.error('Reading changed files:', String(error));
      // Called off by a scan, which may be called off itself.
      else for (const path of paths) this.changes?.add(path);
    } finally {
      this.reading = undefined;
    }
  }

  /** The files that changed, and those that were read with them. */
  private withDependents(changed: ReadonlySet<string>): ReadonlySet<string> {
    const dependents = this.scanned.flatMap(({ report: { root, files } }) =>
      files
        .filter(({ dependsOn }) => dependsOn?.some((path) => changed.has(join(root, path))))
        .map(({ path }) => join(root, path)),
    );
    return new Set([...changed, ...dependents]);
  }

  private overlayUnsaved(): void {
    for (const [document] of this.documents.all()) if (document.isDirty) this.documentChanged(document);
  }

  /** An open document counts as it stands, if the scan knows the file: a file that it left out stays out. */
  private documentChanged(document: vscode.TextDocument): void {
    if (this.changes === undefined || document.uri.scheme !== 'file' || !isCandidate(document)) return;
    const path = document.uri.fsPath;
    const current = this.documents.get(document);
    if (document.isClosed || current === undefined) {
      this.changes.add(path);
      return;
    }
    const isKnown = ({ report }: ScannedFolder): boolean => {
      const name = relativePath(report.root, path);
      return report.files.some((file) => file.path === name);
    };
    if (!this.scanned.some(isKnown)) return;
    this.scanned = this.scanned.map((scanned) =>
      isKnown(scanned) ? withFiles(scanned, new Set([path]), [current.profile]) : scanned,
    );
    this.changed.fire();
  }

  private rescan(): void {
    if (this.state === 'none') return;
    this.scan(() => undefined).catch((error: unknown) => {
      if (!isCancellation(error)) this.log.error('Scanning again:', String(error));
    });
  }
}

/** Only folders on disk can be walked; in others the open documents are profiled. */
function foldersOnDisk(): vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
}

/** The report with some files (absolute paths) replaced by what has been read of them. */
function withFiles(
  { folder, report }: ScannedFolder,
  paths: ReadonlySet<string>,
  files: readonly FileProfile[],
): ScannedFolder {
  const kept = report.files.filter(({ path }) => !paths.has(join(report.root, path)));
  const { totals, ...merged } = createReport({
    ...report,
    files: [...kept, ...files],
    durationMs: report.totals.durationMs,
  });
  return { folder, report: { ...merged, totals: { ...totals, files: report.totals.files } } };
}

function sum(counts: readonly (readonly [number, number])[]): [number, number] {
  return counts.reduce<[number, number]>((all, one) => [all[0] + one[0], all[1] + one[1]], [0, 0]);
}
