import assert from 'node:assert/strict';
import type { ParameterValue } from '../../../src/prompt/model';
import type { Billing } from '../../../src/prompt/request';
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
    title: 'OpenAI: what alone is cached',
    text: 'client.responses.create(model="gpt-5.6-sol", input="Which tide is next?", prompt_cache_options={"mode": "explicit"})\n',
    parameters: { 'prompt_cache_options.mode': 'explicit' },
  },
  {
    title: 'Anthropic: where the model runs',
    text: 'import anthropic\nanthropic.Anthropic().messages.create(model="claude-opus-5", max_tokens=9, inference_geo="us", messages=[{"role": "user", "content": "Which tide is next?"}])\n',
    parameters: { max_tokens: 9, inference_geo: 'us' },
  },
  {
    title: 'Anthropic at Google: the region of the client',
    text: 'from anthropic import AnthropicVertex\nclient = AnthropicVertex(project_id="p", region="us-east5")\nclient.messages.create(model="claude-sonnet-4-5@20250929", max_tokens=9, messages=[{"role": "user", "content": "Which tide is next?"}])\n',
    parameters: { max_tokens: 9, region: 'us-east5' },
  },
  {
    title: 'OpenAI: effort of reasoning',
    text: 'client.responses.create(model="gpt-5.1", input="Which tide is next?", reasoning={"effort": "none"})\n',
    parameters: { 'reasoning.effort': 'none' },
  },
  {
    title: 'Anthropic: a budget for thinking',
    text: 'import anthropic\nanthropic.Anthropic().messages.create(model="claude-opus-5", max_tokens=9000, thinking={"type": "enabled", "budget_tokens": 4000}, messages=[{"role": "user", "content": "Which tide is next?"}])\n',
    parameters: { max_tokens: 9000, 'thinking.type': 'enabled', 'thinking.budget_tokens': 4000 },
  },
  {
    title: 'Google: a budget for thinking, TypeScript',
    path: 'a.ts',
    text: `import { GoogleGenAI } from '@google/genai';\nawait ai.models.generateContent({ model: 'gemini-2.5-flash', contents: 'Which tide is next?', config: { thinkingConfig: { thinkingBudget: 0 } } });\n`,
    parameters: { 'thinking_config.thinking_budget': 0 },
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
  {
    title: 'Bedrock: the cap of a conversation',
    text: 'import boto3\nboto3.client("bedrock-runtime").converse(modelId="anthropic.claude-3-haiku-20240307-v1:0", inferenceConfig={"maxTokens": 512}, messages=[{"role": "user", "content": [{"text": "Which tide is next?"}]}])\n',
    parameters: { maxTokens: 512 },
  },
  {
    title: 'Bedrock: the cap in a body that is written as JSON',
    text: 'import boto3, json\nboto3.client("bedrock-runtime").invoke_model(modelId="anthropic.claude-3-haiku-20240307-v1:0", body=json.dumps({"max_tokens": 77, "messages": [{"role": "user", "content": "Which tide is next?"}]}))\n',
    parameters: { max_tokens: 77 },
  },
  {
    title: 'LangChain: what the model is made with, and what the call has in its place',
    text: 'from langchain_openai import ChatOpenAI\nllm = ChatOpenAI(model="gpt-4o", max_tokens=40, n=3, temperature=1)\nllm.invoke("Which tide is next?", temperature=0)\n',
    parameters: { max_tokens: 40, n: 3, temperature: 0 },
  },
  {
    title: 'LangChain: what the model of a chain is made with, TypeScript',
    path: 'a.ts',
    text: `import { ChatOpenAI } from '@langchain/openai';\nimport { ChatPromptTemplate } from '@langchain/core/prompts';\nconst model = new ChatOpenAI({ model: 'gpt-4o', maxTokens: 55, n: 2 });\nconst chain = ChatPromptTemplate.fromMessages([['human', 'Which tide is next?']]).pipe(model);\n`,
    parameters: { maxTokens: 55, n: 2 },
  },
  {
    title: 'PydanticAI: settings of the model',
    text: 'from pydantic_ai import Agent\nagent = Agent("openai:gpt-4o", model_settings={"max_tokens": 44}, system_prompt="You know all tides.")\n',
    parameters: { max_tokens: 44 },
  },
  {
    title: 'OpenAI: what the package does not know of',
    text: chat(', extra_body={"max_tokens": 12}'),
    parameters: { max_tokens: 12 },
  },
  {
    title: 'the largest cap that a condition chooses',
    text: chat(', max_tokens=50 if short else 200'),
    parameters: { max_tokens: 200 },
  },
  {
    title: 'the largest cap that a variable may have',
    text: `cap = 50\nif long:\n    cap = 200\n${chat(', max_tokens=cap')}`,
    parameters: { max_tokens: 200 },
  },
  { title: 'no cap that may be another', text: chat(', max_tokens=limit or 200'), parameters: {} },
  {
    title: 'Ruby: parameters of their own',
    path: 'a.rb',
    text: 'OpenAI::Client.new.chat(parameters: { model: "gpt-4o", max_tokens: 120, messages: [{ role: "user", content: "Which tide is next?" }] })\n',
    parameters: { max_tokens: 120 },
  },
  {
    title: 'LangChain4j: what a model is built with',
    path: 'A.java',
    text: 'import dev.langchain4j.model.openai.OpenAiChatModel;\nclass A { String ask() { var model = OpenAiChatModel.builder().modelName("gpt-4o").maxTokens(120).temperature(0.5).build(); return model.chat("Which tide is next?"); } }\n',
    parameters: { maxTokens: 120, temperature: 0.5 },
  },
  {
    title: 'LangChain4j: what the model of a service is built with',
    path: 'A.java',
    text: 'import dev.langchain4j.service.*;\nimport dev.langchain4j.model.openai.OpenAiChatModel;\ninterface Tides { @SystemMessage("You know all tides.") String chat(String question); }\nclass A { void run() { var model = OpenAiChatModel.builder().modelName("gpt-4o").maxTokens(120).build(); Tides t = AiServices.create(Tides.class, model); Tides u = null; } }\n',
    parameters: { maxTokens: 120 },
  },
];

const choices: readonly {
  readonly title: string;
  readonly text: string;
  readonly choice: Billing['capChoice'];
}[] = [
  { title: 'one cap', text: chat(', max_tokens=50'), choice: null },
  {
    title: 'a condition',
    text: chat(', max_tokens=50 if short else 200'),
    choice: { parameter: 'max_tokens', least: 50, defaultOf: null },
  },
  {
    title: 'the default of a parameter',
    text: `def ask(limit=300):\n    ${chat(', max_tokens=limit')}`,
    choice: { parameter: 'max_tokens', least: 300, defaultOf: 'limit' },
  },
  {
    title: 'a condition on the model',
    text: 'from langchain_openai import ChatOpenAI\nllm = ChatOpenAI(model="gpt-4o", max_tokens=40 if short else 80)\nllm.invoke("Which tide is next?")\n',
    choice: { parameter: 'max_tokens', least: 40, defaultOf: null },
  },
];

describe('what a cap may be', () => {
  for (const { title, text, choice } of choices) {
    it(title, async () => {
      assert.deepEqual((await parsePrompts('a.py', text)).prompts[0]!.billing.capChoice, choice);
    });
  }
});

describe('parameters of a request', () => {
  for (const { title, path = 'a.py', text, parameters } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts(path, text);
      assert.equal(prompts.length, 1);
      assert.deepEqual(prompts[0]!.parameters, parameters);
    });
  }
});
