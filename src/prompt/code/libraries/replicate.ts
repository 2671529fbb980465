import type { Library } from './library';

/** Replicate: the input's `prompt` and `system_prompt`, whatever the model. */
export const replicate: Library = {
  id: 'replicate',
  modules: ['replicate'],
  calls: [
    {
      format: 'replicate',
      callee: ['replicate.run', 'replicate.stream', 'replicate.asyncrun', 'predictions.create'],
      needsImport: true,
      slots: [
        { at: ['input.systemprompt'], holds: 'text', role: 'system' },
        { at: ['input.prompt'], holds: 'text', role: 'user' },
      ],
      model: [0, 'model'],
    },
  ],
};
