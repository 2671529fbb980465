import type { ChainShape, Library } from './library';

const messages: Pick<ChainShape, 'format' | 'provider' | 'needsImport' | 'links'> = {
  format: 'anthropic-messages',
  provider: 'anthropic',
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
};

/** The official Anthropic SDK for Java. */
export const anthropicJava: Library = {
  id: 'anthropic-java',
  languages: ['java'],
  modules: ['com.anthropic'],
  calls: [],
  chains: [
    { ...messages, starts: ['messagecreateparams.builder', 'structuredmessagecreateparams.builder'] },
    { ...messages, purpose: 'count', starts: ['messagecounttokensparams.builder'] },
  ],
};
