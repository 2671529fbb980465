import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  configure,
  fileUri,
  lenses,
  lensesNow,
  openFile,
  openText,
  positionOf,
  until,
} from './support';

interface Verdict {
  readonly kind: string;
  readonly headline: string;
  readonly because: readonly string[];
}

/** Asks why at a text, and closes the list that answers. */
async function why(editor: vscode.TextEditor, text: string): Promise<Verdict> {
  const at = positionOf(editor.document, text);
  editor.selection = new vscode.Selection(at, at);
  const verdicts: Verdict[] = [];
  void vscode.commands
    .executeCommand<Verdict>('promptmeter.explainPrompt')
    .then((answer) => verdicts.push(answer));
  const [verdict] = await until(
    async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return verdicts;
    },
    (answers) => answers.length > 0,
  );
  return verdict!;
}

describe('why is (or is not) this a prompt', () => {
  afterEach(async () => {
    await configure('exclude', undefined);
    await closeAll();
  });

  it('names the evidence of a prompt', async () => {
    const verdict = await why(await openFile('bot/triage.py'), 'warranty: broken');
    assert.equal(verdict.kind, 'prompt');
    assert.match(verdict.because.join(' '), /role system/);
  });

  it('says why a literal is none, also in an unsaved document', async () => {
    const editor = await openText(
      'python',
      'logger.info("You are a clerk who answers each question in one line.")\n',
    );
    const verdict = await why(editor, 'You are');
    assert.equal(verdict.kind, 'literal');
    assert.match(verdict.because.join(' '), /logger\.info/);
  });

  it('says that a file is left out, and shows no lens there', async () => {
    await configure('exclude', ['bot/triage.py']);
    const editor = await openFile('bot/triage.py');
    const verdict = await why(editor, 'warranty: broken');
    assert.equal(verdict.kind, 'unread');
    assert.match(
      verdict.because.join(' '),
      /bot\/triage\.py is left out by the setting promptmeter\.exclude/,
    );
    assert.deepEqual(await lensesNow(editor.document), []);
    await configure('exclude', undefined);
    await lenses(editor);
  });

  it('ignores a prompt by a comment, which one undo takes back', async () => {
    const source =
      'def f():\n    CLERK_PROMPT = "You are a clerk who answers each question in one line."\n    return CLERK_PROMPT\n';
    const editor = await openText('python', source);
    await lenses(editor);
    const at = positionOf(editor.document, 'clerk who');
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('promptmeter.ignorePrompt');
    assert.match(editor.document.getText(), /^def f\(\):\n {4}# promptmeter-ignore\n {4}CLERK_PROMPT/);
    await until(
      () => lensesNow(editor.document),
      (shown) => shown.length === 0,
    );
    assert.equal((await why(editor, 'clerk who')).kind, 'ignored');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), source);
    await lenses(editor);
  });

  it('offers to ignore a prompt among the code actions that somebody asks for', async () => {
    const { document } = await openFile('bot/triage.py');
    const at = positionOf(document, 'warranty: broken');
    await lenses(vscode.window.activeTextEditor!);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      fileUri('bot/triage.py'),
      new vscode.Range(at, at),
    );
    assert.ok(actions.some(({ title }) => title === 'Promptmeter: ignore this prompt'));
  });
});
