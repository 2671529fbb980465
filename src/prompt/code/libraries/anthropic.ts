import type { Library, Slot } from './library';

const slots: readonly Slot[] = [
  { at: ['system'], holds: 'text', role: 'system' },
  { at: ['messages'], holds: 'messages', role: 'user' },
];

/** The `anthropic` packages: system text stands beside the messages. */
export const anthropic: Library = {
  id: 'anthropic',
  modules: ['anthropic', '@anthropic-ai/sdk', '@anthropic-ai/bedrock-sdk', '@anthropic-ai/vertex-sdk'],
  calls: [
    {
      format: 'anthropic-messages',
      provider: 'anthropic',
      callee: [
        'messages.create',
        'messages.stream',
        'messages.parse',
        'messages.toolrunner',
        'messages.withrawresponse.create',
        'messages.withstreamingresponse.create',
        'messagecreateparamsnonstreaming',
        'messagecreateparamsstreaming',
      ],
      slots,
    },
    {
      format: 'anthropic-messages',
      provider: 'anthropic',
      purpose: 'count',
      callee: ['messages.counttokens'],
      slots,
    },
  ],
};
