import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { Buffer } from 'node:buffer';
import * as vscode from 'vscode';
import type { FixAllResult } from '../../src/editor/advice/fixAllSafe';
import {
  closeAll,
  configure,
  fileUri,
  lensesNow,
  openFile,
  openText,
  pageText,
  positionOf,
  testApi,
  until,
} from './support';

const orders = `{
    "orders": [
        { "id": 1, "state": "open", "total": 12.5 },
        { "id": 2, "state": "paid", "total": 7.25 }
    ]
}`;
const minified = '{"orders":[{"id":1,"state":"open","total":12.5},{"id":2,"state":"paid","total":7.25}]}';
const instruction = 'You are a clerk. Answer the question of the customer briefly and in a friendly tone.';
const sourceWith = (json: string): string =>
  `CLERK_PROMPT = """${instruction}\n\nThe data of the orders:\n\n\`\`\`json\n${json}\n\`\`\`\n"""\n`;
const source = sourceWith(orders);

/** Waits for the marks of a document. */
function marks({ document }: vscode.TextEditor, count: number): Promise<vscode.Diagnostic[]> {
  return until(
    async () => {
      // Asking for lenses has the document read.
      await lensesNow(document);
      return vscode.languages.getDiagnostics(document.uri).filter(({ source: by }) => by === 'Promptmeter');
    },
    (found) => found.length === count,
  );
}

async function actionsAt({ document }: vscode.TextEditor, text: string): Promise<vscode.CodeAction[]> {
  const at = positionOf(document, text);
  const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(at, at),
    vscode.CodeActionKind.QuickFix.value,
  );
  return all.filter(({ command }) => command?.command.startsWith('promptmeter.') === true);
}

async function actionTitled(editor: vscode.TextEditor, title: RegExp): Promise<vscode.CodeAction> {
  const actions = await actionsAt(editor, '"orders"');
  const found = actions.find((action) => title.test(action.title));
  assert.ok(found, actions.map((action) => action.title).join('\n'));
  return found;
}

/** Does it, and gives what the command tells: null, or why it was not done. */
async function run({ command }: vscode.CodeAction): Promise<string | null> {
  return vscode.commands.executeCommand<string | null>(
    command!.command,
    ...((command!.arguments ?? []) as unknown[]),
  );
}

describe('advice', () => {
  afterEach(closeAll);

  it('marks what is found as a hint, with its rule and what it saves', async () => {
    const editor = await openText('python', source);
    const [mark] = await marks(editor, 1);
    assert.equal(mark!.severity, vscode.DiagnosticSeverity.Hint);
    assert.equal((mark!.code as { value: string }).value, 'json/minify');
    assert.match(mark!.message, /laid out for people.* −\d+ tok, −\$[\d.]+\/1K calls\.$/);
    assert.equal(editor.document.getText(mark!.range).startsWith('\n    "orders"'), true);
  });

  it('offers the fix with its saving, and makes it in one step', async () => {
    const editor = await openText('python', source);
    await marks(editor, 1);
    const titles = (await actionsAt(editor, '"orders"')).map(({ title }) => title);
    assert.match(titles[0]!, /^Minify JSON: −\d+ tok, −\$[\d.]+\/1K calls$/);
    assert.deepEqual(titles.slice(1), [
      'Preview: Minify JSON…',
      'Ignore json/minify here',
      'Turn json/minify off in this workspace',
      'Explain json/minify',
    ]);
    const fix = await actionTitled(editor, /^Minify JSON/);
    assert.equal(fix.isPreferred, true);
    assert.equal(await run(fix), null);
    assert.equal(editor.document.getText(), sourceWith(minified));
    await marks(editor, 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), source);
    await marks(editor, 1);
  });

  it('says in the title what has to be tested, and never prefers that', async () => {
    const editor = await openText('python', source.replace('The data of the orders:', 'Answer like this:'));
    await marks(editor, 1);
    const fix = await actionTitled(editor, /^Minify JSON: .* \(needs an A\/B test\)$/);
    assert.notEqual(fix.isPreferred, true);
    const result = await vscode.commands.executeCommand<FixAllResult>('promptmeter.fixSafeFile');
    assert.equal(result.fixes, 0);
  });

  it('says why there is no automatic fix', async () => {
    const rules = Array.from({ length: 150 }, (_, i) => `Rule ${i}: answer the question of the customer.`);
    const editor = await openText(
      'python',
      `client.chat.completions.create(\n    model="gpt-5.4-mini",\n    messages=[\n        {"role": "system", "content": f"""Request {uuid.uuid4()}.\n${rules.join('\n')}"""},\n    ],\n)\n`,
    );
    await marks(editor, 1);
    const actions = await actionsAt(editor, 'uuid.uuid4');
    assert.match(actions[0]!.title, /^Why no automatic fix\? \(/);
    assert.equal(await run(actions[0]!), null);
  });

  it('marks of a call what is called, and splits its text in one step', async () => {
    const rules = Array.from({ length: 150 }, (_, i) => `Rule ${i}: answer the question of the customer.`);
    const call = (system: string): string =>
      `import anthropic\nanthropic.Anthropic().messages.create(\n    model="claude-sonnet-5-5",\n    max_tokens=200,\n    system=${system},\n    messages=[{"role": "user", "content": question}],\n)\n`;
    const before = call(`f"""${rules.join('\n')}\nYou talk to {user.name} now."""`);
    const editor = await openText('python', before);
    const [mark] = await marks(editor, 1);
    assert.equal(mark!.range.isSingleLine, true);
    const actions = await actionsAt(editor, 'Rule 7:');
    const fix = actions.find(({ title }) => /^Split the block/.test(title));
    assert.equal(await run(fix!), null);
    assert.equal(
      editor.document.getText(),
      call(
        `[{"type": "text", "text": f"""${rules.join('\n')}\n""", "cache_control": {"type": "ephemeral"}}, {"type": "text", "text": f"""You talk to {user.name} now."""}]`,
      ),
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
  });

  it('refuses a fix of a text that has changed, and edits nothing', async () => {
    const editor = await openText('python', source);
    await marks(editor, 1);
    const fix = await actionTitled(editor, /^Minify JSON/);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# Ours\n'));
    assert.match((await run(fix)) ?? '', /has changed/);
    assert.equal(editor.document.getText(), `# Ours\n${source}`);
  });

  it('refuses to edit a file that cannot be saved', async () => {
    const uri = fileUri('bot/locked.py');
    await vscode.workspace.fs.writeFile(uri, Buffer.from(source));
    chmodSync(uri.fsPath, 0o444);
    try {
      const editor = await openFile('bot/locked.py');
      await marks(editor, 1);
      assert.match((await run(await actionTitled(editor, /^Minify JSON/))) ?? '', /read-only/);
      assert.equal(editor.document.getText(), source);
    } finally {
      chmodSync(uri.fsPath, 0o644);
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('previews a fix as a difference, which applies it', async () => {
    const editor = await openText('python', source);
    await marks(editor, 1);
    assert.equal(await run(await actionTitled(editor, /^Preview/)), null);
    const input = await until(
      () => Promise.resolve(vscode.window.tabGroups.activeTabGroup.activeTab?.input),
      (shown) => shown instanceof vscode.TabInputTextDiff,
    );
    const { original, modified } = input as vscode.TabInputTextDiff;
    assert.equal(original.toString(), editor.document.uri.toString());
    assert.equal((await vscode.workspace.openTextDocument(modified)).getText(), sourceWith(minified));
    assert.equal(editor.document.getText(), source);
    assert.equal(await vscode.commands.executeCommand('promptmeter.applyPreviewedFix'), null);
    assert.equal(editor.document.getText(), sourceWith(minified));
    assert.ok(!(vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff));
  });

  it('ignores a rule by a comment', async () => {
    const editor = await openText('python', `def reply():\n    ${source}    return CLERK_PROMPT\n`);
    await marks(editor, 1);
    assert.equal(await run(await actionTitled(editor, /^Ignore/)), null);
    assert.match(
      editor.document.getText(),
      /^def reply\(\):\n {4}# promptmeter-ignore-rule json\/minify\n {4}CLERK/,
    );
    await marks(editor, 0);
    assert.equal((await lensesNow(editor.document)).length, 1);
  });

  it('explains a rule on a page', async () => {
    const editor = await openText('python', source);
    await marks(editor, 1);
    await run(await actionTitled(editor, /^Explain/));
    const page = await pageText((text) => text.includes('laid out for people'));
    assert.match(page, /rules: \{ json\/minify: off \}/);
  });

  it('shows over the prompt what can be saved', async () => {
    const { document } = await openText('python', source);
    const titles = await until(
      async () =>
        (
          await vscode.commands.executeCommand<vscode.CodeLens[]>(
            'vscode.executeCodeLensProvider',
            document.uri,
            100,
          )
        ).flatMap(({ command }) => (command?.command === 'promptmeter.showFindings' ? [command.title] : [])),
      (shown) => shown.length > 0,
    );
    assert.equal(titles.length, 1);
    assert.match(titles[0]!, /^1 saving −\d+ tok$/);
  });

  describe('Fix All Safe', () => {
    const two = `${source}\n${source.replace('CLERK', 'OTHER')}`;
    const twoFixed = `${sourceWith(minified)}\n${sourceWith(minified).replace('CLERK', 'OTHER')}`;

    it('fixes a file in one step', async () => {
      const editor = await openText('python', two);
      await marks(editor, 2);
      const result = await vscode.commands.executeCommand<FixAllResult>('promptmeter.fixSafeFile');
      assert.deepEqual([result.fixes, result.files, result.left], [2, 1, []]);
      assert.equal(editor.document.getText(), twoFixed);
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), two);
    });

    const fenced = (json: string): string =>
      `${instruction}\n\nThe data of the orders:\n\n\`\`\`json\n${json}\n\`\`\`\n`;
    const formats: readonly (readonly [path: string, text: (json: string) => string])[] = [
      ['bot/fixed.ts', (json) => `export const CLERK_PROMPT = \`${fenced(json).replaceAll('`', '\\`')}\`;\n`],
      [
        'bot/fixed.prompty',
        (json) => `---\nname: Clerk\n---\nsystem:\n${fenced(json)}\nuser:\n{{question}}\n`,
      ],
      [
        'bot/fixed.prompt.yml',
        (json) =>
          `messages:\n  - role: system\n    content: |\n${fenced(json).replace(/^(?=.)/gm, '      ')}  - role: user\n    content: '{{question}}'\n`,
      ],
      [
        'prompts/fixed.jinja2',
        (json) => `${fenced(json)}{% if polite %}Be kind.{% endif %}\n{{ question }}\n`,
      ],
      [
        '.claude/agents/clerk.md',
        (json) => `---\nname: clerk\ndescription: Answers questions about orders\n---\n${fenced(json)}`,
      ],
    ];
    for (const [path, text] of formats) {
      it(`fixes ${path}: marked, previewed, fixed and undone`, async () => {
        await vscode.workspace.fs.writeFile(fileUri(path), Buffer.from(text(orders)));
        try {
          const editor = await openFile(path);
          await marks(editor, 1);
          assert.equal(await run(await actionTitled(editor, /^Preview/)), null);
          const input = await until(
            () => Promise.resolve(vscode.window.tabGroups.activeTabGroup.activeTab?.input),
            (shown) => shown instanceof vscode.TabInputTextDiff,
          );
          const { modified } = input as vscode.TabInputTextDiff;
          const { document } = await openFile(path);
          const after = (await vscode.workspace.openTextDocument(modified)).getText();
          assert.match(after, /\{"orders":\[\{"id":1,"state":"open","total":12\.5\}/);
          const result = await vscode.commands.executeCommand<FixAllResult>('promptmeter.fixSafeFile');
          assert.deepEqual([result.fixes, result.files, result.left], [1, 1, []]);
          assert.equal(document.getText(), after);
          await vscode.commands.executeCommand('undo');
          assert.equal(document.getText(), text(orders));
        } finally {
          await vscode.workspace.saveAll();
          await closeAll();
          await vscode.workspace.fs.delete(fileUri(path));
        }
      });
    }

    it('fixes a prompt, and leaves the others', async () => {
      const editor = await openText('python', two);
      await marks(editor, 2);
      const at = positionOf(editor.document, '"orders"');
      editor.selection = new vscode.Selection(at, at);
      const result = await vscode.commands.executeCommand<FixAllResult>('promptmeter.fixSafePrompt');
      assert.equal(result.fixes, 1);
      assert.equal(editor.document.getText(), `${sourceWith(minified)}\n${source.replace('CLERK', 'OTHER')}`);
    });

    it('is a source action, as for saving', async () => {
      const editor = await openText('python', two);
      await marks(editor, 2);
      const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        editor.document.uri,
        new vscode.Range(0, 0, 0, 0),
        'source.fixAll.promptmeter',
        1,
      );
      assert.ok(action?.edit);
      await vscode.workspace.applyEdit(action.edit);
      assert.equal(editor.document.getText(), twoFixed);
    });

    it('fixes the workspace, tells what it left, and saves nothing', async () => {
      const files = { 'bot/one.py': source, 'bot/two.py': source, 'bot/locked.py': source };
      for (const [path, text] of Object.entries(files)) {
        await vscode.workspace.fs.writeFile(fileUri(path), Buffer.from(text));
      }
      chmodSync(fileUri('bot/locked.py').fsPath, 0o444);
      try {
        const result = await vscode.commands.executeCommand<FixAllResult>('promptmeter.fixSafeWorkspace');
        assert.ok(result.fixes >= 2 && result.files >= 2, JSON.stringify(result));
        assert.deepEqual(
          result.left.filter((line) => line.includes('locked')),
          ['bot/locked.py: The document is read-only.'],
        );
        const document = await vscode.workspace.openTextDocument(fileUri('bot/one.py'));
        assert.equal(document.getText(), sourceWith(minified));
        assert.equal(document.isDirty, true);
        assert.equal(
          Buffer.from(await vscode.workspace.fs.readFile(fileUri('bot/one.py'))).toString(),
          source,
        );
      } finally {
        await vscode.workspace.saveAll();
        await closeAll();
        chmodSync(fileUri('bot/locked.py').fsPath, 0o644);
        for (const path of Object.keys(files)) await vscode.workspace.fs.delete(fileUri(path));
      }
    });
  });

  it('shades what can be cached, until that is switched off', async () => {
    const { shading } = await testApi();
    const rules = Array.from({ length: 150 }, (_, i) => `Rule ${i}: answer the question of the customer.`);
    const text = `def rules_prompt():\n    return f"""You are a clerk.\n${rules.join('\n')}\nIt is {now()}. Be kind."""\n`;
    const { document } = await openText('python', text);
    const shaded = (): Promise<string[]> =>
      Promise.resolve(shading.rangesIn(document).map((range) => document.getText(range)));
    const [prefix] = await until(shaded, (found) => found.length > 0);
    assert.match(prefix!, /^f"{3}You are a clerk[^]*\nIt is $/);
    assert.ok((await lensesNow(document)).some(([, title]) => /cacheable 1,\d+ tok/.test(title)));
    await configure('prefixShading.enabled', false);
    await until(shaded, (found) => found.length === 0);
    await configure('prefixShading.enabled', undefined);
    await until(shaded, (found) => found.length === 1);
  });

  describe('with promptmeter.yaml', () => {
    const config = 'promptmeter.yaml';
    const file = 'bot/clerk.py';
    let original: Uint8Array;
    before(async () => {
      original = await vscode.workspace.fs.readFile(fileUri(config));
      await vscode.workspace.fs.writeFile(fileUri(file), Buffer.from(source));
    });
    afterEach(async () => {
      await closeAll();
      await vscode.workspace.fs.writeFile(fileUri(config), original);
    });
    after(() => vscode.workspace.fs.delete(fileUri(file)));

    const write = (level: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(
        fileUri(config),
        Buffer.from(`${Buffer.from(original).toString()}\nrules: { json/minify: ${level} }\n`),
      );

    it('shows findings as loudly as it says, at once', async () => {
      const editor = await openFile(file);
      await marks(editor, 1);
      await write('warning');
      await until(
        () => marks(editor, 1),
        ([mark]) => mark!.severity === vscode.DiagnosticSeverity.Warning,
      );
      await write('off');
      await marks(editor, 0);
      await write('information');
      const [mark] = await marks(editor, 1);
      assert.equal(mark!.severity, vscode.DiagnosticSeverity.Information);
    });

    it('turns a rule off in it, and leaves the rest of it alone', async () => {
      const editor = await openFile(file);
      await marks(editor, 1);
      assert.equal(await run(await actionTitled(editor, /^Turn json\/minify off/)), null);
      await marks(editor, 0);
      const text = Buffer.from(await vscode.workspace.fs.readFile(fileUri(config))).toString();
      assert.equal(text, `${Buffer.from(original).toString()}rules:\n  json/minify: off\n`);
    });

    it('turns a rule off in a file that is open and that another program has just written', async () => {
      const editor = await openFile(file);
      await marks(editor, 1);
      const off = await actionTitled(editor, /^Turn json\/minify off/);
      await vscode.workspace.openTextDocument(fileUri(config));
      const written = `# Ours\n${Buffer.from(original).toString()}`;
      writeFileSync(fileUri(config).fsPath, written);
      assert.equal(await run(off), null);
      await marks(editor, 0);
      assert.equal(readFileSync(fileUri(config).fsPath, 'utf8'), `${written}rules:\n  json/minify: off\n`);
    });
  });
});
