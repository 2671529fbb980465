import { completionsFormat } from '../../model';
import type { Library } from './library';

/** `ruby-openai` (`parameters:`) and the official `openai` gem. */
export const rubyOpenai: Library = {
  id: 'ruby-openai',
  languages: ['ruby'],
  modules: ['openai', 'OpenAI', 'ruby/openai'],
  calls: [
    {
      format: 'openai-chat',
      provider: 'openai',
      callee: ['chat', 'chat.completions.create', 'chat.completions.stream'],
      slots: [{ at: ['parameters.messages', 'messages'], holds: 'messages', role: 'user' }],
      onlyMessages: true,
      model: ['parameters.model', 'model'],
    },
    {
      format: 'openai-responses',
      provider: 'openai',
      callee: ['responses.create', 'responses.stream'],
      slots: [
        { at: ['parameters.instructions', 'instructions'], holds: 'text', role: 'system' },
        { at: ['parameters.input', 'input'], holds: 'messages', role: 'user' },
      ],
      model: ['parameters.model', 'model'],
    },
    {
      format: completionsFormat,
      provider: 'openai',
      callee: ['client.completions', 'completions.create'],
      slots: [{ at: ['parameters.prompt', 'prompt'], holds: 'text', role: 'user' }],
      model: ['parameters.model', 'model'],
    },
    {
      format: 'openai-assistants',
      provider: 'openai',
      callee: ['assistants.create', 'assistants.modify', 'runs.create'],
      needsImport: true,
      slots: [{ at: ['parameters.instructions', 'instructions'], holds: 'text', role: 'system' }],
      model: ['parameters.model', 'model'],
    },
  ],
};
