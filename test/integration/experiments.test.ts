import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Comparison } from '../../src/bench/comparison';
import { parseRun } from '../../src/bench/store/run';
import type { ReadRun } from '../../src/bench/store/run';
import { placeOfRun } from '../../src/editor/abTests/storedRuns';
import type { Confirmation } from '../../src/editor/confirmation';
import { answering } from './answering';
import { closeAll, fileUri, openFile, testApi, until } from './support';

/** The runs of experiments that lie on disk. */
describe('Experiments', function () {
  this.timeout(120_000);
  let asked: Confirmation[] = [];
  let file = '';
  let result: Comparison | null = null;
  const runsFolder = (): string => fileUri('.promptmeter/experiments').fsPath;
  const files = (): string[] => readdirSync(runsFolder()).filter((name) => name.endsWith('.jsonl'));
  const read = (): ReadRun => parseRun(readFileSync(file, 'utf8'))!;

  const answers = async (confirmed: boolean, given: readonly (string | true)[]): Promise<() => number> => {
    const abTests = await (await testApi()).abTests.load();
    asked = [];
    abTests.runs.confirm = (question) => {
      asked.push(question);
      return Promise.resolve(confirmed);
    };
    const { questions, open } = answering(given);
    abTests.questions = questions;
    return open;
  };
  const items = async (): Promise<vscode.TreeItem[]> => {
    const { experiments } = await testApi();
    const nodes = (await experiments.getChildren(undefined)) ?? [];
    return nodes.map(({ item }) => item);
  };
  const pages = (): vscode.Tab[] =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(
        ({ input }) =>
          input instanceof vscode.TabInputWebview && input.viewType.endsWith('promptmeter.comparison'),
      );

  before(async () => {
    await answers(true, []);
    await openFile('promptmeter.yaml');
    result = await vscode.commands.executeCommand<Comparison>(
      'promptmeter.runExperiment',
      'shorter-escalation',
    );
    file = join(runsFolder(), files()[0]!);
  });

  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(fileUri('.promptmeter'), { recursive: true });
  });

  it('lists a run with its verdict, pairs and that it is simulated', async () => {
    const [item, ...others] = await items();
    assert.equal(others.length, 0);
    assert.equal(item!.label, 'shorter-escalation');
    assert.match(
      String(item!.description),
      /^just now · (better|worse|no difference|not decided) · \d+ pairs · simulated$/,
    );
  });

  it('renames a run without rewriting it, and opens it under its name', async () => {
    const before = readFileSync(file, 'utf8');
    const open = await answers(true, ['one with three lines']);
    await vscode.commands.executeCommand('promptmeter.renameRun', { file });
    assert.equal(open(), 0);
    assert.ok(readFileSync(file, 'utf8').startsWith(before));
    assert.equal((await items())[0]!.label, 'one with three lines');
    await closeAll();
    await vscode.commands.executeCommand('promptmeter.openRun', { file });
    await until(
      () => Promise.resolve(pages().map(({ label }) => label)),
      (labels) => labels[0] === 'one with three lines',
    );
  });

  it('exports what the command line prints, and a page that loads nothing', async () => {
    for (const format of ['json', 'csv', 'markdown', 'html'] as const) {
      const open = await answers(true, [`exported.${format}`]);
      const saved = await vscode.commands.executeCommand<vscode.Uri>(
        'promptmeter.exportRun',
        { file },
        format,
      );
      assert.equal(open(), 0);
      const text = readFileSync(saved.fsPath, 'utf8');
      assert.doesNotMatch(text, new RegExp(runsFolder().slice(1, -20)), 'no place of this machine');
      if (format === 'json') {
        const { arms, contrasts, spentUsd } = JSON.parse(text) as Comparison;
        assert.deepEqual(
          JSON.parse(JSON.stringify({ arms, contrasts, spentUsd })),
          JSON.parse(
            JSON.stringify({ arms: result!.arms, contrasts: result!.contrasts, spentUsd: result!.spentUsd }),
          ),
        );
      }
      if (format === 'html') {
        assert.match(text, /default-src 'none'/);
        assert.doesNotMatch(text, /<(?:script|link|img)[^>]+(?:src|href)=/);
        assert.match(text, /"included":\{"cases":\[\{/);
      }
      await vscode.workspace.fs.delete(saved);
    }
  });

  it('runs it again or with more pairs only after another yes, and says why all pairs are new', async () => {
    const { stored } = await (await testApi()).abTests.load();
    const pairs = result!.pairs.valid;
    await answers(false, []);
    await stored.do(placeOfRun(file), read(), { type: 'again' });
    await stored.do(placeOfRun(file), read(), { type: 'morePairs', pairs: 10 });
    assert.equal(asked.length, 2);
    assert.match(asked[0]!.question, /shorter-escalation: A \(simulated-1 at simulated\)/);
    assert.match(asked[1]!.detail, new RegExp(`A new run of ${pairs + 10} pairs, all of them measured anew`));
    assert.equal(files().length, 1);
  });

  it('shows over the prompt what was measured; a click opens the run', async () => {
    const editor = await openFile('prompts/escalation-summary.md');
    const lens = await until(
      async () => {
        const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          editor.document.uri,
          100,
        );
        return all.find(({ command }) => command?.command === 'promptmeter.openRun');
      },
      (found) => found !== undefined,
    );
    assert.match(lens!.command!.title, /^p50 \d+ ms · TTFT \d+ ms \(n=\d+, just now, simulated\)$/);
    assert.deepEqual(lens!.command!.arguments, [{ file }]);
  });

  it('applies the text of a variant as one step to undo, and leaves the file unsaved', async () => {
    const { stored } = await (await testApi()).abTests.load();
    const editor = await openFile('prompts/escalation-summary.md');
    const { document } = editor;
    const original = document.getText();
    const before = await stored.surroundings(placeOfRun(file), read());
    assert.deepEqual(before.whyNotApplied, { A: 'The prompt says that already.', B: null });
    assert.equal(before.volume?.callsPerMonth, 40_000);
    assert.match(before.volume.source, /promptmeter\.yaml/);

    const open = await answers(true, [true]);
    assert.equal(await stored.apply(placeOfRun(file), read(), 'B'), true);
    assert.equal(open(), 0);
    assert.match(document.getText(), /Hand this case over in three lines/);
    assert.equal(document.isDirty, true);
    assert.deepEqual((await stored.surroundings(placeOfRun(file), read())).whyNotApplied, {
      A: null,
      B: 'The prompt says that already.',
    });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), original);
  });

  it('refuses where the prompt is none of those that were compared', async () => {
    const { stored } = await (await testApi()).abTests.load();
    const { document } = await openFile('prompts/escalation-summary.md');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, '\nBe kind.\n');
    await vscode.workspace.applyEdit(edit);
    const { whyNotApplied } = await stored.surroundings(placeOfRun(file), read());
    assert.match(whyNotApplied['B']!, /has changed: the prompt is none of those that were compared/);
    await answers(true, []);
    await assert.rejects(stored.apply(placeOfRun(file), read(), 'B'), /has changed/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('shows the page of a run again that the editor kept over a reload, by the id of the run alone', async () => {
    await closeAll();
    const { history } = await (await testApi()).abTests.load();
    const kept = (): vscode.WebviewPanel =>
      vscode.window.createWebviewPanel('promptmeter.comparison', 'Experiment', vscode.ViewColumn.Active);
    await history.restore(kept(), { run: read().run.id, tab: 'x' });
    await until(
      () => Promise.resolve(pages().map(({ label }) => label)),
      (labels) => labels.length === 1 && labels[0] === 'one with three lines',
    );
    for (const state of [undefined, null, 'x', { run: 'no such run' }, { run: file }]) {
      await history.restore(kept(), state);
      await until(
        () => Promise.resolve(pages().length),
        (count) => count === 1,
      );
    }
  });

  it('compares two runs, and says that they are not paired', async () => {
    const lines = readFileSync(file, 'utf8').split('\n');
    const other = join(runsFolder(), 'other.jsonl');
    const record = JSON.parse(lines[0]!) as { id: string };
    writeFileSync(other, [JSON.stringify({ ...record, id: 'other' }), ...lines.slice(1)].join('\n'));
    writeFileSync(join(runsFolder(), 'damaged.jsonl'), '{"kind":"run"}\n');
    assert.deepEqual(
      (await items()).map(({ contextValue }) => contextValue),
      ['promptmeter.runItem', 'promptmeter.runItem', 'promptmeter.unreadableRun'],
    );
    const { history } = await (await testApi()).abTests.load();
    await answers(true, ['one with three lines']);
    await history.compare({ file });
    const page = await until(
      () =>
        Promise.resolve(vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'promptmeter-runs')),
      (document) => document !== undefined,
    );
    assert.match(page!.getText(), /\*\*not paired\*\*/);
    assert.match(page!.getText(), /Brunner & Munzel/);
  });

  it('goes on with a run that was killed, in its own file, by what the file keeps', async () => {
    const cut = join(runsFolder(), 'cut.jsonl');
    const lines = readFileSync(file, 'utf8').split('\n');
    const half = lines.findIndex((line) => line.includes('"kind":"block"')) + 1;
    writeFileSync(cut, `${lines.slice(0, half).join('\n')}\n{"kind":"sen`);
    const killed = parseRun(readFileSync(cut, 'utf8'))!;
    const { stored } = await (await testApi()).abTests.load();
    const { canRun, canResume } = await stored.surroundings(placeOfRun(cut), killed);
    assert.deepEqual([canRun, canResume], [true, true]);
    const whole = await stored.surroundings(placeOfRun(file), read());
    assert.deepEqual([whole.canRun, whole.canResume], [true, false]);
    const count = files().length;
    await answers(true, []);
    await stored.do(placeOfRun(cut), killed, { type: 'resumeRun' });
    assert.equal(asked.length, 1);
    assert.equal(files().length, count, 'no other file');
    const ended = parseRun(readFileSync(cut, 'utf8'))!;
    assert.ok(ended.end?.reason === 'complete' || ended.end?.reason === 'decided', JSON.stringify(ended.end));
    assert.ok(ended.end.summary!.pairs.valid > 1);
  });

  it('deletes only what is in the list, after a yes', async () => {
    const stranger = fileUri('promptmeter.yaml').fsPath;
    const { history } = await (await testApi()).abTests.load();
    await answers(true, []);
    await assert.rejects(history.delete({ file: stranger }), /no such run/);
    assert.ok(existsSync(stranger));
    await answers(true, [true, true]);
    await vscode.commands.executeCommand('promptmeter.deleteRun', { file });
    assert.ok(!existsSync(file));
  });
});
