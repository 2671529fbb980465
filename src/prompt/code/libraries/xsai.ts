import { webLanguages } from './library';
import type { Library } from './library';

/** xsAI: functions named as those of the AI SDK, with messages as OpenAI has them. */
export const xsai: Library = {
  id: 'xsai',
  languages: webLanguages,
  modules: ['xsai', '@xsai', '@xsai-ext'],
  calls: [
    {
      format: 'xsai',
      callee: ['generatetext', 'streamtext', 'generateobject', 'streamobject', '^chat'],
      needsImport: true,
      slots: [
        { at: ['messages'], holds: 'messages', role: 'user' },
        { at: ['prompt'], holds: 'text', role: 'user' },
      ],
      model: ['model'],
    },
  ],
};
