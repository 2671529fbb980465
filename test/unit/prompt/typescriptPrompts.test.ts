import assert from 'node:assert/strict';
import { parsePrompts, promptRows } from '../support/promptRows';

/** Lines of source: template literals in tests of template literals read badly otherwise. */
const lines = (...source: string[]): string => source.join('\n');

const cases: readonly {
  readonly title: string;
  readonly path?: string;
  readonly source: string;
  readonly rows: readonly string[];
}[] = [
  {
    title: 'AI SDK: system, prompt, provider factory, cap',
    source: lines(
      "import { generateText } from 'ai';",
      "import { anthropic } from '@ai-sdk/anthropic';",
      'export async function reply(question: string) {',
      '  const { text } = await generateText({',
      "    model: anthropic('claude-sonnet-4-5'),",
      '    maxOutputTokens: 120,',
      "    system: 'Answer as a tent repairer.',",
      '    prompt: `Customer asks: ${question.trim()}`,',
      '  });',
      '  return text;',
      '}',
    ),
    rows: ['#reply vercel-ai anthropic/claude-sonnet-4-5', '  7-7 system', '  8-8 user {question}'],
  },
  {
    title: 'what a model has said is put together again with the marks of its thoughts, and is no text',
    source: lines(
      "import OpenAI from 'openai';",
      'export async function loop(client: OpenAI, parts: Part[]) {',
      "  let said = '';",
      "  for (const part of parts) { said += '<think>' + part.thought; said += '</think>' + part.text; }",
      "  await client.chat.completions.create({ model: 'gpt-5-mini', messages: [",
      "    { role: 'assistant', content: said },",
      "    { role: 'user', content: 'Please continue where you stopped.' },",
      '  ] });',
      '}',
    ),
    rows: [
      '#loop openai-chat openai/gpt-5-mini',
      '  assistant at run time {part.thought, part.text}',
      '  7-7 user',
    ],
  },
  {
    title: 'openai chat: constant model, template literal constant, spread history',
    source: lines(
      "import OpenAI from 'openai';",
      "const MODEL = process.env.MODEL ?? 'gpt-5-mini';",
      'const systemPrompt = `You are a route planner.',
      'Answer in ${language}.`;',
      'export const plan = async (client: OpenAI, history: Message[], goal: string) =>',
      '  client.chat.completions.create({',
      '    model: MODEL,',
      '    messages: [',
      "      { role: 'system', content: systemPrompt },",
      '      ...history,',
      "      { role: 'user', content: 'Plan: ' + goal },",
      '    ],',
      '  });',
    ),
    rows: [
      '#systemPrompt openai-chat openai/gpt-5-mini',
      '  3-4 system {language}',
      '  user at run time {history}',
      '  11-11 user {goal}',
    ],
  },
  {
    title: 'google: contents and system instruction in the config',
    source: lines(
      "import { GoogleGenAI } from '@google/genai';",
      'const ai = new GoogleGenAI({});',
      'async function f(x: string) {',
      "  return ai.models.generateContent({ model: 'gemini-2.5-pro', contents: `Say ${x} twice`, config: { systemInstruction: 'You are an echo.', maxOutputTokens: 9 } });",
      '}',
    ),
    rows: ['#f google-genai google/gemini-2.5-pro', '  4-4 system', '  4-4 user {x}'],
  },
  {
    title: 'LangChain.js tuples and templates',
    source: lines(
      "import { ChatPromptTemplate, PromptTemplate } from '@langchain/core/prompts';",
      "export const p = ChatPromptTemplate.fromMessages([['system', 'Sort {items} by weight.'], ['human', '{input}']]);",
      "export const q = PromptTemplate.fromTemplate('Describe {thing} in {{one}} word.');",
    ),
    rows: [
      '#1 langchain -/-',
      '  2-2 system {items}',
      '  2-2 user {input}',
      '#2 langchain -/-',
      '  3-3 prompt {thing}',
    ],
  },
  {
    title: 'Mastra agent with the model as provider/name',
    source: lines(
      "import { Agent } from '@mastra/core/agent';",
      "export const scout = new Agent({ name: 'scout', instructions: 'Look for cheap huts.', model: 'openai/gpt-4o-mini' });",
    ),
    rows: ['#1 mastra-agent openai/gpt-4o-mini', '  2-2 system'],
  },
  {
    title: 'a dedent tag, escaped holes are text',
    source: lines(
      'export const reviewPrompt = dedent`',
      '  You are a reviewer of ${language} code.',
      '    Keep \\${this} as it is.',
      '`;',
    ),
    rows: ['#reviewPrompt constant -/-', '  1-4 prompt {language}'],
  },
  {
    title: 'a function that returns the system prompt, used by a call',
    source: lines(
      "import { streamText } from 'ai';",
      'const getSystemPrompt = (cwd: string) => `You are a shell in ${cwd}. Answer with commands only.`;',
      "export const run = () => streamText({ model: openai('gpt-4.1'), system: getSystemPrompt('/'), messages });",
    ),
    rows: [
      '#getSystemPrompt vercel-ai openai/gpt-4.1',
      '  2-2 system {cwd}',
      '  user at run time {messages}',
    ],
  },
  {
    title: 'arrays joined with line breaks',
    source: lines(
      'export function buildPrompt(name: string) {',
      "  return ['You are a careful host.', `Greet ${name} by name.`, 'Answer in one line.'].join('\\n');",
      '}',
    ),
    rows: ['#buildPrompt constant -/-', '  2-2 prompt {name}'],
  },
  {
    title: 'anthropic: system blocks and messages',
    source: lines(
      "import Anthropic from '@anthropic-ai/sdk';",
      'const client = new Anthropic();',
      'export async function grade(essay: string) {',
      '  return client.messages.create({',
      "    model: 'claude-haiku-4-5',",
      '    max_tokens: 5,',
      "    system: [{ type: 'text', text: 'Grade essays from 1 to 6.' }],",
      "    messages: [{ role: 'user', content: `Essay: ${essay}` }],",
      '  });',
      '}',
    ),
    rows: ['#grade anthropic-messages anthropic/claude-haiku-4-5', '  7-7 system', '  8-8 user {essay}'],
  },
  {
    title: 'messages without a call in sight',
    source: lines(
      'export const seed = [',
      "  { role: 'system', content: 'Keep score of the game.' },",
      "  { role: 'user', content: 'Who leads?' },",
      '];',
    ),
    rows: ['#seed messages -/-', '  2-2 system', '  3-3 user'],
  },
  {
    title: 'either of two texts: the first is sent, the other is listed on its own',
    source: lines(
      "import { generateText } from 'ai';",
      "export const f = (short: boolean) => generateText({ model: 'openai/gpt-5', system: short ? 'Answer in one short word.' : 'Answer in three long words.', prompt: input });",
    ),
    rows: [
      '#f vercel-ai openai/gpt-5',
      '  2-2 system',
      '  user at run time {input}',
      '#f-2 vercel-ai openai/gpt-5',
      '  2-2 system',
    ],
  },
  {
    title: 'silence: labels of dialogs, i18n, class names, GraphQL, URLs, tool descriptions',
    path: 'src/a.tsx',
    source: lines(
      "const labels = { prompt: 'Choose files or a folder, or drop a ZIP here.', instructions: 'Select the file to upload.' };",
      'const query = gql`query Prompt($id: ID!) { prompt(id: $id) { text } }`;',
      "const items = [['Model', 'The model that answers'], ['Workspace', 'The folder of the user'], ['Tokens', '12']];",
      "const promptUrl = 'https://example.org/prompts/system?role=user';",
      "const tool = { name: 'search', description: 'You must always use this to answer the question of the user.' };",
      "const promptClassName = 'flex items-center justify-between rounded-md border px-3 py-2 text-sm';",
      'export const A = () => <p title="You are not signed in. Please answer the question below to continue.">You are offline. Please answer later.</p>;',
      "throw new Error('You must provide a prompt or an instruction to generate a response');",
    ),
    rows: [],
  },
  {
    title: 'CRLF and astral characters do not shift lines',
    source: 'const greetingPrompt = `You are 🚀 a host.\r\nAnswer ${name} politely.`;\r\nconst x = 1;',
    rows: ['#greetingPrompt constant -/-', '  1-2 prompt {name}'],
  },
];

describe('prompts in TypeScript', () => {
  for (const { title, path = 'src/a.ts', source, rows } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts(path, source);
      assert.deepEqual(promptRows(source, prompts), rows);
    });
  }

  it('maps every character of a dedented text back to the document', async () => {
    const source = 'export const toolPrompt = dedent`\n    You are “careful”.\n      Use \\`code\\`.\n`;\n';
    const { prompts } = await parsePrompts('a.ts', source);
    const [part] = prompts[0]!.messages[0]!.parts;
    assert.ok(part?.kind === 'text');
    assert.equal(part.text, 'You are “careful”.\n  Use `code`.');
    assert.equal(source.slice(part.span.start, part.span.start + 3), 'You');
  });
});
