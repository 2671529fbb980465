import { completionsFormat } from '../../model';
import type { Library } from './library';

/** `async-openai`: requests and messages by their builders, or written out. */
export const rustOpenai: Library = {
  id: 'rust-openai',
  languages: ['rust'],
  modules: ['async_openai', 'openai_api_rs', 'openai', 'async_openai_wasm'],
  calls: [
    {
      format: 'openai-chat',
      provider: 'openai',
      callee: [
        'createchatcompletionrequestargs',
        'createchatcompletionrequest',
        'chatcompletionrequest',
        'chatcompletionparametersbuilder',
      ],
      slots: [{ at: ['messages', 1], holds: 'messages', role: 'user' }],
      model: ['model', 0],
    },
    {
      format: 'openai-responses',
      provider: 'openai',
      callee: ['createresponseargs', 'createresponse'],
      slots: [
        { at: ['instructions'], holds: 'text', role: 'system' },
        { at: ['input'], holds: 'messages', role: 'user' },
      ],
    },
    {
      format: completionsFormat,
      provider: 'openai',
      callee: ['createcompletionrequestargs', 'createcompletionrequest'],
      slots: [{ at: ['prompt'], holds: 'text', role: 'user' }],
    },
    {
      format: 'openai-assistants',
      provider: 'openai',
      callee: ['createassistantrequestargs', 'createassistantrequest', 'createrunrequestargs'],
      slots: [{ at: ['instructions'], holds: 'text', role: 'system' }],
    },
  ],
  messages: [
    {
      callee: [
        'chatcompletionrequestsystemmessageargs',
        'chatcompletionrequestsystemmessage',
        'chatcompletionrequestsystemmessage.from',
        'chatcompletionrequestdevelopermessageargs',
        'chatcompletionrequestdevelopermessage',
        'chatcompletionrequestdevelopermessage.from',
      ],
      role: 'system',
      content: ['content', 0],
    },
    {
      callee: [
        'chatcompletionrequestusermessageargs',
        'chatcompletionrequestusermessage',
        'chatcompletionrequestusermessage.from',
      ],
      role: 'user',
      content: ['content', 0],
    },
    {
      callee: [
        'chatcompletionrequestassistantmessageargs',
        'chatcompletionrequestassistantmessage',
        'chatcompletionrequestassistantmessage.from',
      ],
      role: 'assistant',
      content: ['content', 0],
    },
    {
      callee: ['inputmessageargs', 'easyinputmessageargs', 'easyinputmessage', 'chatcompletionmessage'],
      role: { argument: 'role' },
      content: ['content'],
    },
  ],
};
