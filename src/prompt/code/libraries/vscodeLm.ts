import { webLanguages } from './library';
import type { Library } from './library';

/** VS Code's language model API: there is no system message, instructions travel as the user's. */
export const vscodeLm: Library = {
  id: 'vscode-lm',
  languages: webLanguages,
  modules: ['vscode'],
  calls: [
    {
      format: 'vscode-lm',
      callee: ['sendrequest'],
      needsImport: true,
      onlyMessages: true,
      slots: [{ at: [0], holds: 'messages', role: 'user' }],
      model: [],
    },
  ],
  messages: [
    { callee: ['languagemodelchatmessage.user'], role: 'user', content: [0] },
    { callee: ['languagemodelchatmessage.assistant'], role: 'assistant', content: [0] },
    { callee: ['languagemodelchatmessage'], role: { argument: 0 }, content: [1] },
    { callee: ['languagemodelchatsystemmessage'], role: 'system', content: [0] },
    { callee: ['languagemodelchatusermessage'], role: 'user', content: [0] },
    { callee: ['languagemodelchatassistantmessage'], role: 'assistant', content: [0] },
  ],
};
