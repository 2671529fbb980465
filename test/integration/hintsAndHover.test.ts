import assert from 'node:assert/strict';
import { closeAll, configure, hintsNow, hoverOver, lenses, openFile, openText, until } from './support';

describe('inlay hints', () => {
  afterEach(closeAll);

  it('stand beside each message and each variable', async () => {
    const editor = await openFile('bot/chat.py');
    await lenses(editor);
    const hints = await hintsNow(editor.document);
    assert.equal(hints.filter((hint) => /^~100 tok$/.test(hint)).length, 4, hints.join());
    assert.equal(hints.filter((hint) => /^system · \d+ tok$/.test(hint)).length, 1, hints.join());
    assert.equal(hints.filter((hint) => /^user · \d+ tok$/.test(hint)).length, 1, hints.join());
  });

  it('are made only for the lines that are asked for', async () => {
    const editor = await openFile('bot/chat.py');
    await lenses(editor);
    assert.deepEqual(await hintsNow(editor.document, [1, 11]), ['~100 tok']);
    assert.deepEqual(await hintsNow(editor.document, [1, 9]), []);
  });

  it('go with their settings, one kind at a time', async () => {
    const editor = await openFile('bot/chat.py');
    await lenses(editor);
    try {
      await configure('inlayHints.variables', false);
      const messages = await until(
        () => hintsNow(editor.document),
        (hints) => hints.length === 2,
      );
      assert.ok(messages.every((hint) => /^(system|user) · /.test(hint)));
      await configure('inlayHints.messages', false);
      await until(
        () => hintsNow(editor.document),
        (hints) => hints.length === 0,
      );
    } finally {
      await configure('inlayHints.variables', undefined);
      await configure('inlayHints.messages', undefined);
    }
  });
});

describe('the hover', () => {
  afterEach(closeAll);

  it('tells components, assumptions, how numbers were obtained, and the date of the prices', async () => {
    const editor = await openFile('bot/chat.py');
    await lenses(editor);
    for (const place of ['Here is an example', 'client.chat.completions', 'model="gpt-4.1-mini"']) {
      const text = (await hoverOver(editor.document, place)).map(({ value }) => value).join('\n');
      assert.match(text, /\| Component .*Tokens .*per 1K calls/, place);
      assert.match(text, /\| Input .*\| Output /s);
      assert.match(text, /exact, o200k/);
      assert.match(text, /assumed/);
      assert.match(text, /Prices of \d{4}-\d{2}-\d{2}/);
      assert.match(text, /\[Profile\]\(command:promptmeter\.profilePrompt\?/);
    }
  });

  it('says why there is no price', async () => {
    const editor = await openFile('bot/sizing.py');
    await lenses(editor);
    const [hover] = await hoverOver(editor.document, 'Name the size');
    assert.match(hover!.value, /\*\*Unpriced\*\*: .*larkfield-sizing-2/);
  });

  it('is not there beside a prompt', async () => {
    const editor = await openFile('bot/chat.py');
    await lenses(editor);
    const beside = (await hoverOver(editor.document, 'import json')).map(({ value }) => value);
    assert.ok(!beside.some((value) => value.includes('Component')), beside.join());
  });

  it('shows text of the workspace as text, and trusts its own commands only', async () => {
    const model = 'x](command:workbench.action.quit) <img src=x> | **b** $(trash)';
    const editor = await openText(
      'python',
      `import openai\nopenai.OpenAI().chat.completions.create(model="${model}", messages=[{"role": "user", "content": "Say what the weather is like."}])\n`,
    );
    await lenses(editor);
    const [hover] = await hoverOver(editor.document, 'Say what');
    const prose = hover!.value
      .replace(/`[^`]*`/g, '')
      .replace(/\[(Profile|Explain This Cost|Choose Model|Why\?|Settings)\]\(.*?\)/g, '');
    assert.doesNotMatch(prose, /[^\\]\]\(command:/);
    assert.doesNotMatch(prose, /[^\\]<img/);
    assert.deepEqual([...(hover!.isTrusted as { enabledCommands: string[] }).enabledCommands].sort(), [
      'promptmeter.chooseModel',
      'promptmeter.explainCost',
      'promptmeter.explainPrompt',
      'promptmeter.openSettings',
      'promptmeter.profilePrompt',
    ]);
    assert.ok(!hover!.supportHtml && !hover!.supportThemeIcons);
  });

  it('goes with its setting', async () => {
    const editor = await openFile('bot/triage.py');
    await lenses(editor);
    const ours = async (): Promise<boolean> =>
      (await hoverOver(editor.document, 'Sort the mail')).some(({ value }) => value.includes('Component'));
    assert.ok(await ours());
    try {
      await configure('hover.enabled', false);
      await until(ours, (isThere) => !isThere);
    } finally {
      await configure('hover.enabled', undefined);
    }
  });
});
