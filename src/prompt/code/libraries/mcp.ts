import type { Library } from './library';

/** Prompts of MCP servers in Python: a function's text is a user message; there is no system role. */
export const mcp: Library = {
  id: 'mcp',
  languages: ['python'],
  modules: ['mcp', 'fastmcp'],
  calls: [
    {
      format: 'mcp',
      callee: ['sample', 'createmessage'],
      needsImport: true,
      slots: [
        { at: ['system_prompt'], holds: 'text', role: 'system' },
        { at: ['messages', 0], holds: 'messages', role: 'user' },
      ],
      model: [],
    },
  ],
  messages: [
    {
      callee: ['base.usermessage', '^promptmessage', '^samplingmessage'],
      role: 'user',
      content: ['content', 0],
      needsImport: true,
    },
    { callee: ['base.assistantmessage'], role: 'assistant', content: ['content', 0], needsImport: true },
  ],
  functions: [
    { format: 'mcp', decorator: ['mcp.prompt', 'server.prompt'], returns: 'user' },
    { format: 'mcp', decorator: ['prompt'], needsImport: true, returns: 'user' },
  ],
  wrappers: [
    { callee: ['^textcontent', 'types.textcontent'], argument: 'text', modules: ['mcp', 'fastmcp'] },
  ],
};
