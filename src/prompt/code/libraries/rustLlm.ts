import { doubleBraces } from '../../templates/doubleBraces';
import type { Library } from './library';

/** `llm`: builders of models, of messages and of the steps of chains. */
export const rustLlm: Library = {
  id: 'rust-llm',
  languages: ['rust'],
  modules: ['llm'],
  calls: [
    {
      format: 'llm-rs',
      callee: ['llmbuilder'],
      needsImport: true,
      slots: [{ at: ['system'], holds: 'text', role: 'system' }],
    },
    {
      format: 'llm-rs',
      callee: ['chainstepbuilder', 'multichainstepbuilder'],
      needsImport: true,
      slots: [{ at: ['template'], holds: 'text', role: 'user', language: doubleBraces }],
      model: [],
    },
  ],
  messages: [
    { callee: ['chatmessage.user'], role: 'user', content: ['content'], needsImport: true },
    { callee: ['chatmessage.assistant'], role: 'assistant', content: ['content'], needsImport: true },
  ],
};
