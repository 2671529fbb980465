import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, hoverOver, lenses, openText } from './support';

const code = `from openai import OpenAI
OpenAI().chat.completions.create(
    model="harbour-model-1",
    max_tokens=1000,
    messages=[{"role": "user", "content": "Name the lighthouses of the northern harbour."}],
)
`;

async function declare(models: unknown, target: vscode.ConfigurationTarget): Promise<void> {
  await vscode.workspace.getConfiguration('promptmeter').update('models', models, target);
}

describe('prices of one’s own', () => {
  const { Global, Workspace } = vscode.ConfigurationTarget;
  const hovered = async ({ document }: vscode.TextEditor): Promise<string> =>
    (await hoverOver(document, 'lighthouses')).map(({ value }) => value).join('\n');

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
