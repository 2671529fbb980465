import assert from 'node:assert/strict';
import { profileOf, testFixes } from './advised';
import type { FixRow } from './advised';

const rest = 'You are a clerk. Answer the question of the customer briefly and always in a friendly tone.';
const items = `{
  "orders": [
    { "id": 1, "state": "open" },
    { "id": 2, "state": "a \\"quoted\\" one" }
  ]
}`;
const minified = '{"orders":[{"id":1,"state":"open"},{"id":2,"state":"a \\"quoted\\" one"}]}';

const drawn = '─'.repeat(30);

const lines = `    ${rest}\n    One.\n    Two.\n    Three.\n    Four.\n    Five.\n    Six.\n`;

/** What code does with a text `P`, and whether its indentation may go all the same. */
const uses: readonly (readonly [path: string, header: string, expression: string, mayGo: boolean])[] = [
  ['a.py', '', 'P', true],
  ['a.py', '', 'P.format(x=x)', true],
  ['a.py', '', 'P.replace("{x}", x).strip()', true],
  ['a.py', 'import textwrap', 'textwrap.dedent(P)', false],
  ['a.py', 'import textwrap', 'textwrap.dedent(P.format(x=x)).strip()', false],
  ['a.py', 'from textwrap import dedent as dd', 'dd(P)', false],
  ['a.py', 'import textwrap\ndd = textwrap.dedent', 'dd(P)', false],
  ['a.py', 'import inspect', 'inspect.cleandoc(P)', false],
  ['a.py', 'from textwrap import dedent\nPREFIX = "Be kind."', 'dedent(PREFIX + P)', false],
  ['a.py', '', '" ".join(P.split())', false],
  ['a.py', '', 'P[9:]', false],
  ['a.py', '', 'P[P.index("One"):]', false],
  ['a.py', '', 'P.replace("    One.\\n", x)', false],
  ['a.py', 'import re', 're.sub(r"^ {4}", "", P, flags=re.M)', false],
  ['a.py', 'import yaml', 'yaml.safe_load("prompt: |" + P)["prompt"]', false],
  ['a.ts', '', 'P', true],
  ['a.ts', "import dedent from 'dedent';", 'dedent(P)', false],
  ['a.ts', '', 'P.replace(/^ {4}/gm, "")', false],
  ['a.ts', '', 'P.split("\\n").map((line) => line.trim()).join("\\n")', false],
  ['a.ts', '', 'P.slice(5)', false],
];

const dedentRows = uses.map(([path, header, expression, mayGo]): FixRow => {
  const written = (text: string): string =>
    path === 'a.py'
      ? `${header}\nfrom openai import OpenAI\nP = """\n${text}"""\ndef ask(x):\n    return OpenAI().chat.completions.create(model="gpt-5-mini", messages=[{"role": "system", "content": ${expression}}])\n`
      : `${header}\nimport OpenAI from 'openai';\nconst P = \`\n${text}\`;\nexport const ask = () => new OpenAI().chat.completions.create({ model: 'gpt-5-mini', messages: [{ role: 'system', content: ${expression} }] });\n`;
  const after = mayGo ? written(lines.replaceAll('    ', '')) : null;
  return { title: `${path}, ${header} ${expression}`, rule: 'dedent', path, before: written(lines), after };
});

const rows: readonly FixRow[] = [
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
    title: 'JSON in an indented literal, which stays as indented as its other lines',
    rule: 'json/minify',
    path: 'a.py',
    before: `PROMPT = r"""\n    ${rest}\n    \`\`\`json\n${items.replace(/^/gm, '    ')}\n    \`\`\`\n    """\n`,
    after: `PROMPT = r"""\n    ${rest}\n    \`\`\`json\n    ${minified}\n    \`\`\`\n    """\n`,
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
    before: `# Rules\n\n${rest}\n\nThe records that you have:\n\n\`\`\`json\n${items}\n\`\`\`\n`,
    after: `# Rules\n\n${rest}\n\nThe records that you have:\n\n\`\`\`json\n${minified}\n\`\`\`\n`,
  },
  {
    title: 'JSON with lines of its own, which the text calls data',
    rule: 'json/minify',
    path: 'a.md.prompt.md',
    before: `${rest}\n\nThe data of the customer:\n${items}\n\nThat is all.\n`,
    after: `${rest}\n\nThe data of the customer:\n${minified}\n\nThat is all.\n`,
  },
  {
    title: 'JSON of a file that the model is to keep',
    rule: 'json/minify',
    path: 'AGENTS.md',
    before: `# Rules\n\n${rest}\n\nMaintain progress in \`metadata.json\` throughout:\n\n\`\`\`json\n${items}\n\`\`\`\n`,
    after: null,
  },
  {
    title: 'JSON under a heading that speaks of data',
    rule: 'json/minify',
    path: 'AGENTS.md',
    before: `# Rules\n\n${rest}\n\n### Adaptive Card Data Binding\n\`\`\`json\n${items}\n\`\`\`\n`,
    after: null,
  },
  {
    title: 'JSON of settings in a file of instructions, to be written as it stands',
    rule: 'json/minify',
    path: 'AGENTS.md',
    before: `# Rules\n\n${rest}\n\nThe file settings.json holds:\n\n\`\`\`json\n${items}\n\`\`\`\n`,
    after: null,
  },
  {
    title: 'JSON of a message that the agent sends',
    rule: 'json/minify',
    path: '.claude/agents/debugger.md',
    before: `---\nname: debugger\ndescription: Finds faults\n---\n${rest}\n\n## Communication Protocol\n\n### Debugging Context\n\nInitialize debugging by understanding the issue.\n\nDebugging context query:\n\`\`\`json\n${items}\n\`\`\`\n`,
    after: null,
  },
  {
    title: 'a Python dictionary',
    rule: 'json/minify',
    path: 'a.py',
    before: `PROMPT = """${rest}\n\`\`\`python\n{\n  "a": 1,\n  "b": [\n    1,\n    2,\n    3,\n    4\n  ]\n}\n\`\`\`\n"""\n`,
    after: null,
  },
  {
    title: 'a Python literal with its closing quotes on a line of their own',
    rule: 'dedent',
    path: 'a.py',
    before: `def ask(question):\n    prompt = f"""${rest}\n    Rules:\n      - be brief\n      - be kind\n    {question}\n    - tell the price\n    - tell the date\n    - thank the customer\n    """\n    return llm(prompt)\n`,
    after: `def ask(question):\n    prompt = f"""${rest}\nRules:\n  - be brief\n  - be kind\n{question}\n- tell the price\n- tell the date\n- thank the customer\n"""\n    return llm(prompt)\n`,
  },
  {
    title: 'a template of TypeScript, with a block whose lines stay deeper',
    rule: 'dedent',
    path: 'a.ts',
    before:
      `export function ask(question: string) {\n  const prompt = \`\n    ${rest}\n    \`\`\`\`yaml\n    a:\n      b: 1\n    \`\`\`\`\n    One.\n    Two.\n    Three.\n    \${question}\n  \`;\n  return llm(prompt);\n}\n`.replaceAll(
        '````',
        '~~~',
      ),
    after:
      `export function ask(question: string) {\n  const prompt = \`\n${rest}\n\`\`\`\`yaml\na:\n  b: 1\n\`\`\`\`\nOne.\nTwo.\nThree.\n\${question}\n\`;\n  return llm(prompt);\n}\n`.replaceAll(
        '````',
        '~~~',
      ),
  },
  {
    title: 'what a helper dedents already',
    rule: 'dedent',
    path: 'a.py',
    before: `import textwrap\n\ndef ask(question):\n    prompt = textwrap.dedent(f"""\n        ${rest}\n        One.\n        Two.\n        Three.\n        Four.\n        Five.\n    """)\n    return llm(prompt)\n`,
    after: null,
  },
  {
    title: 'a template within a template',
    rule: 'dedent',
    path: 'a.ts',
    before: `export function ask(items: string[]) {\n  const prompt = \`\n    ${rest}\n    One.\n    Two.\n    Three.\n    Four.\n    \${items.map((i) => \`\n        - \${i}\n    \`).join('')}\n    Five.\n  \`;\n  return llm(prompt);\n}\n`,
    after: null,
  },
  {
    title: 'indentation that the text speaks of',
    rule: 'dedent',
    path: 'a.py',
    before: `PROMPT = """\n${lines}    Keep the indentation.\n"""\n`,
    after: null,
  },
  {
    title: 'a list that is indented on purpose',
    rule: 'dedent',
    path: 'a.py',
    before: `PROMPT = """${rest}\n    - One.\n    - Two.\n    - Three.\n    - Four.\n    - Five.\n    - Six."""\n`,
    after: null,
  },
  {
    title: 'lines of a Markdown file',
    rule: 'dedent',
    path: 'AGENTS.md',
    before: `  ${rest}\n  One.\n  Two.\n  Three.\n  Four.\n  Five.\n  Six.\n`,
    after: null,
  },
  {
    title: 'a block of YAML, which has no indentation for the model',
    rule: 'dedent',
    path: 'prompts/a.prompt.yml',
    before: `messages:\n  - role: system\n    content: |\n      ${rest}\n      One.\n      Two.\n      Three.\n      Four.\n      Five.\n`,
    after: null,
  },
  {
    title: 'exotic blanks at the ends of lines',
    rule: 'whitespace',
    path: 'a.md.prompt.md',
    before: `${rest}\n\n- one thing\u00A0\n- another \u00A0\n- a third\u00A0\n- a fourth\u00A0\n- a fifth\u00A0\n- a sixth\u00A0\n- a seventh\u00A0\n\nThat is all.\n`,
    after: `${rest}\n\n- one thing\n- another\n- a third\n- a fourth\n- a fifth\n- a sixth\n- a seventh\n\nThat is all.\n`,
  },
  {
    title: 'a line break of Markdown in a file with CRLF, and the gap behind the number of an item',
    rule: 'whitespace',
    path: 'AGENTS.md',
    before: `1.  Read the content of the file that is specified by the path. \r\n2.  Analyze the data and the information within the files. \r\nThis is a line that is broken here on purpose.  \r\nAnd here it goes on. \r\nOne. \r\nTwo. \r\nThree. \r\nFour. \r\n\r\nFive.\r\n`,
    after: `1.  Read the content of the file that is specified by the path.\r\n2.  Analyze the data and the information within the files.\r\nThis is a line that is broken here on purpose.  \r\nAnd here it goes on.\r\nOne.\r\nTwo.\r\nThree.\r\nFour.\r\n\r\nFive.\r\n`,
  },
  {
    title: 'at the ends of lines, in Markdown with a break and a fence',
    rule: 'whitespace',
    path: 'AGENTS.md',
    before: `# Rules \n\n${rest} \n \nOne. \nTwo.\t\nThree. \nFour.  \nFive.   \n\n\`\`\`\na \n\`\`\`\n`,
    after: `# Rules\n\n${rest}\n\nOne.\nTwo.\nThree.\nFour.  \nFive.\n\n\`\`\`\na \n\`\`\`\n`,
  },
  {
    title: 'where lines are broken in the source',
    rule: 'whitespace',
    path: 'a.py',
    before: `PROMPT = """You are a clerk who answers \\\n    the questions of customers, \\\n    who looks up their orders, \\\n    who is never in a hurry \\\n    and always has a good word \\\n    for the people who ask him."""\n`,
    after: `PROMPT = """You are a clerk who answers \\\nthe questions of customers, \\\nwho looks up their orders, \\\nwho is never in a hurry \\\nand always has a good word \\\nfor the people who ask him."""\n`,
  },
  {
    title: 'invisible and exotic blanks, but for those that are quoted',
    rule: 'whitespace',
    path: 'a.ts',
    before: `export const PROMPT = "You\u00A0are a\u200B clerk.\uFEFF Answer\u00A0the\u00A0question of\u2009the\u202Fcustomer, \\"a\u00A0b\\" \\u00A0among others.";\n`,
    after: `export const PROMPT = "You are a clerk. Answer the question of the customer, \\"a\u00A0b\\" among others.";\n`,
  },
  {
    title: 'invisible marks within words, which are content, and at their ends, which are not',
    rule: 'whitespace',
    path: 'a.ts',
    before: `export const PROMPT = "${rest} Blocked:\u200B v\u200Bi\u200Bagra, c\u00ADa\u00ADsino, \u2060b\u2060itcoin,\u200B ผู้ช่วย\u200Bที่, ខ្ញុំ\u200Bចង់\uFEFF and\u200B so\u200B on\u200B.";\n`,
    after: `export const PROMPT = "${rest} Blocked: v\u200Bi\u200Bagra, c\u00ADa\u00ADsino, b\u2060itcoin, ผู้ช่วย\u200Bที่, ខ្ញុំ\u200Bចង់ and so on.";\n`,
  },
  {
    title: 'invisible marks that the text speaks of',
    rule: 'whitespace',
    path: 'a.ts',
    before: `export const PROMPT = "${rest} Remove zero-width characters:\u200B one\u200B two\u200B three\u200B four\u200B five\u200B.";\n`,
    after: null,
  },
  {
    title: 'columns that are laid out with spaces, and blanks beside variables',
    rule: 'whitespace',
    path: 'a.py',
    before: `PROMPT = f"""${rest}\nname      first    the first name of him\nlast      last     the last name of him\n{name} \n{other}   and so on\n"""\n`,
    after: null,
  },
  {
    title: 'in a template, with its controls',
    rule: 'whitespace',
    path: 'prompts/a.jinja2',
    before: `${rest} \n{% for a in list %} \n- {{ a }} \n{% endfor %}\nOne. \nTwo. \nThree. \nFour. \nFive. \n`,
    after: `${rest}\n{% for a in list %} \n- {{ a }} \n{% endfor %}\nOne.\nTwo.\nThree.\nFour.\nFive. \n`,
  },
  {
    title: 'a note among colleagues',
    rule: 'html-comment',
    path: 'AGENTS.md',
    before: `# Rules\n\n<!-- We had a long talk about this rule, see the minutes of May. -->\n${rest}\n\n<!-- prettier-ignore -->\nOne.\n\n\`\`\`html\n<!-- We had a long talk about this rule. -->\n\`\`\`\n`,
    after: `# Rules\n\n${rest}\n\n<!-- prettier-ignore -->\nOne.\n\n\`\`\`html\n<!-- We had a long talk about this rule. -->\n\`\`\`\n`,
  },
  {
    title: 'a note that the reader of the file removes',
    rule: 'html-comment',
    path: 'CLAUDE.md',
    before: `# Rules\n\n<!-- We had a long talk about this rule, see the minutes of May. -->\n${rest}\n`,
    after: null,
  },
  {
    title: 'a table in a literal with escapes',
    rule: 'table-padding',
    path: 'a.ts',
    before: `export const PROMPT = "${rest}\\n\\n| Name      | What it says     |\\n| --------- | :--------------: |\\n| \\"first\\"   | the  first name  |\\n| last      | \`a   b\`          |\\n";\n`,
    after: `export const PROMPT = "${rest}\\n\\n| Name | What it says |\\n| --- | :---: |\\n| \\"first\\" | the  first name |\\n| last | \`a   b\` |\\n";\n`,
  },
  {
    title: 'a table in a template of Python, with a variable',
    rule: 'table-padding',
    path: 'a.py',
    before: `PROMPT = f"""${rest}\n\n| Name       | What it says     |\n|------------|------------------|\n| first      | the first name   |\n| second     | {name}           |\n| last       | the last name    |\n"""\n`,
    after: `PROMPT = f"""${rest}\n\n| Name | What it says |\n|---|---|\n| first | the first name |\n| second | {name} |\n| last | the last name |\n"""\n`,
  },
  {
    title: 'a table that belongs to an item of a list',
    rule: 'table-padding',
    path: 'AGENTS.md',
    before: `# Rules\n\n${rest}\n\n3. Ask:\n\n    | Name       | What it says     |\n    |------------|------------------|\n    | first      | the first name   |\n    | last       | the last name    |\n`,
    after: `# Rules\n\n${rest}\n\n3. Ask:\n\n    | Name | What it says |\n    |---|---|\n    | first | the first name |\n    | last | the last name |\n`,
  },
  {
    title: 'rulers of drawing characters',
    rule: 'ruler',
    path: 'a.py',
    before: `PROMPT = """${rest}\n${['One', 'Two', 'Three', 'Four'].map((name) => `${drawn}\n${name} of the rules is to be brief.\n`).join('')}"""\n`,
    after: `PROMPT = """${rest}\n${['One', 'Two', 'Three', 'Four'].map((name) => `───\n${name} of the rules is to be brief.\n`).join('')}"""\n`,
  },
  {
    title: 'rulers that the text speaks of',
    rule: 'ruler',
    path: 'a.py',
    before: `PROMPT = """${rest} The rules stand between ${drawn} lines.\n${['One', 'Two', 'Three', 'Four'].map((name) => `${drawn}\n${name} of the rules is to be brief.\n`).join('')}"""\n`,
    after: null,
  },
  {
    title: 'JSON that is embedded: another text would have another vector',
    rule: 'json/minify',
    path: 'a.py',
    before: `from openai import OpenAI\nOpenAI().embeddings.create(model="text-embedding-3-small", input=r"""${rest}\n\`\`\`json\n${items}\n\`\`\`\n""")\n`,
    after: null,
  },
];

describe('text rules', () => {
  testFixes([...rows, ...dedentRows]);

  for (const words of [
    'Answer in exactly this layout.',
    'The columns are cut at 23 and 46.',
    'Keep all cells of equal width.',
    'Write tables that are aligned.',
    'Cells are padded.',
  ]) {
    it(`wants a test of a table's padding where the text says: ${words}`, async () => {
      const padded = '| first      | the first name   |\n'.repeat(8);
      const text = (words: string): string =>
        `PROMPT = """${rest} ${words}\n\n| Name       | What it says     |\n|------------|------------------|\n${padded}"""\n`;
      const tierOf = async (words: string): Promise<string | undefined> =>
        (await profileOf('a.py', text(words))).findings.find(({ rule }) => rule === 'table-padding')?.tier;
      assert.equal(await tierOf(words), 'needs-ab');
      assert.equal(await tierOf(''), 'safe');
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
