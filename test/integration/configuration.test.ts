import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import * as vscode from 'vscode';
import { closeAll, fileUri, hoverOver, lenses, openFile, pageText, positionOf, until } from './support';

const file = 'promptmeter.yaml';

async function written(text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileUri(file), Buffer.from(text));
}

/** The hover over a text of the document, as one string. */
async function hovered(document: vscode.TextDocument, text: string): Promise<string> {
  return (await hoverOver(document, text)).map(({ value }) => value).join('\n');
}

/** Replaces all of an open document, without saving. */
async function typed({ document }: vscode.TextEditor, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  edit.replace(document.uri, all, text);
  await vscode.workspace.applyEdit(edit);
}

function marks(count: number): Promise<vscode.Diagnostic[]> {
  return until(
    () => Promise.resolve(vscode.languages.getDiagnostics(fileUri(file))),
    (found) => found.length === count,
  );
}

describe('promptmeter.yaml', () => {
  let original: Uint8Array;
  before(async () => {
    original = await vscode.workspace.fs.readFile(fileUri(file));
  });
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.writeFile(fileUri(file), original);
    // The next test begins when the original, which says how many calls there are, is in force again.
    await lenses(await openFile('bot/policy.py'), (titles) => titles.every((title) => title.includes('/mo')));
    await closeAll();
  });

  it('shows a stated range of the output in the lens, as soon as it is saved', async () => {
    const editor = await openFile('bot/policy.py');
    await lenses(editor, (titles) => titles.some((title) => title.includes('~$')));
    const config = await openFile(file);
    await typed(config, 'defaults: { outputTokens: { low: 50, expected: 300, high: 1200 } }\n');
    await config.document.save();
    await vscode.window.showTextDocument(editor.document);
    const titles = await lenses(editor, (all) => all.some((title) => /\$[\d.]+–\$[\d.]+\/1K/.test(title)));
    assert.ok(titles.length > 0);
    assert.match(await hovered(editor.document, 'Larkfield'), /Range: .*–.* of output/);
  });

  it('says what an output without a limit can cost', async () => {
    const editor = await openFile('bot/policy.py');
    await lenses(editor);
    assert.match(
      await hovered(editor.document, 'read it once more'),
      /Range: .*\$[\d.]+–\\\$[\d.,]+ per 1K calls, with 0–128k tok of output/,
    );
  });

  it('sizes variables by prompt, and an unpriced model gets its price at once', async () => {
    const sizing = await openFile('bot/sizing.py');
    const [unpriced = ''] = await lenses(sizing, (titles) =>
      titles.some((title) => title.includes('unpriced')),
    );
    assert.match(unpriced, /unpriced/);
    const config = await openFile(file);
    await typed(
      config,
      'models: { larkfield-sizing-2: { inputUsdPerMTok: 1, outputUsdPerMTok: 2 } }\nprompts: { "bot/**": { variableTokens: 7 } }\n',
    );
    await config.document.save();
    await vscode.window.showTextDocument(sizing.document);
    await lenses(
      sizing,
      (titles) =>
        titles.some((title) => title.includes('$')) && !titles.some((title) => title.includes('unpriced')),
    );
    const chat = await openFile('bot/chat.py');
    await lenses(chat);
    assert.match(await hovered(chat.document, 'Here is an example'), /\\~7 tok/);
  });

  it('marks a mistake as it is typed, and the last good state stays in force', async () => {
    const chat = await openFile('bot/chat.py');
    await written('prompts: { "bot/**": { variableTokens: 7 } }\n');
    await until(
      () => hovered(chat.document, 'Here is an example'),
      (text) => /\\~7 tok/.test(text),
    );
    const config = await openFile(file);
    assert.equal((await marks(0)).length, 0);
    await typed(config, 'prompts:\n  "bot/**":\n    variableTokns: 9\n');
    const [mark] = await marks(1);
    assert.ok(mark);
    assert.match(mark.message, /Unknown key .*variableTokns.* Did you mean "variableTokens"\?/);
    assert.deepEqual([mark.range.start.line, mark.range.start.character], [2, 4]);
    assert.equal(config.document.getText(mark.range), 'variableTokns');
    await config.document.save();
    await vscode.window.showTextDocument(chat.document);
    const text = await until(
      () => hovered(chat.document, 'Here is an example'),
      (hover) => hover.includes('It holds as it was before this mistake'),
    );
    assert.match(text, /\\~7 tok/);
    await vscode.window.showTextDocument(config.document);
    await typed(config, 'prompts: { "bot/**": { variableTokens: 9 } }\n');
    await marks(0);
    await config.document.save();
    await vscode.window.showTextDocument(chat.document);
    const mended = await until(
      () => hovered(chat.document, 'Here is an example'),
      (hover) => /\\~9 tok/.test(hover),
    );
    assert.ok(!mended.includes('before this mistake'));
  });

  it('is written from a scan where there is none', async () => {
    await vscode.workspace.fs.delete(fileUri(file));
    await vscode.commands.executeCommand('promptmeter.createConfig');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.ok(editor.document.uri.path.endsWith(file));
    // The editor may still remember the file as it was before it was deleted.
    const text = await until(
      () => Promise.resolve(editor.document.getText()),
      (now) => /^defaults:\n {2}# .*\n {2}model: "gpt-5-mini"$/m.test(now),
    );
    assert.match(text, /larkfield-sizing-2/);
    assert.deepEqual(await marks(0), []);
  });
});

describe('explain this cost', () => {
  afterEach(closeAll);

  it('opens the calculation from the hover and follows edits', async () => {
    const editor = await openFile('bot/triage.py');
    await lenses(editor);
    const at = positionOf(editor.document, 'warranty: broken');
    const hover = await hovered(editor.document, 'warranty: broken');
    const [, link] = /\[Explain This Cost\]\(command:promptmeter\.explainCost\?([^ ]+) /.exec(hover) ?? [];
    assert.ok(link, hover);
    await vscode.commands.executeCommand(
      'promptmeter.explainCost',
      ...(JSON.parse(decodeURIComponent(link)) as unknown[]),
    );
    const before = await pageText((text) => text.includes('### Calculation'));
    assert.match(before, /One call +\$[\d.]+ \+ \$[\d.]+ = \$[\d.]+\n/);
    assert.match(before, /### What would change it/);
    assert.match(before, /Context window/);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(editor.document.uri, at, 'tents: everything about tents\n');
    await vscode.workspace.applyEdit(edit);
    await pageText((text) => text.includes('### Calculation') && text !== before);
  });

  it('says why a model has no price', async () => {
    const editor = await openFile('bot/sizing.py');
    await lenses(editor);
    const at = positionOf(editor.document, 'Name the size');
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('promptmeter.explainCost');
    await pageText((text) => text.includes('has no known price') && text.includes('larkfield'));
  });

  it('says which variable has to shrink for a budget', async () => {
    const editor = await openFile('bot/triage.py');
    await lenses(editor);
    const at = positionOf(editor.document, 'warranty: broken');
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('promptmeter.fitPrompt', undefined, 200);
    const page = await pageText((text) => text.includes('### Fit into 200 tokens'));
    assert.match(page, /\| `body` \| 1 \| 100 \| \*\*\d+\*\* \|/);
  });
});
