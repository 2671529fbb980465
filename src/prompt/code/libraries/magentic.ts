import { strFormat } from '../../templates/strFormat';
import type { Library } from './library';

/** Magentic and Mirascope: decorators that take a template and fill it with the function's arguments. */
export const magentic: Library = {
  id: 'magentic',
  languages: ['python'],
  modules: ['magentic', 'mirascope'],
  calls: [
    {
      format: 'magentic',
      callee: ['^prompt', '^promptchain', '^prompttemplate'],
      needsImport: true,
      slots: [{ at: ['template', 0], holds: 'text', role: 'user', language: strFormat }],
    },
  ],
};
