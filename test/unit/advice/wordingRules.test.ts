import assert from 'node:assert/strict';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import type { Assumptions } from '../../../src/cost/assumptions';
import { createEngine } from '../../../src/workspace/engine';
import { nodeAssets } from '../support/assets';
import { profileOf, testFixes } from './advised';
import type { FixRow } from './advised';

const rest = 'You are a clerk. Answer the question of the customer briefly and always in a friendly tone.';
const manyCalls: Partial<Assumptions> = {
  callsPerMonth: 1e12,
  rules: { 'duplicate/near': 'hint', 'long-ids': 'hint', 'fewshot-labels': 'hint' },
};

const form =
  'First test name, which section it is located in, and which file it is from.\n```\nCopy of test code here\n```\nSecond test name, which section it is located in, and which file it is from.\n';
const rules = [
  'Look up the order of the customer before you say anything about it.',
  'Never promise a day on which the parcel will arrive at the door.',
  'Offer a refund only to customers who have asked for it themselves.',
];

const schema = {
  type: 'object',
  description: 'An order',
  properties: {
    id: { type: 'integer', description: 'Number of the order', minimum: 1 },
    state: { type: 'string', enum: ['open', 'closed'] },
    'sent on': { type: 'string', format: 'date' },
    items: {
      type: 'array',
      maxItems: 3,
      items: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
    },
  },
  required: ['id', 'items'],
};
const type = `// An order
{
  id: int // Number of the order; minimum 1
  state?: "open" | "closed"
  "sent on"?: string // format date
  items: {
    name: string
  }[] // maxItems 3
}`;

const rows: readonly FixRow[] = [
  {
    title: 'lead-ins of sentences and items, with the capital of the next word',
    rule: 'meta-leadin',
    path: 'AGENTS.md',
    before: `# Rules\n\nYour task is to answer letters. Please note that customers are in a hurry.\n\n- Make sure to be brief.\n2. I want you to add the price.\n- **It is important to note that** is bold.\n`,
    after: `# Rules\n\nAnswer letters. Customers are in a hurry.\n\n- Be brief.\n2. Add the price.\n- **It is important to note that** is bold.\n`,
  },
  {
    title: 'lead-ins that are quoted, denied, go on or have no words behind them',
    rule: 'meta-leadin',
    path: 'a.py',
    before: `PROMPT = f"""${rest} Say "Note that the shop is closed" when asked. Make sure to not be late. Your role is to plan, not to build. Your task is to find and to name them. Your task is to {task}. They note that it rains.\nUser: I want you to go.\n"""\n`,
    after: null,
  },
  {
    title: 'a role that says nothing, before other sentences',
    rule: 'role-boilerplate',
    path: 'a.ts',
    before: `export const PROMPT = "You are a helpful assistant. ${rest} Say \\"no\\" seldom.";\n`,
    after: `export const PROMPT = "${rest} Say \\"no\\" seldom.";\n`,
  },
  {
    title: 'a role on a line of its own',
    rule: 'role-boilerplate',
    path: 'a.py',
    before: `PROMPT = """\nYou are a helpful, respectful and honest AI assistant.\n\n${rest}\n"""\n`,
    after: `PROMPT = """\n${rest}\n"""\n`,
  },
  {
    title: 'roles with a subject, and a message that says nothing else',
    rule: 'role-boilerplate',
    path: 'a.py',
    before: `PROMPT = """You are a helpful assistant that sells shoes. You are a pirate. Answer the question."""\nSYSTEM_PROMPT = "You are a helpful assistant."\n`,
    after: null,
  },
  {
    title: 'connectives within and at the beginning of sentences',
    rule: 'verbose-connective',
    path: 'a.py',
    before: `PROMPT = """In order to answer, look at each and every order. Prior to that, decide whether or not the customer is angry due to the fact that it is late. The majority of the customers are."""\n`,
    after: `PROMPT = """To answer, look at every order. Before that, decide whether the customer is angry because it is late. Most of the customers are."""\n`,
  },
  {
    title: 'connectives that are quoted or need another grammar',
    rule: 'verbose-connective',
    path: 'a.py',
    before: `PROMPT = """${rest} Never say "in order to" or "prior to". Be as concise as possible, as well as kind, whether or not it rains, in the majority of cases."""\n`,
    after: null,
  },
  {
    title: 'a passage that was moved and left behind',
    rule: 'duplicate/lines',
    path: 'prompts/clerk.md',
    before: `${rest}\n\n## Rules\n\n${rules.join('\n')}\n\n## Tone\n\nBe kind.\n\n## Rules\n\n${rules.join('\n')}\nThat is all.\n`,
    after: `${rest}\n\n## Rules\n\n${rules.join('\n')}\n\n## Tone\n\nBe kind.\n\n## Rules\n\nThat is all.\n`,
  },
  {
    title: 'what is said of two things, shown as an example, or divided by a variable',
    rule: 'duplicate/lines',
    path: 'a.py',
    before: `PROMPT = f"""${rest}\n## First guide\n${rules[0]}\n## Second guide\n${rules[0]}\n## Examples\n${rules[1]}\n${rules[1]}\n## End\n${rules[2]}\n{question}\n${rules[2]}\n"""\n`,
    after: null,
  },
  {
    title: 'lines that are broken by width',
    rule: 'duplicate/lines',
    path: 'a.py',
    before: `PROMPT = """${rest}\nSay yes if the letter of the customer speaks of\nthe order that he has sent us in the last month and\nis happy. Say no if the letter of the customer speaks of\nthe order that he has sent us in the last month and\nis angry.\n"""\n`,
    after: null,
  },
  {
    title: 'a passage whose tags would be torn apart',
    rule: 'duplicate/lines',
    path: 'a.py',
    before: `PROMPT = """${rest}\n<a>\n${rules.join('\n')}\n</a>\n<b>\nOne.\n</b>\n<c>\n<a>\n${rules.join('\n')}\n</a>\nTwo.\n</c>\n"""\n`,
    after: `PROMPT = """${rest}\n<a>\n${rules.join('\n')}\n</a>\n<b>\nOne.\n</b>\n<c>\n<a>\n</a>\nTwo.\n</c>\n"""\n`,
  },
  {
    title: 'instructions before and behind a variable, with doubled braces',
    rule: 'duplicate/sandwich',
    path: 'a.py',
    before: `PROMPT = f"""${rest}\n${rules.join('\n')}\nAnswer with {{}}.\n{document}\n${rules.join('\n')}\nAnswer with {{}}.\n"""\n`,
    after: `PROMPT = f"""${rest}\n${rules.join('\n')}\nAnswer with {{}}.\n{document}\n"""\n`,
  },
  {
    title: 'a line with fewer of the same words',
    rule: 'duplicate/near',
    path: 'AGENTS.md',
    before: `# Rules\n\n- Always look up the current order of the customer before you answer his question\n- Be kind.\n- Always look up the order of the customer before you answer his question\n`,
    after: `# Rules\n\n- Always look up the current order of the customer before you answer his question\n- Be kind.\n`,
  },
  {
    title: 'a line that says the opposite, or the same of another',
    rule: 'duplicate/near',
    path: 'AGENTS.md',
    before: `# Rules\n\n- Do not tell the customer when the next parcel will arrive at his door\n- Do tell the customer when the next parcel will arrive at his door\n- Do not tell the driver when the next parcel will arrive at his door\n`,
    after: null,
  },
  {
    title: 'pairs of examples, and the one that the model completes',
    rule: 'fewshot-labels',
    path: 'a.py',
    before: `PROMPT = f"""${rest} Say what mood his letter has.\n\nInput: What a day!\nOutput: happy\n\nInput: Not again.\nOutput: angry\n\nInput: I see.\nOutput: calm\n\nInput: So what.\nOutput:"""\n`,
    after: `PROMPT = f"""${rest} Say what mood his letter has.\n\nWhat a day! -> happy\n\nNot again. -> angry\n\nI see. -> calm\n\nSo what. ->"""\n`,
  },
  {
    title: 'pairs of examples whose label says where the value begins',
    rule: 'fewshot-labels',
    path: 'a.py',
    before: `PROMPT = f"""${rest} Say what mood his letter has.\n\nInput: What a day!\nOutput: happy\n\nInput: Not again.\nOutput: angry\n\nInput: I see.\nOutput: calm\n\nInput: {letter}\nOutput:"""\n`,
    after: null,
  },
  {
    title: 'examples of several lines',
    rule: 'fewshot-labels',
    path: 'a.py',
    before: `PROMPT = f"""${rest}\nInput: a\nOutput: b\nInput: c\nOutput: d\nInput: e\nf\nOutput: g\nInput: h\nOutput: i\n"""\n`,
    after: null,
  },
  {
    title: 'numbered questions and their answers, which are to be read',
    rule: 'fewshot-labels',
    path: 'a.py',
    before: `PROMPT = """${rest}\n\nQuestion 1: What is it?\nAnswer 1: A box.\n\nQuestion 2: How dear is it?\nAnswer 2: Not dear.\n\nQuestion 3: Is it new?\nAnswer 3: Yes.\n"""\n`,
    after: null,
  },
  {
    title: 'what several examples say alike',
    rule: 'duplicate/lines',
    path: 'a.py',
    before: `PROMPT = """${rest}\n\nQ: What is 1 and 2?\nA: Let us think step by step.\nThe order of all operations is the one that we know from school.\nSo it is 3.\n\nQ: What is 2 and 2?\nA: Let us think step by step.\nThe order of all operations is the one that we know from school.\nSo it is 4.\n"""\n`,
    after: null,
  },
  {
    title: 'the form of an answer, whose lines stand for as many as there are',
    rule: 'duplicate/lines',
    path: 'a.py',
    before: `PROMPT = """${rest}\n\n<answer>\n${'file:line\nExplanation of what the code does there, and of how it fits into the whole system.\n'.repeat(3)}</answer>\n"""\n`,
    after: null,
  },
  {
    title: 'the form of an answer, with places for code',
    rule: 'duplicate/lines',
    path: 'a.py',
    before: `PROMPT = """${rest}\n\n## Files\n${form}${form}"""\n`,
    after: null,
  },
  {
    title: 'breath, steps and tips',
    rule: 'magic',
    path: 'AGENTS.md',
    before: `# Rules\n\n${rest} Take a deep breath and work on this problem step by step.\n\nLet's think step by step.\n\nI'll tip you $200 for a good answer.\n\nBe kind.\n`,
    after: `# Rules\n\n${rest}\n\nBe kind.\n`,
  },
  {
    title: 'steps that are to be written down',
    rule: 'magic',
    path: 'AGENTS.md',
    before: `# Rules\n\n${rest} Think step by step and write each step into a table. Take a step back, and review the order.\n`,
    after: null,
  },
  {
    title: 'addresses for further reading',
    rule: 'links',
    path: 'AGENTS.md',
    before: `# Rules\n\n${rest} See [the API](https://example.com/api/v1).\n\n## Resources\n\n- [First guide](https://example.com/guides/first)\n- [Second guide](https://example.com/guides/second): long\n- [Third guide](https://example.com/guides/third)\n\n## End\n\n[Here](https://example.com/end).\n`,
    after: `# Rules\n\n${rest} See [the API](https://example.com/api/v1).\n\n## Resources\n\n- First guide\n- Second guide: long\n- Third guide\n\n## End\n\n[Here](https://example.com/end).\n`,
  },
  {
    title: 'parameters that track',
    rule: 'long-ids',
    path: 'a.ts',
    before: `export const PROMPT = \`${rest} See https://example.com/a?utm_source=mail&id=3&utm_medium=link&utm_campaign=may_2026#top.\`;\n`,
    after: `export const PROMPT = \`${rest} See https://example.com/a?id=3&#top.\`;\n`,
  },
  {
    title: 'parameters that are all there are',
    rule: 'long-ids',
    path: 'a.ts',
    before: `export const PROMPT = \`${rest} See https://example.com/a?utm_source=mail&utm_medium=link&utm_campaign=may_2026#top or https://example.com/b.\`;\n`,
    after: `export const PROMPT = \`${rest} See https://example.com/a#top or https://example.com/b.\`;\n`,
  },
  {
    title: 'a schema in a fence',
    rule: 'schema/json-schema-in-text',
    path: 'a.py',
    before: `PROMPT = """${rest} Answer with JSON of this form:\n\`\`\`json\n${JSON.stringify(schema, null, 2)}\n\`\`\`\n"""\n`,
    after: `PROMPT = """${rest} Answer with JSON of this form:\n\`\`\`ts\n${type}\n\`\`\`\n"""\n`,
  },
  {
    title: 'a schema in a literal of one line',
    rule: 'schema/json-schema-in-text',
    path: 'a.js',
    before: `export const PROMPT = '${rest} Answer with JSON of this form:\\n${JSON.stringify(schema)}';\n`,
    after: `export const PROMPT = '${rest} Answer with JSON of this form:\\n/* An order */ { id: int /* Number of the order; minimum 1 */; state?: "open" | "closed"; "sent on"?: string /* format date */; items: { name: string }[] /* maxItems 3 */ }';\n`,
  },
  {
    title: 'a schema with keywords that no type has',
    rule: 'schema/json-schema-in-text',
    path: 'a.py',
    before: `PROMPT = """${rest} Answer with JSON of this form:\n${JSON.stringify({ ...schema, not: {} }, null, 2)}\n"""\n`,
    after: null,
  },
];

describe('rules about wording', () => {
  testFixes(rows, manyCalls);

  it('schema/json-schema-in-text: says why where the signs of the type would need escapes', async () => {
    const before = `PROMPT = f"""${rest} {question}\n${JSON.stringify(schema, null, 2).replace(/[{}]/g, '$&$&')}\n"""\n`;
    const { findings } = await profileOf('a.py', before, manyCalls);
    const found = findings.find(({ rule }) => rule === 'schema/json-schema-in-text');
    assert.deepEqual(found?.fix, {
      none: 'The new text has signs that this literal may have to write with escapes.',
    });
  });

  it('long-ids: counts what short names would save, and offers none', async () => {
    const ids = [1, 2, 3].map((n) => `- 3f2504e0-4f89-41d3-9a0c-0305e82c330${n} is number ${n}`).join('\n');
    const { findings } = await profileOf('a.py', `PROMPT = """${rest}\n${ids}\n"""\n`, {
      rules: { 'long-ids': 'hint' },
    });
    const found = findings.find(({ rule }) => rule === 'long-ids');
    assert.ok(found?.saving && found.saving.tokensNow - found.saving.tokensAfter > 60);
    assert.ok('none' in found.fix);
  });

  const readFiles = [
    ['prompts/clerk.txt', 1],
    ['resources/long_text.txt', 0],
  ] as const;
  for (const [path, count] of readFiles) {
    it(`duplicate/lines: ${count} in what a program reads from ${path}`, async () => {
      const said = `${rest}\n\n${rules.join('\n')}\n\n${rules.join('\n')}\n`;
      const engine = createEngine(nodeAssets(), () => ({ read: (each) => (each === path ? said : null) }));
      const text = `from openai import OpenAI\nwith open("${path}") as f:\n    raw = f.read()\nOpenAI().chat.completions.create(model="gpt-5-mini", messages=[{"role": "user", "content": raw}])\n`;
      const { prompts } = await engine.analyze({
        path: 'a.py',
        text,
        root: '/root',
        assumptions: defaultAssumptions,
      });
      assert.equal(prompts[0]?.messages[0]?.path, path);
      const found = prompts[0].findings.filter(({ rule }) => rule === 'duplicate/lines');
      assert.equal(found.length, count);
    });
  }
});
