import type { Library } from './library';

/** The `ollama` packages. */
export const ollama: Library = {
  id: 'ollama',
  modules: ['ollama'],
  calls: [
    {
      format: 'ollama',
      provider: 'ollama',
      callee: ['chat', 'generate'],
      needsImport: true,
      slots: [
        { at: ['system'], holds: 'text', role: 'system' },
        { at: ['messages'], holds: 'messages', role: 'user' },
        { at: ['prompt'], holds: 'text', role: 'user' },
      ],
      model: ['model'],
    },
  ],
};
