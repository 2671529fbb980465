import { handlebars } from '../../templates/handlebars';
import type { Library } from './library';

/** Genkit for Go: what is generated or defined is given as options (`ai.WithPrompt("…")`). */
export const goGenkit: Library = {
  id: 'go-genkit',
  languages: ['go'],
  modules: ['github.com/firebase/genkit/go'],
  calls: [
    {
      format: 'genkit',
      callee: ['genkit.generate', 'genkit.generatetext', 'genkit.generatedata', 'genkit.generatestream'],
      needsImport: true,
      slots: [
        { at: ['system', 'system_text'], holds: 'text', role: 'system' },
        { at: ['messages'], holds: 'messages', role: 'user' },
        { at: ['prompt', 'text_prompt'], holds: 'text', role: 'user' },
      ],
      model: ['model_name', 'model'],
    },
    {
      format: 'genkit',
      callee: ['genkit.defineprompt', 'definedataprompt'],
      needsImport: true,
      slots: [
        { at: ['system'], holds: 'text', role: 'system', language: handlebars },
        { at: ['messages'], holds: 'messages', role: 'user', language: handlebars },
        { at: ['prompt'], holds: 'text', role: 'user', language: handlebars },
      ],
      model: ['model_name', 'model'],
    },
  ],
  messages: [
    {
      callee: ['newsystemtextmessage', 'ai.newsystemmessage'],
      role: 'system',
      content: [0],
      needsImport: true,
    },
    {
      callee: ['newusertextmessage', 'ai.newusermessage'],
      role: 'user',
      content: [0],
      needsImport: true,
    },
    {
      callee: ['newmodeltextmessage', 'ai.newmodelmessage'],
      role: 'assistant',
      content: [0],
      needsImport: true,
    },
    { callee: ['ai.newmessage'], role: { argument: 0 }, content: [2], needsImport: true },
    { callee: ['ai.message'], role: { argument: 'role' }, content: ['content'], needsImport: true },
  ],
  wrappers: [{ callee: ['ai.newtextpart'] }],
};
