import assert from 'node:assert/strict';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import { noSources } from '../../../src/prompt/sources';
import { createReport } from '../../../src/report/workspaceReport';
import type { Analyzer } from '../../../src/workspace/analyzer';
import { createEngine } from '../../../src/workspace/engine';
import { fixFiles } from '../../../src/workspace/fixFiles';
import type { FileFixes } from '../../../src/workspace/fixFiles';
import { nodeAssets } from '../support/assets';
import { inFolder } from './tempFolder';

const engine = createEngine(nodeAssets(), () => noSources);
const analyzer: Pick<Analyzer, 'analyze' | 'fix'> = {
  analyze: (request) => engine.analyze(request),
  fix: (request) => engine.fix(request),
};

const items = '{\n  "orders": [\n    { "id": 1 },\n    { "id": 2 },\n    { "id": 3 }\n  ]\n}';
const minified = '{"orders":[{"id":1},{"id":2},{"id":3}]}';
const document = (json: string): string =>
  `# Rules\n\nThis is the data of the customer:\n\n\`\`\`json\n${json}\n\`\`\`\n`;

async function fixed(
  root: string,
  text: string,
  { write = true, path = 'AGENTS.md' } = {},
): Promise<FileFixes[]> {
  const file = await engine.analyze({ path, text, root: null, assumptions: defaultAssumptions });
  const report = createReport({
    root,
    pricesAsOf: '2026-11-01',
    files: [file],
    quiet: 0,
    skipped: [],
    durationMs: 1,
  });
  return fixFiles(report, { analyzer, assumptions: defaultAssumptions, write });
}

describe('fixing files', () => {
  it('writes what is proven and leaves every other byte', () =>
    inFolder({ 'AGENTS.md': document(items) }, async (root) => {
      const [file] = await fixed(root, document(items));
      assert.deepEqual(
        file?.applied.map(({ rule }) => rule),
        ['json/minify'],
      );
      assert.equal(readFileSync(join(root, 'AGENTS.md'), 'utf8'), document(minified));
    }));

  it('keeps the line ends of a file', () =>
    inFolder({ 'AGENTS.md': document(items).replaceAll('\n', '\r\n') }, async (root) => {
      await fixed(root, document(items).replaceAll('\n', '\r\n'));
      const now = readFileSync(join(root, 'AGENTS.md'), 'utf8');
      assert.equal(now.replaceAll('\r\n', '').includes('\n'), false);
    }));

  it('writes nothing in a dry run', () =>
    inFolder({ 'AGENTS.md': document(items) }, async (root) => {
      const [file] = await fixed(root, document(items), { write: false });
      assert.equal(file?.applied.length, 1);
      assert.equal(readFileSync(join(root, 'AGENTS.md'), 'utf8'), document(items));
    }));

  it('makes those too that meet another, so that a second run finds nothing', () => {
    const indented = (json: string, indent: string): string =>
      `from openai import OpenAI\nP = """\n${document(json)
        .trim()
        .replace(
          /^(?=.)/gm,
          indent,
        )}\n${indent}"""\nOpenAI().chat.completions.create(model="gpt-5.4-mini", messages=[{"role": "system", "content": P}])\n`;
    return inFolder({ 'a.py': indented(items, '        ') }, async (root) => {
      const [file] = await fixed(root, indented(items, '        '), { path: 'a.py' });
      assert.deepEqual(
        file?.applied.map(({ rule, startLine }) => [rule, startLine]),
        [
          ['dedent', 3],
          ['json/minify', 8],
        ],
      );
      assert.deepEqual(file.left, []);
      const now = readFileSync(join(root, 'a.py'), 'utf8');
      assert.equal(now, indented(minified, ''));
      assert.deepEqual(await fixed(root, now, { path: 'a.py' }), []);
    });
  });

  it('proves the fixes of a text of a megabyte', () => {
    const lines = (indent: string, end: string): string =>
      Array.from(
        { length: 14_000 },
        (_, at) =>
          `${indent}Rule ${at}: answer each question of the customer in two short sentences.${end}\n`,
      ).join('');
    const text = (indent: string, end: string): string => `PROMPT = """\n${lines(indent, end)}${indent}"""\n`;
    return inFolder({ 'a.py': text('    ', '   ') }, async (root) => {
      const [file] = await fixed(root, text('    ', '   '), { path: 'a.py' });
      assert.deepEqual(file?.left, []);
      assert.equal(readFileSync(join(root, 'a.py'), 'utf8'), text('', ''));
    });
  });

  const left: readonly (readonly [title: string, bytes: string, why: RegExp])[] = [
    ['with a byte order mark', `\uFEFF${document(items)}`, /UTF-8 without a mark/],
    ['that has changed since', `${document(items)}More.\n`, /has changed since/],
  ];
  for (const [title, bytes, why] of left) {
    it(`leaves a file ${title}`, () =>
      inFolder({ 'AGENTS.md': bytes }, async (root) => {
        const [file] = await fixed(root, document(items));
        assert.deepEqual(file?.applied, []);
        assert.match(file.left[0]!.why, why);
        assert.equal(readFileSync(join(root, 'AGENTS.md'), 'utf8'), bytes);
      }));
  }

  it('leaves a file that is gone, and one that is read-only', () =>
    inFolder({ 'AGENTS.md': document(items) }, async (root) => {
      const path = join(root, 'AGENTS.md');
      chmodSync(path, 0o444);
      for (const write of [true, false]) {
        const [readOnly] = await fixed(root, document(items), { write });
        assert.match(readOnly!.left[0]!.why, /read-only/);
      }
      chmodSync(path, 0o644);
      rmSync(path);
      const [gone] = await fixed(root, document(items));
      assert.deepEqual(gone!.applied, []);
    }));
});
