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
      slots: [{ at: ['instructions', 'system_prompt'], holds: 'text', role: 'system' }],
    },
    {
      format: 'smolagents',
      callee: ['run'],
      on: ['codeagent', 'toolcallingagent', 'multistepagent'],
      needsImport: true,
      slots: [{ at: ['task', 0], holds: 'text', role: 'user' }],
      model: [],
    },
    {
      format: 'smolagents',
      callee: ['agent.run'],
      needsImport: true,
      slots: [{ at: ['task', 0], holds: 'text', role: 'user' }],
      model: [],
    },
  ],
};
