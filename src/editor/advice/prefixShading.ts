import * as vscode from 'vscode';
import { prefixSpans } from '../../report/prefixSpans';
import type { DocumentProfiles } from '../documentProfiles';
import { rangeOf } from '../ranges';
import type { SettingsStore } from '../settings';

/** Shades what of each prompt a provider can take from its cache: up to the first value that changes. */
export class PrefixShading implements vscode.Disposable {
  private readonly shade = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('promptmeter.prefixBackground'),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private readonly listeners: vscode.Disposable;

  constructor(
    private readonly profiles: DocumentProfiles,
    private readonly settings: SettingsStore,
  ) {
    const showAll = (): void => vscode.window.visibleTextEditors.forEach((editor) => this.show(editor));
    this.listeners = vscode.Disposable.from(
      profiles.onDidChange((document) =>
        vscode.window.visibleTextEditors
          .filter((editor) => editor.document === document)
          .forEach((editor) => this.show(editor)),
      ),
      settings.onDidChange(showAll),
      vscode.window.onDidChangeVisibleTextEditors(showAll),
    );
    showAll();
  }

  /** What is shaded in a document; nothing where that is switched off. */
  rangesIn(document: vscode.TextDocument): vscode.Range[] {
    if (!this.settings.of(document).prefixShading) return [];
    const spans = this.profiles.get(document)?.profile.prompts.flatMap(prefixSpans) ?? [];
    // A text that several calls send is shaded once.
    const once = new Map(spans.map((span) => [`${span.start} ${span.end}`, rangeOf(document, span)]));
    return [...once.values()];
  }

  dispose(): void {
    this.listeners.dispose();
    this.shade.dispose();
  }

  private show(editor: vscode.TextEditor): void {
    editor.setDecorations(this.shade, this.rangesIn(editor.document));
  }
}
