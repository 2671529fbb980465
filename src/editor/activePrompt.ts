import * as vscode from 'vscode';
import type { Profile } from '../report/model';
import { setContext } from './commands';
import type { DocumentProfiles } from './documentProfiles';
import { promptAt } from './promptAt';

/** The prompt under the cursor of the active editor: the one place that follows it. */
export class ActivePrompt implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable;
  private known: Profile | undefined;

  /** Cursor, selection, editor or numbers have changed. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly profiles: DocumentProfiles) {
    const active = (document: vscode.TextDocument): boolean =>
      vscode.window.activeTextEditor?.document === document;
    this.listeners = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) this.update();
      }),
      profiles.onDidChange((document) => {
        if (active(document)) this.update();
      }),
    );
    this.update();
  }

  get prompt(): Profile | undefined {
    return this.known;
  }

  dispose(): void {
    this.listeners.dispose();
    this.changed.dispose();
  }

  private update(): void {
    const editor = vscode.window.activeTextEditor;
    const known = editor && this.profiles.get(editor.document);
    const prompt =
      editor && known && promptAt(editor.document, known.profile.prompts, editor.selection.active);
    if ((prompt === undefined) !== (this.known === undefined)) {
      setContext('promptmeter.promptAtCursor', prompt !== undefined);
    }
    this.known = prompt;
    this.changed.fire();
  }
}
