import * as vscode from 'vscode';
import { verdictAt } from '../report/verdict';
import type { Verdict } from '../report/verdict';
import type { Analyzer } from '../workspace/analyzer';
import { registerCommand, runCommand, setContext, signalOf } from './commands';
import { documentLanguages } from './contributions';
import { insertDirective } from './directiveEdits';
import type { DocumentContexts } from './documentContexts';
import { isCandidate } from './documentProfiles';

interface Choice extends vscode.QuickPickItem {
  readonly run?: () => Thenable<unknown>;
}

/** *Why Is (or Isn't) This a Prompt?*: the verdict on the text at the cursor, and what can be done about it. */
export function registerWhyCommand(
  analyzer: Analyzer,
  contexts: DocumentContexts,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  setContext('promptmeter.languages', documentLanguages);
  return registerCommand(log, 'promptmeter.explainPrompt', async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) {
      void vscode.window.showInformationMessage('Open a file and put the cursor into a text first.');
      return undefined;
    }
    const verdict = await verdictOn(editor, analyzer, contexts);
    await show(editor, verdict);
    return verdict;
  });
}

async function verdictOn(
  { document, selection }: vscode.TextEditor,
  analyzer: Analyzer,
  contexts: DocumentContexts,
): Promise<Verdict> {
  const context = await contexts.of(document);
  if (context.exclusion !== null) return notRead(`${context.path} is left out by ${context.exclusion}.`);
  if (!isCandidate(document)) {
    return notRead(`Promptmeter does not look for prompts in ${document.languageId} documents of this kind.`);
  }
  const offset = document.offsetAt(selection.active);
  const profile = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Reading the file for prompts' },
    (_progress, token) => {
      const { path, root, assumptions } = context;
      const text = document.getText();
      return analyzer.analyze({ path, root, assumptions, text, explain: true }, signalOf(token));
    },
  );
  return verdictAt(profile, offset);
}

function notRead(because: string): Verdict {
  return { kind: 'unread', headline: 'Not read', because: [because], span: null };
}

/** A list, because it is read aloud, closes with Escape and carries actions. */
async function show(editor: vscode.TextEditor, verdict: Verdict): Promise<void> {
  const items: Choice[] = verdict.because.map((sentence) => ({ label: sentence, alwaysShow: true }));
  const actions = actionsFor(editor, verdict);
  if (actions.length > 0) {
    items.push({ label: 'What to do', kind: vscode.QuickPickItemKind.Separator }, ...actions);
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title: `${verdict.headline}: why?`,
    placeHolder: 'Choose an action, or close with Escape',
  });
  await chosen?.run?.();
}

function actionsFor({ document }: vscode.TextEditor, { kind, span }: Verdict): Choice[] {
  const write = (directive: 'ignore' | 'prompt') => () => insertDirective(document, directive, span!.start);
  const log: Choice = { label: '$(output) Show the log', run: () => runCommand('promptmeter.showLog') };
  switch (kind) {
    case 'prompt':
      return [
        { label: '$(dashboard) Profile this prompt', run: () => runCommand('promptmeter.profilePrompt') },
        {
          label: '$(eye-closed) Ignore this prompt',
          detail: 'Adds the comment promptmeter-ignore: it is not listed and not counted any more',
          run: write('ignore'),
        },
      ];
    case 'literal':
      return [
        {
          label: '$(comment) Mark as prompt',
          detail: 'Adds the comment promptmeter: prompt, which may name role=… and model=…',
          run: write('prompt'),
        },
      ];
    case 'ignored':
    case 'nothing':
      return [];
    case 'unread':
      return [log];
  }
}
