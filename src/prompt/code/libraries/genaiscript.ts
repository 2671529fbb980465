import { webLanguages } from './library';
import type { Library } from './library';

/** On their own, or of the context that an inner prompt is given: `` $`…` ``, `` ctx.$`…` ``. */
const texts = ['$', 'prompt'];

/** GenAIScript: scripts whose globals build the prompt; `script({ model })` is said once for the whole file. */
export const genaiscript: Library = {
  id: 'genaiscript',
  languages: webLanguages,
  modules: ['genaiscript', '@genaiscript'],
  ambientIn: /\.genai\.[mc]?[jt]s$/,
  calls: [
    {
      format: 'genaiscript',
      callee: texts,
      needsImport: true,
      slots: [{ at: [0], holds: 'text', role: 'user' }],
      model: [],
      modelOfFile: 'script',
    },
    {
      format: 'genaiscript',
      callee: ['assistant'],
      needsImport: true,
      slots: [{ at: [0], holds: 'text', role: 'assistant' }],
      model: [],
      modelOfFile: 'script',
    },
    {
      format: 'genaiscript',
      callee: ['defagent'],
      needsImport: true,
      slots: [{ at: [2], holds: 'text', role: 'system' }],
      model: [],
    },
  ],
};

/** Its system scripts (`system.*.genai.mts`) write the same texts into the system message. */
export const genaiscriptSystem: Library = {
  id: 'genaiscript-system',
  languages: webLanguages,
  modules: ['genaiscript-system'],
  ambientIn: /(^|\/)system(\.[^/]*)?\.genai\.[mc]?[jt]s$/,
  calls: [
    {
      format: 'genaiscript',
      callee: texts,
      needsImport: true,
      slots: [{ at: [0], holds: 'text', role: 'system' }],
      model: [],
    },
    {
      format: 'genaiscript',
      callee: ['defagent'],
      needsImport: true,
      slots: [{ at: [2], holds: 'text', role: 'system' }],
      model: [],
    },
  ],
};
