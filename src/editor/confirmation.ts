import * as vscode from 'vscode';

/** A question to the user before something is sent: what, and where. */
export interface Confirmation {
  readonly question: string;
  readonly detail: string;
}

/** Asks in a dialog, with a button that says what happens then; true if the user takes it. */
export function confirmWith(action: string): (asked: Confirmation) => Promise<boolean> {
  return async ({ question, detail }) =>
    (await vscode.window.showWarningMessage(question, { modal: true, detail }, action)) === action;
}
