import type { Library } from './library';

/** Agno, formerly phidata: texts of an agent or team, and their runs. */
export const agno: Library = {
  id: 'agno',
  languages: ['python'],
  modules: ['agno', 'phi'],
  calls: [
    {
      format: 'agno',
      callee: ['agent', 'team', 'assistant'],
      makes: 'agent',
      needsImport: true,
      slots: [
        { at: ['system_message', 'system_prompt'], holds: 'text', role: 'system' },
        { at: ['description'], holds: 'text', role: 'system' },
        { at: ['instructions'], holds: 'unit', role: 'system' },
        { at: ['expected_output'], holds: 'text', role: 'system' },
        { at: ['additional_context'], holds: 'text', role: 'system' },
        { at: ['introduction'], holds: 'text', role: 'assistant' },
      ],
      model: ['model', 'llm'],
    },
    {
      format: 'agno',
      callee: ['run', 'arun', 'printresponse', 'aprintresponse', 'cliapp'],
      on: ['agent', 'team', 'assistant'],
      runs: 'receiver',
      needsImport: true,
      slots: [{ at: ['input', 'message', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'agno',
      callee: ['agent.run', 'agent.arun', 'agent.printresponse', 'team.run', 'team.printresponse'],
      runs: 'receiver',
      needsImport: true,
      slots: [{ at: ['input', 'message', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
  ],
};
