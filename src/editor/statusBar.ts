import * as vscode from 'vscode';
import { selectionText, selectionTooltip, statusText, tooltip } from '../report/words';
import type { Profile } from '../report/model';
import type { ActivePrompt } from './activePrompt';
import { commandOf, isCancellation } from './commands';
import { debounceMs } from './documentProfiles';
import { maxSelection } from './selectionCount';
import type { SelectionCount } from './selectionCount';
import type { SettingsStore } from './settings';

/** One item: the tokens of the selection, else of the prompt under the cursor, else nothing. */
export function registerStatusBar(
  active: ActivePrompt,
  settings: SettingsStore,
  count: (editor: vscode.TextEditor, signal: AbortSignal) => Promise<SelectionCount | null>,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('promptmeter', vscode.StatusBarAlignment.Right, 101);
  item.name = 'Promptmeter';
  let timer: NodeJS.Timeout | undefined;
  let work: AbortController | undefined;

  const stop = (): void => {
    clearTimeout(timer);
    work?.abort();
  };
  const update = (): void => {
    stop();
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || !settings.of(editor.document).statusBar) {
      item.hide();
      return;
    }
    const length = selectedLength(editor);
    if (length > 0 && length <= maxSelection) {
      // The number of another selection is worse than none.
      item.hide();
      timer = setTimeout(() => void countNow(editor), debounceMs);
    } else if (active.prompt !== undefined) showPrompt(item, active.prompt, editor.document);
    else item.hide();
  };
  const countNow = async (editor: vscode.TextEditor): Promise<void> => {
    const controller = new AbortController();
    work = controller;
    try {
      const selection = await count(editor, controller.signal);
      if (!controller.signal.aborted && selection !== null) showSelection(item, selection);
    } catch (error) {
      if (!isCancellation(error)) log.warn('Counting the selection:', String(error));
    }
  };
  update();
  return vscode.Disposable.from(item, active.onDidChange(update), settings.onDidChange(update), {
    dispose: stop,
  });
}

function showPrompt(item: vscode.StatusBarItem, prompt: Profile, document: vscode.TextDocument): void {
  item.text = `$(dashboard) ${statusText(prompt)}`;
  item.tooltip = `${tooltip(prompt)}\n\nThe prompt under the cursor. Click for its details.`;
  item.accessibilityInformation = { label: `Prompt under the cursor: ${statusText(prompt)}`, role: 'button' };
  item.command = commandOf('promptmeter.profilePrompt', 'Profile Prompt at Cursor', {
    uri: document.uri.toString(),
    id: prompt.id,
  });
  item.show();
}

function showSelection(item: vscode.StatusBarItem, count: SelectionCount): void {
  item.text = `$(dashboard) ${selectionText(count)} selected`;
  item.tooltip = `${selectionTooltip(count, count.model)}\n\nClick for its price.`;
  item.accessibilityInformation = { label: `Selection: ${selectionText(count)}`, role: 'button' };
  item.command = commandOf('promptmeter.countSelection', 'Count Tokens in Selection');
  item.show();
}

/** Without reading the text: somebody may have selected a whole file of megabytes. */
function selectedLength({ document, selections }: vscode.TextEditor): number {
  return selections.reduce(
    (sum, selection) => sum + document.offsetAt(selection.end) - document.offsetAt(selection.start),
    0,
  );
}
