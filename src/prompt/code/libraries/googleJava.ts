import type { Library } from './library';

const modules = [
  'com.google.genai',
  'com.google.cloud.vertexai',
  'com.google.adk',
  'com.google.ai.client.generativeai',
  'com.google.firebase',
];

/** Google's Gen AI, Vertex AI and ADK packages for Java. */
export const googleJava: Library = {
  id: 'google-java',
  languages: ['java'],
  modules,
  calls: [
    {
      format: 'google-genai',
      provider: 'google',
      callee: ['models.generatecontent', 'models.generatecontentstream'],
      needsImport: true,
      slots: [{ at: [1], holds: 'messages', role: 'user' }],
      model: [0],
    },
    {
      format: 'google-genai',
      provider: 'google',
      callee: [
        'model.generatecontent',
        'model.generatecontentstream',
        'generativemodel.generatecontent',
        'chat.sendmessage',
        'chatsession.sendmessage',
      ],
      needsImport: true,
      slots: [{ at: [0], holds: 'messages', role: 'user' }],
      model: [],
    },
  ],
  chains: [
    {
      format: 'google-genai',
      provider: 'google',
      starts: ['generatecontentconfig.builder', 'generativemodel.builder'],
      needsImport: true,
      links: [
        { method: ['systeminstruction', 'setsysteminstruction'], at: [0], holds: 'text', role: 'system' },
      ],
      holds: true,
    },
    {
      format: 'google-adk',
      provider: 'google',
      starts: ['llmagent.builder'],
      needsImport: true,
      links: [{ method: ['instruction', 'globalinstruction'], at: [0], holds: 'text', role: 'system' }],
    },
  ],
  wrappers: [
    {
      callee: ['part.fromtext', 'content.fromparts', 'contentmaker.fromstring', 'content.frommultimodaldata'],
      modules,
    },
  ],
};
