import { langchainFString } from '../../templates/langchainFString';
import type { Library } from './library';

/** AutoGen and LangChain for .NET. */
export const autogenDotnet: Library = {
  id: 'autogen-dotnet',
  languages: ['csharp'],
  modules: ['AutoGen', 'LangChain'],
  calls: [
    {
      format: 'agent',
      callee: [
        'openaichatagent',
        'assistantagent',
        'gptagent',
        'conversableagent',
        'semantickernelagent',
        'anthropicclientagent',
        'geminichatagent',
        'ollamaagent',
        'mistralclientagent',
      ],
      slots: [{ at: ['system_message'], holds: 'text', role: 'system' }],
      model: ['model_name', 'model', 'chat_client'],
    },
    {
      format: 'agent-run',
      callee: ['initiatechatasync', '.sendasync'],
      needsImport: true,
      slots: [{ at: ['message', 'prompt', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'langchain',
      callee: [
        '^prompttemplate',
        'prompttemplate.fromtemplate',
        '^prompttemplateinput',
        '^template',
        'chain.template',
      ],
      needsImport: true,
      holds: true,
      slots: [{ at: ['template', 0], holds: 'text', role: 'prompt', language: langchainFString }],
      model: [],
    },
  ],
  messages: [
    { callee: ['^textmessage'], role: { argument: 0 }, content: ['content', 1] },
    {
      callee: ['systemmessageprompttemplate.fromtemplate', '^systemmessage'],
      role: 'system',
      content: ['template', 0],
      language: langchainFString,
      needsImport: true,
    },
    {
      callee: ['humanmessageprompttemplate.fromtemplate', '^humanmessage'],
      role: 'user',
      content: ['template', 0],
      language: langchainFString,
      needsImport: true,
    },
  ],
};
