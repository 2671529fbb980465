import * as vscode from 'vscode';
import { confirmWith } from '../confirmation';

/** How the user is asked. */
export interface Questions {
  pick<T extends vscode.QuickPickItem | string>(
    items: readonly T[],
    options: vscode.QuickPickOptions,
  ): Thenable<T | undefined>;
  pickMany<T extends vscode.QuickPickItem>(
    items: readonly T[],
    options: vscode.QuickPickOptions,
  ): Thenable<readonly T[] | undefined>;
  input(options: vscode.InputBoxOptions): Thenable<string | undefined>;
  /** A message that waits beside the work; whether its button was pressed. */
  button(message: string, button: string): Thenable<boolean>;
  /** Whether something that cannot be undone here is done: a dialog. */
  confirm(question: string, detail: string, button: string): Thenable<boolean>;
  /** Where a file is to be saved. */
  save(options: vscode.SaveDialogOptions): Thenable<vscode.Uri | undefined>;
}

/** Asks as the editor does, all of it by keyboard. */
export const editorQuestions: Questions = {
  pick: <T extends vscode.QuickPickItem | string>(items: readonly T[], options: vscode.QuickPickOptions) =>
    vscode.window.showQuickPick(items as readonly vscode.QuickPickItem[], options) as Thenable<T | undefined>,
  pickMany: (items, options) => vscode.window.showQuickPick(items, { ...options, canPickMany: true }),
  input: (options) => vscode.window.showInputBox(options),
  confirm: (question, detail, button) => confirmWith(button)({ question, detail }),
  save: (options) => vscode.window.showSaveDialog(options),
  button: async (message, button) =>
    (await vscode.window.showInformationMessage(message, button, 'Not Now')) === button,
};
