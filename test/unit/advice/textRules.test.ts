import assert from 'node:assert/strict';
import { fixed, profileOf } from './advised';

const rest = 'You are a clerk. Answer the question of the customer briefly and always in a friendly tone.';
const items = `{
  "orders": [
    { "id": 1, "state": "open" },
    { "id": 2, "state": "a \\"quoted\\" one" }
  ]
}`;
const minified = '{"orders":[{"id":1,"state":"open"},{"id":2,"state":"a \\"quoted\\" one"}]}';

interface Row {
  readonly title: string;
  readonly rule: string;
  readonly path: string;
  readonly before: string;
  /** The document afterwards; null where nothing is offered. */
  readonly after: string | null;
}

const rows: readonly Row[] = [
  {
    title: 'JSON in a fence of a Python constant',
    rule: 'json/minify',
    path: 'a.py',
    before: `PROMPT = r"""${rest}\n\`\`\`json\n${items}\n\`\`\`\n"""\n`,
    after: `PROMPT = r"""${rest}\n\`\`\`json\n${minified}\n\`\`\`\n"""\n`,
  },
  {
    title: 'JSON with its quotes escaped in a literal',
    rule: 'json/minify',
    path: 'a.ts',
    before: `export const PROMPT = ${JSON.stringify(`${rest}\n\`\`\`json\n${items}\n\`\`\`\n`)};\n`,
    after: `export const PROMPT = ${JSON.stringify(`${rest}\n\`\`\`json\n${minified}\n\`\`\`\n`)};\n`,
  },
  {
    title: 'JSON with doubled braces in a template',
    rule: 'json/minify',
    path: 'a.py',
    before: `PROMPT = f"""${rest} {question}\n\`\`\`json\n{{\n  "a": [\n    1,\n    2,\n    3,\n    4\n  ]\n}}\n\`\`\`\n"""\n`,
    after: `PROMPT = f"""${rest} {question}\n\`\`\`json\n{{"a":[1,2,3,4]}}\n\`\`\`\n"""\n`,
  },
  {
    title: 'JSON with a variable in it',
    rule: 'json/minify',
    path: 'a.py',
    before: `PROMPT = f"""${rest}\n\`\`\`json\n{{\n  "a": {question},\n  "b": [\n    1,\n    2,\n    3,\n    4\n  ]\n}}\n\`\`\`\n"""\n`,
    after: null,
  },
  {
    title: 'what is no JSON',
    rule: 'json/minify',
    path: 'a.py',
    before: `PROMPT = """${rest}\n\`\`\`json\n{\n  a: 1,\n  b: [\n    1,\n    2,\n    3,\n    4\n  ]\n}\n\`\`\`\n"""\n`,
    after: null,
  },
  {
    title: 'JSON in a file of instructions',
    rule: 'json/minify',
    path: 'AGENTS.md',
    before: `# Rules\n\n${rest}\n\n\`\`\`json\n${items}\n\`\`\`\n`,
    after: `# Rules\n\n${rest}\n\n\`\`\`json\n${minified}\n\`\`\`\n`,
  },
];

describe('text rules', () => {
  for (const { title, rule, path, before, after } of rows) {
    it(`${rule}: ${title}`, async () => {
      const { text, left } = await fixed(path, before, rule);
      assert.equal(text, after ?? before);
      assert.deepEqual(left, []);
    });
  }

  it('counts what is saved again, on the edited text', async () => {
    const { findings, tokens } = await profileOf('a.py', rows[0]!.before);
    const after = await profileOf('a.py', rows[0]!.after!);
    const [finding] = findings;
    assert.equal(finding?.saving?.tokensNow, tokens.static);
    assert.equal(finding.saving.tokensAfter, after.tokens.static);
  });
});
