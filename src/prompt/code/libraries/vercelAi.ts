import { embeddingFormat } from '../../model';
import { webLanguages } from './library';
import type { Library } from './library';

/** Vercel AI SDK, versions 4 to 7: `system` became `instructions`; `useChat` only shows what is sent elsewhere. */
export const vercelAi: Library = {
  id: 'vercel-ai',
  languages: webLanguages,
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
        'experimentalstreamtext',
      ],
      slots: [
        { at: ['instructions', 'system'], holds: 'text', role: 'system' },
        { at: ['prompt'], holds: 'messages', role: 'user' },
        { at: ['messages'], holds: 'messages', role: 'user' },
      ],
      model: ['model'],
    },
    {
      format: embeddingFormat,
      callee: ['^embed', '^embedmany'],
      needsImport: true,
      slots: [{ at: ['value', 'values'], holds: 'messages', role: 'prompt' }],
      model: ['model'],
    },
    {
      format: 'vercel-ai',
      callee: ['toolloopagent', 'experimentalagent', '^agent', 'workflowagent'],
      makes: 'agent',
      needsImport: true,
      slots: [{ at: ['instructions', 'system'], holds: 'text', role: 'system' }],
      model: ['model'],
    },
    {
      format: 'vercel-ai',
      callee: ['agent.generate', 'agent.stream', 'generate', 'stream'],
      runs: 'receiver',
      needsImport: true,
      slots: [
        { at: ['prompt'], holds: 'messages', role: 'user' },
        { at: ['messages'], holds: 'messages', role: 'user' },
      ],
      model: [],
    },
  ],
};
