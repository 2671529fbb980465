import { join } from 'node:path';
import * as vscode from 'vscode';
import type { FileProfile } from '../report/model';
import type { Analyzer } from '../workspace/analyzer';
import { isInside, relativePath } from '../workspace/root';
import type { ScanProgress as FileProgress } from '../workspace/scan';
import { isCancellation } from './commands';
import { pricesAsOf } from '../workspace/prices/priceStore';
import type { DocumentContexts } from './documentContexts';
import { isCandidate } from './documentProfiles';
import type { DocumentProfiles } from './documentProfiles';
import { FileChanges } from './fileChanges';
import { foldersInside, foldersOnDisk, unreadFolder, withFiles } from './scannedFolder';
import type { ScannedFolder } from './scannedFolder';

/** How far a scan has come, over all folders. */
export interface ScanProgress {
  readonly done: number;
  /** 0 as long as files are looked for. */
  readonly total: number;
}

/** Pause between two looks at the prompts of a scan under way, at least; longer by what the last one cost. */
const publishMs = 500;
const publishShare = 0.02;

/**
 * The prompts of the workspace, once somebody has asked for a scan. From then on changed files are read again, and
 * open documents count as they stand in the editor.
 */
export class WorkspacePrompts implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly progressed = new vscode.EventEmitter<ScanProgress>();
  private readonly listeners: vscode.Disposable;
  private scanned: readonly ScannedFolder[] = [];
  private changes: FileChanges | undefined;
  /** The scan under way. */
  private running: AbortController | undefined;
  private latest: ScanProgress = { done: 0, total: 0 };
  /** Where the last scan did not come to its end. */
  private wasStopped = false;
  /** The reading of changed files under way, of which nobody needs to know. */
  private reading: AbortController | undefined;

  /** The prompts or the state have changed. */
  readonly onDidChange = this.changed.event;
  /** A scan has come further. */
  readonly onDidProgress = this.progressed.event;

  constructor(
    private readonly analyzer: Analyzer,
    private readonly contexts: DocumentContexts,
    private readonly documents: DocumentProfiles,
    private readonly log: vscode.LogOutputChannel,
    /** Where results are kept between scans; undefined where there is no such place. */
    private readonly cacheFolder: string | undefined,
    private readonly watcher: vscode.FileSystemWatcher,
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

  /** `stopped` is a scan that was called off: what it had read is there. */
  get state(): 'none' | 'running' | 'stopped' | 'done' {
    if (this.running !== undefined) return 'running';
    if (this.wasStopped) return 'stopped';
    return this.changes === undefined ? 'none' : 'done';
  }

  /** How far the last scan has come. */
  get progress(): ScanProgress {
    return this.latest;
  }

  /**
   * Reads the whole workspace; what has been read is there as it comes. A newer scan calls off an older one, which
   * rejects with a cancellation.
   */
  async scan(token?: vscode.CancellationToken): Promise<readonly ScannedFolder[]> {
    this.running?.abort();
    this.reading?.abort();
    const work = new AbortController();
    const listener = token?.onCancellationRequested(() => work.abort());
    this.running = work;
    this.latest = { done: 0, total: 0 };
    this.changed.fire();
    try {
      // Watched from the start, so that no change during the scan is missed.
      this.changes ??= await this.watch();
      this.scanned = await this.scanAll(work.signal);
      this.wasStopped = false;
      this.overlayUnsaved();
      return this.scanned;
    } catch (error) {
      if (this.running === work) this.wasStopped = true;
      throw error;
    } finally {
      listener?.dispose();
      if (this.running === work) {
        this.running = undefined;
        this.changed.fire();
      }
    }
  }

  /** Calls off the scan under way. */
  stop(): void {
    this.running?.abort();
  }

  dispose(): void {
    this.stop();
    this.reading?.abort();
    this.changes?.dispose();
    this.listeners.dispose();
    this.changed.dispose();
    this.progressed.dispose();
  }

  /** Shows the prompts of files as they are read, those of an earlier scan until then. */
  private async scanAll(signal: AbortSignal): Promise<ScannedFolder[]> {
    const folders = foldersOnDisk();
    const roots = await Promise.all(folders.map((folder) => this.contexts.ofFolder(folder)));
    signal.throwIfAborted();
    this.scanned = folders.map((folder, index) => {
      const { root, assumptions } = roots[index]!;
      const before = this.scanned.find(
        (scanned) => scanned.folder === folder && scanned.report.root === root,
      );
      return before ?? unreadFolder(folder, root, pricesAsOf(assumptions));
    });
    const counts = folders.map(() => [0, 0] as [number, number]);
    const fresh = folders.map((): FileProfile[] => []);
    const publish = (): void => {
      this.scanned = this.scanned.map((scanned, index) => {
        const files = fresh[index]!.splice(0);
        return files.length === 0
          ? scanned
          : withFiles(scanned, new Set(files.map(({ path }) => path)), files);
      });
      this.changed.fire();
    };
    let nextMs = performance.now() + publishMs;
    try {
      return await this.scanFolders(folders, null, signal, (index, done, total, files) => {
        counts[index] = [done, total];
        fresh[index]!.push(...files);
        this.latest = sum(counts);
        this.progressed.fire(this.latest);
        const now = performance.now();
        // The end comes as a whole.
        if (now < nextMs || this.latest.done === this.latest.total) return;
        publish();
        const cost = performance.now() - now;
        nextMs = now + Math.max(publishMs, cost / publishShare);
      });
    } catch (error) {
      if (this.running?.signal === signal) publish();
      throw error;
    }
  }

  /** `only`: absolute paths to read; null for all. */
  private async scanFolders(
    folders: readonly vscode.WorkspaceFolder[],
    only: ReadonlySet<string> | null,
    signal: AbortSignal,
    onProgress?: (index: number, ...progress: Parameters<FileProgress>) => void,
  ): Promise<ScannedFolder[]> {
    const { globsIn, scanWorkspace } = await import('./onDemand');
    return Promise.all(
      folders.map(async (folder, index) => {
        const context = await this.contexts.ofFolder(folder);
        const report = await scanWorkspace({
          ...context,
          exclude: [
            ...context.exclude,
            ...foldersInside(folder).flatMap((path) => globsIn(relativePath(context.root, path), ['**'])),
          ],
          paths: [folder.uri.fsPath],
          only: only === null ? undefined : [...only].map((path) => relativePath(context.root, path)),
          analyzer: this.analyzer,
          cacheFolder: this.cacheFolder,
          signal,
          onProgress: (...progress) => onProgress?.(index, ...progress),
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
      watcher: this.watcher,
      claims: await this.claims(),
      known: () => this.known(),
      onChange: (paths) => {
        // One after the other: what is under way may have read a file before it changed, and is not begun anew.
        if (this.running !== undefined || this.reading !== undefined) this.changes?.addAll(paths);
        else if (paths === null) this.rescan();
        else void this.readChanged(paths);
      },
    });
  }

  /** Absolute paths of the files that hold prompts, or could not be read. */
  private known(): Set<string> {
    return new Set(
      this.scanned.flatMap(({ report }) => report.files.map(({ path }) => join(report.root, path))),
    );
  }

  private async readChanged(changed: ReadonlySet<string>): Promise<void> {
    const paths = this.withDependents(changed);
    const concerned = this.scanned.filter(({ folder }) =>
      [...paths].some((path) => isInside(path, folder.uri.fsPath)),
    );
    const work = new AbortController();
    this.reading = work;
    try {
      const folders = concerned.map(({ folder }) => folder);
      const parts = await this.scanFolders(folders, paths, work.signal);
      const known = this.known();
      const hadPrompts = [...paths].some((path) => known.has(path));
      if (!hadPrompts && parts.every(({ report }) => report.files.length === 0)) return;
      this.scanned = this.scanned.map((scanned) => {
        const part = parts.find(({ folder }) => folder === scanned.folder);
        if (part === undefined) return scanned;
        const { root, files } = part.report;
        return withFiles(scanned, new Set([...paths].map((path) => relativePath(root, path))), files);
      });
      this.overlayUnsaved();
      this.changed.fire();
    } catch (error) {
      if (!isCancellation(error)) this.log.error('Reading changed files:', String(error));
      // Called off by a scan, which may be called off itself.
      else this.changes?.addAll(paths);
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
    const nameIn = ({ report }: ScannedFolder): string => relativePath(report.root, path);
    const isKnown = (scanned: ScannedFolder): boolean => {
      const name = nameIn(scanned);
      return scanned.report.files.some((file) => file.path === name);
    };
    if (!this.scanned.some(isKnown)) return;
    this.scanned = this.scanned.map((scanned) =>
      isKnown(scanned) ? withFiles(scanned, new Set([nameIn(scanned)]), [current.profile]) : scanned,
    );
    this.changed.fire();
  }

  private rescan(): void {
    if (this.state === 'none') return;
    // What somebody has stopped is not started again, but no old numbers are left.
    if (this.state === 'stopped') {
      this.changes?.addAll(this.known());
      return;
    }
    this.scan().catch((error: unknown) => {
      if (!isCancellation(error)) this.log.error('Scanning again:', String(error));
    });
  }
}

function sum(counts: readonly (readonly [number, number])[]): ScanProgress {
  const add = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  return { done: add(counts.map(([done]) => done)), total: add(counts.map(([, total]) => total)) };
}
