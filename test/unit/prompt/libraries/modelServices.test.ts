import { promptTable } from '../../support/promptTable';

promptTable('SDKs of model services in JavaScript', 'src/a.ts', [
  {
    title: 'openai responses: instructions and input',
    source: [
      "import OpenAI from 'openai';",
      'const client = new OpenAI();',
      "await client.responses.create({ model: 'gpt-5', instructions: 'Talk like a pirate.', input: `Are semicolons optional in ${language}?` });",
    ],
    rows: ['#1 openai-responses openai/gpt-5', '  3-3 system', '  3-3 user {language}'],
  },
  {
    title: 'openai responses: developer message and content parts',
    source: [
      "const r = await client.responses.stream({ model: 'gpt-5-mini', input: [",
      "  { role: 'developer', content: 'Answer in German.' },",
      "  { role: 'user', content: [{ type: 'input_text', text: 'What is a fjord?' }, { type: 'input_image', image_url }] },",
      '] });',
    ],
    rows: ['#1 openai-responses openai/gpt-5-mini', '  2-2 system', '  3-3 user'],
  },
  {
    title: 'azure openai is openai; the deployment is the model',
    source: [
      "import { AzureOpenAI } from 'openai';",
      "const azure = new AzureOpenAI({ apiVersion: '2025-01-01', deployment: 'gpt-4o' });",
      "azure.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'system', content: 'Count the words.' }] });",
    ],
    rows: ['#1 openai-chat openai/gpt-4o', '  3-3 system'],
  },
  {
    title: 'anthropic: cached system block, prefill',
    source: [
      "import Anthropic from '@anthropic-ai/sdk';",
      "await new Anthropic().messages.create({ model: 'claude-opus-4-5', max_tokens: 99,",
      "  system: [{ type: 'text', text: 'You are a chess coach.', cache_control: { type: 'ephemeral' } }],",
      "  messages: [{ role: 'user', content: `Board: ${board}` }, { role: 'assistant', content: 'Best move:' }] });",
    ],
    rows: [
      '#1 anthropic-messages anthropic/claude-opus-4-5',
      '  3-3 system',
      '  4-4 user {board}',
      '  4-4 assistant',
    ],
  },
  {
    title: '@google/genai: contents with roles and parts, chats',
    source: [
      "import { GoogleGenAI } from '@google/genai';",
      "await ai.models.generateContentStream({ model: 'gemini-2.5-flash', contents: [{ role: 'user', parts: [{ text: 'Draw a cat in text.' }] }] });",
      "const chat = ai.chats.create({ model: 'gemini-2.5-flash', config: { systemInstruction: 'You are a cat.' } });",
      "await chat.sendMessage({ message: 'How do you do?' });",
    ],
    rows: [
      '#1 google-genai google/gemini-2.5-flash',
      '  2-2 user',
      '#2 google-genai google/gemini-2.5-flash',
      '  3-3 system',
      '  4-4 user',
    ],
  },
  {
    title: '@google/generative-ai: the older client',
    source: [
      "import { GoogleGenerativeAI } from '@google/generative-ai';",
      "const model = new GoogleGenerativeAI(key).getGenerativeModel({ model: 'gemini-1.5-pro', systemInstruction: 'You name cats.' });",
      'const result = await model.generateContent(`A name for a ${colour} cat`);',
    ],
    rows: ['#1 google-genai google/gemini-1.5-pro', '  2-2 system', '  3-3 user {colour}'],
  },
  {
    title: 'groq copies the calls of openai',
    source: [
      "import Groq from 'groq-sdk';",
      'const groq = new Groq();',
      "await groq.chat.completions.create({ model: 'llama-3.3-70b-versatile', messages: [{ role: 'user', content: 'Why is the sky blue?' }] });",
    ],
    rows: ['#1 openai-chat groq/llama-3.3-70b-versatile', '  3-3 user'],
  },
  {
    title: 'mistral',
    source: [
      "import { Mistral } from '@mistralai/mistralai';",
      'const client = new Mistral({ apiKey });',
      "await client.chat.complete({ model: 'mistral-large-latest', messages: [{ role: 'user', content: 'Best French cheese?' }] });",
      "await client.chat.stream({ model: 'mistral-small', messages: [{ role: 'system', content: 'Answer in French.' }] });",
    ],
    rows: [
      '#1 mistral-chat mistral/mistral-large-latest',
      '  3-3 user',
      '#2 mistral-chat mistral/mistral-small',
      '  4-4 system',
    ],
  },
  {
    title: 'cohere: preamble, history and message; messages of version 2',
    source: [
      "import { CohereClient } from 'cohere-ai';",
      "await cohere.chat({ model: 'command-r', preamble: 'You are a librarian.', chatHistory: [{ role: 'USER', message: 'Hello there' }], message: `Find ${title}` });",
      "await cohere.chatStream({ model: 'command-a-03-2025', messages: [{ role: 'user', content: 'Name a book.' }] });",
    ],
    rows: [
      '#1 cohere cohere/command-r',
      '  2-2 system',
      '  2-2 user',
      '  2-2 user {title}',
      '#2 cohere cohere/command-a-03-2025',
      '  3-3 user',
    ],
  },
  {
    title: 'ollama: chat and generate',
    source: [
      "import ollama from 'ollama';",
      "await ollama.chat({ model: 'llama3.2', messages: [{ role: 'user', content: `Why is ${thing} blue?` }] });",
      "await ollama.generate({ model: 'mistral', system: 'Answer with one word.', prompt: 'Opposite of hot?' });",
    ],
    rows: [
      '#1 ollama ollama/llama3.2',
      '  2-2 user {thing}',
      '#2 ollama ollama/mistral',
      '  3-3 system',
      '  3-3 user',
    ],
  },
  {
    title: 'bedrock: converse, and the body of an invocation',
    source: [
      "import { BedrockRuntimeClient, ConverseCommand, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';",
      'await client.send(new ConverseCommand({',
      "  modelId: 'anthropic.claude-3-5-sonnet-20240620-v1:0',",
      "  system: [{ text: 'You are a geologist.' }],",
      "  messages: [{ role: 'user', content: [{ text: `What is ${stone}?` }] }],",
      '}));',
      'await client.send(new InvokeModelCommand({',
      "  modelId: 'anthropic.claude-3-haiku-20240307-v1:0',",
      "  body: JSON.stringify({ anthropic_version: 'bedrock-2023-05-31', max_tokens: 5, system: 'Say yes or no.', messages: [{ role: 'user', content: 'Is lava hot?' }] }),",
      '}));',
    ],
    rows: [
      '#1 bedrock-converse anthropic/anthropic.claude-3-5-sonnet-20240620-v1:0',
      '  4-4 system',
      '  5-5 user {stone}',
      '#2 bedrock-invoke anthropic/anthropic.claude-3-haiku-20240307-v1:0',
      '  9-9 system',
      '  9-9 user',
    ],
  },
  {
    title: 'workers ai: messages, a mere prompt',
    source: [
      "const a = await env.AI.run('@cf/meta/llama-3.1-8b-instruct', { messages: [{ role: 'system', content: 'You are a friendly guide.' }, { role: 'user', content: q }] });",
      "const b = await this.env.AI.run('@cf/meta/llama-3.1-8b-instruct', { prompt: `Where does ${word} come from?` });",
    ],
    rows: [
      '#1 cloudflare-ai -/@cf/meta/llama-3.1-8b-instruct',
      '  1-1 system',
      '  user at run time {q}',
      '#2 cloudflare-ai -/@cf/meta/llama-3.1-8b-instruct',
      '  2-2 user {word}',
    ],
  },
  {
    title: 'the model of the browser',
    source: [
      'const session = await LanguageModel.create({ initialPrompts: [',
      "  { role: 'system', content: 'You are a crossword helper.' },",
      "  { role: 'user', content: 'Six letters, a fruit' },",
      "  { role: 'assistant', content: 'banana' },",
      '] });',
      'const out = await session.prompt(`Letters: ${letters}`);',
      "const old = await ai.languageModel.create({ systemPrompt: 'Pretend to be a duck.' });",
    ],
    rows: [
      '#1 browser-ai -/-',
      '  2-2 system',
      '  3-3 user',
      '  4-4 assistant',
      '#2 browser-ai -/-',
      '  6-6 user {letters}',
      '#3 browser-ai -/-',
      '  7-7 system',
    ],
  },
  {
    title: 'replicate: the fields of the input',
    source: [
      "import Replicate from 'replicate';",
      "await replicate.run('meta/meta-llama-3-70b-instruct', { input: { system_prompt: 'You tell jokes.', prompt: `A joke about ${topic}`, max_tokens: 80 } });",
    ],
    rows: ['#1 replicate meta/meta-llama-3-70b-instruct', '  2-2 system', '  2-2 user {topic}'],
  },
  {
    title: 'the language models of VS Code',
    path: 'src/extension.ts',
    source: [
      "import * as vscode from 'vscode';",
      'const messages = [',
      "  vscode.LanguageModelChatMessage.User('You are a code tutor. Give hints only.'),",
      '  vscode.LanguageModelChatMessage.User(code),',
      "  new vscode.LanguageModelChatMessage(vscode.LanguageModelChatMessageRole.Assistant, 'Understood.'),",
      '];',
      'const response = await model.sendRequest(messages, {}, token);',
    ],
    rows: ['#1 vscode-lm -/-', '  3-3 user', '  user at run time {code}', '  5-5 assistant'],
  },
  {
    title: 'silence: chats that are no models, requests without texts',
    source: [
      "import ollama from 'ollama';",
      "await ollama.pull({ model: 'llama3.2' });",
      "socket.chat({ message: 'Hello everybody, please answer the question below' });",
      "await env.AI.run('@cf/baai/bge-base-en-v1.5', { text: ['You are a sentence to embed, please do so'] });",
      "await prisma.assistant.create({ data: { name: 'You are the assistant of the user' } });",
      "await openai.images.generate({ model: 'gpt-image-1', size: '1024x1024' });",
    ],
    rows: [],
  },
]);
