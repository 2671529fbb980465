import type { Library } from './library';

/** Microsoft Agent Framework: agents made directly or by a chat client, and their runs. */
export const agentFramework: Library = {
  id: 'agent-framework',
  languages: ['python'],
  modules: ['agent_framework'],
  calls: [
    {
      format: 'agent-framework',
      callee: ['agent', 'chatagent', 'createagent', 'asagent', 'agent.create'],
      makes: 'agent',
      needsImport: true,
      slots: [{ at: ['instructions'], holds: 'text', role: 'system' }],
      model: ['client', 'chat_client', 'model', 0],
    },
    {
      format: 'agent-framework',
      callee: ['run', 'runstream'],
      on: ['agent', 'chatagent', 'createagent', 'asagent'],
      runs: 'receiver',
      needsImport: true,
      slots: [{ at: ['messages', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'agent-framework',
      callee: ['agent.run', 'agent.runstream', 'workflow.run', 'workflow.runstream'],
      runs: 'receiver',
      needsImport: true,
      slots: [{ at: ['messages', 'message', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
  ],
};
