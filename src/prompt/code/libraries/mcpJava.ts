import type { Library } from './library';

const modules = ['io.modelcontextprotocol'];

/** Prompts of MCP servers in Java: the messages that they offer, and what they ask the model of a client. */
export const mcpJava: Library = {
  id: 'mcp-java',
  languages: ['java'],
  modules,
  calls: [],
  chains: [
    {
      format: 'mcp',
      starts: ['createmessagerequest.builder'],
      needsImport: true,
      links: [
        { method: ['systemprompt'], at: [0], holds: 'text', role: 'system' },
        { method: ['messages'], at: [0], holds: 'messages', role: 'user' },
      ],
    },
  ],
  messages: [
    {
      callee: ['promptmessage', 'samplingmessage'],
      role: { argument: 0 },
      content: [1],
      needsImport: true,
    },
  ],
  wrappers: [{ callee: ['textcontent'], modules }],
};
