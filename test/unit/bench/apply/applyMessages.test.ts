import assert from 'node:assert/strict';
import { applyMessages } from '../../../../src/bench/apply/applyMessages';
import type { EditableFile } from '../../../../src/bench/apply/applyMessages';
import { templateParts } from '../../../../src/bench/experiment';
import type { TemplateMessage } from '../../../../src/bench/experiment';
import { createPromptParser } from '../../../../src/prompt/parse';
import { nodeAssets } from '../../support/assets';

const parser = createPromptParser(nodeAssets());

const reader =
  (path: string) =>
  async (text: string): Promise<EditableFile> =>
    parser.parse({ path, text });

const user = (text: string): TemplateMessage => ({ role: 'user', parts: templateParts(text) });
const system = (text: string): TemplateMessage => ({ role: 'system', parts: templateParts(text) });

/** A file, and the messages that its only prompt is to have; then the file, or why not. */
interface Row {
  readonly what: string;
  readonly path: string;
  readonly text: string;
  readonly messages: readonly TemplateMessage[];
  readonly expected: string | RegExp;
}

const pythonCall = (literal: string): string =>
  `from openai import OpenAI\nclient = OpenAI()\n\ndef ask(text, tone):\n    return client.chat.completions.create(\n        model="gpt-5-mini",\n        messages=[{"role": "user", "content": ${literal}}],\n    )\n`;
const tsCall = (literal: string): string =>
  `import OpenAI from 'openai';\nconst client = new OpenAI();\nexport const ask = (text: string, tone: string) =>\n  client.chat.completions.create({\n    model: 'gpt-5-mini',\n    messages: [{ role: 'user', content: ${literal} }],\n  });\n`;

const python = (
  what: string,
  before: string,
  messages: readonly TemplateMessage[],
  after: string | RegExp,
): Row => ({
  what: `Python: ${what}`,
  path: 'src/a.py',
  text: pythonCall(before),
  messages,
  expected: typeof after === 'string' ? pythonCall(after) : after,
});
const typescript = (
  what: string,
  before: string,
  messages: readonly TemplateMessage[],
  after: string | RegExp,
): Row => ({
  what: `TypeScript: ${what}`,
  path: 'src/a.ts',
  text: tsCall(before),
  messages,
  expected: typeof after === 'string' ? tsCall(after) : after,
});

const rows: readonly Row[] = [
  python(
    'an f-string',
    'f"Please kindly summarize this text: {text}"',
    [user('Summarize this text: {{text}}')],
    'f"Summarize this text: {text}"',
  ),
  python(
    'a variable that moves',
    'f"{text}\\n\\nSummarize the text above."',
    [user('Summarize the text below.\n\n{{text}}')],
    'f"Summarize the text below.\\n\\n{text}"',
  ),
  python(
    'a quote that ends the literal',
    'f"Summarize {text} now"',
    [user('Summarize "{{text}}" now')],
    'f"Summarize \\"{text}\\" now"',
  ),
  python(
    'a backslash',
    'f"Summarize {text}"',
    [user('Summarize C:\\new {{text}}')],
    'f"Summarize C:\\\\new {text}"',
  ),
  python(
    'braces in an f-string',
    'f"Summarize {text}"',
    [user('Summarize {{text}} as {"a": 1}')],
    'f"Summarize {text} as {{\\"a\\": 1}}"',
  ),
  python(
    'a line break in one line',
    '"Summarize the attached report for me"',
    [user('Summarize the report.\nBe brief.')],
    '"Summarize the report.\\nBe brief."',
  ),
  python(
    'an escape that stays',
    '"Caf\\u00e9 or tea? Please answer in one word"',
    [user('Café or tea? Answer in one word')],
    '"Caf\\u00e9 or tea? Answer in one word"',
  ),
  python(
    'three quotes',
    '"""Summarize the report.\n\nPlease be brief.\n"""',
    [user('Summarize the report.\n\nBe brief.\nNo "quotes".\n')],
    '"""Summarize the report.\n\nBe brief.\nNo "quotes".\n"""',
  ),
  python(
    'a variable that it does not have',
    'f"Summarize {text}"',
    [user('Summarize {{text}} in {{language}}')],
    /no variable "language"/,
  ),
  python(
    'another number of messages',
    'f"Summarize {text}"',
    [system('Be brief.'), user('Summarize {{text}}')],
    /2 messages, and the prompt has 1/,
  ),
  python('the same', 'f"Summarize {text}"', [user('Summarize {{text}}')], /says that already/),
  python(
    'text in two literals',
    '"Please summarize the report " "and be very brief"',
    [user('Summarize it briefly')],
    /several literals|summarize/i,
  ),
  typescript(
    'a template',
    '`Please summarize this: ${text}`',
    [user('Summarize this: {{text}}')],
    '`Summarize this: ${text}`',
  ),
  typescript(
    'a dollar and a backtick',
    '`Summarize this: ${text}`',
    [user('Summarize `this`, ${x}: {{text}}')],
    '`Summarize \\`this\\`, \\${x}: ${text}`',
  ),
  typescript(
    'single quotes',
    "'Summarize the report for me'",
    [user("Don't summarize\nit")],
    "'Don\\'t summarize\\nit'",
  ),
  {
    what: 'Markdown: a line of a prompt file',
    path: '.github/prompts/a.prompt.md',
    text: '---\nmode: agent\n---\nPlease kindly review the code.\n\n- Be very brief.\n- Name files.\n',
    messages: [user('Review the code.\n\n- Be brief.\n- Name files.\n- Use `code`.')],
    expected: '---\nmode: agent\n---\nReview the code.\n\n- Be brief.\n- Name files.\n- Use `code`.\n',
  },
  {
    what: 'Jinja: variables keep their filters',
    path: 'prompts/a.jinja',
    text: 'Please summarize {{ text | trim }} for {{ reader }}.\n',
    messages: [user('For {{reader}}: summarize {{text}}.')],
    expected: 'For {{ reader }}: summarize {{ text | trim }}.\n',
  },
  {
    what: 'YAML: an indented block',
    path: 'prompts/a.prompt.yml',
    text: 'name: Summary\nmodel: openai/gpt-5-mini\nmessages:\n  - role: system\n    content: |\n      You are an assistant.\n      Please be very brief.\n  - role: user\n    content: Summarize {{text}}\n',
    messages: [
      system('You are an assistant.\nBe brief.\n\n- No "quotes": never.\n'),
      user('Summarize {{text}}'),
    ],
    expected:
      'name: Summary\nmodel: openai/gpt-5-mini\nmessages:\n  - role: system\n    content: |\n      You are an assistant.\n      Be brief.\n\n      - No "quotes": never.\n  - role: user\n    content: Summarize {{text}}\n',
  },
  {
    what: 'YAML: what a plain text of one line cannot say',
    path: 'prompts/a.prompt.yml',
    text: 'name: Summary\nmodel: openai/gpt-5-mini\nmessages:\n  - role: user\n    content: Summarize {{text}}\n',
    messages: [user('# Task: x\nSummarize: {{text}}')],
    expected: /read as another one/,
  },
  {
    what: 'JSON: escapes',
    path: 'prompts/a.json',
    text: '{\n  "_type": "prompt",\n  "input_variables": ["text"],\n  "template": "Please be brief. Summarize {text}"\n}\n',
    messages: [user('Be "brief".\nAnswer. Summarize {{text}}')],
    expected:
      '{\n  "_type": "prompt",\n  "input_variables": ["text"],\n  "template": "Be \\"brief\\".\\nAnswer. Summarize {text}"\n}\n',
  },
];

describe('applying messages to a file', () => {
  for (const { what, path, text, messages, expected } of rows) {
    it(what, async () => {
      const read = reader(path);
      const { prompts } = await read(text);
      assert.equal(prompts.length, 1, `${prompts.length} prompts in ${text}`);
      const applied = await applyMessages(text, prompts[0]!.id, messages, read);
      if (typeof expected === 'string') assert.equal('why' in applied ? applied.why : applied.text, expected);
      else assert.match('why' in applied ? applied.why : applied.text, expected);
    });
  }

  it('tells of other prompts that send the same text', async () => {
    const call = (name: string): string =>
      `def ${name}(text):\n    return client.chat.completions.create(model="gpt-5-mini", messages=[{"role": "system", "content": RULES}, {"role": "user", "content": text}])\n`;
    const text = `from openai import OpenAI\nclient = OpenAI()\nRULES = "Please be very brief and name the source."\n\n${call('one')}\n${call('two')}`;
    const read = reader('src/a.py');
    const { prompts } = await read(text);
    assert.equal(prompts.length, 2);
    const applied = await applyMessages(
      text,
      prompts[0]!.id,
      [system('Be brief and name the source.'), user('{{text}}')],
      read,
    );
    assert.ok('text' in applied, JSON.stringify(applied));
    assert.match(applied.text, /RULES = "Be brief and name the source\."/);
    assert.deepEqual(applied.alsoChanged, [prompts[1]!.id]);
  });
});
