import * as vscode from 'vscode';
import type { FileProfile, WorkspaceReport } from '../report/model';
import { createReport } from '../report/workspaceReport';
import { isInside } from '../workspace/root';

/** The prompts of one workspace folder. */
export interface ScannedFolder {
  readonly folder: vscode.WorkspaceFolder;
  readonly report: WorkspaceReport;
}

/** A folder of which nothing has been read yet. */
export function unreadFolder(
  folder: vscode.WorkspaceFolder,
  root: string,
  pricesAsOf: string,
): ScannedFolder {
  return { folder, report: createReport({ root, pricesAsOf, files: [], skipped: [], durationMs: 0 }) };
}

/** The folder with some files (paths relative to the root) replaced by what has been read of them. */
export function withFiles(
  { folder, report }: ScannedFolder,
  paths: ReadonlySet<string>,
  files: readonly FileProfile[],
): ScannedFolder {
  const kept = report.files.filter(({ path }) => !paths.has(path));
  const { totals, ...merged } = createReport({
    ...report,
    files: [...kept, ...files],
    durationMs: report.totals.durationMs,
  });
  return { folder, report: { ...merged, totals: { ...totals, files: report.totals.files } } };
}

/** Only folders on disk can be walked; in others the open documents are profiled. */
export function foldersOnDisk(): vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
}

/** Absolute paths of the other folders of the workspace that lie in one: what is in them is theirs. */
export function foldersInside(folder: vscode.WorkspaceFolder): string[] {
  return foldersOnDisk()
    .filter((other) => other !== folder && isInside(other.uri.fsPath, folder.uri.fsPath))
    .map(({ uri }) => uri.fsPath);
}
