import { webLanguages } from './library';
import type { Library } from './library';

/** Workers AI: `env.AI.run(model, { messages })`. */
export const cloudflareAi: Library = {
  id: 'cloudflare-ai',
  languages: webLanguages,
  modules: [],
  calls: [
    {
      format: 'cloudflare-ai',
      callee: ['ai.run'],
      slots: [
        { at: ['messages'], holds: 'messages', role: 'user' },
        { at: ['instructions'], holds: 'text', role: 'system' },
        { at: ['input'], holds: 'messages', role: 'user' },
        { at: ['prompt'], holds: 'text', role: 'user' },
      ],
      model: [0],
    },
  ],
};
