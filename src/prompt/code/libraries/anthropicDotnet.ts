import type { Library } from './library';

/** Anthropic's package for .NET and the community's. */
export const anthropicDotnet: Library = {
  id: 'anthropic-dotnet',
  languages: ['csharp'],
  modules: ['Anthropic'],
  calls: [
    {
      format: 'anthropic-messages',
      provider: 'anthropic',
      callee: ['messagecreateparams', 'messageparameters', 'messagerequest', 'createmessageparams'],
      slots: [
        { at: ['system', 'system_message', 'system_prompt'], holds: 'text', role: 'system' },
        { at: ['messages'], holds: 'messages', role: 'user' },
      ],
      model: ['model'],
    },
  ],
  messages: [
    { callee: ['^message', 'messageparam'], role: { argument: 0 }, content: ['content', 1] },
    {
      callee: ['^message', 'messageparam', 'inputmessage'],
      role: { argument: 'role' },
      content: ['content'],
    },
    { callee: ['^systemmessage'], role: 'system', content: ['content', 0], needsImport: true },
  ],
  wrappers: [{ callee: ['^textblockparam', '^textblock'], argument: 'text' }],
};
