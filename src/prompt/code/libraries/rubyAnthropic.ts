import type { Library } from './library';

/** The official `anthropic` gem (`system_:`) and the older one (`parameters:`). */
export const rubyAnthropic: Library = {
  id: 'ruby-anthropic',
  languages: ['ruby'],
  modules: ['anthropic', 'Anthropic'],
  calls: [
    {
      format: 'anthropic-messages',
      provider: 'anthropic',
      callee: ['messages.create', 'messages.stream', 'messages.counttokens', 'client.messages'],
      slots: [
        { at: ['system', 'parameters.system'], holds: 'text', role: 'system' },
        { at: ['messages', 'parameters.messages'], holds: 'messages', role: 'user' },
      ],
      model: ['model', 'parameters.model'],
    },
  ],
};
