import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { configFileName } from '../../workspace/root';
import type { DocumentContexts } from '../documentContexts';
import { FixRefused } from './foundFinding';

/**
 * Turns a rule off in the `promptmeter.yaml` that holds for a document; all else in it stays as it is, and where there is
 * none, one is made. It is saved, unless there are other changes that the user has not saved yet.
 */
export async function turnRuleOff(contexts: DocumentContexts, rule: string, about: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(about, true));
  const { root } = await contexts.of(document);
  if (root === null) throw new FixRefused(`There is no folder on disk that ${configFileName} could lie in.`);
  const uri = vscode.Uri.file(join(root, configFileName));
  const config = await openOrCreate(uri);
  await reloaded(config);
  const hadChanges = config.isDirty;
  const text = config.getText();
  const { withRuleLevel } = await import('../onDemand');
  const next = withRuleLevel(text, rule, 'off');
  if (next === null) {
    await vscode.window.showTextDocument(config);
    throw new FixRefused(
      `${configFileName} cannot be changed as it is: write "rules: { ${rule}: off }" into it.`,
    );
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(config.positionAt(0), config.positionAt(text.length)), next);
  if (!(await vscode.workspace.applyEdit(edit))) throw new FixRefused(`${configFileName} cannot be changed.`);
  if (!hadChanges && !(await config.save())) {
    throw new FixRefused(`${rule} is off in ${configFileName}, but the file cannot be saved.`);
  }
  void tell(rule, config, hadChanges);
}

/**
 * What another program has just written reaches an open document a moment later. An edit made before that could not be
 * saved: the file would be newer than what was edited.
 */
async function reloaded(document: vscode.TextDocument): Promise<void> {
  const patienceMs = 5000;
  const isBehind = async (): Promise<boolean> =>
    !document.isDirty &&
    asRead(Buffer.from(await vscode.workspace.fs.readFile(document.uri)).toString()) !==
      asRead(document.getText());
  for (let waitedMs = 0; waitedMs < patienceMs && (await isBehind()); waitedMs += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A text without what an editor changes as it reads it: a mark at its start, and ends of lines of several kinds. */
const asRead = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

async function openOrCreate(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { ignoreIfExists: true });
    if (!(await vscode.workspace.applyEdit(edit))) throw new FixRefused(`${uri.fsPath} cannot be created.`);
    return vscode.workspace.openTextDocument(uri);
  }
}

async function tell(rule: string, config: vscode.TextDocument, isUnsaved: boolean): Promise<void> {
  const open = 'Open File';
  const name = basename(config.uri.fsPath);
  const message = `${rule} is off in ${name}${isUnsaved ? ', once you save it' : ''}.`;
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.window.showTextDocument(config);
  }
}
