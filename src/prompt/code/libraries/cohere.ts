import { embeddingFormat } from '../../model';
import type { Library } from './library';

/** The `cohere` packages: version 1 has a message and a preamble, version 2 messages. */
export const cohere: Library = {
  id: 'cohere',
  modules: ['cohere', 'cohere-ai'],
  calls: [
    {
      format: 'cohere',
      provider: 'cohere',
      callee: ['chat', 'chatstream'],
      needsImport: true,
      slots: [
        { at: ['preamble'], holds: 'text', role: 'system' },
        { at: ['messages'], holds: 'messages', role: 'user' },
        { at: ['chat_history'], holds: 'messages', role: 'user' },
        { at: ['message'], holds: 'text', role: 'user' },
      ],
      model: ['model'],
    },
    {
      format: 'cohere',
      provider: 'cohere',
      callee: ['generate', 'generatestream'],
      needsImport: true,
      slots: [{ at: ['prompt'], holds: 'text', role: 'user' }],
      model: ['model'],
    },
    {
      format: embeddingFormat,
      provider: 'cohere',
      callee: ['embed'],
      needsImport: true,
      slots: [{ at: ['texts', 'inputs'], holds: 'messages', role: 'prompt' }],
      model: ['model'],
    },
  ],
};
