import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** Hears what a page says; what is no message of its own never gets here. */
export interface PageListener<ToHost> {
  readonly received: (message: ToHost) => void;
  readonly closed: () => void;
  /** The page is on the screen again, or is not any more. */
  readonly visible?: (isVisible: boolean) => void;
}

/** A page of ours in a panel: what it may load, and messages that are checked before anybody uses them. */
export class WebPage<ToPage, ToHost> implements vscode.Disposable {
  private readonly listeners: vscode.Disposable[] = [];

  constructor(
    private readonly panel: vscode.WebviewPanel,
    /** Folder of the bundles. */
    private readonly bundles: vscode.Uri,
    /** Name of its bundle. */
    private readonly name: string,
    private readonly guard: (message: unknown) => ToHost | null,
    private readonly listener: PageListener<ToHost>,
  ) {
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(bundles, 'webview')] };
    this.listeners.push(
      webview.onDidReceiveMessage((message: unknown) => {
        const checked = this.guard(message);
        if (checked !== null) this.listener.received(checked);
      }),
      panel.onDidChangeViewState(() => this.listener.visible?.(panel.visible)),
      panel.onDidDispose(() => {
        vscode.Disposable.from(...this.listeners).dispose();
        this.listener.closed();
      }),
    );
    webview.html = this.html();
  }

  post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }

  reveal(): void {
    this.panel.reveal();
  }

  set title(title: string) {
    this.panel.title = title;
  }

  dispose(): void {
    this.panel.dispose();
  }

  private html(): string {
    const { webview } = this.panel;
    const file = (ending: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.bundles, 'webview', `${this.name}.${ending}`)).toString();
    const nonce = randomBytes(16).toString('base64');
    // Pictures: only those that the page draws itself. Everything else comes as messages.
    const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}; img-src data:`;
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file('css')}">
<title>Promptmeter</title>
</head>
<body>
<script nonce="${nonce}" src="${file('js')}"></script>
</body>
</html>`;
  }
}
