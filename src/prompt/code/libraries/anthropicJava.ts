import type { Library } from './library';

/** The official Anthropic SDK for Java. */
export const anthropicJava: Library = {
  id: 'anthropic-java',
  languages: ['java'],
  modules: ['com.anthropic'],
  calls: [],
  chains: [
    {
      format: 'anthropic-messages',
      provider: 'anthropic',
      starts: [
        'messagecreateparams.builder',
        'structuredmessagecreateparams.builder',
        'messagecounttokensparams.builder',
      ],
      needsImport: true,
      links: [
        { method: ['system', 'systemoftextblockparams'], at: [0], holds: 'text', role: 'system' },
        { method: ['addusermessage', 'addusermessageofblockparams'], at: [0], holds: 'text', role: 'user' },
        {
          method: ['addassistantmessage', 'addassistantmessageofblockparams'],
          at: [0],
          holds: 'text',
          role: 'assistant',
        },
        { method: ['messages', 'addmessage'], at: [0], holds: 'messages', role: 'user', rest: true },
      ],
    },
  ],
};
