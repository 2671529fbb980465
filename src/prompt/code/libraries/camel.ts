import type { Library } from './library';

/** CAMEL: system messages of agents, what they are stepped with, and the tasks of a workforce or a pair of roles. */
export const camel: Library = {
  id: 'camel',
  languages: ['python'],
  modules: ['camel'],
  calls: [
    {
      format: 'camel',
      callee: ['chatagent', 'criticagent', 'embodiedagent', 'mcpagent', 'repoagent', 'searchagent'],
      needsImport: true,
      makes: 'agent',
      subclassed: true,
      slots: [{ at: ['system_message', 0], holds: 'text', role: 'system' }],
      model: ['model'],
    },
    {
      format: 'camel',
      callee: ['.step', '.astep'],
      runs: 'receiver',
      on: ['chatagent', 'criticagent', 'embodiedagent', 'mcpagent', 'repoagent', 'searchagent'],
      needsImport: true,
      slots: [{ at: ['input_message', 0], holds: 'text', role: 'user' }],
      model: [],
    },
    {
      format: 'camel',
      callee: ['agent.step', 'agent.astep'],
      runs: 'receiver',
      needsImport: true,
      slots: [{ at: ['input_message', 0], holds: 'text', role: 'user' }],
      model: [],
    },
    {
      format: 'camel',
      callee: ['^task'],
      needsImport: true,
      slots: [{ at: ['content', 0], holds: 'text', role: 'user' }],
      model: [],
    },
    {
      format: 'camel',
      callee: ['roleplaying'],
      needsImport: true,
      slots: [{ at: ['task_prompt'], holds: 'text', role: 'user' }],
      model: [],
    },
  ],
  wrappers: [
    {
      callee: ['basemessage.makeassistantmessage', 'basemessage.makeusermessage'],
      argument: 'content',
      modules: ['camel'],
    },
  ],
};
