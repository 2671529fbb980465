import type { Library } from './library';

/** `ollama-rs`: generation and chat requests. */
export const rustOllama: Library = {
  id: 'rust-ollama',
  languages: ['rust'],
  modules: ['ollama_rs'],
  calls: [
    {
      format: 'ollama',
      provider: 'ollama',
      callee: ['generationrequest.new'],
      needsImport: true,
      slots: [{ at: [1], holds: 'text', role: 'user' }],
      model: [0],
    },
    {
      format: 'ollama',
      provider: 'ollama',
      callee: ['chatmessagerequest.new'],
      needsImport: true,
      slots: [{ at: [1], holds: 'messages', role: 'user' }],
      model: [0],
    },
    {
      format: 'ollama',
      provider: 'ollama',
      callee: ['system'],
      needsImport: true,
      slots: [{ at: [0], holds: 'text', role: 'system' }],
      model: [],
    },
  ],
};
