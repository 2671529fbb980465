import type { Library } from './library';

/** browser-use: an agent is made with the task that it is to do; its own system message can be replaced or extended. */
export const browserUse: Library = {
  id: 'browser-use',
  languages: ['python'],
  modules: ['browser_use'],
  calls: [
    {
      format: 'browser-use',
      callee: ['^agent', 'browseruse.agent'],
      adds: 'system prompt and pages of browser-use',
      needsImport: true,
      slots: [
        { at: ['override_system_message', 'extend_system_message'], holds: 'text', role: 'system' },
        { at: ['task', 0], holds: 'text', role: 'user' },
      ],
      model: ['llm'],
    },
    {
      format: 'browser-use',
      callee: ['addnewtask'],
      on: ['agent'],
      needsImport: true,
      slots: [{ at: ['new_task', 0], holds: 'text', role: 'user' }],
      model: [],
    },
  ],
};
