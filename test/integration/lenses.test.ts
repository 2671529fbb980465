import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { closeAll, configure, fileUri, lenses, lensesNow, openFile, openText, pause, until } from './support';

/** The part of the command line's JSON that a lens shows too. */
interface Scan {
  readonly files: readonly {
    readonly path: string;
    readonly prompts: readonly {
      readonly tokens: { readonly input: number };
      readonly cost: { readonly per1kCallsUsd?: number; readonly unpriced?: string };
      readonly pricedAs: { readonly model: string };
    }[];
  }[];
}

const prompt =
  'You are the sorter of mail in a shop for tents. Answer with the name of one drawer, and never say anything else.';

describe('lenses', () => {
  afterEach(closeAll);

  it('stand over the call with tokens, cost per 1,000 calls and the model', async () => {
    const editor = await openFile('bot/triage.py');
    await lenses(editor);
    const [[line, title] = [0, '']] = await lensesNow(editor.document);
    assert.match(title, /^~\d+ tok · ≤?~?\$0\.0\d+\/1K · ≤?~?\$0\.\d+\/mo · gpt-5-nano$/);
    assert.match(editor.document.lineAt(line - 1).text, /client\.responses\.create\(/);
  });

  it('say that no price is known instead of a price of 0', async () => {
    const [title = ''] = await lenses(await openFile('bot/sizing.py'));
    assert.match(title, /unpriced · larkfield-sizing-2$/);
    assert.doesNotMatch(title, /\$/);
  });

  it('mark a model that the file does not name, and context that travels with every call', async () => {
    assert.match(
      (await lenses(await openFile('prompts/escalation-summary.md')))[0]!,
      /gpt-5-mini \(assumed\)$/,
    );
    assert.match((await lenses(await openFile('AGENTS.md')))[0]!, /always-on context$/);
  });

  it('give each prompt its own, and a click opens its details', async () => {
    const { document } = await openFile('bot/agents.py');
    await lenses(vscode.window.activeTextEditor!, (titles) => titles.length === 3);
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    const targets = found.map(({ command }) => (command?.arguments?.[0] as { id: string }).id);
    assert.equal(new Set(targets).size, 3);
  });

  it('show the numbers of the command line, in every file of the workspace', async function () {
    this.timeout(120_000);
    const extension = vscode.extensions.getExtension('promptmeter.promptmeter')!;
    const root = fileUri('.').fsPath;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(extension.extensionPath, 'dist/cli.js'), 'scan', root, '--format', 'json'],
      { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, maxBuffer: 10_000_000 },
    );
    const { files } = JSON.parse(stdout) as Scan;
    assert.ok(files.length >= 15, `only ${files.length} files`);
    for (const { path, prompts } of files) {
      const titles = await lenses(await openFile(path), ({ length }) => length === prompts.length);
      prompts.forEach(({ tokens, cost, pricedAs }, index) => {
        const title = titles[index]!;
        const count = tokens.input.toLocaleString('en-US');
        assert.ok(new RegExp(`(^|[ ~])${count} tok`).test(title), `${path}: ${count} tok, but ${title}`);
        assert.ok(title.includes(pricedAs.model), `${path}: ${pricedAs.model}, but ${title}`);
        assert.equal(title.includes('unpriced'), cost.unpriced !== undefined, `${path}: ${title}`);
        if (cost.per1kCallsUsd === undefined) return;
        const shown = Number(/[~≤ ]\$([\d.]+)\/1K/.exec(title)?.[1]);
        assert.ok(Math.abs(shown - cost.per1kCallsUsd) <= 0.051 * cost.per1kCallsUsd, `${path}: ${title}`);
      });
    }
  });

  it('follow an edit that is not saved, without jumping and without old numbers', async () => {
    const editor = await openFile('bot/triage.py');
    const [before = ''] = await lenses(editor);
    const [[line] = [0]] = await lensesNow(editor.document);
    const class_ = editor.document.getText().indexOf('delivery: where');
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '# A comment above\n');
      edit.insert(editor.document.positionAt(class_), 'spare parts: zips, poles, buckles, straps and pegs\n');
    });
    const meanwhile = await lensesNow(editor.document);
    assert.deepEqual(
      meanwhile.map(([shifted]) => shifted),
      [line + 2],
    );
    assert.ok(meanwhile[0]![1] === `${before} …` || meanwhile[0]![1] !== before, meanwhile[0]![1]);
    const [after = ''] = await lenses(editor, ([title]) => title !== before);
    const tokens = (title: string): number => Number(/(\d+) tok/.exec(title)?.[1]);
    assert.ok(tokens(after) > tokens(before) + 8, `${before}, then ${after}`);
    assert.ok(editor.document.isDirty);
  });

  it('stand in a document without a name', async () => {
    const [title = ''] = await lenses(await openText('python', `SYSTEM_PROMPT = """${prompt}"""\n`));
    assert.match(title, /^~?\d+ tok (?:±\d+ % )?· ≤?~\$/);
  });

  it('have a mark beside them where the call exceeds a limit of its model, until it does not', async () => {
    const call = (cap: number): string =>
      `from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4o", max_tokens=${cap}, messages=[{"role": "system", "content": "${prompt}"}])\n`;
    const editor = await openText('python', call(20_000));
    const { document } = editor;
    const marks = (count: number): Promise<vscode.Diagnostic[]> =>
      until(
        () => Promise.resolve(vscode.languages.getDiagnostics(document.uri)),
        (found) => found.length === count,
      );
    await lenses(editor);
    const [mark] = await marks(1);
    assert.match(mark?.message ?? '', /^The output of 20,000 tokens exceeds the 16,384 .*Set max_tokens to/);
    assert.deepEqual([mark?.range.start.line, mark?.code], [1, 'limit/max-output']);
    const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
    await editor.edit((edit) => edit.replace(all, call(200)));
    await lenses(editor);
    await marks(0);
  });

  it('stay in a file with a syntax error', async () => {
    const broken = `def broken(:\n    x = [1, 2]\n\n\nSYSTEM_PROMPT = """${prompt}"""\n`;
    assert.equal((await lenses(await openText('python', broken))).length, 1);
  });

  it('go and come back with the setting, and with the command', async () => {
    const editor = await openFile('bot/triage.py');
    await lenses(editor);
    try {
      await configure('codeLens.enabled', false);
      await lenses(editor, (titles) => titles.length === 0);
      await vscode.commands.executeCommand('promptmeter.toggleLenses');
      await lenses(editor, (titles) => titles.length === 1);
      await vscode.commands.executeCommand('promptmeter.toggleLenses');
      await lenses(editor, (titles) => titles.length === 0);
    } finally {
      await configure('codeLens.enabled', undefined);
    }
    await lenses(editor, (titles) => titles.length === 1);
  });

  it('take the price of another default model, and only where no model is named', async () => {
    const assumed = await openFile('prompts/escalation-summary.md');
    const [before = ''] = await lenses(assumed);
    try {
      await configure('defaultModel', 'gpt-4.1');
      const [after = ''] = await lenses(assumed, ([title]) => title !== before);
      assert.match(after, /gpt-4\.1 \(assumed\)$/);
      const cost = (title: string): number => Number(/~\$([\d.]+)\/1K/.exec(title)?.[1]);
      assert.ok(cost(after) > 2 * cost(before), `${before}, then ${after}`);
      assert.match((await lenses(await openFile('bot/triage.py')))[0]!, /gpt-5-nano$/);
    } finally {
      await configure('defaultModel', undefined);
    }
    await lenses(assumed, ([title]) => title === before);
  });

  it('take the assumptions of promptmeter.yaml, also when it changes', async () => {
    const editor = await openFile('bot/packing.py');
    const [before = ''] = await lenses(editor);
    assert.match(before, /\/mo/);
    const uri = fileUri('promptmeter.yaml');
    const original = await vscode.workspace.fs.readFile(uri);
    try {
      await vscode.workspace.fs.writeFile(uri, Buffer.from('defaults: { variableTokens: 1000 }\n'));
      const [after = ''] = await lenses(editor, ([title]) => title !== before);
      assert.match(after, /^~3,\d{3} tok/);
      assert.doesNotMatch(after, /\/mo/);
    } finally {
      await vscode.workspace.fs.writeFile(uri, original);
    }
    await lenses(editor, ([title]) => title === before);
  });

  it('leave documents alone that are not the user’s', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('elsewhere', {
      provideTextDocumentContent: () => `SYSTEM_PROMPT = """${prompt}"""\n`,
    });
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('elsewhere:/a.py'));
      await vscode.window.showTextDocument(document);
      await pause(1000);
      assert.deepEqual(await lensesNow(document), []);
    } finally {
      provider.dispose();
    }
  });
});
