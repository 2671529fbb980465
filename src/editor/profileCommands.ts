import * as vscode from 'vscode';
import type { Assumptions } from '../cost/assumptions';
import { conversion, money } from '../report/money';
import { integer, scanProgress, selectionText, selectionTooltip } from '../report/words';
import { registerCommand, signalOf } from './commands';
import { namespace } from './contributions';
import type { DocumentContexts } from './documentContexts';
import type { PromptTarget, TreeItemWithTarget } from './contributions';
import type { DocumentProfiles } from './documentProfiles';
import type { Pages } from './pages';
import { promptOf } from './promptOf';
import type { SelectionCount } from './selectionCount';
import { writeSetting } from './settings';
import type { SettingsStore } from './settings';
import type { WorkspacePrompts } from './workspacePrompts';

/** What the commands need. */
export interface CommandServices {
  readonly contexts: DocumentContexts;
  readonly profiles: DocumentProfiles;
  readonly prompts: WorkspacePrompts;
  readonly pages: Pages;
  readonly settings: SettingsStore;
  readonly log: vscode.LogOutputChannel;
  readonly countSelection: (editor: vscode.TextEditor, signal: AbortSignal) => Promise<SelectionCount | null>;
}

/** The commands that are no part of another surface. */
export function registerProfileCommands(services: CommandServices): vscode.Disposable {
  const { log, settings } = services;
  return vscode.Disposable.from(
    registerCommand(log, 'promptmeter.profilePrompt', (target) => profilePrompt(services, target)),
    registerCommand(log, 'promptmeter.profileTreeItem', ({ target }) => profilePrompt(services, target)),
    registerCommand(log, 'promptmeter.explainCost', (target) => explainCost(services, target)),
    registerCommand(log, 'promptmeter.fitPrompt', (target, budget) => fitPrompt(services, target, budget)),
    registerCommand(log, 'promptmeter.profileWorkspace', () => profileWorkspace(services)),
    registerCommand(log, 'promptmeter.countSelection', () => countSelectionNow(services)),
    registerCommand(log, 'promptmeter.toggleLenses', () => toggleLenses(settings)),
    registerCommand(log, 'promptmeter.showLog', () => log.show()),
    registerCommand(log, 'promptmeter.openSettings', () =>
      vscode.commands.executeCommand('workbench.action.openSettings', `${namespace}.`),
    ),
  );
}

async function profilePrompt(
  { profiles, pages }: CommandServices,
  target: PromptTarget | undefined,
): Promise<void> {
  const found = await promptOf(profiles, target);
  if (found === undefined) return;
  const { document, prompt } = found;
  await pages.showPrompt({ uri: document.uri.toString(), id: prompt.id }, prompt.name);
}

async function explainCost(
  { profiles, pages }: CommandServices,
  target: PromptTarget | TreeItemWithTarget | undefined,
): Promise<void> {
  const found = await promptOf(profiles, targetOf(target));
  if (found === undefined) return;
  const { document, prompt } = found;
  await pages.showCost({ uri: document.uri.toString(), id: prompt.id }, prompt.name);
}

async function fitPrompt(
  { profiles, pages }: CommandServices,
  target: PromptTarget | TreeItemWithTarget | undefined,
  budget: number | undefined,
): Promise<void> {
  const found = await promptOf(profiles, targetOf(target));
  if (found === undefined) return;
  const { document, prompt } = found;
  const budgetTokens = budget ?? (await askForBudget(prompt.tokens.input));
  if (budgetTokens === undefined) return;
  await pages.showFit({ uri: document.uri.toString(), id: prompt.id }, prompt.name, budgetTokens);
}

async function askForBudget(inputTokens: number): Promise<number | undefined> {
  const answer = await vscode.window.showInputBox({
    title: 'Fit Prompt to Token Budget',
    prompt: `Input tokens that the prompt may have. It has ${integer(inputTokens)} now.`,
    placeHolder: '2000',
    validateInput: (text) =>
      wholeNumber(text) === null ? 'Write a whole number of 1 or more, such as 2000.' : null,
  });
  return answer === undefined ? undefined : (wholeNumber(answer) ?? undefined);
}

function wholeNumber(text: string): number | null {
  const digits = text.replace(/[\s,_]/g, '');
  return /^\d{1,9}$/.test(digits) && Number(digits) > 0 ? Number(digits) : null;
}

/** The tree hands over its item. */
function targetOf(target: PromptTarget | TreeItemWithTarget | undefined): PromptTarget | undefined {
  return target !== undefined && 'target' in target ? target.target : target;
}

async function profileWorkspace({ prompts, pages, log }: CommandServices): Promise<void> {
  if (vscode.workspace.workspaceFolders === undefined) {
    void vscode.window.showInformationMessage('Open a folder first: Promptmeter profiles its prompts.');
    return;
  }
  const folders = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Profiling prompts', cancellable: true },
    async (notification, token) => {
      let shown = 0;
      const listener = prompts.onDidProgress((progress) => {
        const percent = progress.total === 0 ? 0 : (progress.done / progress.total) * 100;
        if (percent - shown < 1) return;
        notification.report({ message: scanProgress(progress), increment: percent - shown });
        shown = percent;
      });
      try {
        return await prompts.scan(token);
      } finally {
        listener.dispose();
      }
    },
  );
  for (const { report } of folders) {
    for (const { path, reason } of report.skipped) log.info(`skipped ${path}: ${reason}`);
  }
  await pages.showWorkspace();
}

/** Shows the count, and gives it to who runs the command from code. */
async function countSelectionNow({
  contexts,
  countSelection,
  log,
}: CommandServices): Promise<SelectionCount | null> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void vscode.window.showInformationMessage('Open a text file and select something to count.');
    return null;
  }
  const count = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Counting tokens' },
    (_progress, token) => countSelection(editor, signalOf(token)),
  );
  if (count === null) {
    void vscode.window.showInformationMessage('Nothing is selected.');
    return null;
  }
  const several = count.selections > 1 ? ` in ${integer(count.selections)} selections` : '';
  const { assumptions } = await contexts.of(editor.document);
  const price = await inputPrice(count, assumptions);
  log.info(selectionTooltip(count, count.model));
  void vscode.window.showInformationMessage(
    `${selectionText(count)}${several}: ${selectionTooltip(count, count.model)}. ${price}`,
  );
  return count;
}

/** What the selection costs as input of 1,000 calls. */
async function inputPrice({ tokens, model }: SelectionCount, assumptions: Assumptions): Promise<string> {
  const { noUsage, priceTableOf, priceUsage } = await import('./onDemand');
  const cost = priceUsage((await priceTableOf(assumptions)).find(model), { ...noUsage, inputTokens: tokens });
  if (cost.kind === 'unpriced') return `Unpriced: ${cost.reason}`;
  const { currency } = assumptions;
  const how = conversion(currency);
  const inUsd = how === null ? '' : `; ${money(cost.per1kCallsUsd, null)}, ${how}`;
  return `As input of 1,000 calls: ${money(cost.per1kCallsUsd, currency)} (prices of ${cost.priceAsOf}${inUsd}).`;
}

/** Writes the setting where it is set already, else for the user. */
async function toggleLenses(settings: SettingsStore): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const folder = document && vscode.workspace.getWorkspaceFolder(document.uri);
  const key = 'codeLens.enabled';
  const value = !settings.of(document ?? vscode.workspace.workspaceFolders?.[0]).lenses;
  const set = vscode.workspace.getConfiguration(namespace, document ?? folder).inspect<boolean>(key);
  const target =
    set?.workspaceFolderValue !== undefined
      ? vscode.ConfigurationTarget.WorkspaceFolder
      : set?.workspaceValue !== undefined
        ? vscode.ConfigurationTarget.Workspace
        : vscode.ConfigurationTarget.Global;
  await writeSetting(
    key,
    value,
    target,
    target === vscode.ConfigurationTarget.WorkspaceFolder ? folder : undefined,
  );
  void vscode.window.setStatusBarMessage(`Promptmeter: lenses ${value ? 'on' : 'off'}`, 3000);
}
