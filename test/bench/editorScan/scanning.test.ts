import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { lenses, lensesNow, openText, pause, testApi } from '../../integration/support';
import { longFile, lines, prompts } from '../longFile';

const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(command);

/** Runs work and gives how long it took, and how long nothing else could run in the extension host meanwhile. */
async function watched(work: () => PromiseLike<unknown>): Promise<string> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const started = performance.now();
  delay.enable();
  await work();
  delay.disable();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const ms = (ns: number): string => (ns / 1e6).toFixed(0);
  return `${seconds} s, event-loop delay p99 ${ms(delay.percentile(99))} ms, longest ${ms(delay.max)} ms`;
}

/** Another assumption: results that were kept do not hold any more. */
async function forget(outputTokens: number): Promise<void> {
  await vscode.workspace
    .getConfiguration('promptmeter')
    .update('assumptions.outputTokens', outputTokens, vscode.ConfigurationTarget.Global);
}

/** Milliseconds from a keystroke in the first prompt to lenses that know of it. */
async function keystroke(editor: vscode.TextEditor): Promise<number> {
  const { document } = editor;
  const [before] = await lensesNow(document);
  const started = performance.now();
  // Words enough to change the number above the first prompt.
  const at = document.positionAt(document.getText().indexOf('"""') + 3);
  await editor.edit((builder) => builder.insert(at, 'lighthouse keeper '));
  for (;;) {
    const [now] = await lensesNow(document);
    if (now?.[1] !== before?.[1] && now?.[1].endsWith('…') !== true) return performance.now() - started;
    await pause(2);
  }
}

async function keystrokesUntil(editor: vscode.TextEditor, isOver: () => boolean): Promise<string> {
  const times: number[] = [];
  while (!isOver()) {
    times.push(await keystroke(editor));
    await pause(100);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? NaN).toFixed(0);
  return `${times.length} keystrokes to fresh lenses in a ${lines}-line file: median ${at(0.5)} ms, p90 ${at(0.9)} ms, longest ${at(1)} ms`;
}

/** Measurements inside the real editor with a large repository open; each result stands in the title of its test. */
describe('the Prompts view of a large workspace', function () {
  this.timeout(600_000);

  before(async () => {
    // Looks at the repository when the window opens, in the same process.
    await vscode.workspace
      .getConfiguration('git')
      .update('enabled', false, vscode.ConfigurationTarget.Global);
    await testApi();
    await run('promptmeter.prompts.focus');
    await run('promptmeter.stopScan');
    await pause(5000);
  });

  it('nothing', async function () {
    this.test!.title = `nothing to do: ${await watched(() => pause(3000))}`;
  });

  it('first scan', async function () {
    await forget(301);
    this.test!.title = `first scan: ${await watched(() => run('promptmeter.refreshPrompts'))}`;
  });

  it('second scan', async function () {
    this.test!.title = `second scan, nothing changed: ${await watched(() => run('promptmeter.refreshPrompts'))}`;
  });

  it('typing', async function () {
    const editor = await openText('python', longFile('python').text);
    await lenses(editor, ({ length }) => length === prompts);
    const end = Date.now() + 5000;
    const alone = await keystrokesUntil(editor, () => Date.now() > end);
    await forget(302);
    await run('promptmeter.stopScan');
    let isOver = false;
    let typed = '';
    const loop = await watched(async () => {
      const typing = keystrokesUntil(editor, () => isOver);
      await run('promptmeter.refreshPrompts');
      isOver = true;
      typed = await typing;
    });
    this.test!.title = `alone ${alone}\n      during a first scan ${typed}\n      ${loop}`;
  });
});
