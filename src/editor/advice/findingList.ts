import { join } from 'node:path';
import * as vscode from 'vscode';
import { cacheSharedPrefix } from '../../advice/rules/cacheSharedPrefix';
import { fixTitle } from '../../report/adviceWords';
import { isSafeFix } from '../../advice/finding';
import { savingsOf } from '../../report/findings';
import type { FindingProfile, Profile } from '../../report/model';
import { counted } from '../../report/words';
import { registerCommand, runCommand } from '../commands';
import type { DocumentContexts } from '../documentContexts';
import type { DocumentProfiles } from '../documentProfiles';
import { promptOf } from '../promptOf';
import { rangeOf } from '../ranges';
import type { WorkspacePrompts } from '../workspacePrompts';

interface Choice extends vscode.QuickPickItem {
  readonly run: () => Thenable<unknown>;
}

/** The findings of a prompt as a list: a choice goes to the place, or fixes all that is safe. */
export function registerFindingList(
  profiles: DocumentProfiles,
  prompts: WorkspacePrompts,
  contexts: DocumentContexts,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(log, 'promptmeter.showFindings', async (target) => {
    const found = await promptOf(profiles, target);
    if (found === undefined) return;
    const { document, prompt } = found;
    const findings = [...prompt.findings, ...sharedOf(prompt, document, prompts)];
    const promptTarget = { uri: document.uri.toString(), id: prompt.id };
    const safe = findings.filter((finding) => finding.path === undefined && isSafeFix(finding)).length;
    const fixAll: Choice[] =
      safe === 0
        ? []
        : [
            {
              label: `$(check-all) Fix all safe (${counted(safe, 'fix', 'fixes')})`,
              run: () => runCommand('promptmeter.fixSafePrompt', promptTarget),
            },
          ];
    const compare: Choice[] =
      savingsOf(prompt) === null
        ? []
        : [
            {
              label: '$(beaker) Compare original and compressed…',
              run: () => runCommand('promptmeter.compareOriginalAndCompressed', promptTarget),
            },
          ];
    const items = findings.map((finding): Choice => ({
      label: fixTitle(finding, prompt),
      description: `${finding.path ?? ''}${finding.path === undefined ? 'line ' : ':'}${finding.startLine}`,
      detail: `${finding.message}${'none' in finding.fix ? ` ${finding.fix.none}` : ''}`,
      run: async () => goTo(await documentOf(document, finding, contexts), finding),
    }));
    if (items.length === 0) {
      void vscode.window.showInformationMessage('There is no advice about this prompt.');
      return;
    }
    const choice = await vscode.window.showQuickPick([...fixAll, ...compare, ...items], {
      title: `Advice: ${prompt.name}`,
      placeHolder: 'Go to the place; the light bulb there has the fix',
      matchOnDetail: true,
    });
    await choice?.run();
  });
}

/** What the last scan of the workspace found the prompt to share with others: its own file alone does not show it. */
function sharedOf(
  { id }: Profile,
  { uri }: vscode.TextDocument,
  { folders }: WorkspacePrompts,
): readonly FindingProfile[] {
  return folders
    .flatMap(({ report: { root, files } }) => files.filter(({ path }) => join(root, path) === uri.fsPath))
    .flatMap((file) => file.prompts.filter((prompt) => prompt.id === id))
    .flatMap((prompt) => prompt.findings.filter(({ rule }) => rule === cacheSharedPrefix.id));
}

async function documentOf(
  document: vscode.TextDocument,
  { path }: FindingProfile,
  contexts: DocumentContexts,
): Promise<vscode.TextDocument> {
  if (path === undefined) return document;
  const { root } = await contexts.of(document);
  return root === null ? document : vscode.workspace.openTextDocument(join(root, path));
}

async function goTo(document: vscode.TextDocument, { span }: FindingProfile): Promise<void> {
  const range = rangeOf(document, span);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(range.start, range.start) });
}
