import assert from 'node:assert/strict';
import type { Log } from 'sarif';
import { renderings } from '../../../src/report/renderings/renderings';
import type { FileProfile, Profile } from '../../../src/report/model';
import { createReport } from '../../../src/report/workspaceReport';
import { ruleMarkdown } from '../../../src/report/renderings/ruleMarkdown';
import { profileOf } from '../advice/advised';

const json = '```json\n{\n  "orders": [\n    { "id": 1 },\n    { "id": 2 },\n    { "id": 3 }\n  ]\n}\n```\n';

async function logOf(path: string): Promise<Log> {
  const prompt = await profileOf(path, `# Rules\n\nThis is the data of the customer:\n\n${json}`);
  const file: FileProfile = { path, language: 'markdown', prompts: [prompt], problem: null };
  const broken = { message: 'unexpected indent', span: { start: 3, end: 4 }, line: 2 };
  const report = createReport({
    root: '/',
    pricesAsOf: '2026-11-01',
    files: [file, { path: 'a b/é.py', language: 'python', prompts: [], problem: broken }],
    quiet: 0,
    skipped: [],
    durationMs: 1,
  });
  const sarif = renderings.find(({ id }) => id === 'sarif')!;
  return JSON.parse(
    sarif.render(report, { tool: { name: 'promptmeter', version: '1.2.3' }, columns: null }),
  ) as Log;
}

describe('SARIF', () => {
  it('holds each finding with its rule, place and saving', async () => {
    const [run] = (await logOf('AGENTS.md')).runs;
    const result = run!.results!.find(({ ruleId }) => ruleId === 'json/minify');
    assert.equal(result?.level, 'note');
    assert.match(result.message.text!, /Minify JSON: \d+ tokens less in each call\.$/);
    assert.deepEqual(result.locations, [
      { physicalLocation: { artifactLocation: { uri: 'AGENTS.md' }, region: { startLine: 6, endLine: 11 } } },
    ]);
    assert.equal(result.properties?.tier, 'safe');
    assert.equal(typeof result.properties.tokensSaved, 'number');
    const rules = run!.tool.driver.rules!;
    assert.ok(rules.some(({ id, help }) => id === 'json/minify' && help!.text.length > 40));
    assert.ok(rules.every(({ id }) => run!.results!.some(({ ruleId }) => ruleId === id)));
  });

  it('tells of one text once, with whoever sends it, and each finding has a fingerprint of its own', async () => {
    const prompt = await profileOf('AGENTS.md', `# Rules\n\nData:\n\n${json}\nMore data:\n\n${json}`);
    const [finding] = prompt.findings;
    const sender = (name: string): Profile => ({
      ...prompt,
      id: `${name}#1`,
      path: name,
      findings: [{ ...finding!, path: 'AGENTS.md' }],
    });
    const file = (path: string, prompts: readonly Profile[]): FileProfile => ({
      path,
      language: 'python',
      prompts,
      problem: null,
    });
    const files = [
      file('AGENTS.md', [prompt]),
      file('a.py', [sender('a.py')]),
      file('b.py', [sender('b.py')]),
    ];
    const report = createReport({ root: '/', pricesAsOf: '', files, quiet: 0, skipped: [], durationMs: 1 });
    const sarif = renderings.find(({ id }) => id === 'sarif')!;
    const { runs } = JSON.parse(
      sarif.render(report, { tool: { name: 'promptmeter', version: '1.2.3' }, columns: null }),
    ) as Log;
    const results = runs[0]!.results!;
    assert.equal(results.length, prompt.findings.length);
    const related = results.flatMap(({ relatedLocations = [] }) =>
      relatedLocations.map(({ physicalLocation }) => physicalLocation!.artifactLocation!.uri),
    );
    assert.deepEqual(related, ['a.py', 'b.py']);
    const prints = results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
    assert.equal(new Set(prints).size, results.length);
    assert.ok(results.length > 1);
  });

  it('says what could not be read, with an address that any tool can follow', async () => {
    const [run] = (await logOf('AGENTS.md')).runs;
    const problem = run!.results!.find(({ ruleId }) => ruleId === 'parse-error');
    assert.equal(problem?.message.text, 'unexpected indent');
    assert.equal(problem.locations![0]!.physicalLocation!.artifactLocation!.uri, 'a%20b/%C3%A9.py');
  });
});

describe('the page of a rule', () => {
  it('says that a rule is off', () =>
    assert.match(ruleMarkdown('polite'), /off by default[^]*rules: \{ polite: hint \}/));
  it('says how loud one is', () => assert.match(ruleMarkdown('json/minify'), /shown as hint by default/));
});
