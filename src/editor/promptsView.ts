import * as vscode from 'vscode';
import { scanProgress, stoppedScan } from '../report/words';
import { isCancellation, registerCommand, reportError, setContext } from './commands';
import { promptsViewId } from './contributions';
import type { PromptTarget } from './contributions';
import type { DocumentContexts } from './documentContexts';
import type { DocumentProfiles } from './documentProfiles';
import { childNodes, restNode, topNodes, treeItem, treeSummary, treeTooltip } from './promptTree';
import type { Grouping, Node } from './promptTree';
import { rangeOf } from './ranges';
import type { WorkspacePrompts } from './workspacePrompts';

/** What the view needs. */
export interface PromptsViewServices {
  readonly prompts: WorkspacePrompts;
  readonly profiles: DocumentProfiles;
  readonly contexts: DocumentContexts;
  readonly log: vscode.LogOutputChannel;
  /** Remembers the grouping of this workspace. */
  readonly memory: vscode.Memento;
}

const groupingKey = 'grouping';

/** Items at the top of the tree, at first and more with each *Show more*. */
const pageSize = 200;

/** The view and where its items come from. */
export interface PromptsView {
  readonly provider: vscode.TreeDataProvider<Node>;
  dispose(): void;
}

/** The Prompts view: scanned when first seen, dearest prompts first. */
export function registerPromptsView(services: PromptsViewServices): PromptsView {
  const { prompts, contexts, log, memory } = services;
  const changed = new vscode.EventEmitter<void>();
  let filter = '';
  let limit = pageSize;
  let grouping: Grouping = memory.get(groupingKey) === 'cost' ? 'cost' : 'file';

  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) =>
      node === undefined
        ? [...rest(), ...topNodes({ folders: prompts.folders, grouping, filter, limit })]
        : childNodes(node),
    getTreeItem: treeItem,
    resolveTreeItem: (item, node) => {
      item.tooltip ??= treeTooltip(node);
      return item;
    },
  };
  const view = vscode.window.createTreeView(promptsViewId, {
    treeDataProvider: provider,
    showCollapseAll: true,
  });

  const rest = (): Node[] => {
    const { state, progress } = prompts;
    return state === 'stopped' ? [restNode(progress.total - progress.done)] : [];
  };
  const showMessage = (): void => {
    const { state, progress } = prompts;
    const messages: string[] = [...contexts.problems];
    if (state === 'running') messages.push(scanProgress(progress));
    if (state === 'stopped') messages.push(stoppedScan(progress));
    if (filter !== '') messages.push(`Filter: ${filter}`);
    view.message = messages.length === 0 ? undefined : messages.join(' · ');
  };
  const show = (): void => {
    setContext('promptmeter.scan', prompts.state);
    setContext('promptmeter.filtered', filter !== '');
    setContext('promptmeter.grouping', grouping);
    view.description = treeSummary(prompts.folders);
    showMessage();
    changed.fire();
  };
  const scan = (): Thenable<unknown> =>
    vscode.window.withProgress({ location: { viewId: promptsViewId } }, () => prompts.scan());
  const scanUnlessScanned = (): void => {
    if (!view.visible || prompts.state !== 'none') return;
    scan().then(undefined, (error: unknown) => {
      if (!isCancellation(error)) void reportError(log, 'Scanning the workspace:', error);
    });
  };
  const group = (by: Grouping): Thenable<void> => {
    grouping = by;
    show();
    return memory.update(groupingKey, by);
  };

  show();
  scanUnlessScanned();
  const registered = vscode.Disposable.from(
    changed,
    view,
    view.onDidChangeVisibility(scanUnlessScanned),
    prompts.onDidChange(show),
    prompts.onDidProgress(showMessage),
    registerCommand(log, 'promptmeter.refreshPrompts', scan),
    registerCommand(log, 'promptmeter.stopScan', () => prompts.stop()),
    registerCommand(log, 'promptmeter.showMorePrompts', () => {
      limit += pageSize;
      show();
    }),
    registerCommand(log, 'promptmeter.filterPrompts', async (given) => {
      filter = (given ?? (await askForFilter(filter)) ?? filter).trim();
      show();
    }),
    registerCommand(log, 'promptmeter.clearPromptFilter', () => {
      filter = '';
      show();
    }),
    registerCommand(log, 'promptmeter.groupPromptsByFile', () => group('file')),
    registerCommand(log, 'promptmeter.listPromptsByCost', () => group('cost')),
    registerCommand(log, 'promptmeter.openPrompt', (target) => openPrompt(services.profiles, target)),
    registerCommand(log, 'promptmeter.copyPromptId', (item) =>
      vscode.env.clipboard.writeText(item.target.id),
    ),
  );
  return { provider, dispose: () => void registered.dispose() };
}

function askForFilter(filter: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: 'Filter Prompts',
    prompt: 'Words in the name, path, format or model of a prompt; "unpriced" finds those without a price.',
    value: filter,
    placeHolder: 'support gpt-5',
  });
}

/** Opens the document with the cursor on the prompt, where it stands now. */
async function openPrompt(profiles: DocumentProfiles, target: PromptTarget): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(target.uri, true));
  const known = await profiles.settled(document);
  const prompt = known?.profile.prompts.find(({ id }) => id === target.id);
  if (prompt === undefined) {
    await vscode.window.showTextDocument(document);
    return;
  }
  const { start } = rangeOf(document, { start: prompt.anchor, end: prompt.anchor });
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, start) });
}
