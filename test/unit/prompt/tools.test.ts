import assert from 'node:assert/strict';
import { parsePrompts } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly path: string;
  readonly text: string;
  /** What stands at the span, and what can be seen of the declaration. */
  readonly tools: { readonly at: string; readonly lines: readonly string[] } | null;
}

const openai = (argument: string, before = ''): string =>
  `${before}client.chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": "Which tide is next?"}]${argument})\n`;
const tide =
  '{"type": "function", "function": {"name": "tide", "description": "The next tide of a harbour"}}';
const tideLines = [
  'type',
  'function',
  'function',
  'name',
  'tide',
  'description',
  'The next tide of a harbour',
];

const cases: readonly Case[] = [
  { title: 'none', path: 'a.py', text: openai(''), tools: null },
  { title: 'None', path: 'a.py', text: openai(', tools=None'), tools: null },
  { title: 'an empty list', path: 'a.py', text: openai(', tools=[]'), tools: null },
  {
    title: 'written in the call',
    path: 'a.py',
    text: openai(`, tools=[${tide}]`),
    tools: { at: `[${tide}]`, lines: tideLines },
  },
  {
    title: 'under a name',
    path: 'a.py',
    text: openai(', tools=TOOLS', `TOOLS = [${tide}]\n`),
    tools: { at: 'TOOLS', lines: tideLines },
  },
  {
    title: 'a list of names, one appended',
    path: 'a.py',
    text: openai(
      ', tools=tools',
      `TIDE = {"name": "tide"}\ntools = [TIDE]\ntools.append({"name": "wind"})\n`,
    ),
    tools: { at: 'tools', lines: ['name', 'tide', 'name', 'wind'] },
  },
  {
    title: 'not in sight',
    path: 'a.py',
    text: openai(', tools=load_tools()'),
    tools: { at: 'load_tools()', lines: [] },
  },
  {
    title: 'functions with docstrings',
    path: 'a.py',
    text: 'from agents import Agent\ndef tide(harbour: str) -> str:\n    """The next tide of a harbour."""\nagent = Agent(name="A", instructions="Answer briefly, never guess.", tools=[tide])\n',
    tools: { at: '[tide]', lines: ['tide', 'The next tide of a harbour.'] },
  },
  {
    title: 'typed, in the configuration',
    path: 'a.ts',
    text: `import { GoogleGenAI } from '@google/genai';\nawait ai.models.generateContent({ model: 'gemini-2.5-flash', contents: 'Which tide is next?', config: { tools: [{ functionDeclarations: [{ name: 'tide' }] }] } });\n`,
    tools: {
      at: `[{ functionDeclarations: [{ name: 'tide' }] }]`,
      lines: ['functionDeclarations', 'name', 'tide'],
    },
  },
  {
    title: 'AI SDK: an object of tools with schemas',
    path: 'a.ts',
    text: `import { generateText, tool } from 'ai';\nconst tide = tool({ description: 'The next tide', inputSchema: z.object({ harbour: z.string().describe('Its name') }) });\nawait generateText({ model: 'openai/gpt-5', prompt: 'Which tide is next?', tools: { tide } });\n`,
    tools: {
      at: '{ tide }',
      lines: ['tide', 'description', 'The next tide', 'inputSchema', 'harbour', 'Its name'],
    },
  },
];

describe('tools of a call', () => {
  for (const { title, path, text, tools } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts(path, text);
      assert.equal(prompts.length, 1, 'Declarations are no prompts.');
      const found = prompts[0]!.tools;
      assert.deepEqual(
        found && {
          at: text.slice(found.span.start, found.span.end),
          lines: found.text.split('\n').filter(Boolean),
        },
        tools,
      );
    });
  }
});
