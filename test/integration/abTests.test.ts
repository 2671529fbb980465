import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import * as vscode from 'vscode';
import type { Comparison } from '../../src/bench/comparison';
import type { Confirmation } from '../../src/editor/confirmation';
import { answering } from './answering';
import { usualOptions } from '../../src/bench/simulator/options';
import { Simulator } from '../../src/bench/simulator/simulator';
import { closeAll, fileUri, openFile, openText, lenses, positionOf, testApi, until } from './support';

describe('A/B tests', function () {
  this.timeout(120_000);
  let asked: Confirmation[] = [];
  const prepare = async (
    confirmed: boolean,
    answers: readonly (string | true)[] = [],
  ): Promise<() => number> => {
    const abTests = await (await testApi()).abTests.load();
    asked = [];
    abTests.runs.confirm = (question) => {
      asked.push(question);
      return Promise.resolve(confirmed);
    };
    const { questions, open } = answering(answers);
    abTests.questions = questions;
    return open;
  };
  /** Tabs that show a run. */
  const pages = (): vscode.Tab[] =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(
        ({ input }) =>
          input instanceof vscode.TabInputWebview && input.viewType.endsWith('promptmeter.comparison'),
      );
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('promptmeter');

  after(async () => {
    await settings().update('endpoints', undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
    await vscode.workspace.fs.delete(fileUri('.promptmeter'), { recursive: true });
  });

  it('Run Experiment: shows the plan, sends nothing without a yes, then shows a result labelled simulated', async () => {
    await openFile('promptmeter.yaml');
    await prepare(false, ['shorter-escalation']);
    assert.equal(await vscode.commands.executeCommand('promptmeter.runExperiment'), undefined);
    assert.match(asked[0]!.question, /shorter-escalation: A \(simulated-1 at simulated\)/);
    assert.match(asked[0]!.detail, /the ceiling is \$0\.10 \(simulated: nothing is billed\)/);

    await prepare(true);
    const comparison = await vscode.commands.executeCommand<Comparison>(
      'promptmeter.runExperiment',
      'shorter-escalation',
    );
    assert.equal(comparison.simulated, true);
    assert.ok(['complete', 'decided'].includes(comparison.end.reason));
    assert.equal(pages().length, 1);
  });

  it('A/B Test This Prompt: against an edited copy, at the built-in endpoint', async () => {
    const editor = await openFile('prompts/escalation-summary.md');
    await lenses(editor);
    const at = positionOf(editor.document, 'hand a case over');
    editor.selection = new vscode.Selection(at, at);
    const open = await prepare(true, ['An edited copy', true, 'simulated', 'May 3: it arrived open.']);
    const comparison = await vscode.commands.executeCommand<Comparison>('promptmeter.testPrompt');
    assert.equal(open(), 0);
    assert.deepEqual(
      comparison.arms.map(({ variant, model }) => [variant, model]),
      [
        ['A', 'simulated-1'],
        ['B', 'simulated-1'],
      ],
    );
    // The copy was not edited.
    const input = comparison.contrasts.find(({ metric }) => metric === 'inputTokens');
    assert.equal(input?.ratio, 1);
  });

  it('Compare Original and Compressed: runs both, and edits nothing', async () => {
    const rows = JSON.stringify(
      {
        orders: [
          { id: 1, state: 'open' },
          { id: 2, state: 'paid' },
        ],
      },
      null,
      4,
    );
    const source = `CLERK_PROMPT = """You are a clerk. Answer the question of the customer briefly.\n\nThe data of the orders:\n\n\`\`\`json\n${rows}\n\`\`\`\n"""\n`;
    await vscode.workspace.fs.writeFile(fileUri('bot/clerk.py'), Buffer.from(source));
    try {
      const editor = await openFile('bot/clerk.py');
      await lenses(editor);
      const at = positionOf(editor.document, 'You are a clerk');
      editor.selection = new vscode.Selection(at, at);
      const open = await prepare(true, ['Minify', 'simulated']);
      const comparison = await vscode.commands.executeCommand<Comparison>(
        'promptmeter.compareOriginalAndCompressed',
      );
      assert.equal(open(), 0);
      const input = comparison.contrasts.find(({ metric }) => metric === 'inputTokens');
      assert.ok(input!.ratio! < 0.9, JSON.stringify(input));
      assert.equal(editor.document.getText(), source);
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(fileUri('bot/clerk.py'));
    }
  });

  it('A/B Test This Prompt: cold against the cache, with cases of a file', async () => {
    const rows = ['conversation', '"May 3: it arrived open."', '"June 1: charged twice."'];
    await vscode.workspace.fs.writeFile(fileUri('cases.csv'), Buffer.from(rows.join('\n')));
    try {
      const editor = await openFile('prompts/escalation-summary.md');
      await lenses(editor);
      const at = positionOf(editor.document, 'hand a case over');
      editor.selection = new vscode.Selection(at, at);
      const open = await prepare(true, ['Itself from the cache', 'simulated', 'cases.csv']);
      const comparison = await vscode.commands.executeCommand<Comparison>('promptmeter.testPrompt');
      assert.equal(open(), 0);
      assert.deepEqual(
        comparison.arms.map(({ variant, mode }) => [variant, mode]),
        [
          ['cold', 'cold'],
          ['cached', 'warm'],
        ],
      );
      // The prompt is too short for the cache, and the result says so instead of a verdict.
      const ttft = comparison.contrasts.find(({ metric }) => metric === 'ttft')!;
      assert.equal(ttft.verdict, 'notComparable', JSON.stringify(ttft));
      assert.match(ttft.reason!, /too short/);
    } finally {
      await vscode.workspace.fs.delete(fileUri('cases.csv'));
    }
  });

  it('pauses, resumes, and goes on with a run that was called off', async () => {
    await openFile('promptmeter.yaml');
    await prepare(true, ['Start a new run']);
    const { runs } = await (await testApi()).abTests.load();
    const running = vscode.commands.executeCommand<Comparison>(
      'promptmeter.runExperiment',
      'shorter-escalation',
    );
    const files = async (): Promise<string> => {
      const folder = fileUri('.promptmeter/experiments');
      const entries = await vscode.workspace.fs.readDirectory(folder);
      const names = entries.map(([name]) => name).filter((name) => name.startsWith('shorter-'));
      const texts = await Promise.all(
        names.map(async (name) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name))),
      );
      return Buffer.concat(texts).toString();
    };
    const before = (await files()).length;
    await until(
      async () => (await files()).slice(before).match(/"kind":"block"/g)?.length ?? 0,
      (blocks) => blocks >= 2,
    );
    await vscode.commands.executeCommand('promptmeter.pauseExperiment');
    await new Promise((resolve) => setTimeout(resolve, 400));
    const paused = await files();
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.equal((await files()).length, paused.length, 'something was sent while it was paused');
    await vscode.commands.executeCommand('promptmeter.pauseExperiment');
    // As a window that is closed does.
    runs.stop();
    assert.equal((await running).end.reason, 'cancelled');

    const open = await prepare(true, ['Go on with it']);
    const whole = await vscode.commands.executeCommand<Comparison>(
      'promptmeter.runExperiment',
      'shorter-escalation',
    );
    assert.equal(open(), 0);
    assert.ok(['complete', 'decided'].includes(whole.end.reason));
    assert.ok(whole.arms[0]!.warmup > 2, 'the first part counts');
  });

  it('Check My Set-up: tells what timing adds', async () => {
    await prepare(true);
    const calibration =
      await vscode.commands.executeCommand<Comparison['calibration']>('promptmeter.checkSetUp');
    assert.ok(calibration!.noiseMs > 0 && calibration!.overheadMs > 0, JSON.stringify(calibration));
  });

  it('Add Endpoint: keeps it and its key apart, and one request tests it', async () => {
    const key = 'sk-editor-0123456789';
    const simulator = await Simulator.start(usualOptions);
    try {
      const answers = [
        'OpenAI-compatible',
        `${simulator.origin}/v1`,
        key,
        'simulated-1',
        'mine',
        '0 0',
        'Send One Request',
      ] as const;
      const open = await prepare(true, answers);
      await vscode.commands.executeCommand('promptmeter.addEndpoint');
      assert.equal(open(), 0);
      assert.equal(simulator.ledger.length, 1);
      assert.equal(simulator.ledger[0]!.maxOutputTokens, 1);
      const kept = settings().inspect<readonly object[]>('endpoints')?.globalValue;
      assert.deepEqual(kept, [
        {
          name: 'mine',
          kind: 'openai-compatible',
          baseUrl: `${simulator.origin}/v1`,
          model: 'simulated-1',
          price: { inputUsdPerMTok: 0, outputUsdPerMTok: 0 },
        },
      ]);
    } finally {
      await simulator.close();
    }
  });

  it('no workspace says where requests go, or what may be spent', async () => {
    for (const [name, value] of [
      ['endpoints', []],
      ['experiments.maxUsd', 100],
      ['experiments.dailyUsd', 100],
    ] as const) {
      await assert.rejects(
        async () => settings().update(name, value, vscode.ConfigurationTarget.Workspace),
        name,
      );
    }
  });

  it('says where there is no prompt', async () => {
    await openText('plaintext', 'nothing');
    await prepare(true);
    assert.equal(await vscode.commands.executeCommand('promptmeter.testPrompt'), undefined);
    assert.deepEqual(asked, []);
  });
});
