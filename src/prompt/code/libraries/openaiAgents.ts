import type { Library } from './library';

/** OpenAI Agents SDK in both languages: an agent's instructions, the text of a run, sessions of voice agents. */
export const openaiAgents: Library = {
  id: 'openai-agents',
  modules: ['agents', '@openai/agents'],
  calls: [
    {
      format: 'openai-agents',
      callee: ['agent', 'realtimeagent', 'sandboxagent', 'voiceagent', 'agent.create'],
      makes: 'agent',
      needsImport: true,
      slots: [{ at: ['instructions'], holds: 'text', role: 'system' }],
    },
    {
      format: 'openai-agents',
      callee: ['clone'],
      on: ['agent'],
      needsImport: true,
      slots: [{ at: ['instructions'], holds: 'text', role: 'system' }],
    },
    {
      format: 'openai-agents',
      callee: ['runner.run', 'runner.runsync', 'runner.runstreamed', '^run'],
      runs: ['starting_agent', 0],
      needsImport: true,
      slots: [{ at: ['input', 1], holds: 'messages', role: 'user' }],
      model: ['run_config.model', 'starting_agent', 0],
    },
  ],
};
