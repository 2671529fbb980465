import * as vscode from 'vscode';
import type { RefreshedPrices } from '../cost/assumptions';
import type { ListedModel } from '../cost/modelList';
import { usdPerMTok } from '../report/money';
import { integer } from '../report/words';
import { plain } from '../text/plain';
import { registerCommand } from './commands';
import type { DocumentContexts } from './documentContexts';
import type { DocumentProfiles } from './documentProfiles';
import { settingDefaults } from './contributions';
import type { PriceUpdate } from './priceUpdate';
import { writeSetting } from './settings';
import type { SettingsStore } from './settings';

interface ModelItem extends vscode.QuickPickItem {
  readonly model?: string;
}

/** Lets the user choose the model that prompts without a visible one are counted and priced with. */
export function registerChooseModel(
  settings: SettingsStore,
  contexts: DocumentContexts,
  profiles: DocumentProfiles,
  prices: PriceUpdate,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(log, 'promptmeter.chooseModel', async () => {
    const folder = await folderToChooseFor();
    const current = settings.of(folder).assumptions.defaultModel;
    const model = await pickModel(current, visibleModels(profiles), prices.refreshed);
    if (model === undefined) return;
    const target = await pickTarget();
    if (target === undefined) return;
    const scope = target === vscode.ConfigurationTarget.WorkspaceFolder ? folder : undefined;
    await writeSetting('defaultModel', model, target, scope);
    if (folder?.uri.scheme !== 'file') return;
    const applied = (await contexts.ofFolder(folder)).assumptions.defaultModel;
    if (applied !== model && settings.of(folder).assumptions.defaultModel === model) {
      // Not awaited: the command is done.
      void vscode.window.showWarningMessage(
        `promptmeter.yaml sets the default model to ${plain(applied)}; it goes before the setting.`,
      );
    }
  });
}

async function folderToChooseFor(): Promise<vscode.WorkspaceFolder | undefined> {
  const { activeTextEditor } = vscode.window;
  const active = activeTextEditor && vscode.workspace.getWorkspaceFolder(activeTextEditor.document.uri);
  return Promise.resolve(active ?? vscode.workspace.workspaceFolders?.[0]);
}

/** Models that prompts of open documents name: likely choices. */
function visibleModels(profiles: DocumentProfiles): string[] {
  const models = new Set<string>();
  for (const [, { profile }] of profiles.all()) {
    for (const { model, cost } of profile.prompts) {
      if (model !== null && cost.kind === 'priced') models.add(model);
    }
  }
  return [...models];
}

function pickModel(
  current: string,
  visible: readonly string[],
  refreshed: RefreshedPrices | null,
): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<ModelItem>();
  pick.title = 'Model for prompts that do not name one';
  pick.placeholder = `Now ${current}. Search by name, seller or price, or type the name of another model`;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.busy = true;
  let listed: ModelItem[] = [];
  const show = (): void => {
    const typed = pick.value.trim();
    const isListed = typed === '' || listed.some(({ model }) => model === typed);
    pick.items = isListed ? listed : [...listed, customItem(typed)];
  };
  return new Promise((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen?.model === undefined) return;
      resolve(chosen.model);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
    // Loading the price table takes a moment: after the picker is on the screen.
    void Promise.all([import('../cost/pricing'), import('./onDemand')]).then(([pricing, onDemand]) => {
      const providers = onDemand.refreshedCatalogue(refreshed)?.providers;
      listed = itemsOf(pricing.listModels(new Date(), providers), current, visible);
      pick.busy = false;
      show();
    });
  });
}

function itemsOf(models: readonly ListedModel[], current: string, visible: readonly string[]): ModelItem[] {
  const byId = new Map(models.map((model) => [model.id, model]));
  const likely = [...new Set([current, settingDefaults.defaultModel, ...visible])];
  const items: ModelItem[] = [separator('Current and used here')];
  for (const id of likely) {
    const model = byId.get(id);
    items.push(model === undefined ? { label: id, model: id } : itemOf(model, id === current));
  }
  let seller = '';
  for (const model of models) {
    if (likely.includes(model.id)) continue;
    if (model.provider !== seller) items.push(separator((seller = model.provider)));
    items.push(itemOf(model, false));
  }
  return items;
}

function itemOf(model: ListedModel, isCurrent: boolean): ModelItem {
  const { inputUsdPerMTok, outputUsdPerMTok, contextWindow, tiers } = model;
  const context = contextWindow === null ? '' : ` · ${integer(contextWindow)} tokens of context`;
  const from = tiers.length > 0 ? 'from ' : '';
  return {
    label: model.id,
    description: `${from}${usdPerMTok(inputUsdPerMTok)} in · ${from}${usdPerMTok(outputUsdPerMTok)} out per 1M tokens`,
    detail: `${model.label} · ${model.provider}${context}`,
    model: model.id,
    ...(isCurrent ? { iconPath: new vscode.ThemeIcon('check') } : {}),
  };
}

function customItem(typed: string): ModelItem {
  return {
    // The list is sorted by how labels match: this one never does, so a known model comes first.
    label: '$(edit) Another model:',
    description: typed,
    detail: 'A model that the price table does not list is shown as unpriced.',
    alwaysShow: true,
    model: typed,
  };
}

function separator(label: string): ModelItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

async function pickTarget(): Promise<vscode.ConfigurationTarget | undefined> {
  if (vscode.workspace.workspaceFolders === undefined) return vscode.ConfigurationTarget.Global;
  const items = [
    {
      label: 'This workspace',
      description: 'Shared with everyone who opens it',
      target: vscode.ConfigurationTarget.Workspace,
    },
    {
      label: 'Everywhere',
      description: 'Your user settings',
      target: vscode.ConfigurationTarget.Global,
    },
  ];
  const choice = await vscode.window.showQuickPick(items, { title: 'Where should the choice hold?' });
  return choice?.target;
}
