import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { FileProfile, Profile } from '../report/model';
import { plain } from '../report/plain';
import { promptMarkdown } from '../report/renderings/promptMarkdown';
import { counted, integer, modelName, per1kCalls, sumPer1kCalls, tokens } from '../report/words';
import { createReport, promptsByCost } from '../report/workspaceReport';
import { commandOf } from './commands';
import { promptItemContext } from './contributions';
import type { PromptTarget } from './contributions';
import type { ScannedFolder } from './scannedFolder';

/** Files with their prompts, or all prompts in one list. */
export type Grouping = 'file' | 'cost';

interface FileNode {
  readonly kind: 'file';
  readonly uri: vscode.Uri;
  readonly file: FileProfile;
  readonly totals: ReturnType<typeof createReport>['totals'];
  readonly folderName: string | null;
}
interface PromptNode {
  readonly kind: 'prompt';
  readonly profile: Profile;
  readonly target: PromptTarget;
  /** Whether the file is told, since no item above does. */
  readonly showsFile: boolean;
}
interface ProblemNode {
  readonly kind: 'problem';
  readonly uri: vscode.Uri;
  readonly path: string;
  readonly problem: NonNullable<FileProfile['problem']>;
}
/** The way on from a scan that was stopped. */
interface RestNode {
  readonly kind: 'rest';
  readonly files: number;
}
export type Node = FileNode | PromptNode | ProblemNode | RestNode;

/** What the tree shows. */
export interface TreeContent {
  readonly folders: readonly ScannedFolder[];
  readonly grouping: Grouping;
  /** Words that an item must contain; empty for all. */
  readonly filter: string;
}

/** The item that goes on with a scan that was stopped before it had read some files; 0 if it did not find them yet. */
export function restNode(files: number): Node {
  return { kind: 'rest', files };
}

/** The items at the top, dearest first, the unpriced last. */
export function topNodes({ folders, grouping, filter }: TreeContent): Node[] {
  const files = folders.flatMap(({ folder, report }) =>
    report.files.map((file) => {
      const uri = vscode.Uri.joinPath(vscode.Uri.file(report.root), file.path);
      const prompts = file.prompts.filter((profile) => matches(profile, filter));
      const problem = filter === '' || contains(file.path, filter) ? file.problem : null;
      return { uri, file: { ...file, prompts, problem }, folderName: folder.name, report };
    }),
  );
  if (grouping === 'file') {
    return files
      .filter(({ file }) => file.prompts.length > 0 || file.problem !== null)
      .map(({ uri, file, folderName, report }): FileNode => {
        const { totals } = createReport({ ...report, files: [file], durationMs: 0 });
        return { kind: 'file', uri, file, totals, folderName: folders.length > 1 ? folderName : null };
      })
      .sort((a, b) => costOf(b) - costOf(a) || (a.file.path < b.file.path ? -1 : 1));
  }
  const uris = new Map(files.flatMap(({ uri, file }) => file.prompts.map((profile) => [profile, uri])));
  const [first] = folders;
  if (first === undefined) return [];
  const sorted = promptsByCost({ ...first.report, files: files.map(({ file }) => file) });
  return [
    ...sorted.map((profile) => promptNode(profile, uris.get(profile)!, true)),
    ...files.flatMap(({ uri, file }) => problemNodes(uri, file)),
  ];
}

/** The items below one. */
export function childNodes(node: Node): Node[] {
  if (node.kind !== 'file') return [];
  const { uri, file } = node;
  const prompts = promptsByCost({ ...emptyReport, files: [file] });
  return [...problemNodes(uri, file), ...prompts.map((profile) => promptNode(profile, uri, false))];
}

/** An item as the tree shows it, without its tooltip. */
export function treeItem(node: Node): vscode.TreeItem {
  switch (node.kind) {
    case 'file':
      return fileItem(node);
    case 'prompt':
      return promptItem(node);
    case 'problem':
      return problemItem(node);
    case 'rest':
      return restItem(node);
  }
}

/** The details of an item, made when the mouse rests on it. */
export function treeTooltip(node: Node): vscode.MarkdownString | undefined {
  return node.kind === 'prompt' ? new vscode.MarkdownString(promptMarkdown(node.profile)) : undefined;
}

/** The totals over a tree: `24 prompts · ~$12.30/1K`. */
export function treeSummary(folders: readonly ScannedFolder[]): string {
  const [first] = folders;
  if (first === undefined) return '';
  const files = folders.flatMap(({ report }) => report.files);
  const { totals } = createReport({ ...first.report, files, durationMs: 0 });
  const parts = [counted(totals.prompts, 'prompt')];
  if (totals.per1kCallsUsd !== null) parts.push(sumPer1kCalls(totals));
  if (totals.unpriced > 0) parts.push(`${integer(totals.unpriced)} unpriced`);
  return parts.join(' · ');
}

const emptyReport = createReport({ root: '', pricesAsOf: '', files: [], skipped: [], durationMs: 0 });

function fileItem({ uri, file, totals, folderName }: FileNode): vscode.TreeItem {
  const name = posix.basename(file.path);
  const item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.Expanded);
  const cost = totals.prompts === 0 ? 'not read' : sumPer1kCalls(totals);
  const folder = [folderName, posix.dirname(file.path)].filter((part) => part !== null && part !== '.');
  item.id = `file ${uri.toString()}`;
  item.label = name;
  item.iconPath = vscode.ThemeIcon.File;
  item.description = [cost, ...(folder.length > 0 ? [folder.join('/')] : [])].join(' · ');
  item.tooltip = file.path;
  item.accessibilityInformation = {
    label: `${file.path}, ${counted(totals.prompts, 'prompt')}, ${cost}${file.problem === null ? '' : ', not read completely'}`,
  };
  return item;
}

function promptItem({ profile, target, showsFile }: PromptNode): vscode.TreeItem {
  const name = plain(profile.name, 80);
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.None);
  const { cost, tokens: count } = profile;
  // The cost first: it is what the list is sorted by, and a narrow view cuts the end.
  const numbers = [per1kCalls(cost), tokens(count.input, count.method), modelName(profile)].join(' · ');
  item.id = `prompt ${target.uri} ${target.id}`;
  item.description = showsFile ? `${numbers} · ${profile.path}` : numbers;
  item.iconPath = new vscode.ThemeIcon(iconOf(profile));
  item.contextValue = promptItemContext;
  item.command = commandOf('promptmeter.openPrompt', 'Open Prompt', target);
  item.accessibilityInformation = { label: `${name}, ${numbers}, ${profile.path} line ${profile.startLine}` };
  return item;
}

function iconOf(profile: Profile): string {
  if (profile.cost.kind === 'unpriced') return 'question';
  return profile.alwaysOn ? 'pinned' : 'comment-discussion';
}

function problemItem({ uri, path, problem }: ProblemNode): vscode.TreeItem {
  const item = new vscode.TreeItem(`Line ${problem.line}: ${plain(problem.message)}`);
  item.id = `problem ${uri.toString()}`;
  item.description = path;
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.tooltip = `${path}:${problem.line} could not be read completely.\n${plain(problem.message, 1000)}`;
  const line = problem.line - 1;
  item.command = {
    command: 'vscode.open',
    title: 'Open File',
    arguments: [uri, { selection: new vscode.Range(line, 0, line, 0) }],
  };
  item.accessibilityInformation = { label: `${path} line ${problem.line}: ${plain(problem.message)}` };
  return item;
}

function restItem({ files }: RestNode): vscode.TreeItem {
  const item = new vscode.TreeItem(
    files === 0 ? 'Scan the workspace' : `Scan the other ${counted(files, 'file')}`,
  );
  item.id = 'rest';
  item.iconPath = new vscode.ThemeIcon('debug-continue');
  item.tooltip = 'Goes on with the scan that was stopped.';
  item.command = commandOf('promptmeter.refreshPrompts', 'Scan');
  return item;
}

function promptNode(profile: Profile, uri: vscode.Uri, showsFile: boolean): PromptNode {
  return { kind: 'prompt', profile, target: { uri: uri.toString(), id: profile.id }, showsFile };
}

function problemNodes(uri: vscode.Uri, { path, problem }: FileProfile): ProblemNode[] {
  return problem === null ? [] : [{ kind: 'problem', uri, path, problem }];
}

function costOf({ totals }: FileNode): number {
  return totals.per1kCallsUsd ?? -1;
}

function matches({ name, path, format, pricedAs, cost }: Profile, filter: string): boolean {
  return contains([name, path, format, pricedAs.model, cost.kind].join('\n'), filter);
}

function contains(text: string, filter: string): boolean {
  const lower = text.toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
