import * as vscode from 'vscode';
import { plain } from '../../report/plain';

const scheme = 'promptmeter-result';

/** Shows the results of experiments: Markdown that nobody can edit, in the editor's own preview. */
export class ResultPages implements vscode.Disposable {
  private readonly contents = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: this.changed.event,
    provideTextDocumentContent: (uri) =>
      this.contents.get(uri.toString()) ?? 'This result is no longer there. The file of its run is.\n',
  });

  constructor(private readonly log: vscode.LogOutputChannel) {}

  /** Opens a result beside the editor. */
  async show(name: string, markdown: string): Promise<void> {
    const title = `${plain(name, 60).replace(/[/\\?#%]/g, ' ')} (experiment)`;
    const uri = vscode.Uri.from({ scheme, path: `/${title}.md` });
    this.contents.set(uri.toString(), markdown);
    this.changed.fire(uri);
    try {
      await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
    } catch (error) {
      // The preview is an extension of its own that can be switched off.
      this.log.warn('markdown.showPreviewToSide:', String(error));
      await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
    }
  }

  dispose(): void {
    this.provider.dispose();
    this.changed.dispose();
  }
}
