import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { Profile } from '../report/model';
import { plain } from '../text/plain';
import { codeSpan, escapeMarkdown } from '../text/markdown';
import { promptMarkdown } from '../report/renderings/promptMarkdown';
import type { Analyzer } from '../workspace/analyzer';
import type { PromptTarget } from './contributions';
import type { DocumentContexts } from './documentContexts';
import type { DocumentProfiles } from './documentProfiles';
import type { WorkspacePrompts } from './workspacePrompts';

const scheme = 'promptmeter';

/** What is shown of a prompt. */
type PromptPage =
  | { readonly kind: 'prompt' | 'cost'; readonly target: PromptTarget }
  | { readonly kind: 'fit'; readonly target: PromptTarget; readonly budgetTokens: number };
type Page = PromptPage | { readonly kind: 'workspace' } | { readonly kind: 'rule'; readonly rule: string };

/**
 * The details of a prompt and the report of the workspace: Markdown documents that nobody can edit, shown in the
 * editor's own preview and kept up to date while they are open.
 */
export class Pages implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly shown = new Map<string, Page>();
  /** Pages that have changed since they were on the screen, or before their tab was there. */
  private readonly stale = new Set<string>();
  private readonly listeners: vscode.Disposable;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly analyzer: Analyzer,
    private readonly profiles: DocumentProfiles,
    private readonly contexts: DocumentContexts,
    private readonly prompts: WorkspacePrompts,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.listeners = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.changed.event,
        provideTextDocumentContent: (uri) => this.content(uri),
      }),
      profiles.onDidChange((document) => {
        const uri = document.uri.toString();
        this.refresh((page) => 'target' in page && page.target.uri === uri);
      }),
      vscode.window.tabGroups.onDidChangeTabs(() => this.update()),
      // A scan that reads files one by one tells of each.
      prompts.onDidChange(() => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.refresh((page) => page.kind === 'workspace'), 300);
      }),
    );
  }

  /** Opens the details of a prompt beside the editor. */
  async showPrompt(target: PromptTarget, name: string): Promise<void> {
    await this.showBeside(`${titleOf(name)} (profile)`, { kind: 'prompt', target });
  }

  /** Opens where the cost of a prompt comes from, beside the editor. */
  async showCost(target: PromptTarget, name: string): Promise<void> {
    await this.showBeside(`${titleOf(name)} (cost)`, { kind: 'cost', target });
  }

  /** Opens the report of the last scan. */
  async showWorkspace(): Promise<void> {
    await this.show(pageUri('Prompts of the workspace', { kind: 'workspace' }), 'markdown.showPreview');
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listeners.dispose();
    this.changed.dispose();
  }

  /** Opens what has to shrink so that a prompt fits into so many tokens, beside the editor. */
  async showFit(target: PromptTarget, name: string, budgetTokens: number): Promise<void> {
    await this.showBeside(`${titleOf(name)} (fit)`, { kind: 'fit', target, budgetTokens });
  }

  /** Opens what a rule of advice looks for and why, beside the editor. */
  async showRule(rule: string): Promise<void> {
    await this.show(rulePage(rule), 'markdown.showPreviewToSide');
  }

  private showBeside(title: string, page: Page): Promise<void> {
    return this.show(pageUri(title, page), 'markdown.showPreviewToSide');
  }

  private async show(uri: vscode.Uri, command: string): Promise<void> {
    this.shown.set(uri.toString(), pageOf(uri));
    this.changed.fire(uri);
    try {
      await vscode.commands.executeCommand(command, uri);
    } catch (error) {
      // The preview is an extension of its own that can be switched off: then the text itself.
      this.log.warn(`${command}:`, String(error));
      await vscode.window.showTextDocument(uri, { preview: true, viewColumn: vscode.ViewColumn.Beside });
    }
  }

  /** Brings pages up to date: those on the screen at once, others when they come to it. */
  private refresh(concerns: (page: Page) => boolean): void {
    for (const [key, page] of this.shown) if (concerns(page)) this.stale.add(key);
    this.update();
  }

  private update(): void {
    for (const key of this.stale) {
      const uri = vscode.Uri.parse(key, true);
      if (!isOpen(uri)) continue;
      this.stale.delete(key);
      // The editor drops the documents behind previews after a while; opening it again updates the preview.
      void vscode.workspace.openTextDocument(uri).then(() => this.changed.fire(uri));
    }
  }

  private async content(uri: vscode.Uri): Promise<string> {
    const page = pageOf(uri);
    switch (page.kind) {
      case 'workspace':
        return this.workspaceContent();
      case 'rule': {
        const { ruleMarkdown } = await import('./onDemand');
        return ruleMarkdown(page.rule);
      }
      case 'prompt':
      case 'cost':
      case 'fit':
        return this.promptContent(page);
    }
  }

  private async promptContent(page: PromptPage): Promise<string> {
    const { uri, id } = page.target;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    const known = await this.profiles.settled(document);
    const prompt = known?.profile.prompts.find((candidate) => candidate.id === id);
    if (prompt === undefined) return `${escapeMarkdown(id)} is no longer in the file.\n`;
    const { startLine, path } = prompt;
    const place = `[${codeSpan(`${path}:${startLine}`, 500)}](${lineLink(document.uri, startLine)})`;
    const problems = this.contexts.problemsOf(document).map((problem) => `${escapeMarkdown(problem)}\n\n`);
    return `## Prompt in ${place}\n\n${problems.join('')}${await this.detail(page, prompt, document)}\n`;
  }

  private async detail(page: PromptPage, prompt: Profile, document: vscode.TextDocument): Promise<string> {
    if (page.kind === 'prompt') return promptMarkdown(prompt);
    const { explainCost, explainFit } = await import('./onDemand');
    const { root, assumptions } = await this.contexts.of(document);
    if (page.kind !== 'fit') return explainCost(prompt, assumptions);
    return explainFit(prompt, page.budgetTokens, { root, assumptions, analyzer: this.analyzer });
  }

  private async workspaceContent(): Promise<string> {
    const { folders } = this.prompts;
    if (folders.length === 0) return 'Run **Promptmeter: Profile Workspace** to fill this page.\n';
    const { workspaceMarkdown } = await import('./workspaceMarkdown');
    return workspaceMarkdown(folders, lineLink);
  }
}

/** The page of a rule: where only an address can be opened, the editor shows it as text. */
export function rulePage(rule: string): vscode.Uri {
  return pageUri(`Rule ${titleOf(rule)}`, { kind: 'rule', rule });
}

function titleOf(name: string): string {
  return plain(name, 60).replace(/[/\\?#%]/g, ' ');
}

function pageUri(title: string, page: Page): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${title}.md`, query: JSON.stringify(page) });
}

function pageOf(uri: vscode.Uri): Page {
  return JSON.parse(uri.query) as Page;
}

/** A tab shows it: as a preview (which tells only its title) or as text. */
function isOpen(uri: vscode.Uri): boolean {
  const name = posix.basename(uri.path);
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes(name)));
}

/**
 * A link that the preview can follow: from the first folder, since pages themselves lie nowhere. Documents outside
 * of every folder are reached from there too.
 */
function lineLink(uri: vscode.Uri, line: number): string {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  const path = first === undefined ? uri.path : `/${posix.relative(first.uri.path, uri.path)}`;
  const encoded = path.split('/').map((part) => encodeURIComponent(part).replace(/[()]/g, escape));
  return `${encoded.join('/')}#L${line}`;
}

function escape(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}
