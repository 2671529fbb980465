import assert from 'node:assert/strict';
import { parsePrompts } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly path: string;
  readonly text: string;
  /** The text of each message, in the order in which the provider reads them. */
  readonly order?: readonly string[];
}

const both = ['system: Be brief.', 'user: Which tide is next?'];

const cases: readonly Case[] = [
  {
    title: 'OpenAI responses: instructions before input',
    path: 'a.py',
    text: 'r = client.responses.create(input="Which tide is next?", tools=[], instructions="Be brief.", model="gpt-5")\n',
  },
  {
    title: 'OpenAI responses: instructions before a list of messages',
    path: 'a.ts',
    text: `await client.responses.create({ input: [{ role: 'user', content: 'Which tide is next?' }], model: 'gpt-5', instructions: 'Be brief.' });\n`,
  },
  {
    title: 'Anthropic: system before messages',
    path: 'a.py',
    text: 'import anthropic\nr = anthropic.Anthropic().messages.create(messages=[{"role": "user", "content": "Which tide is next?"}], system="Be brief.", model="claude-sonnet-4-5", max_tokens=9)\n',
  },
  {
    title: 'Anthropic: blocks of a system text',
    path: 'a.ts',
    text: `const m = await anthropic.messages.create({ messages: [{ role: 'user', content: [{ type: 'text', text: 'Which tide is next?' }] }], system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }], model: 'claude-sonnet-4-5' });\n`,
  },
  {
    title: 'AI SDK: system before prompt',
    path: 'a.ts',
    text: `import { generateText } from 'ai';\nawait generateText({ prompt: 'Which tide is next?', tools: {}, system: 'Be brief.', model: 'openai/gpt-5' });\n`,
  },
  {
    title: 'AI SDK: system before messages',
    path: 'a.ts',
    text: `import { streamText } from 'ai';\nstreamText({ messages: [{ role: 'user', content: 'Which tide is next?' }], system: 'Be brief.', model: 'openai/gpt-5' });\n`,
  },
  {
    title: 'Google: system instruction of the configuration before contents',
    path: 'a.py',
    text: 'from google import genai\nr = genai.Client().models.generate_content(model="gemini-2.5-flash", contents="Which tide is next?", config={"system_instruction": "Be brief."})\n',
  },
  {
    title: 'Google: typed configuration',
    path: 'a.py',
    text: 'from google import genai\nfrom google.genai import types\nr = genai.Client().models.generate_content(model="gemini-2.5-flash", contents=["Which tide is next?"], config=types.GenerateContentConfig(system_instruction="Be brief."))\n',
  },
  {
    title: 'Google: JavaScript',
    path: 'a.ts',
    text: `import { GoogleGenAI } from '@google/genai';\nawait ai.models.generateContent({ contents: 'Which tide is next?', config: { systemInstruction: 'Be brief.' }, model: 'gemini-2.5-flash' });\n`,
  },
  {
    title: 'a system message inserted at the head',
    path: 'a.py',
    text: 'messages = [{"role": "user", "content": "Which tide is next?"}]\nmessages.insert(0, {"role": "system", "content": "Be brief."})\nr = client.chat.completions.create(model="gpt-5", messages=messages)\n',
  },
  {
    title: 'a system message at the head, then more behind',
    path: 'a.py',
    text: 'def f():\n    messages = []\n    messages.append({"role": "user", "content": "Which tide is next?"})\n    messages.insert(0, {"role": "system", "content": "Be brief."})\n    messages.append({"role": "assistant", "content": "The"})\n    return client.chat.completions.create(model="gpt-5", messages=messages)\n',
    order: [...both, 'assistant: The'],
  },
  {
    title: 'a message inserted elsewhere stays behind',
    path: 'a.py',
    text: 'messages = [{"role": "system", "content": "Be brief."}]\nmessages.insert(1, {"role": "user", "content": "Which tide is next?"})\nr = client.chat.completions.create(model="gpt-5", messages=messages)\n',
  },
  {
    title: 'unshift',
    path: 'a.ts',
    text: `const messages = [{ role: 'user', content: 'Which tide is next?' }];\nmessages.unshift({ role: 'system', content: 'Be brief.' });\nawait client.chat.completions.create({ model: 'gpt-5', messages });\n`,
  },
  {
    title: 'a list in front of another',
    path: 'a.py',
    text: 'messages = [{"role": "user", "content": "Which tide is next?"}]\nr = client.chat.completions.create(model="gpt-5", messages=[{"role": "system", "content": "Be brief."}] + messages)\n',
  },
  {
    title: 'a spread behind',
    path: 'a.ts',
    text: `const history = [{ role: 'user', content: 'Which tide is next?' }];\nawait client.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'system', content: 'Be brief.' }, ...history] });\n`,
  },
];

describe('the order in which providers read a request', () => {
  for (const { title, path, text, order = both } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts(path, text);
      assert.equal(prompts.length, 1);
      const messages = prompts[0]!.messages.map(
        ({ role, parts }) =>
          `${role}: ${parts.map((part) => (part.kind === 'text' ? part.text : '…')).join('')}`,
      );
      assert.deepEqual(messages, order);
    });
  }
});
