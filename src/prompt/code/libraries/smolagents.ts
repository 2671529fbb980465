import type { Library } from './library';

/** smolagents: instructions of an agent, and the task of a run. */
export const smolagents: Library = {
  id: 'smolagents',
  languages: ['python'],
  modules: ['smolagents'],
  calls: [
    {
      format: 'smolagents',
      callee: ['codeagent', 'toolcallingagent', 'multistepagent'],
      makes: 'agent',
      adds: 'system prompt of smolagents',
      slots: [{ at: ['instructions', 'system_prompt'], holds: 'text', role: 'system' }],
    },
    {
      format: 'smolagents',
      callee: ['run'],
      on: ['codeagent', 'toolcallingagent', 'multistepagent'],
      runs: 'receiver',
      needsImport: true,
      slots: [{ at: ['task', 0], holds: 'text', role: 'user' }],
      model: [],
    },
    {
      format: 'smolagents',
      callee: ['agent.run'],
      runs: 'receiver',
      needsImport: true,
      slots: [{ at: ['task', 0], holds: 'text', role: 'user' }],
      model: [],
    },
  ],
};
