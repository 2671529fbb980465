import type { Library } from './library';

/** Strands Agents: the system prompt of an agent, which is called with the user's text. */
export const strands: Library = {
  id: 'strands',
  languages: ['python'],
  modules: ['strands'],
  calls: [
    {
      format: 'strands',
      callee: ['agent'],
      makes: 'agent',
      needsImport: true,
      slots: [{ at: ['system_prompt'], holds: 'text', role: 'system' }],
    },
    {
      format: 'strands',
      callee: ['^agent', 'agent.invokeasync', 'agent.streamasync'],
      runs: 'receiver',
      needsImport: true,
      slots: [{ at: ['prompt', 0], holds: 'text', role: 'user' }],
      model: [],
    },
  ],
};
