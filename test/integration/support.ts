import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';

/** The document of a file of the sample workspace, shown in an editor. */
export async function openFile(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(fileUri(path), { preview: false });
}

/** The address of a file of the sample workspace. */
export function fileUri(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** An unsaved document without a name, shown in an editor. */
export async function openText(language: string, content: string): Promise<vscode.TextEditor> {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const document = await vscode.workspace.openTextDocument({ language, content });
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    // A busy VS Code may give the name of a document that was just closed again, and its backup for the new text.
    if (editor.document.getText() === content) return editor;
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  throw new Error(`VS Code opens something else than ${JSON.stringify(content)}`);
}

/** What the extension gives to tests. */
export async function testApi(): Promise<TestApi> {
  const extension = vscode.extensions.getExtension<TestApi | undefined>('promptmeter.promptmeter');
  assert.ok(extension, 'promptmeter.promptmeter is not among the extensions');
  const api = await extension.activate();
  assert.ok(api, 'the extension does not know that it is being tested');
  return api;
}

/** Titles of the lenses as they are now, by 1-based line. */
export async function lensesNow(document: vscode.TextDocument): Promise<(readonly [number, string])[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    1000,
  );
  return lenses
    .filter(({ command }) => command?.command === 'promptmeter.profilePrompt')
    .map(({ range, command }) => [range.start.line + 1, command?.title ?? ''] as const);
}

/** Waits until the titles of the lenses fulfil a condition. */
export function lenses(
  { document }: vscode.TextEditor,
  isWanted: (titles: readonly string[]) => boolean = (titles) => titles.length > 0,
): Promise<string[]> {
  return until(
    async () => (await lensesNow(document)).map(([, title]) => title),
    (titles) => isWanted(titles) && !titles.some((title) => title.endsWith('…')),
  );
}

/** Labels of the hints in a document or a part of it. */
export async function hintsNow(
  document: vscode.TextDocument,
  lines: readonly [first: number, last: number] = [1, document.lineCount],
): Promise<string[]> {
  const range = document.validateRange(new vscode.Range(lines[0] - 1, 0, lines[1] - 1, 10_000));
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    range,
  );
  return hints.map(({ label }) =>
    typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
  );
}

/** Markdown of the hovers over the first place of a text. */
export async function hoverOver(
  document: vscode.TextDocument,
  text: string,
): Promise<vscode.MarkdownString[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, text),
  );
  return hovers.flatMap(({ contents }) =>
    contents.flatMap((content) => (content instanceof vscode.MarkdownString ? [content] : [])),
  );
}

/** Where a text begins. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${text} is not in ${document.uri.path}`);
  return document.positionAt(offset);
}

/** Sets a setting of the workspace; undefined takes it back. */
export async function configure(key: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration('promptmeter')
    .update(key, value, vscode.ConfigurationTarget.Workspace);
}

/** Text of the page that shows a profile or a report, once it fulfils a condition. */
export async function pageText(isWanted: (text: string) => boolean): Promise<string> {
  const texts = await until(
    () =>
      Promise.resolve(
        vscode.workspace.textDocuments
          .filter(({ uri }) => uri.scheme === 'promptmeter')
          .map((document) => document.getText()),
      ),
    (all) => all.some(isWanted),
  );
  return texts.find(isWanted) ?? '';
}

/** Asks again until the answer is the wanted one; then gives it, else fails with the last one. */
export async function until<T>(
  ask: () => Promise<T>,
  isWanted: (answer: T) => boolean,
  limitMs = 20_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() > end) throw new Error(`Still ${JSON.stringify(answer)} after ${limitMs} ms`);
    await pause(50);
  }
}

/** Waits. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Closes every editor, also unsaved ones. */
export async function closeAll(): Promise<void> {
  for (const { document } of vscode.window.visibleTextEditors) {
    if (document.isDirty) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
