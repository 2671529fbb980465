import { completionsFormat } from '../../model';
import type { Library } from './library';

const content = ['content.OfString', 'content', 0];

/** The official `openai-go` and `sashabaranov/go-openai`. */
export const goOpenai: Library = {
  id: 'go-openai',
  languages: ['go'],
  modules: ['github.com/openai/openai-go', 'github.com/sashabaranov/go-openai'],
  calls: [
    {
      format: 'openai-chat',
      provider: 'openai',
      callee: [
        'chat.completions.new',
        'chat.completions.newstreaming',
        'createchatcompletion',
        'createchatcompletionstream',
      ],
      slots: [{ at: ['messages'], holds: 'messages', role: 'user' }],
    },
    {
      format: 'openai-responses',
      provider: 'openai',
      callee: ['responses.new', 'responses.newstreaming'],
      slots: [
        { at: ['instructions'], holds: 'text', role: 'system' },
        { at: ['input.OfString', 'input.OfInputItemList', 'input'], holds: 'messages', role: 'user' },
      ],
    },
    {
      format: completionsFormat,
      provider: 'openai',
      callee: ['createcompletion', 'completions.new'],
      needsImport: true,
      slots: [{ at: ['prompt.OfString', 'prompt'], holds: 'text', role: 'user' }],
    },
    {
      format: 'openai-assistants',
      provider: 'openai',
      callee: ['createassistant', 'beta.assistants.new', 'createrun', 'threads.runs.new'],
      needsImport: true,
      slots: [{ at: ['instructions'], holds: 'text', role: 'system' }],
    },
  ],
  messages: [
    {
      callee: ['openai.systemmessage', 'openai.developermessage', 'chatcompletionsystemmessageparam'],
      role: 'system',
      content,
      needsImport: true,
    },
    {
      callee: ['openai.usermessage', 'chatcompletionusermessageparam'],
      role: 'user',
      content,
      needsImport: true,
    },
    {
      callee: ['openai.assistantmessage', 'chatcompletionassistantmessageparam'],
      role: 'assistant',
      content,
      needsImport: true,
    },
    { callee: ['chatcompletionmessage'], role: { argument: 'role' }, content: ['content', 'multi_content'] },
    { callee: ['responseinputitemparamofmessage'], role: { argument: 1 }, content: [0], needsImport: true },
  ],
  wrappers: [
    { callee: ['openai.textcontentpart', 'openai.textpart'], modules: ['github.com/openai/openai-go'] },
  ],
};
