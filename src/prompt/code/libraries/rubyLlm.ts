import type { Library } from './library';

/** `ruby_llm`: chats, agents, messages. */
export const rubyLlm: Library = {
  id: 'ruby-llm',
  languages: ['ruby'],
  modules: ['ruby_llm', 'RubyLLM'],
  chains: [
    {
      format: 'ruby-llm',
      starts: ['rubyllm.chat'],
      links: [
        { method: ['withinstructions', 'withinstruction'], at: [0], holds: 'text', role: 'system' },
        { method: ['ask', 'say'], at: [0], holds: 'text', role: 'user' },
      ],
    },
  ],
  // Of chats that are made elsewhere.
  calls: [
    {
      format: 'ruby-llm',
      callee: ['withinstructions', 'withinstruction'],
      slots: [{ at: [0], holds: 'text', role: 'system' }],
      holds: true,
    },
    {
      format: 'ruby-llm',
      callee: ['.ask', '.say'],
      needsImport: true,
      slots: [{ at: [0], holds: 'text', role: 'user' }],
      model: [],
      holds: true,
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
