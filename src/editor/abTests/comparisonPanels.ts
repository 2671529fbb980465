import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type * as Experiments from '../../bench/experiments';
import type { ReadRun } from '../../bench/store/run';
import type { RunLine } from '../../bench/store/records';
import type { RunProgress } from '../../bench/trial';
import { plain } from '../../report/plain';
import { relativePath } from '../../workspace/root';
import type { Answer, Surroundings, ToHost, ToPage } from '../../webview/comparison/messages';
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

/** What a page can do with a run; what is left out it cannot. */
export interface RunActions {
  readonly pause?: () => void;
  readonly resume?: () => void;
  readonly cancel?: () => void;
}

export const comparisonViewType = 'promptmeter.comparison';

/** Longest answer that a page is sent: nobody reads more, and the file has it all. */
const longestAnswer = 200_000;

/** The pages of runs: one for each, shown again where it is open. */
export class ComparisonPanels implements vscode.Disposable {
  private readonly open = new Map<string, ComparisonPanel>();

  /** `scriptsFolder`: of the bundles, absolute. */
  constructor(private readonly scriptsFolder: string) {}

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

  private async panelOf(place: RunPlace, actions: RunActions): Promise<ComparisonPanel> {
    const known = this.open.get(place.file);
    if (known !== undefined) {
      known.actions = actions;
      known.reveal();
      return known;
    }
    const views = await import('../../bench/experiments');
    const shown = vscode.window.createWebviewPanel(
      comparisonViewType,
      'Experiment',
      { viewColumn: vscode.ViewColumn.Active },
      { enableFindWidget: true },
    );
    const panel = new ComparisonPanel(shown, vscode.Uri.file(this.scriptsFolder), place, views, () =>
      this.open.delete(place.file),
    );
    panel.actions = actions;
    this.open.set(place.file, panel);
    return panel;
  }
}

type Views = Pick<
  typeof Experiments,
  'LiveRun' | 'headOf' | 'parseRun' | 'summaryOf' | 'trialViews' | 'viewOf'
>;

/** The page of one run. It keeps nothing: what it shows is what the file says, or what the run says as it goes on. */
export class ComparisonPanel implements vscode.Disposable {
  actions: RunActions = {};

  private readonly page: WebPage<ToPage, ToHost>;
  private feed: LiveFeed | null = null;
  private isReady = false;

  constructor(
    panel: vscode.WebviewPanel,
    bundles: vscode.Uri,
    private readonly place: RunPlace,
    private readonly views: Views,
    closed: () => void,
  ) {
    this.page = new WebPage<ToPage, ToHost>(panel, bundles, 'comparison', messageOf, {
      received: (message) => this.received(message),
      closed: () => {
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
    if (this.isReady) this.showAll();
  }

  /** Shows a run as it goes on, from its next line. */
  follow(before: ReadRun | null): void {
    this.feed?.dispose();
    this.feed = new LiveFeed(new this.views.LiveRun(before), this.views, {
      live: (live) => this.page.post({ type: 'live', live }),
      trials: (trials) => this.page.post({ type: 'trials', trials }),
      summary: (summary) => this.page.post({ type: 'summary', summary }),
    });
    if (this.isReady) this.showAll();
  }

  take(line: RunLine): void {
    this.feed?.take(line);
    // The page has nothing to begin with before.
    if (line.kind === 'run' && this.isReady) this.showAll();
  }

  tell(progress: RunProgress, isPaused: boolean): void {
    this.feed?.tell(progress, isPaused);
  }

  private received(message: ToHost): void {
    switch (message.type) {
      case 'ready':
        this.isReady = true;
        this.showAll();
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
      case 'answers':
        this.page.post({ type: 'answers', case: message.case, answers: this.answersTo(message.case) });
        break;
      case 'openTrials':
        void vscode.window.showTextDocument(vscode.Uri.file(this.place.file));
        break;
      case 'copy':
        void vscode.env.clipboard.writeText(message.text);
        break;
      case 'apply':
      case 'morePairs':
      case 'again':
      case 'resumeRun':
      case 'export':
      case 'saveChart':
        break;
    }
  }

  private showAll(): void {
    const read = this.read();
    if (read === null) return;
    if ('why' in read) {
      this.page.post({ type: 'unreadable', why: read.why });
      return;
    }
    const trialsFile = relativePath(this.place.root, this.place.file);
    const view = this.views.viewOf(read, trialsFile, this.feed?.live ?? null);
    this.page.title = plain(view.head.experiment, 40);
    this.page.post({ type: 'run', view, surroundings: this.surroundings() });
  }

  private surroundings(): Surroundings {
    return {
      currency: null,
      volume: null,
      whyNotApplied: {},
      canRun: false,
      whyNotRun: null,
      canResume: false,
      problems: [],
    };
  }

  /** Null before a run has its first line. */
  private read(): ReadRun | { readonly why: string } | null {
    if (this.feed !== null) return this.feed.run.read;
    try {
      return (
        this.views.parseRun(readFileSync(this.place.file, 'utf8')) ?? {
          why: `${basename(this.place.file)} is no file of a run: it has no line that says what was compared.`,
        }
      );
    } catch (error) {
      return { why: error instanceof Error ? error.message : String(error) };
    }
  }

  private answersTo(name: string): Answer[] {
    const read = this.read();
    if (read === null || 'why' in read) return [];
    return read.run.arms.flatMap(({ id }): Answer[] => {
      const own = read.trials.filter(
        ({ arm, case: of, phase }) =>
          arm === id && of === name && (phase === 'measured' || phase === 'quality'),
      );
      const trial = own.find(({ status }) => status === 'ok') ?? own[0];
      if (trial === undefined) return [];
      const { text, toolCalls, outputCharacters, status, failedChecks } = trial;
      const shown = text.slice(0, longestAnswer);
      const isCut = shown.length < text.length || text.length < outputCharacters;
      return [{ arm: id, trial: trial.id, status, text: shown, toolCalls, isCut, failedChecks }];
    });
  }
}
