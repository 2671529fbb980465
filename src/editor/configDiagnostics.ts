import { posix } from 'node:path';
import * as vscode from 'vscode';
import { configFileName } from '../workspace/root';
import { reportError } from './commands';
import { rangeOf } from './ranges';

/** Time after an edit in which another may come. */
const pauseMs = 200;

/** Marks what is wrong with an open `promptmeter.yaml`, as it stands in the editor. */
export function registerConfigDiagnostics(log: vscode.LogOutputChannel): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection('promptmeter');
  const timers = new Map<string, NodeJS.Timeout>();
  const check = async (document: vscode.TextDocument): Promise<void> => {
    const { parseConfig } = await import('./onDemand');
    if (document.isClosed) return;
    const root = vscode.Uri.joinPath(document.uri, '..').fsPath;
    const { problems } = parseConfig(document.getText(), root);
    const marks = problems.map(({ span, message, remedy }) => {
      const mark = new vscode.Diagnostic(rangeOf(document, span), `${message} ${remedy}`);
      mark.source = 'Promptmeter';
      return mark;
    });
    diagnostics.set(document.uri, marks);
  };
  const checkSoon = (document: vscode.TextDocument, delayMs: number): void => {
    if (posix.basename(document.uri.path) !== configFileName || document.uri.scheme !== 'file') return;
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    const run = (): void => {
      timers.delete(key);
      check(document).catch((error: unknown) => void reportError(log, configFileName, error));
    };
    timers.set(key, setTimeout(run, delayMs));
  };
  for (const document of vscode.workspace.textDocuments) checkSoon(document, 0);
  return vscode.Disposable.from(
    diagnostics,
    vscode.workspace.onDidOpenTextDocument((document) => checkSoon(document, 0)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => checkSoon(document, pauseMs)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => diagnostics.delete(uri)),
    { dispose: () => timers.forEach((timer) => clearTimeout(timer)) },
  );
}
