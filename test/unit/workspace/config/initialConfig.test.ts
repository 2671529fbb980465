import assert from 'node:assert/strict';
import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { defaultAssumptions } from '../../../../src/cost/assumptions';
import { createReport } from '../../../../src/report/workspaceReport';
import { initialConfig } from '../../../../src/workspace/config/initialConfig';
import { parseConfig } from '../../../../src/workspace/config/readConfig';
import { writeNewConfig } from '../../../../src/workspace/config/writeConfig';
import { file, message, profile, prompt, text, variable } from '../../report/samples';
import { inFolder } from '../tempFolder';

function config(id: string, name: string, model: string | null = null): string {
  const found = profile(prompt([message([text('Hello '), variable(name)])], { id, model, provider: null }));
  const input = { root: '/', pricesAsOf: '2026-09-23', skipped: [], durationMs: 1 };
  return initialConfig(createReport({ ...input, files: [file('src/a.py', [found])] }), defaultAssumptions);
}

/** The same with every suggestion taken in. */
function uncommented(words: string): string {
  return words.replace(/^# (prompts:|models:|currency:|include:|exclude:| {2}["\w].*| {4}.*)$/gm, '$1');
}

describe('a first promptmeter.yaml', () => {
  it('is valid, and changes nothing as it is', () => {
    const { config: read, problems } = parseConfig(config('src/a.py#PROMPT', 'name'), '.');
    assert.deepEqual(problems, []);
    assert.deepEqual(read?.assumptions, {
      defaultModel: 'gpt-5-mini',
      outputTokens: 300,
      variableTokens: 100,
    });
  });

  it('is valid with its suggestions taken in', () => {
    const words = uncommented(config('src/a.py#PROMPT', 'name', 'my-own-llm'));
    const { config: read, problems } = parseConfig(words, '.');
    assert.deepEqual(problems, [], words);
    assert.deepEqual(read?.assumptions.prompts, [
      { pattern: 'src/a.py#PROMPT', variables: { name: { tokens: 100 } } },
    ]);
    assert.deepEqual(Object.keys(read.assumptions.declaredPrices ?? {}), ['my-own-llm']);
  });

  const hostile = 'a"\nb: &x *y\u2028# {\u202e}: |';
  it('quotes what comes from the workspace', () => {
    const words = config(hostile, hostile, hostile);
    assert.deepEqual(parseConfig(words, '.').problems, [], words);
    const { config: read, problems } = parseConfig(uncommented(words), '.');
    assert.deepEqual(problems, [], words);
    assert.equal(read?.assumptions.prompts?.[0]?.pattern, hostile);
  });

  it('never overwrites a file, and replaces a link instead of following it', async function () {
    if (process.platform === 'win32') this.skip();
    await inFolder({ 'promptmeter.yaml': 'mine', 'other.txt': 'other' }, (folder) => {
      const path = join(folder, 'promptmeter.yaml');
      assert.equal(writeNewConfig(path, 'new', false), false);
      assert.equal(readFileSync(path, 'utf8'), 'mine');
      assert.equal(writeNewConfig(path, 'new', true), true);
      assert.equal(readFileSync(path, 'utf8'), 'new');
      const link = join(folder, 'link.yaml');
      symlinkSync(join(folder, 'other.txt'), link);
      assert.equal(writeNewConfig(link, 'new', false), false);
      assert.equal(writeNewConfig(link, 'new', true), true);
      assert.ok(!lstatSync(link).isSymbolicLink());
      assert.equal(readFileSync(join(folder, 'other.txt'), 'utf8'), 'other');
      const dangling = join(folder, 'dangling.yaml');
      symlinkSync(join(folder, 'nowhere'), dangling);
      assert.equal(writeNewConfig(dangling, 'new', false), false);
      assert.ok(!existsSync(join(folder, 'nowhere')));
    });
  });
});
