import assert from 'node:assert/strict';
import { plainBilling } from '../../../src/prompt/request';
import type { Billing } from '../../../src/prompt/request';
import { parsePrompts } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly path?: string;
  readonly text: string;
  readonly billing: Partial<Billing>;
}

const responses = (argument: string): string =>
  `client.responses.create(model="gpt-5", input="Which tide is next?"${argument})\n`;
const chat = (argument: string): string =>
  `client.chat.completions.create(model="gpt-4o-audio-preview", messages=[{"role": "user", "content": "Which tide is next?"}]${argument})\n`;
const anthropic = (request: string, before = ''): string =>
  `import anthropic\n${before}anthropic.Anthropic().messages.create(model="claude-sonnet-4-5", max_tokens=9, ${request})\n`;
const ask = 'messages=[{"role": "user", "content": "Which tide is next?"}]';
const bedrock = (argument: string): string =>
  `import boto3\nboto3.client("bedrock-runtime").converse(modelId="amazon.nova-pro-v1:0", messages=[{"role": "user", "content": [{"text": "Which tide is next?"}]}]${argument})\n`;
const mark = '"cache_control": {"type": "ephemeral"}';

const history = (messages: string): string =>
  `client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Which tide is next?"}, ${messages}])\n`;
const tideCall = { kind: 'call', text: 'tide {"port":"Brest"}', unseen: [] } as const;

const cases: readonly Case[] = [
  { title: 'nothing', text: responses(''), billing: {} },
  {
    title: 'a response that came before',
    text: responses(', previous_response_id=response.id'),
    billing: { earlierTurns: ['response.id'] },
  },
  {
    title: 'a prediction of the answer',
    text: chat(', prediction={"type": "content", "content": code}'),
    billing: { predictsAnswer: true },
  },
  {
    title: 'a mark of Bedrock',
    text: 'import boto3\nboto3.client("bedrock-runtime").converse(modelId="anthropic.claude-sonnet-4-5-20250929-v1:0", system=[{"text": "You know all tides."}, {"cachePoint": {"type": "default"}}], messages=[{"role": "user", "content": [{"text": "Which tide is next?"}]}])\n',
    billing: { cacheMarks: ['5m'] },
  },
  {
    title: 'a chat that has sent something before',
    text: 'from google import genai\nchat = genai.Client().chats.create(model="gemini-2.5-flash")\nfirst = chat.send_message(question)\nsecond = chat.send_message("Which tide is next?")\n',
    billing: { earlierTurns: ['chat'] },
  },
  { title: 'no prediction of the answer', text: chat(', prediction=None'), billing: {} },
  { title: 'no response before', text: responses(', previous_response_id=None'), billing: {} },
  {
    title: 'a conversation, named and written out',
    text: responses(', conversation="conv_1"'),
    billing: { earlierTurns: ['conversation'] },
  },
  {
    title: 'a response that came before, TypeScript',
    path: 'a.ts',
    text: `import OpenAI from 'openai';\nawait new OpenAI().responses.create({ model: 'gpt-5', input: 'Which tide is next?', previous_response_id: lastId });\n`,
    billing: { earlierTurns: ['lastId'] },
  },
  {
    title: 'marks in system text, messages and tools',
    text: anthropic(
      `system=[{"type": "text", "text": "You know all tides.", "cache_control": {"type": "ephemeral", "ttl": "1h"}}], tools=TOOLS, messages=[{"role": "user", "content": [{"type": "text", "text": "Which tide is next?", ${mark}}]}]`,
      `TOOLS = [{"name": "tide", "description": "Next tide", "input_schema": {"type": "object"}, ${mark}}]\n`,
    ),
    billing: { cacheMarks: ['1h', '5m', '5m'] },
  },
  {
    title: 'a mark of the whole request',
    text: anthropic(`${ask}, cache_control={"type": "ephemeral"}`),
    billing: { cacheMarks: ['5m'] },
  },
  { title: 'no mark', text: anthropic(`${ask}, cache_control=None`), billing: {} },
  {
    title: 'a mark in options of the provider',
    path: 'a.ts',
    text: `import { generateText } from 'ai';\nawait generateText({ model: 'anthropic/claude-sonnet-4.5', messages: [{ role: 'system', content: 'You know all tides.', providerOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } } }, { role: 'user', content: 'Which tide is next?' }] });\n`,
    billing: { writtenModel: 'anthropic/claude-sonnet-4.5', cacheMarks: ['5m'] },
  },
  {
    title: 'a spoken answer',
    text: chat(', modalities=["text", "audio"]'),
    billing: { answerKinds: ['text', 'audio'] },
  },
  {
    title: 'a service that is chosen at run time',
    text: `def ask(tier):\n    ${responses(', service_tier=tier')}`,
    billing: { undecidedService: 'service_tier = tier' },
  },
  {
    title: 'a service that depends on something',
    text: responses(', service_tier="flex" if is_cheap else "default"'),
    billing: { undecidedService: 'service_tier' },
  },
  {
    title: 'a service of the settings',
    path: 'a.ts',
    text: `import OpenAI from 'openai';\nawait new OpenAI().responses.create({ model: 'gpt-5', input: 'Which tide is next?', service_tier: settings.tier });\n`,
    billing: { undecidedService: 'service_tier = settings.tier' },
  },
  {
    title: 'a service that is said',
    text: `TIER = "flex"\n${responses(', service_tier=TIER')}`,
    billing: {},
  },
  ...(
    [
      ['answers whose number is chosen at run time', 'n=k', { undecidedAnswers: 'n = k' }],
      ['answers whose number depends on something', 'n=4 if k else 1', { undecidedAnswers: 'n' }],
      ['answers whose number is said', 'n=2', {}],
      ['no number of answers', 'n=None', {}],
      ['arguments that are put together elsewhere', '**options', { unseenArguments: ['options'] }],
      ['arguments that are in sight', '**{"n": 2}', {}],
    ] as const
  ).map(([title, argument, billing]) => ({ title, text: chat(`, ${argument}`), billing })),
  ...(
    [
      ['a number of answers by its name, TypeScript', 'n', { undecidedAnswers: 'n = n' }],
      ['a spread that may replace a cap', 'max_tokens: 10, ...opt', { unseenArguments: ['opt'] }],
      [
        'a spread on a condition that may replace a cap',
        '...(big && { max_tokens: 9 })',
        { unseenArguments: ['big'] },
      ],
      ['a spread on a condition that nobody bills', '...(cold ? { temperature: 0 } : {})', {}],
    ] as const
  ).map(([title, argument, billing]) => ({
    title,
    path: 'a.ts',
    text: `import OpenAI from 'openai';\nasync function ask(n: number, opt: object, big: boolean, cold: boolean) {\n  await new OpenAI().chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Which tide is next?' }], ${argument} });\n}\n`,
    billing,
  })),
  {
    title: 'a stored prompt',
    text: responses(', prompt={"id": "pmpt_123", "version": "2"}'),
    billing: { storedPrompt: 'pmpt_123' },
  },
  {
    title: 'a stored prompt whose id is not in sight',
    text: responses(', prompt={"id": settings.prompt_id}'),
    billing: { storedPrompt: 'settings.prompt_id' },
  },
  ...(
    [
      ['a model that depends on something', '', '"gpt-4o-mini" if k else "gpt-4o"', ['gpt-4o']],
      ['a model that a condition replaces', 'm = "gpt-4o-mini"\nif k: m = "gpt-4o"\n', 'm', ['gpt-4o']],
      ['the same model in both branches', '', '"gpt-4o" if k else "gpt-4o"', []],
    ] as const
  ).map(([title, before, model, otherModels]) => ({
    title,
    text: `${before}client.chat.completions.create(model=${model}, ${ask})\n`,
    billing: { otherModels },
  })),
  {
    title: 'a model of the environment',
    text: `import os\nclient.chat.completions.create(model=os.getenv("M", "gpt-4o"), ${ask})\n`,
    billing: { openModel: 'The model is the fallback of M, which may give another.' },
  },
  {
    title: 'a model of the environment, TypeScript',
    path: 'a.ts',
    text: `import OpenAI from 'openai';\nconst model = process.env.MODEL ?? 'gpt-4o';\nawait new OpenAI().responses.create({ model, input: 'Which tide is next?' });\n`,
    billing: { openModel: 'The model is the fallback of process.env.MODEL, which may give another.' },
  },
  {
    title: 'a model that is the default of a parameter, and what callers give',
    text: `def ask(k, model="gpt-4o"):\n  client.chat.completions.create(model=model, ${ask})\nask(1, "gpt-4o-mini")\nask(2, model="gpt-4")\nask(3)\n`,
    billing: {
      openModel: 'The model is the default of the parameter model; callers may give another.',
      otherModels: ['gpt-4o-mini', 'gpt-4'],
    },
  },
  {
    title: 'a model that a class is made with by default',
    text: `class A:\n  def __init__(self, model="gpt-4o"):\n    self.model = model\n  def ask(self):\n    client.chat.completions.create(model=self.model, ${ask})\nA(model="gpt-4o-mini").ask()\n`,
    billing: {
      openModel: 'The model is the default of the parameter model; callers may give another.',
      otherModels: ['gpt-4o-mini'],
    },
  },
  {
    title: 'a model that depends on something, made for a call of LangChain',
    text: 'from langchain_openai import ChatOpenAI\nllm = ChatOpenAI(model="gpt-4o-mini" if k else "gpt-4o")\nllm.invoke("Which tide is next?")\n',
    billing: { otherModels: ['gpt-4o'] },
  },
  {
    title: 'a model that depends on something, TypeScript',
    path: 'a.ts',
    text: `import OpenAI from 'openai';\nconst model = env ? 'gpt-4o-mini' : 'gpt-4o';\nawait new OpenAI().responses.create({ model, input: 'Which tide is next?' });\n`,
    billing: { otherModels: ['gpt-4o'] },
  },
  {
    title: 'names of speakers, and that of a tool',
    text: history(
      '{"role": "system", "name": "example_user", "content": "And then?"}, {"role": "user", "name": who, "content": "And after that?"}, {"role": "tool", "name": "tide", "tool_call_id": "1", "content": "High."}',
    ),
    billing: { speakers: ['example_user', ''] },
  },
  {
    title: 'an address of the environment',
    text: `import os\nfrom openai import OpenAI\nclient = OpenAI(base_url=os.getenv("LLM_URL"))\n${responses('')}`,
    billing: { undecidedServer: 'base_url' },
  },
  {
    title: 'an address that whoever makes the client gives',
    text: `from openai import OpenAI\ndef ask(url):\n    client = OpenAI(base_url=url)\n    ${responses('')}`,
    billing: { undecidedServer: 'base_url = url' },
  },
  {
    title: 'an address of the environment, AI SDK',
    path: 'a.ts',
    text: `import { createOpenAI } from '@ai-sdk/openai';\nimport { generateText } from 'ai';\nconst openai = createOpenAI({ baseURL: process.env.LLM_URL });\nawait generateText({ model: openai('gpt-4o'), prompt: 'Which tide is next?' });\n`,
    billing: { undecidedServer: 'base_url = process.env.LLM_URL' },
  },
  {
    title: 'an address of the environment with one to fall back on',
    text: `import os\nfrom openai import OpenAI\nclient = OpenAI(base_url=os.getenv("LLM_URL", "https://api.openai.com/v1"))\n${responses('')}`,
    billing: { server: 'api.openai.com' },
  },
  {
    title: 'an address of the environment for a seller that the client names',
    text: `import os\nfrom openai import AzureOpenAI\nclient = AzureOpenAI(base_url=os.getenv("LLM_URL"))\n${responses('')}`,
    billing: { server: 'azure' },
  },
  {
    title: 'no address',
    text: `from openai import OpenAI\nclient = OpenAI(base_url=None)\n${responses('')}`,
    billing: {},
  },
  { title: 'no service', text: responses(', service_tier=None'), billing: {} },
  {
    title: 'a speed that is chosen at run time',
    text: anthropic(`${ask}, speed=speed`),
    billing: { undecidedService: 'speed = speed' },
  },
  {
    title: 'a service of Bedrock that is said',
    text: bedrock(', serviceTier={"type": "priority"}, performanceConfig={"latency": "optimized"}'),
    billing: {},
  },
  {
    title: 'a service of Bedrock that is chosen at run time',
    text: bedrock(', serviceTier={"type": tier}'),
    billing: { undecidedService: 'service_tier.type = tier' },
  },
  {
    title: 'a request of a batch of Anthropic',
    text: `import anthropic\nanthropic.Anthropic().messages.batches.create(requests=[{"custom_id": "1", "params": {"model": "claude-haiku-4-5", "max_tokens": 9, ${ask.replace('=', ': ').replace('messages', '"messages"')}}}])\n`,
    billing: { inBatch: true },
  },
  {
    title: 'a typed request of a batch',
    text: `from anthropic.types.messages.batch_create_params import Request\nRequest(custom_id="1", params=MessageCreateParamsNonStreaming(model="claude-haiku-4-5", max_tokens=9, ${ask}))\n`,
    billing: { inBatch: true },
  },
  {
    title: 'a line of a batch file, whose body has a name',
    text: `body = {"model": "gpt-4o", "max_tokens": 9, ${ask.replace('=', ': ').replace('messages', '"messages"')}}\nline = {"custom_id": "1", "method": "POST", "url": "/v1/chat/completions", "body": body}\n`,
    billing: { inBatch: true },
  },
  {
    title: 'a cap that is not in sight',
    text: responses(', max_output_tokens=limit'),
    billing: { unreadCap: 'max_output_tokens' },
  },
  { title: 'a cap that is a product', text: responses(', max_output_tokens=2 * 50'), billing: {} },
  { title: 'no cap', text: responses(', max_output_tokens=None'), billing: {} },
  {
    title: 'a cap that is calculated, TypeScript',
    path: 'a.ts',
    text: `import OpenAI from 'openai';\nawait new OpenAI().responses.create({ model: 'gpt-5', input: 'Which tide is next?', max_output_tokens: 2 * most });\n`,
    billing: { unreadCap: 'max_output_tokens' },
  },
  { title: 'a search of the web', text: chat(', web_search_options={}'), billing: { searchesWeb: true } },
  { title: 'a written answer', text: chat(', modalities=["text"]'), billing: { answerKinds: ['text'] } },
  {
    title: 'a spoken answer of Google',
    path: 'a.ts',
    text: `import { GoogleGenAI, Modality } from '@google/genai';\nawait ai.models.generateContent({ model: 'gemini-2.5-flash', contents: 'Which tide is next?', config: { responseModalities: [Modality.AUDIO] } });\n`,
    billing: { answerKinds: ['audio'] },
  },
  {
    title: 'an image of Google, by the AI SDK',
    path: 'a.ts',
    text: `import { generateText } from 'ai';\nimport { google } from '@ai-sdk/google';\nawait generateText({ model: google('gemini-2.5-flash-image'), prompt: 'Draw the next tide.', providerOptions: { google: { responseModalities: ['IMAGE'] } } });\n`,
    billing: { answerKinds: ['image'] },
  },
  {
    title: 'content that Google has in a cache',
    text: 'from google import genai\ngenai.Client().models.generate_content(model="gemini-2.5-flash", contents="Which tide is next?", config=types.GenerateContentConfig(cached_content=cache.name))\n',
    billing: { cachedContent: ['cache.name'] },
  },
  {
    title: 'content that Google has in a cache, TypeScript',
    path: 'a.ts',
    text: `import { GoogleGenAI } from '@google/genai';\nawait ai.models.generateContent({ model: 'gemini-2.5-flash', contents: 'Which tide is next?', config: { cachedContent: 'cachedContents/7' } });\n`,
    billing: { cachedContent: ['config.cached_content'] },
  },
  {
    title: 'documents of Cohere',
    text: 'import cohere\ncohere.ClientV2().chat(model="command-a-03-2025", messages=[{"role": "user", "content": "Which tide is next?"}], documents=[{"data": {"text": "High at noon."}}])\n',
    billing: { documents: ['documents'] },
  },
  {
    title: 'a count of tokens',
    text: anthropic(ask).replace('messages.create', 'messages.count_tokens'),
    billing: { purpose: 'count' },
  },
  {
    title: 'a count of tokens, OpenAI',
    text: responses('').replace('responses.create', 'responses.input_tokens.count'),
    billing: { purpose: 'count' },
  },
  {
    title: 'a count of tokens, Google',
    text: 'from google import genai\ngenai.Client().models.count_tokens(model="gemini-2.5-flash", contents="Which tide is next?")\n',
    billing: { purpose: 'count' },
  },
  {
    title: 'a text for the cache',
    text: 'from google import genai\ngenai.Client().caches.create(model="gemini-2.5-flash", config=types.CreateCachedContentConfig(contents="Which tide is next?", ttl="3600s"))\n',
    billing: { purpose: 'cache' },
  },
  {
    title: 'a count of tokens, Java',
    path: 'A.java',
    text: 'import com.anthropic.models.messages.MessageCountTokensParams;\nclass A { void f() { MessageCountTokensParams.builder().model("claude-sonnet-4-5").addUserMessage("Which tide is next?").build(); } }\n',
    billing: { purpose: 'count' },
  },
  {
    title: 'a budget for thoughts that is not in sight',
    path: 'a.ts',
    text: `import { generateText } from 'ai';\nimport { anthropic } from '@ai-sdk/anthropic';\nawait generateText({ model: anthropic('claude-sonnet-4-5'), maxOutputTokens: 9, prompt: 'Which tide is next?', providerOptions: { anthropic: { thinking: { type: 'enabled', budgetTokens: most } } } });\n`,
    billing: { unseenArguments: ['most'] },
  },
  {
    title: 'a tool that was called, and what it gave as a message',
    text: history(
      `{"role": "assistant", "content": None, "tool_calls": [{"id": "1", "type": "function", "function": {"name": "tide", "arguments": '{"port":"Brest"}'}}]}, {"role": "tool", "tool_call_id": "1", "content": "High at noon."}`,
    ),
    billing: { toolTurns: [tideCall] },
  },
  {
    title: 'a call of a tool without content, its arguments written as JSON',
    text: history(
      `{"role": "assistant", "tool_calls": [{"id": "1", "type": "function", "function": {"name": "tide", "arguments": json.dumps({"port": "Brest"})}}]}`,
    ),
    billing: { toolTurns: [tideCall] },
  },
  {
    title: 'calls that are not in sight',
    text: history(`{"role": "assistant", "content": None, "tool_calls": answer.tool_calls}`),
    billing: { toolTurns: [{ kind: 'call', text: '', unseen: ['answer.tool_calls'] }] },
  },
  {
    title: 'no call of a tool',
    text: history(`{"role": "assistant", "content": "At noon.", "tool_calls": None, "function_call": None}`),
    billing: {},
  },
  {
    title: 'Anthropic: blocks of a call and a result',
    text: anthropic(
      `messages=[{"role": "user", "content": "Which tide is next?"}, {"role": "assistant", "content": [{"type": "tool_use", "id": "1", "name": "tide", "input": {"port": "Brest"}}]}, {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "1", "content": "High at noon."}, {"type": "tool_result", "tool_use_id": "2", "content": found}]}]`,
    ),
    billing: {
      toolTurns: [
        tideCall,
        { kind: 'result', text: 'High at noon.', unseen: [] },
        { kind: 'result', text: '', unseen: ['found'] },
      ],
    },
  },
  {
    title: 'OpenAI Responses: items of a call and a result',
    text: `client.responses.create(model="gpt-5", input=[{"role": "user", "content": "Which tide is next?"}, {"type": "function_call", "call_id": "1", "name": "tide", "arguments": '{"port":"Brest"}'}, {"type": "function_call_output", "call_id": "1", "output": "High at noon."}])\n`,
    billing: { toolTurns: [tideCall, { kind: 'result', text: 'High at noon.', unseen: [] }] },
  },
  {
    title: 'Google: parts of a call and a result',
    path: 'a.ts',
    text: `import { GoogleGenAI } from '@google/genai';\nawait ai.models.generateContent({ model: 'gemini-2.5-flash', contents: [{ role: 'user', parts: [{ text: 'Which tide is next?' }] }, { role: 'model', parts: [{ functionCall: { name: 'tide', args: { port: 'Brest' } } }] }, { role: 'user', parts: [{ functionResponse: { name: 'tide', response: { high: 'noon' } } }] }] });\n`,
    billing: { toolTurns: [tideCall, { kind: 'result', text: '{"high":"noon"}', unseen: [] }] },
  },
  {
    title: 'Bedrock: blocks of a call and a result',
    text: `client.converse(modelId="anthropic.claude-3-haiku-20240307-v1:0", messages=[{"role": "user", "content": [{"text": "Which tide is next?"}]}, {"role": "assistant", "content": [{"toolUse": {"toolUseId": "1", "name": "tide", "input": {"port": "Brest"}}}]}, {"role": "user", "content": [{"toolResult": {"toolUseId": "1", "content": [{"text": "High at noon."}]}}]}])\n`,
    billing: { toolTurns: [tideCall, { kind: 'result', text: 'High at noon.', unseen: [] }] },
  },
  {
    title: 'AI SDK: parts of a call and a result',
    path: 'a.ts',
    text: `import { generateText } from 'ai';\nawait generateText({ model: openai('gpt-4o'), messages: [{ role: 'user', content: 'Which tide is next?' }, { role: 'assistant', content: [{ type: 'tool-call', toolCallId: '1', toolName: 'tide', input: { port: 'Brest' } }] }, { role: 'tool', content: [{ type: 'tool-result', toolCallId: '1', toolName: 'tide', output: { type: 'text', value: 'High' } }] }] });\n`,
    billing: {
      toolTurns: [tideCall, { kind: 'result', text: '{"type":"text","value":"High"}', unseen: [] }],
    },
  },
];

describe('what a call is billed for beside its messages', () => {
  for (const { title, path = 'a.py', text, billing } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts(path, text);
      assert.equal(prompts.length, 1);
      assert.deepEqual(prompts[0]!.billing, { ...plainBilling, ...billing });
    });
  }
});
