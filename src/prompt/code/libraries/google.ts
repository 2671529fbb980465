import { embeddingFormat } from '../../model';
import type { Library, Slot } from './library';

const models = ['generativemodel', 'getgenerativemodel'];
const requestSlots: readonly Slot[] = [
  { at: ['system_instruction', 'config.system_instruction'], holds: 'text', role: 'system' },
  { at: ['input', 'contents', 'config.contents'], holds: 'messages', role: 'user' },
];
const chats = ['chats.create', 'startchat'];

/** `google-genai`, `@google/genai` and the older `google-generativeai` / Vertex packages. */
export const google: Library = {
  id: 'google',
  modules: [
    'google.genai',
    'google.generativeai',
    'google',
    'vertexai',
    '@google/genai',
    '@google/generative-ai',
    '@google-cloud/vertexai',
  ],
  calls: [
    {
      format: 'google-genai',
      provider: 'google',
      callee: ['generatecontent', 'generatecontentstream', 'generatecontentasync'],
      after: models,
      slots: [
        { at: ['config.system_instruction', 'system_instruction'], holds: 'text', role: 'system' },
        { at: ['contents', 0], holds: 'messages', role: 'user' },
      ],
    },
    {
      format: embeddingFormat,
      provider: 'google',
      callee: ['embedcontent', 'batchembedcontents'],
      slots: [{ at: ['contents', 'content', 0], holds: 'messages', role: 'prompt' }],
    },
    {
      format: 'google-genai',
      provider: 'google',
      callee: [...models, 'chats.create', 'live.connect'],
      holds: true,
      slots: [
        { at: ['system_instruction', 'config.system_instruction'], holds: 'text', role: 'system' },
        { at: ['history'], holds: 'messages', role: 'user' },
      ],
      model: ['model', 'model_name', 0],
    },
    {
      format: 'google-genai',
      provider: 'google',
      callee: ['startchat'],
      after: models,
      holds: true,
      needsImport: true,
      slots: [{ at: ['history'], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'google-genai',
      provider: 'google',
      callee: ['chat.sendmessage', 'chat.sendmessagestream'],
      after: chats,
      needsImport: true,
      slots: [{ at: ['message', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'google-genai',
      provider: 'google',
      callee: ['sendmessage', 'sendmessagestream', 'sendmessageasync'],
      on: chats,
      after: chats,
      slots: [{ at: ['message', 'content', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'google-genai',
      provider: 'google',
      callee: ['interactions.create'],
      slots: requestSlots,
    },
    {
      format: 'google-genai',
      provider: 'google',
      purpose: 'count',
      callee: ['models.counttokens'],
      slots: requestSlots,
    },
    {
      format: 'google-genai',
      provider: 'google',
      purpose: 'cache',
      callee: ['caches.create', 'cachedcontent.create'],
      slots: requestSlots,
    },
  ],
  messages: [
    {
      callee: ['types.content', '^content'],
      role: { argument: 'role' },
      content: ['parts'],
      needsImport: true,
    },
    { callee: ['types.usercontent', '^usercontent'], role: 'user', content: ['parts', 0], needsImport: true },
    {
      callee: ['types.modelcontent', '^modelcontent'],
      role: 'assistant',
      content: ['parts', 0],
      needsImport: true,
    },
  ],
};
