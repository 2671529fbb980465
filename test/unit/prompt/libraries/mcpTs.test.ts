import { promptTable } from '../../support/promptTable';

promptTable('MCP prompts in TypeScript', 'src/server.ts', [
  {
    title: 'registerPrompt: what the callback returns',
    source: [
      "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';",
      'server.registerPrompt(',
      "  'review-code',",
      "  { title: 'Code review', description: 'Review code for best practices and potential issues', argsSchema: { code: z.string() } },",
      '  ({ code }) => ({',
      "    messages: [{ role: 'user', content: { type: 'text', text: `Please review this code:\\n\\n${code}` } }],",
      '  }),',
      ');',
    ],
    rows: ['#1 mcp-prompt -/-', '  6-6 user {code}'],
  },
  {
    title: 'prompt: with and without description and arguments, and a block body',
    source: [
      "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';",
      "server.prompt('a', () => ({ messages: [{ role: 'user', content: { type: 'text', text: 'Tell me a story.' } }] }));",
      "server.prompt('b', 'Describes b to the user', { topic: z.string() }, async ({ topic }) => {",
      '  return { messages: [',
      "    { role: 'assistant', content: { type: 'text', text: 'I know about many things.' } },",
      "    { role: 'user', content: { type: 'text', text: `Tell me of ${topic}.` } },",
      '  ] };',
      '});',
    ],
    rows: ['#1 mcp-prompt -/-', '  2-2 user', '#2 mcp-prompt -/-', '  5-5 assistant', '  6-6 user {topic}'],
  },
  {
    title: 'the low-level request handler',
    source: [
      "import { Server } from '@modelcontextprotocol/sdk/server/index.js';",
      'server.setRequestHandler(GetPromptRequestSchema, async (request) => {',
      "  return { description: 'A prompt', messages: [{ role: 'user', content: { type: 'text', text: `Explain ${request.params.name}.` } }] };",
      '});',
    ],
    rows: ['#1 mcp-prompt -/-', '  3-3 user {request.params.name}'],
  },
  {
    title: 'silence: tools and resources of a server',
    source: [
      "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';",
      "server.registerTool('add', { title: 'Addition', description: 'Add two numbers. You must always use this for the question of the user.' }, async ({ a, b }) => ({ content: [{ type: 'text', text: `The answer is ${a + b}, as the user should know` }] }));",
      "server.tool('echo', 'Echoes what the user says, please answer with it', {}, async () => ({ content: [{ type: 'text', text: 'You should see the answer here' }] }));",
      "server.registerResource('r', 'r://x', {}, async (uri) => ({ contents: [{ uri: uri.href, text: 'Hello, the user should read this answer' }] }));",
    ],
    rows: [],
  },
]);
