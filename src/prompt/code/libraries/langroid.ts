import type { Library } from './library';

/** Langroid: agents by their configuration, tasks that wrap an agent, and what a task is run with. */
export const langroid: Library = {
  id: 'langroid',
  languages: ['python'],
  modules: ['langroid'],
  calls: [
    {
      format: 'langroid',
      callee: ['task', 'chatagentconfig'],
      needsImport: true,
      slots: [
        { at: ['system_message'], holds: 'text', role: 'system' },
        { at: ['user_message'], holds: 'text', role: 'user' },
      ],
      model: ['llm.chat_model'],
    },
    {
      format: 'langroid',
      callee: ['run', 'runasync'],
      on: ['task'],
      needsImport: true,
      slots: [{ at: ['msg', 0], holds: 'text', role: 'user' }],
      model: [],
    },
    {
      format: 'langroid',
      callee: ['llmresponse', 'llmresponseasync', 'llmresponseforget'],
      needsImport: true,
      slots: [{ at: ['message', 0], holds: 'text', role: 'user' }],
      model: [],
    },
  ],
};
