import type { Library } from './library';

/** The client of `ollama/ollama`. */
export const goOllama: Library = {
  id: 'go-ollama',
  languages: ['go'],
  modules: ['github.com/ollama/ollama', 'github.com/jmorganca/ollama'],
  calls: [
    {
      format: 'ollama',
      provider: 'ollama',
      callee: ['api.chatrequest'],
      needsImport: true,
      slots: [{ at: ['messages'], holds: 'messages', role: 'user' }],
    },
    {
      format: 'ollama',
      provider: 'ollama',
      callee: ['api.generaterequest'],
      needsImport: true,
      slots: [
        { at: ['system'], holds: 'text', role: 'system' },
        { at: ['prompt'], holds: 'text', role: 'user' },
      ],
    },
  ],
  messages: [
    { callee: ['api.message'], role: { argument: 'role' }, content: ['content'], needsImport: true },
  ],
};
