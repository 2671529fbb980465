import assert from 'node:assert/strict';
import { createPromptParser } from '../../../src/prompt/parse';
import { profileFile } from '../../../src/report/profileFile';
import { evidenceWords, longNotPrompts, whyNotWords } from '../../../src/report/evidenceWords';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import { nodeAssets } from '../support/assets';
import { prices, wordCounter } from '../report/samples';

const parser = createPromptParser(nodeAssets());
const engine = {
  counters: { forModel: () => Promise.resolve(wordCounter()) },
  prices: () => Promise.resolve(prices),
};

/** One line for each literal: its line and the words people read. */
async function verdicts(path: string, text: string): Promise<string[]> {
  const source = { path, text };
  const { parsed, notPrompts } = await parser.explain(source);
  const profile = await profileFile(engine, { source, parsed, notPrompts }, () => defaultAssumptions);
  const rows = [
    ...profile.prompts.map((prompt) => [prompt.startLine, `prompt, ${evidenceWords(prompt)}`] as const),
    ...(profile.notPrompts ?? []).map((each) => [each.startLine, whyNotWords(each)] as const),
  ];
  return rows.sort(([a], [b]) => a - b).map(([line, words]) => `${line}: ${words}`);
}

const instruction = '"You are a careful clerk. Answer each question in one short sentence."';

const cases: readonly (readonly [title: string, path: string, lines: readonly string[], expected: readonly string[]])[] = [
  [
    'a call',
    'a.py',
    ['from openai import OpenAI', `OpenAI().responses.create(model="gpt-5", instructions=${instruction}, input=q)`],
    [
      '2: prompt, sent by responses.create(…), a call of openai',
      '2: shorter than a prompt (40 characters and a few words, or several lines)',
    ],
  ],
  [
    'a message list',
    'a.py',
    [`history = [{"role": "system", "content": ${instruction}}]`],
    [
      '1: prompt, a message with role and content',
      '1: shorter than a prompt (40 characters and a few words, or several lines)',
    ],
  ],
  ['a name', 'a.py', [`CLERK_PROMPT = "Answer each question of the customer in one short sentence."`], ['1: prompt, its name CLERK_PROMPT says prompt, and its text instructs']],
  ['a text', 'a.py', [`CLERK = ${instruction}`], ['1: prompt, its text addresses a model']],
  ['a wrapper', 'a.ts', [`await askLlm(${instruction});`], ['1: prompt, given to askLlm(…), whose name says that it asks a model']],
  ['a file', 'AGENTS.md', ['Answer in one sentence.'], ['1: prompt, the file is a prompt file by its name, folder or form (agents-md)']],
  ['a comment', 'a.py', ['# promptmeter: prompt', 'X = "Be brief."'], ['2: prompt, a comment declares it: promptmeter: prompt']],
  ['an ignored one', 'a.py', ['# promptmeter-ignore', `CLERK = ${instruction}`], ['2: ignored by the comment on line 1']],
  ['an ignored call', 'a.py', ['# promptmeter-ignore', 'client.chat.completions.create(', '  model=MODEL,', `  messages=[{ROLE: x, "role": "user", "content": ${instruction}}],`, ')'], ['2: ignored by the comment on line 1', '4: shorter than a prompt (40 characters and a few words, or several lines)']],
  ['a misspelt comment', 'a.py', ['# promptmeter: propmt', 'X = 1'], ['1: the comment promptmeter: propmt says nothing to Promptmeter, which knows promptmeter-ignore, promptmeter-ignore-file and promptmeter: prompt']],
  ['a misspelt ignore', 'a.ts', ['// promptmeter-ignroe'], ['1: the comment promptmeter-ignroe says nothing to Promptmeter, which knows promptmeter-ignore, promptmeter-ignore-file and promptmeter: prompt']],
  ['an unknown role', 'a.py', ['# promptmeter: prompt role=sytem model=gpt-5', 'X = "Be brief."'], ['1: the role sytem of the comment is unknown: system, user, assistant or tool', '2: prompt, a comment declares it: promptmeter: prompt']],
  ['an unknown setting', 'a.py', ['# promptmeter: prompt modle=gpt-5', 'X = "Be brief."'], ['1: the setting modle of the comment is unknown: role or model', '2: prompt, a comment declares it: promptmeter: prompt']],
  ['a mark above a number', 'a.py', ['# promptmeter: prompt', 'X = 3'], ['1: the comment marks nothing: no text begins on the line that it speaks of']],
  ['an ignore above a number', 'a.py', ['# promptmeter-ignore', 'X = 3'], ['1: the comment ignores nothing: no prompt begins on the line that it speaks of']],
  ['a mark at the top of a text file', 'docs/a.md', ['<!-- promptmeter: prompt -->', 'Answer in one sentence.'], ['1: prompt, a comment declares it: promptmeter: prompt']],
  ['words about the comments', 'a.py', ['# promptmeter finds this', '# see promptmeter-cli'], []],
  ['a docstring', 'a.py', [`def f():`, `    ${instruction}`], ['2: documents the code']],
  ['a log', 'a.ts', [`logger.info(${instruction});`], ['1: passed to logger.info(…), which no model reads']],
  ['another name', 'a.py', [`clerk_description = ${instruction}`], ['1: its name clerk_description says that it is something else']],
  ['a short text', 'a.py', ['X_PROMPT = "Be brief."'], ['1: shorter than a prompt (40 characters and a few words, or several lines)']],
  ['a query', 'a.py', ['ITEMS = "SELECT id, name, price FROM items WHERE price > 3 ORDER BY price"'], ['1: written for a machine: SQL, markup, code, data or a path']],
  ['a name without instructions', 'a.py', ['GREETING_TEMPLATE = "Hello and good morning to everybody who came here today"'], ['1: its name GREETING_TEMPLATE may say prompt, but its text does not instruct']],
  ['nothing at all', 'a.py', ['MOTTO = "Hello and good morning to everybody who came here today"'], ['1: no model call or message takes it, and its name MOTTO does not say prompt']],
  ['only a variable', 'a.py', ['x = f"{y}"'], ['1: nothing of it is written here: the program fills it']],
]; // prettier-ignore

describe('every literal is accounted for', () => {
  for (const [title, path, lines, expected] of cases) {
    it(title, async () => assert.deepEqual(await verdicts(path, lines.join('\n')), expected));
  }

  it('with those worth a line of a report: long ones, and what is ignored', async () => {
    const text = `SHORT = "x"\n# promptmeter-ignore\nCLERK = ${instruction}\nLONG = "${'Hello there. '.repeat(9)}"\n`;
    const source = { path: 'a.py', text };
    const { parsed, notPrompts } = await parser.explain(source);
    const profile = await profileFile(engine, { source, parsed, notPrompts }, () => defaultAssumptions);
    assert.deepEqual(
      longNotPrompts(profile).map(({ startLine }) => startLine),
      [3, 4],
    );
  });

  it('and a plain reading tells nothing of them', async () => {
    const parsed = await parser.parse({ path: 'a.py', text: 'X = "x"' });
    assert.equal('notPrompts' in parsed, false);
  });
});
