import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  configure,
  lenses,
  openFile,
  openText,
  pageText,
  positionOf,
  testApi,
  until,
} from './support';

function tabLabels(): string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
}

describe('commands', () => {
  afterEach(closeAll);

  it('profile the prompt at the cursor, and the page follows edits', async () => {
    const editor = await openFile('bot/triage.py');
    await lenses(editor);
    const at = positionOf(editor.document, 'warranty: broken');
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('promptmeter.profilePrompt');
    const before = await pageText((text) => text.includes('gpt-5-nano'));
    assert.match(before, /\[`bot\/triage\.py:10`\]\(\/bot\/triage\.py#L10\)/);
    assert.match(before, /\| Component /);
    await until(
      () => Promise.resolve(tabLabels()),
      (labels) => labels.some((label) => /profile.*\.md/.test(label)),
    );
    await vscode.workspace.applyEdit(insertion(editor.document, at, 'tents: everything about tents\n'));
    await pageText((text) => text.includes('gpt-5-nano') && text !== before);
  });

  it('profile the workspace, with links and what was skipped', async () => {
    await vscode.commands.executeCommand('promptmeter.profileWorkspace');
    const report = await pageText((text) => text.includes('### Unpriced'));
    assert.match(report, /\[`bot\/chat\.py:11`\]\(\/bot\/chat\.py#L11\)/);
    assert.match(report, /larkfield-sizing-2/);
    for (const file of [
      'prompts/draft-reply.prompty',
      'web/app/api/chat/route.ts',
      'skills/refund-review/SKILL.md',
    ]) {
      assert.ok(report.includes(`\`${file}:`), file);
    }
    const costs = [...report.matchAll(/\| [~≤]*\\?~?\\?\$([\d.]+)\/1K \|/g)].map(([, cost]) => Number(cost));
    assert.ok(costs.length > 15, report);
    assert.deepEqual(
      costs,
      costs.toSorted((a, b) => b - a),
    );
  });

  it('count the tokens of several selections, for the model around them', async () => {
    const editor = await openText('python', 'hello world\n\nhello world and more\n');
    editor.selections = [new vscode.Selection(0, 0, 0, 11), new vscode.Selection(2, 0, 2, 11)];
    const count = await vscode.commands.executeCommand('promptmeter.countSelection');
    assert.deepEqual(count, {
      tokens: 4,
      method: 'exact',
      encoding: 'o200k_base',
      errorPct: null,
      model: 'gpt-5-mini',
      selections: 2,
    });
    const refunds = await openFile('bot/refunds.py');
    await lenses(refunds);
    const at = positionOf(refunds.document, 'Answer with three lines');
    refunds.selection = new vscode.Selection(at, at.translate(0, 23));
    const claude = await vscode.commands.executeCommand<{ model: string; method: string }>(
      'promptmeter.countSelection',
    );
    assert.equal(claude.model, 'claude-sonnet-4-5');
    assert.notEqual(claude.method, 'exact');
    refunds.selection = new vscode.Selection(at, at);
    assert.equal(await vscode.commands.executeCommand('promptmeter.countSelection'), null);
  });

  it('choose a model from a list and write it where the user says', async () => {
    const configured = (): unknown =>
      vscode.workspace.getConfiguration('promptmeter').inspect('defaultModel')?.workspaceValue;
    assert.equal(configured(), undefined);
    const done = vscode.commands.executeCommand('promptmeter.chooseModel');
    try {
      // First the list of models, where the current one is on top, then where the choice is to hold.
      await until(
        async () => {
          await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
          return configured();
        },
        (model) => model === 'gpt-5-mini',
      );
      await done;
    } finally {
      await configure('defaultModel', undefined);
    }
  });
});

describe('the status bar', () => {
  afterEach(closeAll);

  it('shows the prompt under the cursor, the selection, or nothing', async () => {
    const { statusBar } = await testApi();
    const text = (isWanted: (text: string | null) => boolean): Promise<string | null> =>
      until(() => Promise.resolve(statusBar.text), isWanted);
    const editor = await openFile('bot/triage.py');
    const [title = ''] = await lenses(editor);
    const top = new vscode.Position(0, 0);
    editor.selection = new vscode.Selection(top, top);
    await text((shown) => shown === null);
    const at = positionOf(editor.document, 'warranty: broken');
    editor.selection = new vscode.Selection(at, at);
    const shown = await text((now) => now !== null);
    assert.ok(shown?.includes(title.split(' · ').slice(0, 2).join(' · ')), `${shown} is not in ${title}`);
    editor.selection = new vscode.Selection(at, at.translate(0, 'warranty'.length));
    assert.match((await text((now) => now?.includes('selected') === true))!, /\b\d tok selected$/);
    try {
      await configure('statusBar.enabled', false);
      await text((now) => now === null);
    } finally {
      await configure('statusBar.enabled', undefined);
    }
  });
});

function insertion(document: vscode.TextDocument, at: vscode.Position, text: string): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, at, text);
  return edit;
}
