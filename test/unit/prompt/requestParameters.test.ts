import assert from 'node:assert/strict';
import type { ParameterValue } from '../../../src/prompt/model';
import { parsePrompts } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly path?: string;
  readonly text: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

const chat = (argument: string): string =>
  `client.chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": "Which tide is next?"}]${argument})\n`;

const cases: readonly Case[] = [
  { title: 'none', text: chat(''), parameters: {} },
  {
    title: 'OpenAI: several answers, served first',
    text: `CAP = 50\n${chat(', n=3, service_tier="priority", max_tokens=CAP')}`,
    parameters: { max_tokens: 50, n: 3, service_tier: 'priority' },
  },
  {
    title: 'OpenAI: the best of several completions',
    text: 'client.completions.create(model="gpt-3.5-turbo-instruct", prompt="Which tide is next?", best_of=5)\n',
    parameters: { best_of: 5 },
  },
  {
    title: 'Google: candidates of a configuration, Python',
    text: 'from google import genai\nfrom google.genai import types\ngenai.Client().models.generate_content(model="gemini-2.5-flash", contents="Which tide is next?", config=types.GenerateContentConfig(candidate_count=2))\n',
    parameters: { candidate_count: 2 },
  },
  {
    title: 'Google: candidates of a configuration, TypeScript',
    path: 'a.ts',
    text: `import { GoogleGenAI } from '@google/genai';\nawait ai.models.generateContent({ model: 'gemini-2.5-flash', contents: 'Which tide is next?', config: { candidateCount: 2, maxOutputTokens: 50 } });\n`,
    parameters: { maxOutputTokens: 50, candidateCount: 2 },
  },
  {
    title: 'Google: those of the model that is asked, and what the call has in their place',
    text: 'import google.generativeai as genai\nmodel = genai.GenerativeModel("gemini-1.5-flash", generation_config=genai.GenerationConfig(max_output_tokens=77, temperature=0.5))\nmodel.generate_content("Which tide is next?", generation_config={"temperature": 0.1})\n',
    parameters: { max_output_tokens: 77, temperature: 0.1 },
  },
  {
    title: 'a product, TypeScript',
    path: 'a.ts',
    text: `const cap = 2 * 50;\nawait client.chat.completions.create({ model: 'gpt-5', max_tokens: cap, messages: [{ role: 'user', content: 'Which tide is next?' }] });\n`,
    parameters: { max_tokens: 100 },
  },
  {
    title: 'AI SDK: options of the provider',
    path: 'a.ts',
    text: `import { generateText } from 'ai';\nawait generateText({ model: 'openai/gpt-5', prompt: 'Which tide is next?', providerOptions: { openai: { serviceTier: 'flex' } } });\n`,
    parameters: { serviceTier: 'flex' },
  },
  {
    title: 'Anthropic: fast',
    text: 'import anthropic\nanthropic.Anthropic().beta.messages.create(model="claude-opus-5", max_tokens=9, speed="fast", messages=[{"role": "user", "content": "Which tide is next?"}])\n',
    parameters: { max_tokens: 9, speed: 'fast' },
  },
  {
    title: 'AI SDK: fast, by an option of the provider',
    path: 'a.ts',
    text: `import { generateText } from 'ai';\nawait generateText({ model: 'anthropic/claude-opus-5', prompt: 'Which tide is next?', providerOptions: { anthropic: { speed: 'fast' } } });\n`,
    parameters: { speed: 'fast' },
  },
];

describe('parameters of a request', () => {
  for (const { title, path = 'a.py', text, parameters } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts(path, text);
      assert.equal(prompts.length, 1);
      assert.deepEqual(prompts[0]!.parameters, parameters);
    });
  }
});
