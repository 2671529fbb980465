import { langchainFString } from '../../templates/langchainFString';
import { webLanguages } from './library';
import type { Library } from './library';

/** LlamaIndex.TS: models, chat engines, agents and `{x}` templates. */
export const llamaIndexTs: Library = {
  id: 'llamaindex-ts',
  languages: webLanguages,
  modules: ['llamaindex', '@llamaindex'],
  calls: [
    {
      format: 'llamaindex',
      callee: ['^prompttemplate'],
      needsImport: true,
      holds: true,
      slots: [{ at: ['template'], holds: 'text', role: 'prompt', language: langchainFString }],
    },
    {
      format: 'llamaindex',
      callee: ['chat', 'complete'],
      needsImport: true,
      slots: [
        { at: ['messages'], holds: 'messages', role: 'user' },
        { at: ['prompt', 'message'], holds: 'text', role: 'user' },
      ],
      model: [],
    },
    {
      format: 'llamaindex-agent',
      callee: [
        '^agent',
        '^functionagent',
        'openaiagent',
        'reactagent',
        'anthropicagent',
        'contextchatengine',
        'simplechatengine',
        'aschatengine',
        'multiagent',
      ],
      needsImport: true,
      slots: [
        { at: ['systemprompt'], holds: 'text', role: 'system' },
        { at: ['chathistory'], holds: 'messages', role: 'user' },
      ],
      model: ['llm', 'chatmodel'],
    },
  ],
};
