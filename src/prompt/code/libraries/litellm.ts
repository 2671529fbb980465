import { embeddingFormat } from '../../model';
import type { Library } from './library';

/** LiteLLM: the OpenAI shape under `completion` and `acompletion`. */
export const litellm: Library = {
  id: 'litellm',
  modules: ['litellm'],
  calls: [
    {
      format: 'litellm',
      callee: [
        'litellm.completion',
        'litellm.acompletion',
        '^completion',
        '^acompletion',
        'router.completion',
        'router.acompletion',
      ],
      needsImport: true,
      slots: [{ at: ['messages', 1], holds: 'messages', role: 'user' }],
      model: ['model', 0],
    },
    {
      format: embeddingFormat,
      callee: ['litellm.embedding', 'litellm.aembedding', '^embedding', '^aembedding', 'router.aembedding'],
      needsImport: true,
      slots: [{ at: ['input', 1], holds: 'messages', role: 'prompt' }],
      model: ['model', 0],
    },
  ],
};
