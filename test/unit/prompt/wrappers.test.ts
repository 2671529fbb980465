import assert from 'node:assert/strict';
import { recordSources } from '../../../src/prompt/sources';
import { parsePrompts, promptRows } from '../support/promptRows';

interface Case {
  readonly title: string;
  /** The file that is read, then the others, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly rows: readonly string[];
}

const ask = `from openai import OpenAI
client = OpenAI()
def ask(prompt, system="You answer briefly.", model="gpt-5-mini"):
    response = client.chat.completions.create(model=model, messages=[
        {"role": "system", "content": system},
        {"role": "user", "content": prompt},
    ])
    return response.choices[0].message.content
`;

const cases: readonly Case[] = [
  {
    title: 'python: a literal given to a function that hands it to a model, with what else that sends',
    files: { 'a.py': `${ask}def run():\n    return ask("Name the harbours of the coast.")\n` },
    rows: ['#run openai-chat openai/gpt-5-mini', '  3-3 system', '  10-10 user'],
  },
  {
    title: 'python: by keyword, a constant, and another model',
    files: {
      'a.py': `${ask}TIDES = "List the tides of {day}."\ndef run(day):\n    return ask(system="Answer in rhymes only.", prompt=TIDES.format(day=day), model="gpt-4.1")\n`,
    },
    rows: [
      '#ask openai-chat openai/gpt-5-mini',
      '  3-3 system',
      '  user at run time {prompt}',
      '#TIDES openai-chat openai/gpt-4.1',
      '  11-11 system',
      '  9-9 user {day}',
    ],
  },
  {
    title: 'python: a wrapper in another file',
    files: {
      'app/run.py':
        'from .llm import ask\ndef run(): return ask("Name the harbours of the coast.", model="gpt-5")\n',
      'app/llm.py': ask,
    },
    rows: ['#run openai-chat openai/gpt-5', '  app/llm.py:3-3 system', '  2-2 user'],
  },
  {
    title: 'python: a wrapper around a wrapper',
    files: {
      'run.py':
        'from llm import ask\ndef ask_json(prompt): return ask(prompt=prompt + "\\nReturn JSON and nothing else.")\ndef run(): return ask_json("Name the harbours of the coast.")\n',
      'llm.py': ask,
    },
    rows: [
      '#ask_json openai-chat openai/gpt-5-mini',
      '  llm.py:3-3 system',
      '  2-2 user {prompt}',
      '#run openai-chat openai/gpt-5-mini',
      '  llm.py:3-3 system',
      '  3-3 user',
      '  2-2 user',
    ],
  },
  {
    title: 'python: a method of the same class, of a base class, of an object',
    files: {
      'a.py': `from anthropic import Anthropic
class Base:
    def _call(self, system_prompt, text):
        return Anthropic().messages.create(model="claude-sonnet-4-5", max_tokens=300, system=system_prompt, messages=[{"role": "user", "content": text}])
class Guide(Base):
    def tides(self, day):
        return self._call(system_prompt="You know the tides.", text=f"Tides of {day}")
def run():
    guide = Guide()
    return guide._call("You know the harbours.", "Name one harbour.")
`,
    },
    rows: [
      '#tides anthropic-messages anthropic/claude-sonnet-4-5',
      '  7-7 system',
      '  7-7 user {day}',
      '#run anthropic-messages anthropic/claude-sonnet-4-5',
      '  10-10 system',
      '  10-10 user',
    ],
  },
  {
    title: 'python: a list of messages, and one that the wrapper adds to',
    files: {
      'a.py': `from openai import OpenAI
def chat(messages, model="gpt-5"):
    return OpenAI().chat.completions.create(model=model, messages=messages)
def guided(messages):
    return OpenAI().chat.completions.create(model="gpt-5-nano", messages=[{"role": "system", "content": "Be brief."}] + messages)
def run(): return chat([{"role": "user", "content": "Name one harbour."}])
def more(): return guided(messages=[{"role": "user", "content": "Name two harbours."}])
`,
    },
    rows: [
      '#run openai-chat openai/gpt-5',
      '  6-6 user',
      '#more openai-chat openai/gpt-5-nano',
      '  5-5 system',
      '  7-7 user',
    ],
  },
  {
    title: 'python: functools.partial',
    files: {
      'a.py': `${ask}from functools import partial\nask_rhymes = partial(ask, system="Answer in rhymes only.")\ndef run(): return ask_rhymes("Name the harbours of the coast.")\n`,
    },
    rows: [
      '#ask openai-chat openai/gpt-5-mini',
      '  3-3 system',
      '  user at run time {prompt}',
      '#run openai-chat openai/gpt-5-mini',
      '  10-10 system',
      '  11-11 user',
    ],
  },
  {
    title: 'python: a value that only fills a hole is no prompt of its own',
    files: {
      'a.py': `from openai import OpenAI
def translate(text, language):
    return OpenAI().responses.create(model="gpt-5", input=f"Translate into {language}: {text}")
def run(): return translate("The tide is out, we walk home.", "Danish")
`,
    },
    rows: ['#translate openai-responses openai/gpt-5', '  3-3 user {language, text}'],
  },
  {
    title: 'python: functions that ask no model stay silent',
    files: {
      'a.py': `from openai import OpenAI
def note(text):
    print(text)
    OpenAI().responses.create(model="gpt-5", input="Name one harbour.")
def run(): note("The tide is out and we walk home.")
`,
    },
    rows: ['#note openai-responses openai/gpt-5', '  4-4 user'],
  },
  {
    title: 'python: functions that call each other end',
    files: {
      'a.py':
        'def a(prompt): return b(prompt)\ndef b(prompt): return a(prompt)\ndef run(): return a("Name the harbours of the coast.")\n',
    },
    rows: [],
  },
  {
    title: 'typescript: positional, default and options object; the wrapper in another file',
    files: {
      'src/run.ts': `import { ask, complete } from './llm';
export const one = () => ask('Name the harbours of the coast.');
export const two = () => complete({ prompt: \`Name \${count} harbours.\`, system: 'Answer in rhymes.' });
`,
      'src/llm.ts': `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
export async function ask(prompt: string, system = 'Be brief.') {
  const { text } = await generateText({ model: openai('gpt-5'), system, prompt });
  return text;
}
export const complete = async ({ prompt, system }: Options) =>
  generateText({ model: openai('gpt-5-mini'), system, prompt });
`,
    },
    rows: [
      '#one vercel-ai openai/gpt-5',
      '  src/llm.ts:3-3 system',
      '  2-2 user',
      '#two vercel-ai openai/gpt-5-mini',
      '  3-3 system',
      '  3-3 user {count}',
    ],
  },
  {
    title: 'typescript: fields of an options object, a method of this, bind',
    files: {
      'a.ts': `import OpenAI from 'openai';
class Guide {
  private async call(options: Options) {
    return new OpenAI().chat.completions.create({ model: options.model, messages: [{ role: 'user', content: options.prompt }] });
  }
  tides() { return this.call({ model: 'gpt-5', prompt: 'Name the tides.' }); }
}
`,
    },
    rows: ['#tides openai-chat openai/gpt-5', '  6-6 user'],
  },
];

describe('functions that hand a text to a model', () => {
  for (const { title, files, rows } of cases) {
    it(title, async () => {
      const [path, text] = Object.entries(files)[0]!;
      const sources = recordSources({ read: (other) => files[other] ?? null });
      const { prompts } = await parsePrompts(path, text, sources);
      assert.deepEqual(promptRows(text, prompts, files), rows);
    });
  }
});
