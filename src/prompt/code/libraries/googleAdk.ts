import { langchainFString } from '../../templates/langchainFString';
import type { Library } from './library';

/** Google's Agent Development Kit: an agent's instruction, in which `{name}` is filled from the session's state. */
export const googleAdk: Library = {
  id: 'google-adk',
  languages: ['python', 'java'],
  modules: ['google.adk'],
  calls: [
    {
      format: 'google-adk',
      callee: ['agent', 'llmagent'],
      needsImport: true,
      slots: [
        { at: ['global_instruction'], holds: 'text', role: 'system', language: langchainFString },
        { at: ['instruction'], holds: 'text', role: 'system', language: langchainFString },
        { at: ['static_instruction'], holds: 'text', role: 'system' },
      ],
    },
    {
      format: 'google-adk',
      callee: ['agenttool.runasync'],
      needsImport: true,
      slots: [{ at: ['args.request'], holds: 'text', role: 'user' }],
      model: [],
    },
  ],
};
