import type { Library, Slot } from './library';

const slots: readonly Slot[] = [
  { at: ['system', 'parameters.system'], holds: 'text', role: 'system' },
  { at: ['messages', 'parameters.messages'], holds: 'messages', role: 'user' },
];

/** The official `anthropic` gem (`system_:`) and the older one (`parameters:`). */
export const rubyAnthropic: Library = {
  id: 'ruby-anthropic',
  languages: ['ruby'],
  modules: ['anthropic', 'Anthropic'],
  calls: [
    {
      format: 'anthropic-messages',
      provider: 'anthropic',
      callee: ['messages.create', 'messages.stream', 'client.messages'],
      slots,
      model: ['model', 'parameters.model'],
    },
    {
      format: 'anthropic-messages',
      provider: 'anthropic',
      purpose: 'count',
      callee: ['messages.counttokens'],
      slots,
      model: ['model', 'parameters.model'],
    },
  ],
};
