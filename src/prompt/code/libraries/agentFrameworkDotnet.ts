import type { Library } from './library';

/** Microsoft Agent Framework for .NET. */
export const agentFrameworkDotnet: Library = {
  id: 'agent-framework-dotnet',
  languages: ['csharp'],
  modules: ['Microsoft.Agents'],
  calls: [
    {
      format: 'agent',
      callee: ['createaiagent', 'asaiagent', 'createaiagentasync', 'getaiagent', 'buildaiagent'],
      slots: [
        {
          at: ['instructions', 'options.instructions', 'options.chat_options.instructions', 0],
          holds: 'text',
          role: 'system',
        },
      ],
      model: ['model', 'options.chat_options.model_id'],
    },
    {
      format: 'agent',
      callee: ['addaiagent'],
      slots: [{ at: ['instructions', 1], holds: 'text', role: 'system' }],
    },
    {
      format: 'agent-run',
      callee: ['invokeasync'],
      slots: [{ at: ['message', 'messages'], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'agent',
      callee: ['chatclientagent', 'chatclientagentoptions'],
      slots: [{ at: ['instructions', 'chat_options.instructions', 1], holds: 'text', role: 'system' }],
    },
    {
      format: 'agent-run',
      callee: [
        'agent.runasync',
        'agent.runstreamingasync',
        'agent.invokeasync',
        'agent.invokestreamingasync',
        'workflow.runasync',
      ],
      slots: [{ at: ['message', 'messages', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'agent-run',
      callee: ['runasync', 'runstreamingasync'],
      needsImport: true,
      slots: [{ at: ['message', 'messages', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
  ],
};
