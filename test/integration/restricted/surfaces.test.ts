import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, configure, hintsNow, hoverOver, lenses, openFile, testApi } from '../support';

describe('in Restricted Mode', () => {
  before(() => assert.equal(vscode.workspace.isTrusted, false));
  afterEach(closeAll);

  it('lenses, hints and hover count as ever', async () => {
    const editor = await openFile('bot/chat.py');
    assert.match((await lenses(editor))[0]!, /tok · ≤?~?\$[\d.]+\/1K .*gpt-4\.1-mini$/);
    assert.ok((await hintsNow(editor.document)).length > 3);
    assert.match((await hoverOver(editor.document, 'Here is an example'))[0]!.value, /\| Component /);
  });

  it('the workspace is scanned', async () => {
    const { tree } = await testApi();
    await vscode.commands.executeCommand('promptmeter.refreshPrompts');
    assert.ok(((await tree.getChildren()) ?? []).length > 10);
  });

  it('prices and currency of the workspace hold, with their source and USD beside them', async () => {
    const editor = await openFile('bot/sizing.py');
    await lenses(editor, ([title]) => title?.includes('unpriced') === true);
    try {
      await configure('models', { 'larkfield-sizing-2': { inputUsdPerMTok: 8, outputUsdPerMTok: 8 } });
      await configure('currency', { code: 'EUR', perUsd: 0.5, asOf: '2026-11-01' });
      await lenses(editor, ([title]) => title?.includes('€') === true);
      const [hover] = await hoverOver(editor.document, 'Name the size');
      assert.match(
        hover!.value.replaceAll('\\', ''),
        /declared in the (?:workspace|folder) settings\)\..* In USD ≤?~\$.*; converted at 0\.5 EUR per USD of 2026-11-01\./,
      );
    } finally {
      await configure('models', undefined);
      await configure('currency', undefined);
    }
  });

  it('settings of the workspace about display hold', async () => {
    const editor = await openFile('bot/chat.py');
    await lenses(editor);
    try {
      await configure('codeLens.enabled', false);
      await lenses(editor, (titles) => titles.length === 0);
    } finally {
      await configure('codeLens.enabled', undefined);
    }
  });
});
