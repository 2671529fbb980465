import assert from 'node:assert/strict';
import { readDirectives } from '../../../src/prompt/directives';
import { parsePrompts, promptRows } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly path: string;
  readonly lines: readonly string[];
  readonly rows: readonly string[];
  /** Lines of the comments that ignore something. */
  readonly ignoredBy?: readonly number[];
}

const instruction = '"You are a careful clerk. Answer each question in one short sentence."';
const call = (content: string): string =>
  `client.chat.completions.create(model="gpt-5-mini", messages=[{"role": "user", "content": ${content}}])`;

const cases: readonly Case[] = [
  {
    title: 'a comment of its own ignores the constant after it, and no other',
    path: 'a.py',
    lines: ['# promptmeter-ignore', `FIRST_PROMPT = ${instruction}`, '', `SECOND_PROMPT = ${instruction}`],
    rows: ['#SECOND_PROMPT constant -/-', '  4-4 prompt'],
    ignoredBy: [1],
  },
  {
    title: 'a comment behind the code ignores its line only',
    path: 'a.py',
    lines: [`FIRST_PROMPT = ${instruction}  # promptmeter-ignore`, `SECOND_PROMPT = ${instruction}`],
    rows: ['#SECOND_PROMPT constant -/-', '  2-2 prompt'],
    ignoredBy: [1],
  },
  {
    title: 'blank lines and a bracket that opens the value do not matter',
    path: 'a.py',
    lines: ['# promptmeter-ignore', '', 'FIRST_PROMPT = (', `    ${instruction}`, ')'],
    rows: [],
    ignoredBy: [1],
  },
  {
    title: 'the line of a call ignores all that it sends',
    path: 'a.py',
    lines: ['# promptmeter-ignore-next-line', call(instruction)],
    rows: [],
    ignoredBy: [1],
  },
  {
    title: 'the line of one message ignores that message',
    path: 'a.py',
    lines: [
      'client.chat.completions.create(model="gpt-5-mini", messages=[',
      `  {"role": "system", "content": ${instruction}},`,
      '  # promptmeter-ignore',
      '  {"role": "user", "content": "Is the shop open today?"},',
      '])',
    ],
    rows: ['#1 openai-chat openai/gpt-5-mini', '  2-2 system'],
    ignoredBy: [3],
  },
  {
    title: 'the line of the first message of a list ignores no other',
    path: 'a.py',
    lines: [
      'client.chat.completions.create(model="gpt-5-mini", messages=[',
      '  # promptmeter-ignore',
      `  {"role": "system", "content": ${instruction}},`,
      '  {"role": "user", "content": "Is the shop open today?"},',
      '])',
    ],
    rows: ['#1 openai-chat openai/gpt-5-mini', '  4-4 user'],
    ignoredBy: [2],
  },
  {
    title: 'a message over several lines ends where its brackets do',
    path: 'a.ts',
    lines: [
      'await client.chat.completions.create({ model: "gpt-5-mini", messages: [',
      '  // promptmeter-ignore',
      '  {',
      '    role: "system",',
      '    name: "a (b",',
      `    content: ${instruction},`,
      '  },',
      '  { role: "user", content: "Is the shop open today?" },',
      '] });',
    ],
    rows: ['#1 openai-chat openai/gpt-5-mini', '  8-8 user'],
    ignoredBy: [2],
  },
  {
    title: 'the line of a property ignores that property',
    path: 'a.ts',
    lines: [
      'import { generateText } from "ai";',
      'await generateText({',
      '  // promptmeter-ignore',
      `  system: ${instruction},`,
      '  prompt: "Is the shop open today?",',
      '});',
    ],
    rows: ['#1 vercel-ai -/-', '  5-5 user'],
    ignoredBy: [3],
  },
  {
    title: 'the first line of a call over several lines ignores the call',
    path: 'a.py',
    lines: [
      '# promptmeter-ignore',
      'answer = client.chat.completions.create(',
      '  model="gpt-5-mini",',
      '  messages=[',
      `    {"role": "system", "content": ${instruction}},`,
      '    {"role": "user", "content": "Is the shop open today?"},',
      '  ],',
      ')',
    ],
    rows: [],
    ignoredBy: [1],
  },
  {
    title: 'the whole file',
    path: 'a.py',
    lines: [`FIRST_PROMPT = ${instruction}`, '# promptmeter-ignore-file', `SECOND_PROMPT = ${instruction}`],
    rows: [],
    ignoredBy: [2, 2],
  },
  {
    title: 'a line comment of TypeScript',
    path: 'a.ts',
    lines: ['// promptmeter-ignore', `const firstPrompt = ${instruction};`],
    rows: [],
    ignoredBy: [1],
  },
  {
    title: 'a block comment of TypeScript before the value',
    path: 'a.ts',
    lines: [`const firstPrompt = /* promptmeter-ignore */ ${instruction};`],
    rows: [],
    ignoredBy: [1],
  },
  {
    title: 'a comment of several lines',
    path: 'a.ts',
    lines: ['/**', ' * promptmeter-ignore', ' */', `const firstPrompt = ${instruction};`],
    rows: [],
    ignoredBy: [2],
  },
  {
    title: 'a file that is a prompt',
    path: 'AGENTS.md',
    lines: ['<!-- promptmeter-ignore-file -->', '# Rules', '', 'Answer in one sentence.'],
    rows: [],
    ignoredBy: [1],
  },
  {
    title: 'a message of a template file',
    path: 'prompts/x.jinja2',
    lines: ['system:', 'You answer in one sentence.', 'user:', '{# promptmeter-ignore #}', '{{ question }}'],
    rows: ['#1 jinja-file -/-', '  2-2 system', '  4-5 user {question}'],
  },
  {
    title: 'words about the comment in a string ignore nothing',
    path: 'a.py',
    lines: ['HELP_PROMPT = "You explain the word promptmeter-ignore to people who ask what it is for."'],
    rows: ['#HELP_PROMPT constant -/-', '  1-1 prompt'],
  },
  {
    title: 'a literal whose name and text say nothing is a prompt where a comment says so',
    path: 'a.py',
    lines: ['# promptmeter: prompt role=system model=gpt-5-mini', 'RULES = "Be brief."'],
    rows: ['#RULES marked -/gpt-5-mini', '  2-2 system'],
  },
  {
    title: 'so is an argument, and its placeholders are variables',
    path: 'a.ts',
    lines: ['send(', '  // promptmeter: prompt role=user', '  `Tell ${name} the time.`,', ');'],
    rows: ['#1 marked -/-', '  3-3 user {name}'],
  },
  {
    title: 'a mark on what a call sends changes nothing',
    path: 'a.py',
    lines: ['# promptmeter: prompt', call(instruction)],
    rows: ['#1 openai-chat openai/gpt-5-mini', '  2-2 user'],
  },
  {
    title: 'a text file of any name',
    path: 'docs/answers.md',
    lines: ['<!-- promptmeter: prompt role=system model=claude-sonnet-4-5 -->', 'Answer {question} briefly.'],
    rows: ['#1 marked -/claude-sonnet-4-5', '  1-2 system {question}'],
  },
];

describe('comments that mark and ignore prompts', () => {
  for (const { title, path, lines, rows, ignoredBy } of cases) {
    it(title, async () => {
      const text = lines.join('\n');
      const { prompts, ignored } = await parsePrompts(path, text);
      assert.deepEqual(promptRows(text, prompts), rows);
      const line = (offset: number): number => text.slice(0, offset).split('\n').length;
      assert.deepEqual(
        ignored.map(({ comment }) => line(comment.start)),
        ignoredBy ?? [],
      );
    });
  }

  const openers = ['#', '//', '/*', ' *', '--', ';', '%', '<!--', '{#', '{{!', '{{!--'];
  for (const opener of openers) {
    it(`are read behind ${opener}`, () => {
      assert.deepEqual(
        readDirectives(`${opener} promptmeter-ignore\nx`).map(({ kind }) => kind),
        ['ignore'],
      );
    });
  }

  it('are nothing where the word goes on', () => {
    assert.deepEqual(
      readDirectives('# promptmeter-ignored\n# promptmeter: prompts\n# promptmeter-ignore-files'),
      [],
    );
  });
});
