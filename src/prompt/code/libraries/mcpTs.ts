import { webLanguages } from './library';
import type { Library } from './library';

/** Prompts that an MCP server written with the TypeScript SDK offers: what their callback returns. */
export const mcpTs: Library = {
  id: 'mcp-ts',
  languages: webLanguages,
  modules: ['@modelcontextprotocol', 'fastmcp', 'mcp-framework'],
  calls: [
    {
      format: 'mcp-prompt',
      callee: ['registerprompt', 'server.prompt', 'mcp.prompt', 'mcpserver.prompt'],
      needsImport: true,
      slots: [{ at: [3, 2, 1], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'mcp-prompt',
      callee: ['addprompt'],
      needsImport: true,
      slots: [{ at: ['load'], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'mcp-prompt',
      callee: ['setrequesthandler'],
      needsImport: true,
      onlyMessages: true,
      slots: [{ at: [1], holds: 'messages', role: 'user' }],
      model: [],
    },
  ],
};
