import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';
import { closeAll, configure, fileUri, lenses, openFile, pause, testApi, until } from './support';

type Tree = TestApi['tree'];

/** Labels and descriptions of the items, children indented. */
async function lines(tree: Tree, node?: Parameters<Tree['getTreeItem']>[0], indent = ''): Promise<string[]> {
  const found: string[] = [];
  for (const child of (await tree.getChildren(node)) ?? []) {
    const item = await tree.getTreeItem(child);
    const label = typeof item.label === 'string' ? item.label : (item.label?.label ?? '');
    found.push(`${indent}${label} | ${String(item.description)}`);
    found.push(...(await lines(tree, child, `${indent}  `)));
  }
  return found;
}

describe('the Prompts view', () => {
  let tree: Tree;

  before(async () => {
    ({ tree } = await testApi());
    await vscode.commands.executeCommand('promptmeter.refreshPrompts');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('promptmeter.clearPromptFilter');
    await vscode.commands.executeCommand('promptmeter.groupPromptsByFile');
    await closeAll();
  });

  it('groups prompts by file, the dearest first and the unpriced last', async () => {
    const all = await lines(tree);
    const files = all.filter((line) => !line.startsWith(' '));
    // It sends the policy of another file along.
    assert.match(files[0]!, /^refunds\.py \| ~\$[\d.]+\/1K · bot$/);
    assert.match(files.at(-1)!, /^sizing\.py \| unpriced · bot$/);
    assert.ok(
      all.some((line) => /^ {2}ORDER_CHAT_PROMPT \| ≤?~?\$[\d.]+\/1K · ~?\d+ tok · gpt-4\.1-mini/.test(line)),
    );
  });

  it('lists all prompts by cost', async () => {
    await vscode.commands.executeCommand('promptmeter.listPromptsByCost');
    const all = await lines(tree);
    const costs = all.flatMap((line) => /\| ≤?~?\$([\d.]+)\/1K/.exec(line)?.[1] ?? []).map(Number);
    assert.equal(costs.length, all.length - 1);
    assert.deepEqual(
      costs,
      costs.toSorted((a, b) => b - a),
    );
    assert.match(all.at(-1)!, /^recommend_size \| unpriced/);
  });

  it('shows what a filter leaves', async () => {
    await vscode.commands.executeCommand('promptmeter.filterPrompts', 'UNPRICED');
    assert.deepEqual(
      (await lines(tree)).map((line) => line.trim().split(' ')[0]),
      ['sizing.py', 'recommend_size'],
    );
    await vscode.commands.executeCommand('promptmeter.filterPrompts', 'bot/ gpt-5-nano');
    assert.equal((await lines(tree)).length, 2);
    await vscode.commands.executeCommand('promptmeter.filterPrompts', 'nothing has this name');
    assert.deepEqual(await lines(tree), []);
  });

  it('explains an item and opens it', async () => {
    await vscode.commands.executeCommand('promptmeter.filterPrompts', 'TRIAGE');
    const [file] = (await tree.getChildren()) ?? [];
    const [prompt] = (await tree.getChildren(file)) ?? [];
    const item = await tree.getTreeItem(prompt!);
    const token = new vscode.CancellationTokenSource().token;
    const resolved = await tree.resolveTreeItem?.(item, prompt!, token);
    assert.match((resolved?.tooltip as vscode.MarkdownString).value, /\| Component /);
    assert.ok(item.accessibilityInformation?.label.includes('bot/triage.py'));
    await vscode.commands.executeCommand(item.command!.command, ...(item.command!.arguments as unknown[]));
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.uri.toString(), fileUri('bot/triage.py').toString());
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /responses\.create/);
  });

  it('follows files that come, change and go, and lists what could not be read', async () => {
    const uri = fileUri('bot/extra.py');
    const write = (text: string): Thenable<void> => vscode.workspace.fs.writeFile(uri, Buffer.from(text));
    const isListed = async (pattern: RegExp): Promise<boolean> =>
      (await lines(tree)).some((line) => pattern.test(line));
    const listed = (pattern: RegExp, wanted = true): Promise<boolean> =>
      until(
        () => isListed(pattern),
        (is) => is === wanted,
      );
    try {
      await write(
        'EXTRA_PROMPT = """You are an assistant. Summarize in one lines what the customer wants."""\n',
      );
      await listed(/^ {2}EXTRA_PROMPT /);
      await write(
        'def broken(:\n\nOTHER_PROMPT = """You are an assistant. Summarize in two lines what the customer wants."""\n',
      );
      await listed(/^ {2}OTHER_PROMPT /);
      await listed(/^ {2}EXTRA_PROMPT /, false);
      await listed(/^ {2}Line \d+: .+ \| bot\/extra\.py/);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
    await listed(/extra\.py/, false);
  });

  it('leaves out what git ignores, also when it changes', async () => {
    const ignore = fileUri('.gitignore');
    const uri = fileUri('bot/ignored.py');
    await vscode.workspace.fs.writeFile(ignore, Buffer.from('ignored.py\n'));
    try {
      await vscode.workspace.fs.writeFile(
        uri,
        Buffer.from(
          'IGNORED_PROMPT = """You are an assistant. Summarize in one lines what the customer wants."""\n',
        ),
      );
      const other = fileUri('bot/seen.py');
      await vscode.workspace.fs.writeFile(
        other,
        Buffer.from(
          'SEEN_PROMPT = """You are an assistant. Summarize in one lines what the customer wants."""\n',
        ),
      );
      await until(
        () => lines(tree),
        (all) => all.some((line) => line.includes('SEEN_PROMPT')),
      );
      assert.ok(!(await lines(tree)).some((line) => line.includes('IGNORED_PROMPT')));
      await vscode.workspace.fs.delete(other);
    } finally {
      await vscode.workspace.fs.delete(uri);
      await vscode.workspace.fs.delete(ignore);
    }
  });

  it('follows folders that are moved and deleted', async () => {
    const from = fileUri('moving');
    const to = fileUri('moved');
    const text =
      'MOVED_PROMPT = """You are an assistant. Summarize in one line what the customer wants."""\n';
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(from, 'inside/a.py'), Buffer.from(text));
    const folders = async (): Promise<string> =>
      (await lines(tree))
        .filter((line) => /^a\.py /.test(line))
        .map((line) => line.split(' · ')[1])
        .join();
    await until(folders, (found) => found === 'moving/inside');
    await vscode.workspace.fs.rename(from, to);
    await until(folders, (found) => found === 'moved/inside');
    await vscode.workspace.fs.delete(to, { recursive: true });
    await until(folders, (found) => found === '');
  });

  it('leaves out what the editor hides, also when that changes', async () => {
    const files = vscode.workspace.getConfiguration('files', fileUri('.'));
    const isListed = async (): Promise<boolean> =>
      (await lines(tree)).some((line) => /triage\.py/.test(line));
    assert.ok(await isListed());
    try {
      await files.update('exclude', { 'bot/tri*': true }, vscode.ConfigurationTarget.Workspace);
      await until(isListed, (is) => !is);
    } finally {
      await files.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await until(isListed, (is) => is);
  });

  it('is not read again when only what is shown of prompts changes', async () => {
    let changes = 0;
    const count = (): void => {
      changes += 1;
    };
    const listener = tree.onDidChangeTreeData?.(count);
    /** Changes until there are none for a while. */
    const told = async (): Promise<number> => {
      let before = -1;
      while (before !== changes) {
        before = changes;
        await pause(1000);
      }
      return changes;
    };
    try {
      const editor = await openFile('bot/triage.py');
      await lenses(editor);
      const before = await told();
      await configure('codeLens.enabled', false);
      await lenses(editor, (titles) => titles.length === 0);
      await configure('codeLens.enabled', undefined);
      await lenses(editor);
      assert.equal(await told(), before);
      await configure('assumptions.outputTokens', 301);
      assert.ok((await told()) > before);
    } finally {
      await configure('codeLens.enabled', undefined);
      await configure('assumptions.outputTokens', undefined);
      await told();
      listener?.dispose();
    }
  });

  it('follows what other programs do, many files at a time', async function () {
    this.timeout(120_000);
    const folder = fileUri('branch').fsPath;
    const count = async (): Promise<number> =>
      (await lines(tree)).filter((line) => / {2}BRANCH_\d+ /.test(line)).length;
    const write = (of: (index: number) => string): void => {
      for (let i = 0; i < 150; i++) writeFileSync(join(folder, `file${i}.py`), of(i));
    };
    const text = (i: number): string =>
      `BRANCH_${i} = """You are an assistant. Summarize in one line what the customer wants."""\n`;
    mkdirSync(folder);
    try {
      write(text);
      await until(count, (found) => found === 150, 60_000);
      write((i) => (i < 50 ? text(i) : 'nothing = 1\n'));
      await until(count, (found) => found === 50, 60_000);
    } finally {
      rmSync(folder, { recursive: true });
    }
    await until(count, (found) => found === 0, 60_000);
  });

  it('fills while files are read, and goes on from where it was stopped', async function () {
    this.timeout(120_000);
    const count = 2500;
    const names = Array.from({ length: count }, (_, i) => `many/file${i}.py`);
    const write = async (text: string): Promise<void> => {
      const bytes = Buffer.from(`MANY_PROMPT = """You are an assistant. ${text}"""\n`);
      await Promise.all(names.map((name) => vscode.workspace.fs.writeFile(fileUri(name), bytes)));
    };
    const labels = async (): Promise<string[]> =>
      (await lines(tree)).filter((line) => !line.startsWith(' ')).map((line) => line.split(' | ')[0]!);
    const moreOf = (all: readonly string[]): number =>
      Number(/^Show more \(([\d,]+) files?\)$/.exec(all.at(-1) ?? '')?.[1]?.replace(',', '') ?? 0);
    const others = (await labels()).length;
    const filesOf = (all: readonly string[]): number =>
      all.length - Number(moreOf(all) > 0) + moreOf(all) - others;
    // Stopped at the first sight of new prompts; a fast machine may be done by then, and gets new texts to read.
    const stopEarly = async (): Promise<void> => {
      const scan = vscode.commands.executeCommand('promptmeter.refreshPrompts');
      const listener = tree.onDidChangeTreeData?.(async () => {
        const items = (await tree.getChildren()) ?? [];
        if (items.length > others) await vscode.commands.executeCommand('promptmeter.stopScan');
      });
      await scan;
      listener?.dispose();
    };
    try {
      for (let attempt = 1; attempt <= 5; attempt++) {
        await write(`Summarize in ${attempt} lines what the customer wants.`);
        await stopEarly();
        if ((await labels())[0]!.startsWith('Scan ')) break;
        await vscode.workspace.fs.delete(fileUri('many'), { recursive: true });
        await until(labels, (all) => filesOf(all) === 0);
      }
      const [rest, ...stopped] = await labels();
      assert.match(rest!, /^Scan the other [\d,]+ files$/);
      assert.ok(stopped.length <= 201, `${stopped.length} items`);
      assert.ok(filesOf(stopped) > 0 && filesOf(stopped) < count, `${filesOf(stopped)} files`);
      const [node] = (await tree.getChildren()) ?? [];
      const { command } = await tree.getTreeItem(node!);
      await vscode.commands.executeCommand(command!.command);
      const all = await labels();
      assert.equal(filesOf(all), count);
      assert.ok(!all.some((label) => label.startsWith('Scan ')));
      await vscode.commands.executeCommand('promptmeter.showMorePrompts');
      assert.equal(moreOf(await labels()), moreOf(all) - 200);
    } finally {
      await vscode.workspace.fs.delete(fileUri('many'), { recursive: true });
    }
    await until(labels, (all) => filesOf(all) === 0);
  });

  it('counts an open document as it stands, and as saved once it is closed', async () => {
    const editor = await openFile('bot/triage.py');
    await lenses(editor);
    const triage = async (): Promise<string> =>
      (await lines(tree)).find((line) => line.includes('TRIAGE_INSTRUCTIONS')) ?? '';
    const before = await until(triage, (line) => line !== '');
    const at = editor.document.positionAt(editor.document.getText().indexOf('delivery: where'));
    await editor.edit((edit) => edit.insert(at, 'spare parts: zips, poles, buckles, straps and pegs\n'));
    await until(triage, (line) => line !== before && line !== '');
    await closeAll();
    await until(triage, (line) => line === before);
  });
});
