import assert from 'node:assert/strict';
import type { Message } from '../../../src/prompt/model';
import { parsePrompts } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly path: string;
  readonly lines: readonly string[];
  /** Each text that the first call lists, behind `if` or `for` where it is not sure, and `instead` where no call sends it besides. */
  readonly sent: readonly string[];
}

const python = (title: string, body: readonly string[], sent: readonly string[]): Case => ({
  title: `python: ${title}`,
  path: 'a.py',
  lines: [
    'from openai import OpenAI',
    'RULES = "You answer in short sentences."',
    'def answer(q, kind):',
    ...body.map((line) => `    ${line}`),
  ],
  sent,
});
const script = (title: string, body: readonly string[], sent: readonly string[]): Case => ({
  title: `typescript: ${title}`,
  path: 'a.ts',
  lines: [
    "import OpenAI from 'openai';",
    'const RULES = "You answer in short sentences.";',
    'export function answer(q, kind) {',
    ...body.map((line) => `  ${line}`),
    '}',
  ],
  sent,
});
const ask = 'return OpenAI().chat.completions.create(model="gpt-4o", messages=messages)';
const askJs = "return new OpenAI().chat.completions.create({ model: 'gpt-4o', messages });";
const add = (role: string, text: string): string =>
  `messages.append({"role": "${role}", "content": ${text}})`;
const push = (role: string, text: string): string => `messages.push({ role: '${role}', content: ${text} });`;
const rules = 'You answer in short sentences.';

const cases: readonly Case[] = [
  python(
    'the same constant in both branches is one message',
    ['messages = []', 'if kind:', `  ${add('system', 'RULES')}`, 'else:', `  ${add('system', 'RULES')}`, ask],
    [`if ${rules}`],
  ),
  python(
    'of two branches the longer is counted',
    [
      'messages = [{"role": "system", "content": "Be brief."}]',
      'if kind:',
      `  ${add('user', '"Go."')}`,
      'elif q:',
      `  ${add('user', '"Tell me more."')}`,
      'else:',
      `  ${add('user', '"Stop."')}`,
      ask,
    ],
    ['Be brief.', 'instead if Go.', 'if Tell me more.', 'instead if Stop.'],
  ),
  python(
    'what only one branch adds',
    ['messages = []', add('system', 'RULES'), 'if kind:', `  ${add('user', '"Go on."')}`, ask],
    [rules, 'if Go on.'],
  ),
  python(
    'a loop',
    ['messages = []', 'for x in q:', `  ${add('user', '"Next one."')}`, ask],
    ['for Next one.'],
  ),
  python(
    'the loop around the call, too',
    ['for x in q:', '  messages = []', `  ${add('user', '"Next one."')}`, `  ${ask}`],
    ['Next one.'],
  ),
  python(
    'a history that grows',
    ['messages = []', 'while q:', `  ${add('user', '"Next one."')}`, `  ${ask}`],
    ['for Next one.'],
  ),
  python(
    'the branch of the call',
    [
      'messages = [{"role": "system", "content": "Be brief."}]',
      'if kind:',
      `  ${add('user', '"Go on."')}`,
      `  ${ask}`,
      'else:',
      `  ${add('user', '"Stop it."')}`,
      `  ${ask}`,
    ],
    ['Be brief.', 'Go on.'],
  ),
  python(
    'what is put in after the call',
    [
      'messages = [{"role": "user", "content": "Go on."}]',
      ask.replace('return', 'reply ='),
      add('user', '"Sum it up."'),
      ask,
    ],
    ['Go on.'],
  ),
  python(
    'a list that is spread in on a condition',
    [
      'return OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": "Be brief."}, *([{"role": "user", "content": "Go on."}] if q else [])])',
    ],
    ['Be brief.', 'if Go on.'],
  ),
  {
    title: 'python: a list that an object keeps',
    path: 'a.py',
    lines: [
      'from openai import OpenAI',
      'class Chat:',
      '  def __init__(self):',
      '    self.messages = [{"role": "system", "content": "Be brief."}]',
      '  def go(self, kind):',
      '    if kind:',
      '      self.messages.append({"role": "user", "content": "Go on."})',
      '    else:',
      '      self.messages.append({"role": "user", "content": "Stop."})',
      '    return OpenAI().chat.completions.create(model="gpt-4o", messages=self.messages)',
    ],
    sent: ['Be brief.', 'if Go on.', 'instead if Stop.'],
  },
  python(
    'a message for each of a list',
    [
      'return OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": f"Next: {x}"} for x in q])',
    ],
    ['for Next: {x}'],
  ),
  python(
    'a message for each, spread in',
    [
      'return OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": "Be brief."}, *[{"role": "user", "content": f"Next: {x}"} for x in q]])',
    ],
    ['Be brief.', 'for Next: {x}'],
  ),
  python(
    'a message for each, added and kept under a name',
    [
      'messages = [{"role": "system", "content": "Be brief."}] + [{"role": "user", "content": f"Next: {x}"} for x in q]',
      'messages += [{"role": "user", "content": f"Then: {x}"} for x in q]',
      'messages.extend({"role": "user", "content": f"Last: {x}"} for x in q)',
      ask,
    ],
    ['Be brief.', 'for Next: {x}', 'for Then: {x}', 'for Last: {x}'],
  ),
  python(
    'a message for each, as a list of its own',
    ['messages = [{"role": "user", "content": f"Next: {x}"} for x in q]', ask],
    ['for Next: {x}'],
  ),
  script(
    'what forEach puts in',
    [
      'const messages = [{ role: "system", content: "Be brief." }];',
      'q.forEach((x) => messages.push({ role: "user", content: `Next: ${x}` }));',
      'kind.forEach((x) => {',
      '  messages.push({ role: "user", content: `Then: ${x}` });',
      '});',
      askJs,
    ],
    ['Be brief.', 'for Next: {x}', 'for Then: {x}'],
  ),
  script(
    'what map makes',
    [
      'const messages = q.map((x) => ({ role: "user", content: `Next: ${x}` }));',
      'messages.push(...kind.map((x) => { return { role: "user", content: `Then: ${x}` }; }));',
      askJs,
    ],
    ['for Next: {x}', 'for Then: {x}'],
  ),
  script(
    'what map makes, spread in',
    [
      "return new OpenAI().chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'system', content: 'Be brief.' }, ...q.map((x) => ({ role: 'user', content: `Next: ${x}` }))] });",
    ],
    ['Be brief.', 'for Next: {x}'],
  ),
  {
    title: 'python: what other methods put into a list that an object keeps',
    path: 'a.py',
    lines: [
      'from openai import OpenAI',
      'class Chat:',
      '  def __init__(self):',
      '    self.messages = []',
      '    self.messages.append({"role": "system", "content": "Be brief."})',
      '  def add_user(self, text):',
      '    self.messages.append({"role": "user", "content": f"Question: {text}"})',
      '  def go(self):',
      '    return OpenAI().chat.completions.create(model="gpt-4o", messages=self.messages)',
    ],
    sent: ['Be brief.', 'for Question: {text}'],
  },
  {
    title: 'typescript: what other methods put into a list that an object keeps',
    path: 'a.ts',
    lines: [
      "import OpenAI from 'openai';",
      'class Chat {',
      '  private messages: Message[] = [];',
      "  constructor() { this.messages.push({ role: 'system', content: 'Be brief.' }); }",
      "  add(text: string) { this.messages.push({ role: 'user', content: `Question: ${text}` }); }",
      "  go() { return new OpenAI().chat.completions.create({ model: 'gpt-4o', messages: this.messages }); }",
      '}',
    ],
    sent: ['Be brief.', 'for Question: {text}'],
  },
  {
    title: 'ruby: the last line of a branch',
    path: 'a.rb',
    lines: [
      'require "openai"',
      'def answer(q, kind)',
      '  messages = [{ role: "system", content: "Be brief." }]',
      '  if kind',
      '    messages << { role: "user", content: "Go on." }',
      '  end',
      '  q.tap { |m| messages << { role: "user", content: "Once." } }',
      '  OpenAI::Client.new.chat(parameters: { model: "gpt-4o", messages: messages })',
      'end',
    ],
    sent: ['Be brief.', 'if Go on.', 'Once.'],
  },
  python(
    'a try is run',
    [
      'messages = []',
      'try:',
      `  ${add('user', '"Go on."')}`,
      'except ValueError:',
      `  ${add('user', '"Stop."')}`,
      ask,
    ],
    ['Go on.', 'if Stop.'],
  ),
  python(
    'match',
    [
      'messages = []',
      'match kind:',
      '  case "a":',
      `    ${add('user', '"Go on."')}`,
      '  case _:',
      `    ${add('user', '"Stop."')}`,
      ask,
    ],
    ['if Go on.', 'instead if Stop.'],
  ),
  python(
    'lines in both branches, and in a loop',
    [
      'parts = ["Be brief."]',
      'for x in q:',
      '  parts.append(" Next one.")',
      'if kind:',
      '  parts.append(" Go on.")',
      'else:',
      '  parts.append(" Stop.")',
      'return OpenAI().responses.create(model="gpt-4o", input="".join(parts))',
    ],
    ['Be brief.for  Next one.if  Go on.'],
  ),
  python(
    '+= in both branches, and in a loop',
    [
      'text = "Be brief."',
      'for x in q:',
      '  text += " Next one."',
      'if kind:',
      '  text += " Go on."',
      'else:',
      '  text += " Stop."',
      'return OpenAI().responses.create(model="gpt-4o", input=text)',
    ],
    ['Be brief.for  Next one.if  Go on.'],
  ),
  python(
    'a text that the branch of the call sets',
    [
      'text = "Be brief."',
      'if kind:',
      '  text = "Go on."',
      '  return OpenAI().responses.create(model="gpt-4o", input=text)',
    ],
    ['Go on.'],
  ),
  script(
    'the same constant in both branches is one message',
    [
      'const messages = [];',
      `if (kind) { ${push('system', 'RULES')} }`,
      `else { ${push('system', 'RULES')} }`,
      askJs,
    ],
    [`if ${rules}`],
  ),
  script(
    'else if, and a loop',
    [
      'const messages = [];',
      `if (kind) ${push('user', "'Go.'")}`,
      `else if (q) { ${push('user', "'Tell me more.'")} }`,
      `for (const x of q) ${push('user', "'Next one.'")}`,
      askJs,
    ],
    ['instead if Go.', 'if Tell me more.', 'for Next one.'],
  ),
  script(
    'switch',
    [
      'const messages = [];',
      'switch (kind) {',
      `  case 'a': ${push('user', "'Go on.'")} break;`,
      `  default: ${push('user', "'Stop.'")}`,
      '}',
      askJs,
    ],
    ['if Go on.', 'instead if Stop.'],
  ),
  {
    title: 'go: if and else',
    path: 'a.go',
    lines: [
      'package a',
      'import "github.com/sashabaranov/go-openai"',
      'func answer(c *openai.Client, kind bool) {',
      '	messages := []openai.ChatCompletionMessage{{Role: "system", Content: "Be brief."}}',
      '	if kind {',
      '		messages = append(messages, openai.ChatCompletionMessage{Role: "user", Content: "Go on."})',
      '	} else {',
      '		messages = append(messages, openai.ChatCompletionMessage{Role: "user", Content: "Stop."})',
      '	}',
      '	c.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "gpt-4o", Messages: messages})',
      '}',
    ],
    sent: ['Be brief.', 'if Go on.', 'instead if Stop.'],
  },
  {
    title: 'ruby: if and else',
    path: 'a.rb',
    lines: [
      "require 'openai'",
      'def answer(kind)',
      '  messages = [{ role: "system", content: "Be brief." }]',
      '  if kind',
      '    messages.push({ role: "user", content: "Go on." })',
      '  else',
      '    messages.push({ role: "user", content: "Stop." })',
      '  end',
      '  OpenAI::Client.new.chat(parameters: { model: "gpt-4o", messages: messages })',
      'end',
    ],
    sent: ['Be brief.', 'if Go on.', 'instead if Stop.'],
  },
];

function shown({ parts, instead, unlisted }: Message): string {
  const text = parts.map((part) =>
    part.kind === 'text' ? part.text : part.kind === 'control' ? `${part.control} ` : `{${part.expression}}`,
  );
  return `${unlisted === undefined ? '' : `${unlisted} `}${instead ? 'instead ' : ''}${text.join('')}`;
}

describe('what a call sends on a condition', () => {
  for (const { title, path, lines, sent } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts(path, `${lines.join('\n')}\n`);
      assert.deepEqual(prompts[0]!.messages.map(shown), sent);
    });
  }
});
