import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lenses, lensesNow, openText } from '../../integration/support';

const prompts = 40;
const lines = 2000;

/** Measurements inside the real editor; each result stands in the title of its test. */
describe('editor', () => {
  it('activation', async function () {
    const extension = vscode.extensions.getExtension('promptmeter.promptmeter');
    assert.ok(extension);
    assert.ok(!extension.isActive, 'something activated the extension before it could be measured');
    const started = performance.now();
    await extension.activate();
    this.test!.title = `activate: ${(performance.now() - started).toFixed(1)} ms`;
  });

  it('first lenses', async function () {
    const started = performance.now();
    await lenses(await openText('python', pythonFile()), (titles) => titles.length === prompts);
    this.test!.title = `first lenses of a ${lines}-line file, cold: ${(performance.now() - started).toFixed(0)} ms`;
  });

  it('refresh', async function () {
    const editor = await openText('python', pythonFile());
    const { document } = editor;
    await lenses(editor, (titles) => titles.length === prompts);
    const times: number[] = [];
    for (let round = 0; round < 15; round++) {
      const [before] = await lensesNow(document);
      const started = performance.now();
      // Words enough to change the number above the first prompt.
      await editor.edit((edit) =>
        edit.insert(document.positionAt(document.getText().indexOf('"""') + 3), 'lighthouse keeper '),
      );
      for (;;) {
        const [now] = await lensesNow(document);
        if (now?.[1] !== before?.[1] && now?.[1].endsWith('…') !== true) break;
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    const median = times[7]!;
    this.test!.title =
      `lens refresh after a keystroke in a ${lines}-line file, with the pause that is waited for: ` +
      `median ${median.toFixed(0)} ms (${times[0]!.toFixed(0)} to ${times.at(-1)!.toFixed(0)} ms)`;
  });
});

/** Functions with a prompt each, filled up with code that has none. */
function pythonFile(): string {
  const blocks = Array.from({ length: prompts }, (_, i) => [
    `GUIDE_${i}_PROMPT = """You are guide number ${i}. Answer the question of {visitor} in one sentence."""`,
    `def guide_${i}(visitor):`,
    `    return GUIDE_${i}_PROMPT.format(visitor=visitor)`,
    ...Array.from(
      { length: lines / prompts - 3 },
      (_, j) => `value_${i}_${j} = compute(${i}, [x * ${j} for x in range(${j})])`,
    ),
  ]);
  return blocks.flat().join('\n');
}
