import { embeddingFormat } from '../../model';
import type { Library } from './library';

/** The `voyageai` packages: nothing but embeddings. */
export const voyage: Library = {
  id: 'voyage',
  modules: ['voyageai'],
  calls: [
    {
      format: embeddingFormat,
      provider: 'voyageai',
      callee: ['embed'],
      needsImport: true,
      slots: [{ at: ['texts', 'inputs', 'input', 0], holds: 'messages', role: 'prompt' }],
      model: ['model', 1],
    },
  ],
};
