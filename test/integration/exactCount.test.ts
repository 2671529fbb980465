import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Confirmation } from '../../src/editor/confirmation';
import { withProvider } from '../unit/providers/fakeProvider';
import {
  closeAll,
  fileUri,
  hoverOver,
  lenses,
  openText,
  pageText,
  positionOf,
  testApi,
  until,
} from './support';

const key = 'sk-integration-0123456789';
const code = `from anthropic import Anthropic
client = Anthropic()
client.messages.create(
    model="claude-opus-4-6",
    max_tokens=10,
    system="You answer questions about gardens, briefly and kindly.",
    messages=[{"role": "user", "content": "Which roses grow in the shade?"}],
)
`;

async function baseUrls(value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration('promptmeter')
    .update('countBaseUrls', value, vscode.ConfigurationTarget.Global);
}

describe('Count Tokens Exactly', () => {
  let asked: Confirmation[] = [];
  const answers = async (answer: boolean): Promise<void> => {
    asked = [];
    (await testApi()).exactCount.confirm = (question) => {
      asked.push(question);
      return Promise.resolve(answer);
    };
  };

  before(() => {
    process.env['ANTHROPIC_API_KEY'] = key;
  });
  after(async () => {
    delete process.env['ANTHROPIC_API_KEY'];
    await baseUrls(undefined);
    await closeAll();
  });

  it('asks the provider after the user, keeps the count, and sends nothing when it is called off', async () => {
    await withProvider({ body: { input_tokens: 31 } }, async (baseUrl, requests) => {
      await baseUrls({ anthropic: baseUrl });
      const editor = await openText('python', code);
      await lenses(editor);
      const at = positionOf(editor.document, 'gardens');
      editor.selection = new vscode.Selection(at, at);

      await answers(false);
      assert.equal(await vscode.commands.executeCommand('promptmeter.countExactly'), undefined);
      assert.equal(requests.length, 0);
      assert.match(asked[0]!.question, /to Anthropic/);
      assert.match(asked[0]!.detail, new RegExp(`${baseUrl}, with the key in ANTHROPIC_API_KEY`));
      assert.ok(!JSON.stringify(asked).includes(key));

      await answers(true);
      const count = await vscode.commands.executeCommand<object>('promptmeter.countExactly');
      const today = new Date().toISOString().slice(0, 10);
      assert.deepEqual(count, { tokens: 31, source: 'Anthropic messages/count_tokens', countedOn: today });
      assert.equal(requests.length, 1);
      assert.deepEqual(requests[0]!.body, {
        model: 'claude-opus-4-6',
        system: 'You answer questions about gardens, briefly and kindly.',
        messages: [{ role: 'user', content: 'Which roses grow in the shade?' }],
      });

      assert.deepEqual(await vscode.commands.executeCommand('promptmeter.countExactly'), count);
      assert.equal(requests.length, 1, 'the same text is not sent twice');
      assert.equal(asked.length, 1);
    });
  });

  it('is what every surface shows, until the text changes: then it corrects the estimate', async () => {
    const uri = fileUri('bot/exact_count.py');
    const rules = Array.from(
      { length: 20 },
      (_, i) => `Rule ${i}: roses of kind ${i} need ${i} litres of water.`,
    );
    const system = ['"""', ...rules, '"""'].join('\n');
    const text = code.replace('"You answer questions about gardens, briefly and kindly."', system);
    await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
    try {
      await withProvider({ body: { input_tokens: 412 } }, async (baseUrl) => {
        await baseUrls({ anthropic: baseUrl });
        const { tree } = await testApi();
        await vscode.commands.executeCommand('promptmeter.refreshPrompts');
        const editor = await vscode.window.showTextDocument(uri, { preview: false });
        const [estimated] = await lenses(editor);
        assert.match(estimated!, /^~\d+ tok ±\d+ %/);
        const at = positionOf(editor.document, 'roses of kind');
        editor.selection = new vscode.Selection(at, at);
        await answers(true);
        await vscode.commands.executeCommand('promptmeter.countExactly');

        const today = new Date().toISOString().slice(0, 10);
        const label = `exact, counted by Anthropic messages/count\\\\?_tokens on ${today}`;
        const [exact] = await lenses(editor);
        assert.match(exact!, /^412 tok · /);
        const hover = (await hoverOver(editor.document, 'roses of kind'))
          .map(({ value }) => value)
          .join('\n');
        assert.match(hover, new RegExp(`Input.*412 tokens.*${label}`));
        await vscode.commands.executeCommand('promptmeter.explainCost');
        await pageText((page) => /412 tokens × /.test(page) && new RegExp(label).test(page));
        await until(
          async () => {
            const words: string[] = [];
            for (const file of (await tree.getChildren()) ?? []) {
              for (const prompt of (await tree.getChildren(file)) ?? []) {
                words.push(String((await tree.getTreeItem(prompt)).description));
              }
            }
            return words;
          },
          (descriptions) => descriptions.some((words) => / · 412 tok · /.test(words)),
        );

        await vscode.window.showTextDocument(uri, { preview: false });
        await editor.edit((edit) => edit.insert(positionOf(editor.document, 'Rule 7'), 'New: greet first. '));
        const [edited] = await lenses(editor, (titles) => titles.some((title) => title.startsWith('~')));
        const [, tokens, errorPct] = /^~(\d+) tok ±(\d+) %/.exec(edited!)!;
        assert.ok(Number(tokens) > 412 && Number(tokens) < 450, edited);
        assert.ok(
          Number(errorPct) < Number(/±(\d+) %/.exec(estimated!)![1]),
          `${edited!} after ${estimated!}`,
        );
        await vscode.commands.executeCommand('undo');
        await lenses(editor, (titles) => titles.some((title) => title.startsWith('412 tok')));
      });
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await closeAll();
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('gives no count where the provider refuses', async () => {
    await withProvider({ status: 401, body: { error: { message: key } } }, async (baseUrl, requests) => {
      await baseUrls({ anthropic: baseUrl });
      const editor = await openText('python', code.replace('gardens', 'ponds'));
      await lenses(editor);
      const at = positionOf(editor.document, 'ponds');
      editor.selection = new vscode.Selection(at, at);
      await answers(true);
      assert.equal(await vscode.commands.executeCommand('promptmeter.countExactly'), undefined);
      assert.equal(requests.length, 1);
    });
  });

  it('goes nowhere that a workspace names', async () => {
    const configuration = vscode.workspace.getConfiguration('promptmeter');
    await assert.rejects(async () =>
      configuration.update(
        'countBaseUrls',
        { anthropic: 'https://example.com' },
        vscode.ConfigurationTarget.Workspace,
      ),
    );
  });
});
