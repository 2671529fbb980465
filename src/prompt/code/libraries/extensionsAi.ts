import type { Library } from './library';

/** Microsoft.Extensions.AI: the chat client that other packages of .NET implement. */
export const extensionsAi: Library = {
  id: 'extensions-ai',
  languages: ['csharp'],
  modules: ['Microsoft.Extensions.AI'],
  calls: [
    {
      format: 'extensions-ai',
      callee: ['getresponseasync', 'getstreamingresponseasync', 'completeasync', 'completestreamingasync'],
      slots: [
        { at: ['instructions', 'options.instructions'], holds: 'text', role: 'system' },
        { at: ['messages', 'chat_message', 'chat_messages', 0], holds: 'messages', role: 'user' },
      ],
      model: ['model_id', 'options.model_id'],
    },
    {
      format: 'extensions-ai',
      callee: ['^chatoptions'],
      slots: [{ at: ['instructions'], holds: 'text', role: 'system' }],
      model: ['model_id'],
      holds: true,
    },
  ],
  messages: [
    {
      callee: ['^chatmessage', 'ai.chatmessage'],
      role: { argument: 0 },
      content: ['content', 'contents', 1],
    },
    { callee: ['^chatmessage'], role: { argument: 'role' }, content: ['content', 'contents', 'text'] },
  ],
  wrappers: [{ callee: ['^textcontent'] }],
};
