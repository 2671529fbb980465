import assert from 'node:assert/strict';
import type { Declaration, ToolChoice } from '../../../src/prompt/request';
import { parsePrompts } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly path: string;
  readonly text: string;
  readonly others?: Readonly<Record<string, string>>;
  /** What stands at the span. */
  readonly at?: string;
  /** `name: description schema`, one for each tool; null where the call declares none. */
  readonly declared: readonly string[] | null;
  readonly unseen?: readonly string[];
  readonly hosted?: readonly string[];
  readonly choice?: ToolChoice;
}

const openai = (argument: string, before = ''): string =>
  `${before}client.chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": "Which tide is next?"}]${argument})\n`;
const typescript = (argument: string, before = ''): string =>
  `import { generateText, tool } from 'ai';\nimport { z } from 'zod';\n${before}await generateText({ model: 'openai/gpt-5', prompt: 'Which tide is next?', ${argument} });\n`;
const tide =
  '{"type": "function", "function": {"name": "tide", "description": "The next tide of a harbour", "parameters": {"type": "object", "properties": {"harbour": {"type": "string"}}, "required": ["harbour"]}}}';
const tideLine =
  'tide: The next tide of a harbour {"type":"object","properties":{"harbour":{"type":"string"}},"required":["harbour"]}';
const pydantic =
  'from pydantic import BaseModel, Field\nclass Tide(BaseModel):\n    """A tide."""\n    harbour: str = Field(description="Its name")\n    days: int\n    unit: str = "m"\n';
const tideOfClass =
  '{"description":"A tide.","type":"object","properties":{"days":{"type":"string"},"harbour":{"type":"string","description":"Its name"},"unit":{"type":"string"}},"required":["days","harbour"]} inferred';

const cases: readonly Case[] = [
  { title: 'none', path: 'a.py', text: openai(''), declared: null },
  { title: 'None', path: 'a.py', text: openai(', tools=None'), declared: null },
  { title: 'an empty list', path: 'a.py', text: openai(', tools=[]'), declared: null },
  {
    title: 'what servers and skills bring along',
    path: 'a.py',
    text: 'import anthropic\nanthropic.Anthropic().beta.messages.create(model="claude-sonnet-5", max_tokens=9, mcp_servers=[{"type": "url", "url": URL, "name": "tides"}], container={"skills": [{"type": "anthropic", "skill_id": "pptx"}]}, messages=[{"role": "user", "content": "Which tide is next?"}])\n',
    declared: [],
    unseen: ['tools of MCP server tides', 'skill pptx'],
  },
  {
    title: 'written in the call',
    path: 'a.py',
    text: openai(`, tools=[${tide}]`),
    at: `[${tide}]`,
    declared: [tideLine],
  },
  {
    title: 'under a name',
    path: 'a.py',
    text: openai(', tools=TOOLS, tool_choice="required"', `TOOLS = [${tide}]\n`),
    at: 'TOOLS',
    declared: [tideLine],
    choice: 'required',
  },
  {
    title: 'in a file beside',
    path: 'app/a.py',
    text: openai(', tools=TOOLS', 'from .declared import TOOLS\n'),
    others: { 'app/declared.py': `TOOLS = [${tide}]\n` },
    at: 'TOOLS',
    declared: [tideLine],
  },
  {
    title: 'a list of names, one appended, with a description that holds a value',
    path: 'a.py',
    text: openai(
      ', tools=tools',
      `TIDE = {"name": "tide", "description": "Tides of " + PLACE}\ntools = [TIDE]\ntools.append({"name": "wind", "input_schema": SCHEMA})\n`,
    ),
    declared: ['tide: Tides of  gaps PLACE', 'wind: - {} gaps SCHEMA'],
  },
  {
    title: 'not in sight',
    path: 'a.py',
    text: openai(', tools=load_tools()'),
    at: 'load_tools()',
    declared: [],
    unseen: ['load_tools()'],
  },
  {
    title: 'returned by a function of the file, one of them not in sight',
    path: 'a.py',
    text: openai(', tools=load_tools()', `def load_tools():\n    return [${tide}, *others, search_tool]\n`),
    declared: [tideLine],
    unseen: ['others', 'search_tool'],
  },
  {
    title: 'tools of the provider itself',
    path: 'a.py',
    text: openai(', tools=[{"type": "web_search_preview"}]'),
    declared: [],
    unseen: ['web_search_preview'],
    hosted: ['web_search_preview'],
  },
  {
    title: 'tools of the provider that agents are given, beside one of that name',
    path: 'a.py',
    text: 'from agents import Agent, WebSearchTool\nfrom mine import web_search\nagent = Agent(name="A", instructions="Answer briefly, never guess.", tools=[WebSearchTool(), web_search])\n',
    at: '[WebSearchTool(), web_search]',
    declared: [],
    unseen: ['WebSearchTool', 'web_search'],
    hosted: ['WebSearchTool'],
  },
  {
    title: 'tools of the provider by the AI SDK',
    path: 'a.ts',
    text: typescript('tools: { web: openai.tools.webSearch({}) }'),
    declared: [],
    unseen: ['webSearch'],
    hosted: ['webSearch'],
  },
  {
    title: 'Anthropic: with a choice of one tool, and a bound',
    path: 'a.py',
    text: 'import anthropic\nclient = anthropic.Anthropic()\nclient.messages.create(model="claude-opus-5", max_tokens=9, messages=[{"role": "user", "content": "Which tide is next?"}], tools=[{"name": "tide", "description": "Next tide", "input_schema": {"type": "object", "properties": {"days": {"type": "integer", "minimum": 1}}}}], tool_choice={"type": "tool", "name": "tide"})\n',
    declared: ['tide: Next tide {"type":"object","properties":{"days":{"type":"integer","minimum":1}}}'],
    choice: 'required',
  },
  {
    title: 'functions with docstrings',
    path: 'a.py',
    text: 'from agents import Agent\ndef tide(ctx, harbour: str, days: int = 1) -> str:\n    """The next tide of a harbour."""\nagent = Agent(name="A", instructions="Answer briefly, never guess.", tools=[tide])\n',
    at: '[tide]',
    declared: [
      'tide: The next tide of a harbour. {"type":"object","properties":{"harbour":{"type":"string"},"days":{"type":"string"}},"required":["harbour"]} inferred',
    ],
  },
  {
    title: 'a function that a call makes a tool of',
    path: 'a.py',
    text: openai(', tools=[function_tool(tide)]', 'def tide(harbour: str):\n    """Next tide."""\n'),
    declared: [
      'tide: Next tide. {"type":"object","properties":{"harbour":{"type":"string"}},"required":["harbour"]} inferred',
    ],
  },
  {
    title: 'a class of Pydantic',
    path: 'a.py',
    text: openai(', tools=[openai.pydantic_function_tool(Tide)]', pydantic),
    declared: [`Tide: A tide. ${tideOfClass}`],
  },
  {
    title: 'the schema of a class',
    path: 'a.py',
    text: openai(', tools=[{"name": "tide", "input_schema": Tide.model_json_schema()}]', pydantic),
    declared: [`tide: - ${tideOfClass}`],
  },
  {
    title: 'Google: typed, in the configuration',
    path: 'a.ts',
    text: `import { GoogleGenAI, Type } from '@google/genai';\nawait ai.models.generateContent({ model: 'gemini-2.5-flash', contents: 'Which tide is next?', config: { tools: [{ functionDeclarations: [{ name: 'tide', parameters: { type: Type.OBJECT, properties: { harbour: { type: Type.STRING } } } }] }, { googleSearch: {} }] } });\n`,
    declared: ['tide: - {"type":"object","properties":{"harbour":{"type":"string"}}}'],
    unseen: ['googleSearch'],
    hosted: ['googleSearch'],
  },
  {
    title: 'Google: tools of the provider itself, typed',
    path: 'a.py',
    text: 'from google import genai\nfrom google.genai import types\nclient = genai.Client()\nclient.models.generate_content(model="gemini-2.5-flash", contents="Which tide is next?", config=types.GenerateContentConfig(tools=[types.Tool(google_search=types.GoogleSearch()), types.Tool(google_maps=types.GoogleMaps())]))\n',
    declared: [],
    unseen: ['google_search', 'google_maps'],
    hosted: ['google_search', 'google_maps'],
  },
  {
    title: 'Google: a tool of the provider by its name',
    path: 'a.py',
    text: 'import google.generativeai as genai\nmodel = genai.GenerativeModel("gemini-2.5-pro", system_instruction="Answer briefly, never guess.", tools="google_search_retrieval")\nmodel.generate_content("Which tide is next?")\n',
    at: '"google_search_retrieval"',
    declared: [],
    unseen: ['google_search_retrieval'],
    hosted: ['google_search_retrieval'],
  },
  {
    title: 'AI SDK: an object of tools with schemas of Zod',
    path: 'a.ts',
    text: typescript(
      'tools: { tide, ...more }, toolChoice: "none"',
      `const tide = tool({ description: 'The next tide', inputSchema: z.object({ harbour: z.string().describe('Its name'), days: z.number().int().min(1).default(3), kind: z.enum(['high', 'low']).optional(), spots: z.array(z.object({ id: z.string() })).nullable() }) });\n`,
    ),
    declared: [
      'tide: The next tide {"type":"object","properties":{"harbour":{"type":"string","description":"Its name"},"days":{"type":"integer","minimum":1,"default":3},"kind":{"type":"string","enum":["high","low"]},"spots":{"anyOf":[{"type":"array","items":{"type":"object","properties":{"id":{"type":"string"}},"required":["id"],"additionalProperties":false}},{"type":"null"}]}},"required":["harbour","spots"],"additionalProperties":false}',
    ],
    unseen: ['more'],
    choice: 'none',
  },
  {
    title: 'Zod: extended, picked, in a union, a part of it elsewhere',
    path: 'a.ts',
    text: typescript(
      'tools: { tide: tool({ description: "T", inputSchema: Wide.pick({ a: true, b: true, c: true }) }) }',
      `const Base = z.object({ a: z.literal('x') });\nconst Wide = Base.extend({ b: z.union([z.string(), z.null()]), c: Elsewhere, d: z.boolean() });\n`,
    ),
    declared: [
      'tide: T {"type":"object","properties":{"a":{"type":"string","const":"x"},"b":{"anyOf":[{"type":"string"},{"type":"null"}]},"c":{}},"required":["a","b","c"],"additionalProperties":false} gaps Elsewhere',
    ],
  },
  {
    title: 'LangChain: a function with its fields beside it',
    path: 'a.ts',
    text: typescript(
      'tools: [tool(async ({ harbour }) => harbour, { name: "tide", description: "Next tide", schema: z.object({ harbour: z.string() }) })]',
    ),
    declared: [
      'tide: Next tide {"type":"object","properties":{"harbour":{"type":"string"}},"required":["harbour"],"additionalProperties":false}',
    ],
  },
  {
    title: 'a schema that is not in sight at all',
    path: 'a.ts',
    text: typescript('tools: { tide: tool({ description: "Next tide", parameters: schemas.tide }) }'),
    declared: ['tide: Next tide {} gaps schemas.tide'],
  },
];

function line({ name, description, schema, gaps, isInferred }: Declaration): string {
  const parts = [`${name}: ${description || '-'}`];
  if (schema !== null) parts.push(JSON.stringify(schema));
  if (gaps.length > 0) parts.push(`gaps ${gaps.join(', ')}`);
  if (isInferred) parts.push('inferred');
  return parts.join(' ');
}

describe('tools of a call', () => {
  for (const {
    title,
    path,
    text,
    others = {},
    at,
    declared,
    unseen = [],
    hosted = [],
    choice = null,
  } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts(path, text, { read: (other) => others[other] ?? null });
      assert.equal(prompts.length, 1, 'Declarations are no prompts.');
      const { tools } = prompts[0]!;
      if (declared === null || tools === null) return assert.deepEqual(tools, declared);
      if (at !== undefined) assert.equal(text.slice(tools.span.start, tools.span.end), at);
      assert.deepEqual(tools.declared.map(line), declared);
      assert.deepEqual([tools.unseen, tools.hosted, tools.choice], [unseen, hosted, choice]);
    });
  }
});
