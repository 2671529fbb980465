import { webLanguages } from './library';
import type { Library } from './library';

/** The model that browsers bring along: `LanguageModel`, earlier `ai.languageModel`. */
export const browserAi: Library = {
  id: 'browser-ai',
  languages: webLanguages,
  modules: [],
  calls: [
    {
      format: 'browser-ai',
      callee: ['languagemodel.create', 'assistant.create'],
      slots: [
        { at: ['systemprompt'], holds: 'text', role: 'system' },
        { at: ['initialprompts'], holds: 'messages', role: 'user' },
      ],
      model: [],
    },
    {
      format: 'browser-ai',
      callee: ['session.prompt', 'session.promptstreaming'],
      slots: [{ at: [0], holds: 'messages', role: 'user' }],
      model: [],
    },
  ],
};
