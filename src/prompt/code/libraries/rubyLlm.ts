import type { Library } from './library';

/** `ruby_llm`: chats, agents, messages. */
export const rubyLlm: Library = {
  id: 'ruby-llm',
  languages: ['ruby'],
  modules: ['ruby_llm', 'RubyLLM'],
  calls: [
    {
      format: 'ruby-llm',
      callee: ['withinstructions', 'withinstruction'],
      slots: [{ at: [0], holds: 'text', role: 'system' }],
    },
    {
      format: 'ruby-llm',
      callee: ['.ask', '.say'],
      needsImport: true,
      slots: [{ at: [0], holds: 'text', role: 'user' }],
      model: [],
    },
    {
      format: 'ruby-llm-agent',
      callee: ['rubyllm.agent', '^applicationagent', '^baseagent'],
      slots: [{ at: ['instructions'], holds: 'text', role: 'system' }],
    },
  ],
  messages: [
    {
      callee: ['addmessage', 'messages.create', 'rubyllm.message'],
      role: { argument: 'role' },
      content: ['content'],
    },
  ],
};
