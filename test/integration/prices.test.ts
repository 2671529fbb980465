import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PriceChanges } from '../../src/cost/priceChanges';
import { withProvider } from '../unit/providers/fakeProvider';
import { freshTable } from '../unit/workspace/prices/freshTable';
import { closeAll, hoverOver, lenses, openText, testApi } from './support';

const code = `from openai import OpenAI
OpenAI().chat.completions.create(
    model="harbour-model-1",
    max_tokens=1000,
    messages=[{"role": "user", "content": "Name the lighthouses of the northern harbour."}],
)
`;

const { Global, Workspace } = vscode.ConfigurationTarget;

async function declare(models: unknown, target: vscode.ConfigurationTarget): Promise<void> {
  await vscode.workspace.getConfiguration('promptmeter').update('models', models, target);
}

async function hovered({ document }: vscode.TextEditor): Promise<string> {
  return (await hoverOver(document, 'lighthouses')).map(({ value }) => value).join('\n');
}

async function title(editor: vscode.TextEditor, text: string): Promise<void> {
  await lenses(editor, ([first]) => first?.includes(text) === true);
}

describe('prices of one’s own', () => {
  afterEach(async () => {
    await declare(undefined, Global);
    await declare(undefined, Workspace);
    await closeAll();
  });

  it('take effect at once, the workspace’s before the user’s', async () => {
    const editor = await openText('python', code);
    await lenses(editor, ([title]) => title?.includes('unpriced') === true);
    // 1,000 output tokens of 1,000 calls are a million: the lens shows the rate.
    await declare({ 'harbour-model-1': { inputUsdPerMTok: 0, outputUsdPerMTok: 7 } }, Global);
    await lenses(editor, ([title]) => title?.includes('$7.00/1K') === true);
    assert.match(await hovered(editor), /declared in the user settings/);
    await declare({ 'harbour-model-1': { inputUsdPerMTok: 0, outputUsdPerMTok: 4 } }, Workspace);
    await lenses(editor, ([title]) => title?.includes('$4.00/1K') === true);
    assert.match(await hovered(editor), /declared in the workspace settings/);
    await declare(undefined, Workspace);
    await lenses(editor, ([title]) => title?.includes('$7.00/1K') === true);
  });

  it('hold as they were while the setting is wrong, and the hover says so', async () => {
    const editor = await openText('python', code);
    await declare({ 'harbour-model-1': { inputUsdPerMTok: 0, outputUsdPerMTok: 7 } }, Global);
    await lenses(editor, ([title]) => title?.includes('$7.00/1K') === true);
    await declare({ 'harbour-model-1': { inputUsdPerMTok: 0, outputUsdPerMTok: '8' } }, Global);
    const titles = await lenses(editor);
    assert.match(titles[0]!, /\$7\.00\/1K/);
    const hover = await hovered(editor);
    assert.match(hover, /promptmeter.*models.*outputUsdPerMTok.*has a value that does not fit/);
    assert.match(hover, /It holds as it was before this mistake/);
  });
});

describe('a currency of one’s own', () => {
  const show = async (currency: unknown, target: vscode.ConfigurationTarget): Promise<void> =>
    vscode.workspace.getConfiguration('promptmeter').update('currency', currency, target);
  const euro = { code: 'EUR', perUsd: 0.5, asOf: '2026-11-01' };
  const yen = { code: 'JPY', perUsd: 150, asOf: '2026-11-02' };

  before(() => declare({ 'harbour-model-1': { inputUsdPerMTok: 0, outputUsdPerMTok: 8 } }, Global));
  after(() => declare(undefined, Global));
  afterEach(async () => {
    await show(undefined, Global);
    await show(undefined, Workspace);
    await closeAll();
  });

  it('takes effect at once, the workspace’s before the user’s, with the rate and USD beside it', async () => {
    const editor = await openText('python', code);
    await title(editor, '$8.00/1K');
    await show(euro, Global);
    await title(editor, '€4.00/1K');
    const hover = (await hovered(editor)).replaceAll('\\', '');
    assert.match(
      hover,
      /In USD ≤?~\$0\.008.* ≤?~\$8\.00\/1K calls; converted at 0\.5 EUR per USD of 2026-11-01/,
    );
    await show(yen, Workspace);
    await title(editor, '¥1,200/1K');
    await show(undefined, Workspace);
    await title(editor, '€4.00/1K');
  });

  it('holds as it was while the setting is wrong, and the hover says so', async () => {
    const editor = await openText('python', code);
    await show(euro, Global);
    await title(editor, '€4.00/1K');
    await show({ ...euro, perUsd: 0 }, Global);
    await lenses(editor);
    const hover = (await hovered(editor)).replaceAll('\\', '');
    assert.match(hover, /promptmeter\.currency\.perUsd" has a value that does not fit/);
    assert.match(hover, /It holds as it was before this mistake/);
    await title(editor, '€4.00/1K');
  });
});

describe('Update Prices', () => {
  // 1,000 output tokens of 1,000 calls are a million.
  const known = code.replace('harbour-model-1', 'gpt-4o');

  afterEach(async () => {
    (await testApi()).prices.url = undefined;
    await closeAll();
  });

  it('takes effect at once, shows source and date, and can be undone', async () => {
    const { prices } = await testApi();
    const editor = await openText('python', known);
    await title(editor, '$10.');
    await withProvider({ body: freshTable(['openai', 'gpt-4o', 'output_mtok', 30]) }, async (url) => {
      prices.url = url;
      prices.decide = () => assert.fail('nothing is absurd');
      await vscode.commands.executeCommand('promptmeter.updatePrices');
    });
    await title(editor, '$30.');
    const today = new Date().toISOString().slice(0, 10).replaceAll('-', '\\\\?-');
    assert.match(await hovered(editor), new RegExp(`Prices of ${today} .*genai.*prices, updated`));
    await vscode.commands.executeCommand('promptmeter.undoPriceUpdate');
    await title(editor, '$10.');
  });

  it('asks about an absurd change, and stays offline-safe', async () => {
    const { prices } = await testApi();
    const editor = await openText('python', known);
    await title(editor, '$10.');
    await withProvider({ body: freshTable(['openai', 'gpt-4o', 'output_mtok', 900]) }, async (url) => {
      prices.url = url;
      const asked: PriceChanges[] = [];
      prices.decide = (changes) => {
        asked.push(changes);
        return Promise.resolve('stop');
      };
      await vscode.commands.executeCommand('promptmeter.updatePrices');
      assert.deepEqual(
        asked.map(({ absurd }) => absurd.map(({ model, toUsd }) => [model, toUsd])),
        [[['gpt-4o', 900]]],
      );
    });
    await title(editor, '$10.');
    prices.url = 'http://127.0.0.1:1/';
    await vscode.commands.executeCommand('promptmeter.updatePrices');
    await title(editor, '$10.');
  });
});
