import { webLanguages } from './library';
import type { Library } from './library';

/** Mastra: agents whose instructions are a text, messages or a function, their runs, and judges of scorers. */
export const mastra: Library = {
  id: 'mastra',
  languages: webLanguages,
  modules: ['@mastra'],
  calls: [
    {
      format: 'mastra-agent',
      callee: ['agent', 'agentnetwork', 'newagentnetwork'],
      makes: 'agent',
      needsImport: true,
      slots: [{ at: ['instructions'], holds: 'text', role: 'system' }],
      model: ['model'],
    },
    {
      format: 'agent-run',
      callee: [
        'generate',
        'stream',
        'generatevnext',
        'streamvnext',
        'generatelegacy',
        'streamlegacy',
        'agent.network',
      ],
      runs: 'receiver',
      needsImport: true,
      slots: [
        { at: ['instructions'], holds: 'text', role: 'system' },
        { at: [0], holds: 'messages', role: 'user' },
      ],
      model: [],
    },
    {
      format: 'mastra-scorer',
      callee: ['createscorer'],
      needsImport: true,
      slots: [{ at: ['judge.instructions'], holds: 'text', role: 'system' }],
      model: ['judge.model'],
    },
    {
      format: 'mastra-scorer',
      callee: ['preprocess', 'analyze', 'generatescore', 'generatereason'],
      needsImport: true,
      slots: [{ at: ['createprompt'], holds: 'text', role: 'user' }],
      model: [],
    },
  ],
};
