import { promptTable } from '../../support/promptTable';

promptTable('frameworks for both languages, in JavaScript', 'src/a.ts', [
  {
    title: 'Stagehand: what is done, read and found on a page',
    source: [
      "import { Stagehand } from '@browserbasehq/stagehand';",
      "await page.act('Click on the first result');",
      "const { price } = await stagehand.page.extract({ instruction: 'Read the price.', schema });",
      "const agent = stagehand.agent({ model: 'openai/gpt-5', systemPrompt: 'You browse.' });",
      "await agent.execute({ instruction: 'Buy a lamp.', maxSteps: 5 });",
      "await page.goto('https://example.org');",
    ],
    rows: [
      '#1 stagehand -/-',
      '  2-2 user',
      '#2 stagehand -/-',
      '  3-3 user',
      '#3 stagehand openai/gpt-5',
      '  4-4 system',
      '#4 stagehand openai/gpt-5',
      '  5-5 user',
    ],
  },
  {
    title: 'agents of a library that is not listed: what they are told, and what they are asked',
    source: [
      "import { Agent } from '@acme/sdk';",
      "const agent = new Agent({ model: 'gpt-5', systemPrompt: 'You review code.' });",
      'const result = await agent.run(`Review the request ${id}.`);',
      "await https.Agent.run('What is this?');",
    ],
    rows: ['#1 agent openai/gpt-5', '  2-2 system', '  3-3 user {id}'],
  },
  {
    title: 'xsAI: named as the functions of the AI SDK, but a library of its own',
    source: [
      "import { generateText } from '@xsai/generate-text';",
      'await generateText({',
      "  baseURL: 'https://api.openai.com/v1/',",
      "  model: 'gpt-4o',",
      "  messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Who are you?' }],",
      '});',
    ],
    rows: ['#1 xsai openai/gpt-4o', '  5-5 system', '  5-5 user'],
  },
  {
    title: 'LangChain: new PromptTemplate, fromTemplate with mustache, doubled braces',
    source: [
      "import { ChatPromptTemplate, PromptTemplate } from '@langchain/core/prompts';",
      "const a = new PromptTemplate({ inputVariables: ['item'], template: 'Name {item} in {{braces}}.' });",
      "const b = PromptTemplate.fromTemplate('Name {{item}}.', { templateFormat: 'mustache' });",
      "const c = ChatPromptTemplate.fromTemplate('{question}');",
    ],
    rows: [
      '#1 langchain -/-',
      '  2-2 prompt {item}',
      '#2 langchain -/-',
      '  3-3 prompt {item}',
      '#3 langchain -/-',
      '  4-4 user {question}',
    ],
  },
  {
    title: 'LangChain: tuples, placeholders, message classes, the model of the pipe',
    source: [
      "import { ChatPromptTemplate, MessagesPlaceholder } from '@langchain/core/prompts';",
      "import { ChatOpenAI } from '@langchain/openai';",
      'const prompt = ChatPromptTemplate.fromMessages([',
      "  ['system', 'You translate to {language}.'],",
      "  new MessagesPlaceholder('history'),",
      "  ['placeholder', '{scratchpad}'],",
      "  ['human', '{input}'],",
      ']);',
      "const model = new ChatOpenAI({ model: 'gpt-4o-mini', temperature: 0 });",
      'const chain = prompt.pipe(model);',
    ],
    rows: [
      '#1 langchain openai/gpt-4o-mini',
      '  4-4 system {language}',
      '  user at run time {}',
      '  7-7 user {input}',
    ],
  },
  {
    title: 'LangChain: messages given to a model, an agent',
    source: [
      "import { HumanMessage, SystemMessage } from '@langchain/core/messages';",
      "import { createAgent } from 'langchain';",
      "await model.invoke([new SystemMessage('You are brief.'), new HumanMessage({ content: `Explain ${word}.` })]);",
      "const agent = createAgent({ model: 'openai:gpt-5', tools, systemPrompt: 'You look up the weather.' });",
    ],
    rows: [
      '#1 langchain -/-',
      '  3-3 system',
      '  3-3 user {word}',
      '#2 langchain-agent openai/gpt-5',
      '  4-4 system',
    ],
  },
  {
    title: 'OpenAI Agents: instructions as a text and as a function, a run',
    source: [
      "import { Agent, run } from '@openai/agents';",
      "const agent = new Agent({ name: 'Math', instructions: 'You solve equations.', model: 'gpt-5-mini', handoffDescription: 'Answers questions about equations for the user, please' });",
      "const other = new Agent({ name: 'B', instructions: (context) => `You help ${context.context.name}.` });",
      "await run(agent, 'Solve x + 1 = 2');",
    ],
    rows: [
      '#1 openai-agents -/-',
      '  3-3 system {context.context.name}',
      '#2 openai-agents openai/gpt-5-mini',
      '  2-2 system',
      '  4-4 user',
    ],
  },
  {
    title: 'Claude Agent SDK: prompt and system prompt, also behind the preset',
    source: [
      "import { query } from '@anthropic-ai/claude-agent-sdk';",
      "for await (const m of query({ prompt: `Fix ${file}`, options: { systemPrompt: 'You are a careful engineer.', model: 'claude-sonnet-4-5' } })) use(m);",
      "query({ prompt: 'List the files', options: { systemPrompt: { type: 'preset', preset: 'claude_code', append: 'Be brief.' } } });",
    ],
    rows: [
      '#1 claude-agent-sdk anthropic/claude-sonnet-4-5',
      '  2-2 system',
      '  2-2 user {file}',
      '#2 claude-agent-sdk anthropic/-',
      '  3-3 system',
      '  3-3 user',
    ],
  },
  {
    title: 'LlamaIndex: a model, an agent, a template',
    source: [
      "import { OpenAI, PromptTemplate } from 'llamaindex';",
      "const llm = new OpenAI({ model: 'gpt-4o-mini' });",
      "await llm.chat({ messages: [{ role: 'system', content: 'You are a poet.' }, { role: 'user', content: `A poem on ${topic}` }] });",
      "await llm.complete({ prompt: 'A word for rain' });",
      "const t = new PromptTemplate({ template: 'Context: {context} Answer {query}', templateVars: ['context', 'query'] });",
    ],
    rows: [
      '#1 llamaindex openai/gpt-4o-mini',
      '  3-3 system',
      '  3-3 user {topic}',
      '#2 llamaindex openai/gpt-4o-mini',
      '  4-4 user',
      '#3 llamaindex -/-',
      '  5-5 prompt {context, query}',
    ],
  },
  {
    title: 'template engines: the text that is compiled or rendered',
    source: [
      "import Handlebars from 'handlebars';",
      "const systemPrompt = Handlebars.compile('You answer questions about {{product}}{{#if polite}} politely{{/if}}.');",
      "await generateText({ model: openai('gpt-4o'), prompt: Mustache.render('Summarize {{text}} now.', view) });",
    ],
    rows: [
      '#systemPrompt constant -/-',
      '  2-2 system {product, polite}',
      '#1 vercel-ai openai/gpt-4o',
      '  3-3 user {text}',
    ],
  },
  {
    title: 'replaced placeholders, raw templates, escaped holes',
    source: [
      'const taskPrompt = `You must answer {{question}} in \\${language}, please.`;',
      "const filled = taskPrompt.replace('{{question}}', question);",
      'const rawPrompt = String.raw`You must write \\n as it is, and answer ${name}.`;',
    ],
    rows: [
      '#taskPrompt constant -/-',
      '  1-1 prompt {question}',
      '#rawPrompt constant -/-',
      '  3-3 prompt {name}',
    ],
  },
  {
    title: 'exported functions that return a prompt, and a nested template',
    source: [
      'export const systemPrompt = ({ name, rules }: Args) => `You are ${name}, an assistant that answers questions.',
      "${rules.length > 0 ? `Always follow these rules: ${rules.join(', ')}` : ''}`;",
    ],
    rows: ['#systemPrompt constant -/-', '  1-2 system {name, rules.length, rules}'],
  },
  {
    title: 'BAML: the generated client is silent',
    path: 'src/baml_client/inlinedbaml.ts',
    source: [
      '// This file was generated by BAML: please do not edit it.',
      "const fileMap = { 'main.baml': 'function F(x: string) -> string { client C prompt #\"You are a helpful assistant. Please answer the question below.\"# }' };",
    ],
    rows: [],
  },
]);
