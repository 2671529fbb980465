import { completionsFormat, embeddingFormat } from '../../model';
import type { Library, Slot } from './library';

const responseSlots: readonly Slot[] = [
  { at: ['instructions'], holds: 'text', role: 'system' },
  { at: ['input'], holds: 'messages', role: 'user' },
];

/** The `openai` packages, and every SDK that copies their call names. */
export const openai: Library = {
  id: 'openai',
  modules: ['openai'],
  calls: [
    {
      format: 'openai-chat',
      provider: 'openai',
      callee: [
        'chat.completions.create',
        'chat.completions.parse',
        'chat.completions.stream',
        'chat.completions.runtools',
        'chat.completions.withrawresponse.create',
        'chat.completions.withrawresponse.parse',
        'chat.completions.withstreamingresponse.create',
        'chatcompletion.create',
        'chatcompletion.acreate',
        'chat.complete',
        'createchatcompletion',
      ],
      slots: [{ at: ['messages'], holds: 'messages', role: 'user' }],
    },
    {
      format: 'openai-responses',
      provider: 'openai',
      callee: ['responses.create', 'responses.parse', 'responses.stream', 'responses.withrawresponse.create'],
      slots: responseSlots,
    },
    {
      format: 'openai-responses',
      provider: 'openai',
      purpose: 'count',
      callee: ['responses.inputtokens.count'],
      slots: responseSlots,
    },
    {
      format: completionsFormat,
      provider: 'openai',
      callee: ['completions.create', 'completion.create'],
      slots: [{ at: ['prompt'], holds: 'text', role: 'user' }],
    },
    {
      format: embeddingFormat,
      provider: 'openai',
      callee: [
        'embeddings.create',
        'embeddings.withrawresponse.create',
        'embeddings.withstreamingresponse.create',
        'openai.embedding.create',
        'openai.embedding.acreate',
        'createembedding',
      ],
      slots: [{ at: ['input'], holds: 'messages', role: 'prompt' }],
    },
    {
      format: 'openai-assistants',
      provider: 'openai',
      callee: ['assistants.create', 'threads.runs.create', 'assistants.update'],
      slots: [{ at: ['instructions'], holds: 'text', role: 'system' }],
    },
    {
      format: 'openai-assistants',
      provider: 'openai',
      callee: ['threads.messages.create'],
      slots: [{ at: ['content'], holds: 'text', role: 'user' }],
    },
    {
      format: 'openai-realtime',
      provider: 'openai',
      callee: ['session.update', 'realtime.sessions.create', 'realtime.clientsecrets.create'],
      slots: [{ at: ['session.instructions', 'instructions'], holds: 'text', role: 'system' }],
      model: ['session.model', 'model'],
    },
  ],
};
