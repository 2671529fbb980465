import * as vscode from 'vscode';
import { experimentsViewId } from '../contributions';
import type { DocumentContexts } from '../documentContexts';
import type { AbTestCommands } from './abTestCommands';
import { foldersOfRuns } from './runFiles';
import type { RunFiles } from './runFiles';
import type { RunNode } from './runHistory';

/** The Experiments view. */
export interface ExperimentsView {
  readonly provider: vscode.TreeDataProvider<RunNode>;
  dispose(): void;
}

/** Lists the runs of the workspace, the newest first; what reads them is loaded once there are some. */
export function registerExperimentsView(
  abTests: AbTestCommands,
  contexts: DocumentContexts,
  runFiles: RunFiles,
): ExperimentsView {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.TreeDataProvider<RunNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => {
      if (node !== undefined || (await foldersOfRuns(contexts)).length === 0) return [];
      return (await abTests.load()).history.nodes();
    },
    getTreeItem: ({ item }) => item,
  };
  const view = vscode.window.createTreeView(experimentsViewId, { treeDataProvider: provider });
  const registered = vscode.Disposable.from(
    changed,
    view,
    runFiles.onDidChange(() => changed.fire()),
  );
  return { provider, dispose: () => void registered.dispose() };
}
