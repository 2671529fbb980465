import * as vscode from 'vscode';
import type { FileProfile } from '../report/model';
import type { Analyzer } from '../workspace/analyzer';
import { isCancellation } from './commands';
import { documentLanguages, documentSchemes } from './contributions';
import type { DocumentContexts } from './documentContexts';
import type { SettingsStore } from './settings';
import { shiftProfile } from './shiftProfile';
import type { Edit, ShiftedProfile } from './shiftProfile';
import { longestPauseMs, pauseAfter } from './typingPause';

/** The prompts of an open document, spans as they lie in it now. */
export interface DocumentProfile extends ShiftedProfile {
  /** The document's version when it was profiled. */
  readonly version: number;
  /** Version that the spans hold for. */
  readonly spansVersion: number;
}

/** The documents that surfaces are registered for. */
export const documentSelector: vscode.DocumentSelector = documentSchemes.flatMap((scheme) =>
  documentLanguages.map((language) => ({ scheme, language })),
);

/** Whether prompts are looked for in a document. */
export function isCandidate(document: vscode.TextDocument): boolean {
  return (
    (documentSchemes as readonly string[]).includes(document.uri.scheme) &&
    (documentLanguages as readonly string[]).includes(document.languageId)
  );
}

/**
 * Keeps the profile of each open document that somebody asked about: computed at once when first asked, again a
 * pause after each edit, dropped when the document closes. Surfaces only read what is kept here.
 */
export class DocumentProfiles implements vscode.Disposable {
  private readonly entries = new Map<string, Entry>();
  private readonly changed = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly listeners: vscode.Disposable;
  private reportedFailure = false;

  /** A document's profile has been computed, or dropped with the document. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly analyzer: Analyzer,
    private readonly contexts: DocumentContexts,
    private readonly settings: SettingsStore,
    private readonly log: vscode.LogOutputChannel,
    watcher: vscode.FileSystemWatcher,
  ) {
    const changed = (uri: vscode.Uri): void => this.fileChanged(uri);
    this.listeners = vscode.Disposable.from(
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
      vscode.workspace.onDidChangeTextDocument((event) => this.edited(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.closed(document)),
      contexts.onDidChange(() => this.recomputeAll()),
    );
  }

  /** What is known now. Starts the first computation of a document, and gives undefined until it is done. */
  get(document: vscode.TextDocument): DocumentProfile | undefined {
    return this.entryOf(document)?.current();
  }

  /** The profile of the document as it stands, once it is known; undefined where prompts are not looked for. */
  async settled(
    document: vscode.TextDocument,
    token?: vscode.CancellationToken,
  ): Promise<DocumentProfile | undefined> {
    for (;;) {
      const entry = this.entryOf(document);
      if (entry === undefined || document.isClosed) return undefined;
      if (token?.isCancellationRequested === true) throw new vscode.CancellationError();
      if (!entry.isPending) return entry.current();
      await entry.finish();
    }
  }

  /** Profiles a document again, as more is known about it now. */
  async refresh(document: vscode.TextDocument): Promise<void> {
    const entry = this.entryOf(document);
    entry?.start(0);
    await entry?.finish();
  }

  /** The documents that are kept, with their prompts. */
  *all(): Iterable<readonly [vscode.TextDocument, DocumentProfile]> {
    for (const entry of this.entries.values()) {
      const current = entry.current();
      if (current !== undefined) yield [entry.document, current];
    }
  }

  dispose(): void {
    this.listeners.dispose();
    for (const entry of this.entries.values()) entry.dispose();
    this.entries.clear();
    this.changed.dispose();
  }

  private entryOf(document: vscode.TextDocument): Entry | undefined {
    if (document.isClosed || !isCandidate(document)) return undefined;
    const key = document.uri.toString();
    let entry = this.entries.get(key);
    if (entry === undefined) {
      entry = new Entry(
        document,
        (signal) => this.compute(document, signal),
        () => this.changed.fire(document),
      );
      this.entries.set(key, entry);
      entry.start(0);
    }
    return entry;
  }

  private async compute(document: vscode.TextDocument, signal: AbortSignal): Promise<FileProfile | null> {
    const text = document.getText();
    try {
      const { path, root, assumptions, exclusion } = await this.contexts.of(document);
      if (exclusion !== null) return { path, language: null, prompts: [], problem: null };
      signal.throwIfAborted();
      const { maxFileBytes } = this.settings.of(document);
      // One UTF-16 unit is one byte or more of the file.
      if (text.length > maxFileBytes) return tooLarge(path, maxFileBytes);
      const key = document.uri.toString();
      return await this.analyzer.analyze({ path, text, root, assumptions, document: key }, signal);
    } catch (error) {
      if (!isCancellation(error)) this.failed(document, error);
      return null;
    }
  }

  private edited(event: vscode.TextDocumentChangeEvent): void {
    const entry = this.entries.get(event.document.uri.toString());
    if (entry === undefined || event.contentChanges.length === 0) return;
    entry.edited(
      event.contentChanges.map((change) => ({
        start: change.rangeOffset,
        end: change.rangeOffset + change.rangeLength,
        length: change.text.length,
      })),
    );
  }

  private closed(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    entry.dispose();
    this.entries.delete(key);
    this.changed.fire(document);
  }

  /** What a document imports is part of its prompts. */
  private fileChanged({ fsPath }: vscode.Uri): void {
    for (const entry of this.entries.values()) {
      if (entry.dependsOn(fsPath)) entry.start(longestPauseMs);
    }
  }

  private recomputeAll(): void {
    for (const entry of this.entries.values()) entry.start(0);
  }

  /** Only a broken installation comes here: the analyzer reports what is wrong with a text as its problem. */
  private failed(document: vscode.TextDocument, error: unknown): void {
    this.log.error(`${document.uri.toString()}:`, error instanceof Error ? error : String(error));
    if (this.reportedFailure) return;
    this.reportedFailure = true;
    const message = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`Promptmeter: ${message}`);
  }
}

/** One open document. */
class Entry {
  private known: DocumentProfile | undefined;
  private edits: Edit[] = [];
  private timer: NodeJS.Timeout | undefined;
  private work: AbortController | undefined;
  private waiting: (() => void)[] = [];
  /** How long it took to profile the document the last time, waiting included. */
  private lastMs = Infinity;

  constructor(
    readonly document: vscode.TextDocument,
    private readonly compute: (signal: AbortSignal) => Promise<FileProfile | null>,
    private readonly computed: () => void,
  ) {}

  get isPending(): boolean {
    return this.timer !== undefined || this.work !== undefined;
  }

  current(): DocumentProfile | undefined {
    if (this.known !== undefined && this.edits.length > 0) {
      this.known = {
        ...this.known,
        ...shiftProfile(this.known, this.edits),
        spansVersion: this.document.version,
      };
      this.edits = [];
    }
    return this.known;
  }

  /** Whether what is shown was read with a file on disk. */
  dependsOn(file: string): boolean {
    const { dependsOn = [], path } = this.known?.profile ?? { path: '' };
    // Both are relative to the same root, so the document's own place gives that of the others.
    const own = this.document.uri.fsPath.replaceAll('\\', '/');
    if (dependsOn.length === 0 || !own.endsWith(path)) return false;
    const root = own.slice(0, own.length - path.length);
    return dependsOn.some((other) => `${root}${other}` === file.replaceAll('\\', '/'));
  }

  edited(edits: readonly Edit[]): void {
    if (this.known !== undefined) this.edits.push(...edits);
    this.start(pauseAfter(this.lastMs));
  }

  /** Calls off what is under way and computes after a delay. */
  start(delayMs: number): void {
    this.stop();
    if (delayMs === 0) void this.run();
    else this.timer = setTimeout(() => void this.run(), delayMs);
  }

  /** Resolves when nothing is under way. */
  finish(): Promise<void> {
    return this.isPending ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve();
  }

  dispose(): void {
    this.stop();
    this.release();
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    const work = new AbortController();
    this.work = work;
    const { version } = this.document;
    const started = performance.now();
    const profile = await this.compute(work.signal);
    if (this.work !== work) return;
    this.lastMs = performance.now() - started;
    this.work = undefined;
    if (profile !== null) {
      this.known = { profile, touched: new Set(), version, spansVersion: version };
      this.edits = [];
      this.computed();
    }
    this.release();
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.work?.abort();
    this.work = undefined;
  }

  private release(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function tooLarge(path: string, maxBytes: number): FileProfile {
  const message = `larger than ${maxBytes / 1024} KB (promptmeter.maxFileSizeKB)`;
  return {
    path,
    language: null,
    prompts: [],
    problem: { message, span: { start: 0, end: 0 }, line: 1 },
  };
}
