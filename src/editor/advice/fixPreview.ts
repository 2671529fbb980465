import { posix } from 'node:path';
import * as vscode from 'vscode';
import { fixTitle } from '../../report/adviceWords';
import type { FindingTarget } from '../contributions';
import { FixRefused } from './foundFinding';
import type { FoundFinding } from './foundFinding';
import type { Fixes, ProvenEdits } from './fixes';

const scheme = 'promptmeter-fix';

/** Proven edits as they are shown. */
interface Preview {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly fixed: ProvenEdits;
}

/** Shows what a fix does as a difference, beside the document itself; its title bar applies it. */
export class FixPreviews implements vscode.Disposable {
  private readonly shown = new Map<string, Preview>();
  private readonly listeners: vscode.Disposable;
  private last = 0;

  constructor(private readonly fixes: Fixes) {
    this.listeners = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: (uri) => this.shown.get(uri.toString())?.fixed.text ?? '',
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.shown.delete(uri.toString())),
    );
  }

  /** Throws FixRefused where the fix does not pass. */
  async show({ document, finding, prompt }: FoundFinding, { version }: FindingTarget): Promise<void> {
    const fixed = await this.fixes.prove(document, version, [finding]);
    const [left] = fixed.left;
    if (left !== undefined) throw new FixRefused(left.why);
    await this.showEdits({ document, version, fixed }, fixTitle(finding, prompt));
  }

  /** Shows what proven edits do. */
  async showEdits(preview: Preview, title: string): Promise<void> {
    const { document } = preview;
    // The name tells the editor the language; each preview is a document of its own.
    const uri = vscode.Uri.from({ scheme, path: document.uri.path, query: String((this.last += 1)) });
    this.shown.set(uri.toString(), preview);
    const name = posix.basename(document.uri.path);
    await vscode.commands.executeCommand('vscode.diff', document.uri, uri, `${name}: ${title}`, {
      preview: true,
    });
  }

  /** Applies the fix whose difference is in front, and closes that. */
  async applyShown(): Promise<void> {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    const { modified } = tab?.input instanceof vscode.TabInputTextDiff ? tab.input : {};
    const preview = modified && this.shown.get(modified.toString());
    if (tab === undefined || preview === undefined) {
      throw new FixRefused('There is no preview of a fix in front.');
    }
    const { document, version, fixed } = preview;
    await this.fixes.apply(document, version, fixed);
    await vscode.window.tabGroups.close(tab);
    await vscode.window.showTextDocument(document);
  }

  dispose(): void {
    this.listeners.dispose();
    this.shown.clear();
  }
}
