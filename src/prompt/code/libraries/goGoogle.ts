import { langchainFString } from '../../templates/langchainFString';
import type { Library, Slot } from './library';

const slots: readonly Slot[] = [
  { at: ['system_instruction'], holds: 'messages', role: 'system' },
  { at: [2], holds: 'messages', role: 'user' },
];

/** `google.golang.org/genai`, the older `generative-ai-go` and Vertex packages, and the Agent Development Kit. */
export const goGoogle: Library = {
  id: 'go-google',
  languages: ['go'],
  modules: [
    'google.golang.org/genai',
    'github.com/google/generative-ai-go',
    'cloud.google.com/go/vertexai',
    'google.golang.org/adk',
  ],
  calls: [
    {
      format: 'google-genai',
      provider: 'google',
      callee: ['models.generatecontent', 'models.generatecontentstream'],
      needsImport: true,
      slots,
      model: [1],
    },
    {
      format: 'google-genai',
      provider: 'google',
      purpose: 'count',
      callee: ['models.counttokens'],
      needsImport: true,
      slots,
      model: [1],
    },
    {
      format: 'google-genai',
      provider: 'google',
      callee: ['chats.create'],
      needsImport: true,
      slots: [
        { at: ['system_instruction'], holds: 'messages', role: 'system' },
        { at: [3], holds: 'messages', role: 'user' },
      ],
      model: [1],
    },
    {
      format: 'google-genai',
      provider: 'google',
      callee: ['generatecontent', 'generatecontentstream', 'sendmessage', 'sendmessagestream'],
      needsImport: true,
      slots: [{ at: [1], rest: true, holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'adk',
      callee: ['llmagent.config'],
      needsImport: true,
      slots: [
        { at: ['global_instruction'], holds: 'text', role: 'system', language: langchainFString },
        { at: ['instruction'], holds: 'text', role: 'system', language: langchainFString },
      ],
    },
  ],
  messages: [
    { callee: ['newcontentfromtext'], role: { argument: 1 }, content: [0], needsImport: true },
    { callee: ['newusercontent', 'newcontentfromparts'], role: 'user', content: [0], needsImport: true },
    { callee: ['genai.content'], role: { argument: 'role' }, content: ['parts'], needsImport: true },
  ],
  wrappers: [
    {
      callee: ['genai.text', 'newpartfromtext'],
      modules: [
        'google.golang.org/genai',
        'github.com/google/generative-ai-go',
        'cloud.google.com/go/vertexai',
      ],
    },
  ],
};
