import { embeddingFormat } from '../../model';
import type { Library } from './library';

/** The `mistralai` packages: OpenAI's messages under names of their own. */
export const mistral: Library = {
  id: 'mistral',
  modules: ['mistralai', '@mistralai/mistralai'],
  calls: [
    {
      format: 'mistral-chat',
      provider: 'mistral',
      callee: [
        'chat.complete',
        'chat.completeasync',
        'chat.stream',
        'chat.streamasync',
        'chat.parse',
        'agents.complete',
        'agents.stream',
      ],
      needsImport: true,
      slots: [{ at: ['messages'], holds: 'messages', role: 'user' }],
      model: ['model'],
    },
    {
      format: 'mistral-agent',
      provider: 'mistral',
      callee: ['agents.create', 'conversations.start'],
      needsImport: true,
      slots: [
        { at: ['instructions'], holds: 'text', role: 'system' },
        { at: ['inputs'], holds: 'messages', role: 'user' },
      ],
      model: ['model'],
    },
    {
      format: embeddingFormat,
      provider: 'mistral',
      callee: ['embeddings.create', 'embeddings.createasync'],
      needsImport: true,
      slots: [{ at: ['inputs'], holds: 'messages', role: 'prompt' }],
      model: ['model'],
    },
  ],
};
