import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type * as Experiments from '../../bench/experiments';
import type { ReadRun } from '../../bench/store/run';
import type { RunLine } from '../../bench/store/records';
import type { RunProgress } from '../../bench/trial';
import { plain } from '../../text/plain';
import { comparisonViewType } from '../contributions';
import { relativePath } from '../../workspace/root';
import type { Surroundings, ToHost, ToPage } from '../../webview/comparison/messages';
import { WebPage } from '../webPage';
import { LiveFeed } from './liveFeed';
import { messageOf } from './pageMessages';

/** A run on disk. */
export interface RunPlace {
  /** Its file, absolute. */
  readonly file: string;
  /** The folder that paths are told from, absolute. */
  readonly root: string;
}

/** What a page can do with a run that goes on; what is left out it cannot. */
export interface RunActions {
  readonly pause?: () => void;
  readonly resume?: () => void;
  readonly cancel?: () => void;
}

/** What is done with a run as it lies on disk. */
export type RunRequestOfPage = Extract<
  ToHost,
  { type: 'apply' | 'morePairs' | 'again' | 'resumeRun' | 'export' | 'saveChart' }
>;

/** What knows the surroundings of runs, and does what pages ask for. */
export interface RunKeeper {
  surroundings(place: RunPlace, read: ReadRun): Promise<Surroundings>;
  /** Tells the user what goes wrong; does not throw. */
  do(place: RunPlace, read: ReadRun, asked: RunRequestOfPage): Promise<void>;
}

/** The pages of runs: one for each, shown again where it is open. */
export class ComparisonPanels implements vscode.Disposable {
  private readonly open = new Map<string, ComparisonPanel>();

  /** `scriptsFolder`: of the bundles, absolute. */
  constructor(
    private readonly scriptsFolder: string,
    private readonly keeper: RunKeeper,
  ) {}

  dispose(): void {
    for (const panel of this.open.values()) panel.dispose();
  }

  /** Shows a run as its file has it. */
  async show(place: RunPlace, actions: RunActions = {}): Promise<ComparisonPanel> {
    const panel = await this.panelOf(place, actions);
    panel.load();
    return panel;
  }

  /** Shows a run that begins or goes on. `before`: what an earlier part of it left. */
  async showLive(place: RunPlace, before: ReadRun | null, actions: RunActions): Promise<ComparisonPanel> {
    const panel = await this.panelOf(place, actions);
    panel.follow(before);
    return panel;
  }

  /** Shows the run again in a panel that the editor kept. */
  async restore(shown: vscode.WebviewPanel, place: RunPlace): Promise<void> {
    // Two panels of a run would be one too many.
    this.open.get(place.file)?.dispose();
    await this.panelIn(shown, place);
  }

  /** Brings the page of a run up to date, if it is open. */
  refresh(file: string): void {
    this.open.get(file)?.refresh();
  }

  reveal(file: string): void {
    this.open.get(file)?.reveal();
  }

  close(file: string): void {
    this.open.get(file)?.dispose();
  }

  private async panelOf(place: RunPlace, actions: RunActions): Promise<ComparisonPanel> {
    const known = this.open.get(place.file);
    if (known !== undefined) {
      known.actions = actions;
      known.reveal();
      return known;
    }
    const shown = vscode.window.createWebviewPanel(
      comparisonViewType,
      'Experiment',
      { viewColumn: vscode.ViewColumn.Active },
      { enableFindWidget: true },
    );
    const panel = await this.panelIn(shown, place);
    panel.actions = actions;
    return panel;
  }

  private async panelIn(shown: vscode.WebviewPanel, place: RunPlace): Promise<ComparisonPanel> {
    const views = await import('../../bench/experiments');
    const bundles = vscode.Uri.file(this.scriptsFolder);
    const panel = new ComparisonPanel(shown, bundles, { place, views, keeper: this.keeper }, () => {
      if (this.open.get(place.file) === panel) this.open.delete(place.file);
    });
    this.open.set(place.file, panel);
    return panel;
  }
}

type Views = Pick<
  typeof Experiments,
  'LiveRun' | 'answersTo' | 'headOf' | 'parseRun' | 'summaryOf' | 'trialViews' | 'viewOf' | 'whyNoRun'
>;

/** What the page of a run needs. */
interface PanelParts {
  readonly place: RunPlace;
  readonly views: Views;
  readonly keeper: RunKeeper;
}

/** The page of one run. What it shows is what the file says, or what the run says as it goes on. */
export class ComparisonPanel implements vscode.Disposable {
  actions: RunActions = {};

  private readonly page: WebPage<ToPage, ToHost>;
  private feed: LiveFeed | null = null;
  private isReady = false;
  private showing = 0;
  /** What the file said when it was last read, as long as it is the same. */
  private kept: { readonly state: string; readonly read: ReadRun | Unreadable } | null = null;

  constructor(
    panel: vscode.WebviewPanel,
    bundles: vscode.Uri,
    private readonly parts: PanelParts,
    closed: () => void,
  ) {
    this.page = new WebPage<ToPage, ToHost>(panel, bundles, 'comparison', messageOf, {
      received: (message) => this.received(message),
      closed: () => {
        this.showing += 1;
        this.feed?.dispose();
        closed();
      },
    });
  }

  dispose(): void {
    this.page.dispose();
  }

  reveal(): void {
    this.page.reveal();
  }

  /** Shows what the file says. */
  load(): void {
    this.feed?.dispose();
    this.feed = null;
    this.refresh();
  }

  /** Shows the same once more: its surroundings may be others. */
  refresh(): void {
    if (this.isReady) void this.showAll();
  }

  /** Shows a run as it goes on, from its next line. */
  follow(before: ReadRun | null): void {
    this.feed?.dispose();
    const { views } = this.parts;
    this.feed = new LiveFeed(new views.LiveRun(before), views, {
      live: (live) => this.page.post({ type: 'live', live }),
      trials: (trials) => this.page.post({ type: 'trials', trials }),
      summary: (summary) => this.page.post({ type: 'summary', summary }),
    });
    this.refresh();
  }

  take(line: RunLine): void {
    this.feed?.take(line);
    // The page has nothing to begin with before.
    if (line.kind === 'setup') this.refresh();
  }

  tell(progress: RunProgress, isPaused: boolean): void {
    this.feed?.tell(progress, isPaused);
  }

  private received(message: ToHost): void {
    const { place, views, keeper } = this.parts;
    switch (message.type) {
      case 'ready':
        this.isReady = true;
        void this.showAll();
        break;
      case 'pause':
        this.actions.pause?.();
        break;
      case 'resume':
        this.actions.resume?.();
        break;
      case 'cancel':
        this.actions.cancel?.();
        break;
      case 'answers': {
        const read = this.read();
        if (read === null || 'why' in read) break;
        this.page.post({ type: 'answers', ...views.answersTo(read, message.case) });
        break;
      }
      case 'openTrials':
        void vscode.window.showTextDocument(vscode.Uri.file(place.file));
        break;
      case 'copy':
        void vscode.env.clipboard.writeText(message.text);
        break;
      case 'apply':
      case 'morePairs':
      case 'again':
      case 'resumeRun':
      case 'export':
      case 'saveChart': {
        const read = this.read();
        if (read !== null && !('why' in read)) void keeper.do(place, read, message);
        break;
      }
    }
  }

  private async showAll(): Promise<void> {
    const turn = (this.showing += 1);
    const { place, views, keeper } = this.parts;
    const found = this.read();
    if (found === null) return;
    if ('why' in found) {
      this.page.post({ type: 'unreadable', why: found.why });
      return;
    }
    const around = await keeper.surroundings(place, found).catch(unknownSurroundings);
    // Meanwhile it may have been closed, or shown anew; a run that goes on has more to tell.
    const read = turn === this.showing ? this.read() : null;
    if (read === null || 'why' in read) return;
    const isLive = this.feed !== null;
    const surroundings = isLive ? { ...around, canRun: false, whyNotRun: null, canResume: false } : around;
    try {
      const view = views.viewOf(read, relativePath(place.root, place.file), this.feed?.live ?? null);
      this.page.title = plain(read.name ?? view.head.experiment, 40);
      this.page.post({ type: 'run', view, surroundings });
    } catch (error) {
      // A file may be anybody's: what it says need not hold together.
      const why = error instanceof Error ? error.message : String(error);
      this.page.post({ type: 'unreadable', why: `What the file says does not hold together: ${why}.` });
    }
  }

  /** Null before a run has its first line. */
  private read(): ReadRun | Unreadable | null {
    if (this.feed !== null) return this.feed.run.read;
    const { file } = this.parts.place;
    try {
      const { mtimeMs, size } = statSync(file);
      const state = `${mtimeMs} ${size}`;
      if (this.kept?.state !== state) this.kept = { state, read: this.readFile(file) };
      return this.kept.read;
    } catch (error) {
      return { why: error instanceof Error ? error.message : String(error) };
    }
  }

  private readFile(file: string): ReadRun | Unreadable {
    const text = readFileSync(file, 'utf8');
    const { views } = this.parts;
    return views.parseRun(text) ?? { why: `${basename(file)}: ${views.whyNoRun(text)}` };
  }
}

/** What stands around a run must not keep it from being shown. */
function unknownSurroundings(error: unknown): Surroundings {
  const why = error instanceof Error ? error.message : String(error);
  return {
    ...{ currency: null, volume: null, whyNotApplied: {}, canRun: false, canResume: false },
    ...{ whyNotRun: why, problems: [] },
  };
}

interface Unreadable {
  readonly why: string;
}
