import { posix } from 'node:path';
import * as vscode from 'vscode';
import { sumUsd } from '../cost/money';
import type { FileProfile, Profile } from '../report/model';
import { sharedCurrency } from '../report/money';
import { plain } from '../text/plain';
import { promptMarkdown } from '../report/renderings/promptMarkdown';
import { costPer1kCalls, counted, inputTokens, integer, modelName, sumPer1kCalls } from '../report/words';
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
/** An item that does something. */
interface ActionNode {
  readonly kind: 'action';
  readonly label: string;
  readonly icon: string;
  readonly command: vscode.Command;
}
export type Node = FileNode | PromptNode | ProblemNode | ActionNode;

/** What the tree shows. */
export interface TreeContent {
  readonly folders: readonly ScannedFolder[];
  readonly grouping: Grouping;
  /** Words that an item must contain; empty for all. */
  readonly filter: string;
  /** Most items at the top: each is told to the window again with every change. */
  readonly limit: number;
}

/** The item that goes on with a scan that was stopped before it had read some files; 0 if it did not find them yet. */
export function restNode(files: number): Node {
  const label = files === 0 ? 'Scan the workspace' : `Scan the other ${counted(files, 'file')}`;
  return {
    kind: 'action',
    label,
    icon: 'debug-continue',
    command: commandOf('promptmeter.refreshPrompts', label),
  };
}

/** The items at the top, dearest first, the unpriced last. */
export function topNodes(content: TreeContent): Node[] {
  const files = content.folders.flatMap((folder) => shownFiles(folder, content.filter));
  const nodes =
    content.grouping === 'file' ? fileNodes(files, content.folders.length > 1) : promptNodes(files);
  const more = nodes.length - content.limit;
  return more <= 0 ? nodes : [...nodes.slice(0, content.limit), moreNode(more, content.grouping)];
}

interface ShownFile {
  readonly uri: vscode.Uri;
  readonly file: FileProfile;
  readonly folderName: string;
}

function shownFiles({ folder, report }: ScannedFolder, filter: string): ShownFile[] {
  const root = vscode.Uri.file(report.root);
  return report.files
    .map((file) => (filter === '' ? file : filtered(file, filter)))
    .filter((file) => file.prompts.length > 0 || file.problem !== null)
    .map((file) => ({ uri: vscode.Uri.joinPath(root, file.path), file, folderName: folder.name }));
}

function filtered(file: FileProfile, filter: string): FileProfile {
  const prompts = file.prompts.filter((profile) => matches(profile, filter));
  return { ...file, prompts, problem: contains(file.path, filter) ? file.problem : null };
}

function fileNodes(files: readonly ShownFile[], withFolder: boolean): Node[] {
  return files
    .map(({ uri, file, folderName }): FileNode => {
      return { kind: 'file', uri, file, totals: totalsOf(file), folderName: withFolder ? folderName : null };
    })
    .sort((a, b) => costOf(b) - costOf(a) || (a.file.path < b.file.path ? -1 : 1));
}

function promptNodes(files: readonly ShownFile[]): Node[] {
  const uris = new Map(files.flatMap(({ uri, file }) => file.prompts.map((profile) => [profile, uri])));
  const sorted = promptsByCost({ files: files.map(({ file }) => file) });
  return [
    ...sorted.map((profile) => promptNode(profile, uris.get(profile)!, true)),
    ...files.flatMap(({ uri, file }) => problemNodes(uri, file)),
  ];
}

function moreNode(count: number, grouping: Grouping): Node {
  const label = `Show more (${counted(count, grouping === 'file' ? 'file' : 'prompt')})`;
  return {
    kind: 'action',
    label,
    icon: 'ellipsis',
    command: commandOf('promptmeter.showMorePrompts', label),
  };
}

/** A file that has not been read again keeps its totals. */
function totalsOf(file: FileProfile): FileNode['totals'] {
  let totals = knownTotals.get(file);
  if (totals === undefined) {
    ({ totals } = createReport({ root: '', pricesAsOf: '', files: [file], skipped: [], durationMs: 0 }));
    knownTotals.set(file, totals);
  }
  return totals;
}

const knownTotals = new WeakMap<FileProfile, FileNode['totals']>();

/** The items below one. */
export function childNodes(node: Node): Node[] {
  if (node.kind !== 'file') return [];
  const { uri, file } = node;
  const prompts = promptsByCost({ files: [file] });
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
    case 'action':
      return actionItem(node);
  }
}

/** The details of an item, made when the mouse rests on it. */
export function treeTooltip(node: Node): vscode.MarkdownString | undefined {
  return node.kind === 'prompt' ? new vscode.MarkdownString(promptMarkdown(node.profile)) : undefined;
}

/** The totals over a tree: `24 prompts · ~$12.30/1K`. */
export function treeSummary(folders: readonly ScannedFolder[]): string {
  if (folders.length === 0) return '';
  const all = folders.map(({ report }) => report.totals);
  const prompts = all.reduce((sum, totals) => sum + totals.prompts, 0);
  const unpriced = all.reduce((sum, totals) => sum + totals.unpriced, 0);
  const priced = all.filter(({ per1kCallsUsd }) => per1kCallsUsd !== null);
  const parts = [counted(prompts, 'prompt')];
  if (priced.length > 0) {
    const per1kCallsUsd = sumUsd(priced.flatMap((totals) => totals.per1kCallsUsd ?? []));
    parts.push(
      sumPer1kCalls({ per1kCallsUsd, currency: sharedCurrency(priced.map(({ currency }) => currency)) }),
    );
  }
  if (unpriced > 0) parts.push(`${integer(unpriced)} unpriced`);
  return parts.join(' · ');
}

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
  // The cost first: it is what the list is sorted by, and a narrow view cuts the end.
  const numbers = [costPer1kCalls(profile), inputTokens(profile), modelName(profile)].join(' · ');
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

function actionItem({ label, icon, command }: ActionNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label);
  item.id = command.command;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.command = command;
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
