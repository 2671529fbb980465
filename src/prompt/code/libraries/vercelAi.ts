import type { Library } from '../library';

/** Vercel AI SDK, version 4 to 7: `system` became `instructions`. */
export const vercelAi: Library = {
  id: 'vercel-ai',
  modules: ['ai', '@ai-sdk'],
  calls: [
    {
      format: 'vercel-ai',
      callee: [
        'generatetext',
        'streamtext',
        'generateobject',
        'streamobject',
        'streamui',
        'experimentalgeneratetext',
      ],
      slots: [
        { at: ['instructions', 'system'], holds: 'text', role: 'system' },
        { at: ['prompt'], holds: 'messages', role: 'user' },
        { at: ['messages'], holds: 'messages', role: 'user' },
      ],
      model: ['model'],
    },
    {
      format: 'vercel-ai',
      callee: ['toolloopagent', 'experimentalagent', '^agent'],
      needsImport: true,
      slots: [{ at: ['instructions', 'system'], holds: 'text', role: 'system' }],
      model: ['model'],
    },
  ],
};
