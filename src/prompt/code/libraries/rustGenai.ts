import type { Library } from './library';

/** `genai`: chat requests of chat messages. */
export const rustGenai: Library = {
  id: 'rust-genai',
  languages: ['rust'],
  modules: ['genai'],
  calls: [
    {
      format: 'rust-genai',
      callee: ['chatrequest.new', 'chatrequest.frommessages'],
      slots: [{ at: [0], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'rust-genai',
      callee: ['chatrequest.fromsystem', 'withsystem'],
      needsImport: true,
      slots: [{ at: [0], holds: 'text', role: 'system' }],
      model: [],
    },
    {
      format: 'rust-genai',
      callee: ['chatrequest.fromuser'],
      slots: [{ at: [0], holds: 'text', role: 'user' }],
      model: [],
    },
  ],
};
