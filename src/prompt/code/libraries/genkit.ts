import { handlebars } from '../../templates/handlebars';
import { webLanguages } from './library';
import type { Library } from './library';

/** Genkit for JavaScript: `generate` takes texts as they are, `definePrompt` takes Handlebars or a function. */
export const genkit: Library = {
  id: 'genkit',
  languages: webLanguages,
  modules: ['genkit', '@genkit-ai'],
  calls: [
    {
      format: 'genkit',
      callee: ['generate', 'generatestream'],
      needsImport: true,
      slots: [
        { at: ['system'], holds: 'text', role: 'system' },
        { at: ['messages'], holds: 'messages', role: 'user' },
        { at: ['prompt', 0], holds: 'text', role: 'user' },
      ],
      model: ['model'],
    },
    {
      format: 'genkit',
      callee: ['defineprompt'],
      needsImport: true,
      slots: [
        { at: ['system'], holds: 'text', role: 'system', language: handlebars },
        { at: ['messages'], holds: 'messages', role: 'user', language: handlebars },
        { at: ['prompt', 1], holds: 'messages', role: 'user', language: handlebars },
      ],
      model: ['model'],
    },
    {
      format: 'genkit',
      callee: ['ai.chat', 'session.chat'],
      needsImport: true,
      slots: [{ at: ['system'], holds: 'text', role: 'system' }],
      model: ['model'],
    },
    {
      format: 'genkit',
      callee: ['chat.send', 'chat.sendstream'],
      needsImport: true,
      slots: [{ at: ['prompt', 0], holds: 'text', role: 'user' }],
      model: [],
    },
  ],
};
