import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Analyzer } from '../workspace/analyzer';
import { configFileName } from '../workspace/root';
import { registerCommand, signalOf } from './commands';
import type { DocumentContexts } from './documentContexts';
import { foldersOnDisk } from './scannedFolder';

/** *Create Configuration*: writes a commented `promptmeter.yaml` from what a scan finds, and opens it. */
export function registerCreateConfig(
  analyzer: Analyzer,
  contexts: DocumentContexts,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(log, 'promptmeter.createConfig', async () => {
    const folder = await chooseFolder();
    if (folder === undefined) return;
    const { initialConfig, scanWorkspace, writeNewConfig } = await import('./onDemand');
    const context = await contexts.ofFolder(folder);
    // The folder becomes the root, which ids and globs in the file are relative to.
    const root = folder.uri.fsPath;
    const report = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: 'Looking for prompts', cancellable: true },
      (_progress, token) =>
        scanWorkspace({ ...context, root, paths: [root], analyzer, signal: signalOf(token) }),
    );
    const path = join(root, configFileName);
    const text = initialConfig(report, context.assumptions);
    if (writeNewConfig(path, text, false) || (await mayReplace(path, text, writeNewConfig))) {
      contexts.reread();
      await vscode.window.showTextDocument(vscode.Uri.file(path), { preview: false });
    }
  });
}

async function mayReplace(
  path: string,
  text: string,
  write: (path: string, text: string, force: boolean) => boolean,
): Promise<boolean> {
  const replace = 'Replace';
  const choice = await vscode.window.showWarningMessage(
    `${configFileName} is there already. Replace it with a new one?`,
    { modal: true, detail: 'What is written in it is lost.' },
    replace,
  );
  return choice === replace && write(path, text, true);
}

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = foldersOnDisk();
  if (folders.length > 1) {
    return vscode.window.showWorkspaceFolderPick({ placeHolder: `Folder to put ${configFileName} into` });
  }
  if (folders[0] === undefined) {
    void vscode.window.showInformationMessage(
      `Open a folder on disk first: ${configFileName} is written into it.`,
    );
  }
  return folders[0];
}
