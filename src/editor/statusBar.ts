import * as vscode from 'vscode';
import { selectionText, selectionTooltip, statusText, tooltip } from '../report/words';
import type { Profile } from '../report/model';
import type { ActivePrompt } from './activePrompt';
import { commandOf, isCancellation } from './commands';
import { longestPauseMs } from './typingPause';
import { maxSelection } from './selectionCount';
import type { SelectionCount } from './selectionCount';
import type { SettingsStore } from './settings';

/** One item: the tokens of the selection, else of the prompt under the cursor, else nothing. */
export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'promptmeter',
    vscode.StatusBarAlignment.Right,
    101,
  );
  private readonly listeners: vscode.Disposable;
  private timer: NodeJS.Timeout | undefined;
  private work: AbortController | undefined;
  private isShown = false;

  constructor(
    private readonly active: ActivePrompt,
    private readonly settings: SettingsStore,
    private readonly count: (
      editor: vscode.TextEditor,
      signal: AbortSignal,
    ) => Promise<SelectionCount | null>,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.item.name = 'Promptmeter';
    this.listeners = vscode.Disposable.from(
      active.onDidChange(() => this.update()),
      settings.onDidChange(() => this.update()),
    );
    this.update();
  }

  /** What the item shows now; null while it is hidden. */
  get text(): string | null {
    return this.isShown ? this.item.text : null;
  }

  dispose(): void {
    this.stop();
    this.listeners.dispose();
    this.item.dispose();
  }

  private update(): void {
    this.stop();
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || !this.settings.of(editor.document).statusBar) {
      this.hide();
      return;
    }
    const length = selectedLength(editor);
    if (length > 0 && length <= maxSelection) {
      // The number of another selection is worse than none.
      this.hide();
      this.timer = setTimeout(() => void this.countNow(editor), longestPauseMs);
    } else if (this.active.prompt !== undefined) {
      fillWithPrompt(this.item, this.active.prompt, editor.document);
      this.show();
    } else this.hide();
  }

  private async countNow(editor: vscode.TextEditor): Promise<void> {
    const work = new AbortController();
    this.work = work;
    try {
      const selection = await this.count(editor, work.signal);
      if (work.signal.aborted || selection === null) return;
      fillWithSelection(this.item, selection);
      this.show();
    } catch (error) {
      if (!isCancellation(error)) this.log.warn('Counting the selection:', String(error));
    }
  }

  private show(): void {
    this.isShown = true;
    this.item.show();
  }

  private hide(): void {
    this.isShown = false;
    this.item.hide();
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.work?.abort();
  }
}

function fillWithPrompt(item: vscode.StatusBarItem, prompt: Profile, document: vscode.TextDocument): void {
  item.text = `$(dashboard) ${statusText(prompt)}`;
  item.tooltip = `${tooltip(prompt)}\n\nThe prompt under the cursor. Click for its details.`;
  item.accessibilityInformation = { label: `Prompt under the cursor: ${statusText(prompt)}`, role: 'button' };
  item.command = commandOf('promptmeter.profilePrompt', 'Profile Prompt at Cursor', {
    uri: document.uri.toString(),
    id: prompt.id,
  });
}

function fillWithSelection(item: vscode.StatusBarItem, count: SelectionCount): void {
  item.text = `$(dashboard) ${selectionText(count)} selected`;
  item.tooltip = `${selectionTooltip(count, count.model)}\n\nClick for its price.`;
  item.accessibilityInformation = { label: `Selection: ${selectionText(count)}`, role: 'button' };
  item.command = commandOf('promptmeter.countSelection', 'Count Tokens in Selection');
}

/** Without reading the text: somebody may have selected a whole file of megabytes. */
function selectedLength({ document, selections }: vscode.TextEditor): number {
  return selections.reduce(
    (sum, selection) => sum + document.offsetAt(selection.end) - document.offsetAt(selection.start),
    0,
  );
}
