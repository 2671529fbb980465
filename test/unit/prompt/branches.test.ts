import assert from 'node:assert/strict';
import { parsePrompts, promptRows } from '../support/promptRows';

const python = (text: string) => ({ path: 'a.py', text: `from openai import OpenAI\n${text}` });
const script = (text: string) => ({ path: 'a.ts', text });
const ask = (input: string): string =>
  `def answer(q, kind):\n    return OpenAI().responses.create(model="gpt-5", input=${input})\n`;
const askJs = (input: string): string =>
  `export const answer = (c, q, kind) => c.responses.create({ model: 'gpt-5', input: ${input} });\n`;

const pythonTable = `PROMPTS = {\n    "brief": "Answer in one line.",\n    "long": "Answer in ten lines.",\n}\n`;
const scriptTable = `const prompts = {\n  brief: 'Answer in one line.',\n  long: 'Answer in ten lines.',\n};\n`;

interface Case {
  readonly title: string;
  readonly file: { readonly path: string; readonly text: string };
  /** First and last line and role of the messages of each prompt that the call is known to send. */
  readonly rows: readonly string[];
}

const brief = (line: number): string => `openai-responses openai/gpt-5\n  ${line}-${line} user`;

/** One text of several: each is a prompt. */
const cases: readonly Case[] = [
  { title: 'python: a key', file: python(pythonTable + ask('PROMPTS["long"]')), rows: [brief(4)] },
  {
    title: 'python: a key under a name',
    file: python(`${pythonTable}KIND = "long"\n${ask('PROMPTS[KIND]')}`),
    rows: [brief(4)],
  },
  { title: 'python: any key', file: python(pythonTable + ask('PROMPTS[kind]')), rows: [brief(3), brief(4)] },
  {
    title: 'python: any key, filled',
    file: python(`T = {"a": "Name {town}.", "b": "Describe {town}."}\n${ask('T[kind].format(town=q)')}`),
    rows: [
      'openai-responses openai/gpt-5\n  2-2 user {town}',
      'openai-responses openai/gpt-5\n  2-2 user {town}',
    ],
  },
  {
    title: 'python: get with a key',
    file: python(pythonTable + ask('PROMPTS.get("long")')),
    rows: [brief(4)],
  },
  {
    title: 'python: get with a fallback',
    file: python(pythonTable + ask('PROMPTS.get(kind, "Answer in rhymes.")')),
    rows: [brief(3), brief(4), brief(7)],
  },
  {
    title: 'python: a table of tables',
    file: python(
      `T = {\n  "a": {"system": "Be brief.", "other": "No."},\n  "b": {"system": "Be long."}}\n${ask('T[kind]["system"]')}`,
    ),
    rows: [brief(3), brief(4)],
  },
  {
    title: 'python: a table under self, looked up before',
    file: python(
      `class Bot:\n    def __init__(self):\n        self.texts = {"a": "Name it.",\n          "b": "Describe it."}\n    def answer(self, kind):\n        text = self.texts[kind]\n        return OpenAI().responses.create(model="gpt-5", input=text)\n`,
    ),
    rows: [brief(4), brief(5)],
  },
  {
    title: 'python: a message list',
    file: python(
      `${pythonTable}def answer(kind, q):\n    return OpenAI().chat.completions.create(model="gpt-5", messages=[{"role": "system", "content": PROMPTS[kind]}, {"role": "user", "content": q}])\n`,
    ),
    rows: [
      'openai-chat openai/gpt-5\n  3-3 system\n  user at run time {q}',
      'openai-chat openai/gpt-5\n  4-4 system',
    ],
  },
  {
    title: 'python: a list that is indexed is no table',
    file: python(`X = [1, 2]\n${ask('X[kind]')}`),
    rows: [],
  },
  {
    title: 'python: match assigns',
    file: python(
      `def answer(kind):\n    match kind:\n        case "a":\n            text = "Name it."\n        case _:\n            text = "Describe it."\n    return OpenAI().responses.create(model="gpt-5", input=text)\n`,
    ),
    rows: [brief(5), brief(7)],
  },
  {
    title: 'python: match returns',
    file: python(
      `def wording(kind):\n    match kind:\n        case "a":\n            return "Name it."\n        case _:\n            return "Describe it."\n${ask('wording(kind)')}`,
    ),
    rows: [brief(5), brief(7)],
  },
  { title: 'typescript: a member', file: script(scriptTable + askJs('prompts.long')), rows: [brief(3)] },
  { title: 'typescript: a key', file: script(scriptTable + askJs(`prompts['long']`)), rows: [brief(3)] },
  {
    title: 'typescript: any key',
    file: script(scriptTable + askJs('prompts[kind]')),
    rows: [brief(2), brief(3)],
  },
  {
    title: 'typescript: any key or a fallback',
    file: script(scriptTable + askJs(`prompts[kind] ?? 'Answer in rhymes.'`)),
    rows: [brief(2), brief(3), brief(5)],
  },
  {
    title: 'typescript: as const, with a spread',
    file: script(
      `const base = { a: 'Name it.' } as const;\nconst all = { ...base,\n b: 'Describe it.' } satisfies Texts;\n${askJs('all[kind]')}`,
    ),
    rows: [brief(1), brief(3)],
  },
  {
    title: 'typescript: switch assigns',
    file: script(
      `export function answer(c, kind) {\n  let text;\n  switch (kind) {\n    case 'a':\n      text = 'Name it.';\n      break;\n    default:\n      text = 'Describe it.';\n  }\n  return c.responses.create({ model: 'gpt-5', input: text });\n}\n`,
    ),
    rows: [brief(5), brief(8)],
  },
  {
    title: 'typescript: switch returns',
    file: script(
      `function wording(kind) {\n  switch (kind) {\n    case 'a':\n      return 'Name it.';\n    default:\n      return 'Describe it.';\n  }\n}\n${askJs('wording(kind)')}`,
    ),
    rows: [brief(4), brief(6)],
  },
];

/** Texts that are put together line by line are one message. */
const joins: readonly Case[] = [
  {
    title: 'python: append, under a condition too',
    file: python(
      `def answer(q):\n    parts = ["You are brief."]\n    parts.append("Never guess.")\n    if q:\n        parts.append(f"The question is {q}.")\n    return OpenAI().responses.create(model="gpt-5", input="\\n".join(parts))\n`,
    ),
    rows: ['openai-responses openai/gpt-5\n  3-6 user'],
  },
  {
    title: 'python: extend and +=',
    file: python(
      `def answer(q):\n    parts = []\n    parts.extend(["You are brief."])\n    parts += ["Never guess."]\n    text = "\\n".join(parts)\n    return OpenAI().responses.create(model="gpt-5", input=text)\n`,
    ),
    rows: ['openai-responses openai/gpt-5\n  4-5 user'],
  },
  {
    title: 'python: += of a text',
    file: python(
      `def answer(q):\n    text = "You are brief."\n    text += " Never guess."\n    return OpenAI().responses.create(model="gpt-5", input=text)\n`,
    ),
    rows: ['openai-responses openai/gpt-5\n  3-4 user'],
  },
  {
    title: 'python: another beginning in the other branch',
    file: python(
      `def answer(q):\n    if q:\n        text = f"You are asked {q}."\n    else:\n        text = "You are brief."\n    text += " Never guess."\n    return OpenAI().responses.create(model="gpt-5", input=text)\n`,
    ),
    rows: ['openai-responses openai/gpt-5\n  4-7 user'],
  },
  {
    title: 'typescript: push and join',
    file: script(
      `export function answer(c, q) {\n  const lines: string[] = [];\n  lines.push('You are brief.', 'Never guess.');\n  lines.push('Ask back.');\n  return c.responses.create({ model: 'gpt-5', input: lines.join('\\n') });\n}\n`,
    ),
    rows: ['openai-responses openai/gpt-5\n  3-4 user'],
  },
];

async function rowsOf({ path, text }: Case['file']): Promise<string[]> {
  const { prompts } = await parsePrompts(path, text);
  return prompts.map((prompt) => promptRows(text, [prompt]).join('\n').replace(/^\S+ /, ''));
}

describe('one of several texts', () => {
  for (const { title, file, rows } of cases) {
    it(title, async () => assert.deepEqual(await rowsOf(file), rows));
  }
});

describe('texts put together line by line', () => {
  for (const { title, file, rows } of joins) {
    it(title, async () => {
      const found = await rowsOf(file);
      assert.deepEqual(
        found.map((row) => row.replace(/ \{.*/, '')),
        rows,
      );
    });
  }
});
