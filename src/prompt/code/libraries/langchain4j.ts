import { mustache } from '../../templates/mustache';
import type { Library } from './library';

const connectedBy = ['aiservices.create', 'aiservices.builder', 'agenticservices.agentbuilder'];

/** LangChain4j, and Quarkus with the same annotations: AI services, prompt templates, chat messages. */
export const langchain4j: Library = {
  id: 'langchain4j',
  languages: ['java'],
  modules: ['dev.langchain4j', 'io.quarkiverse.langchain4j'],
  decorators: [
    {
      format: 'langchain4j',
      callee: ['systemmessage'],
      needsImport: true,
      role: 'system',
      content: ['value', 0],
      language: mustache,
      connectedBy,
    },
    {
      format: 'langchain4j',
      callee: ['usermessage', 'structuredprompt'],
      needsImport: true,
      role: 'user',
      content: ['value', 0],
      language: mustache,
      connectedBy,
    },
  ],
  calls: [
    {
      format: 'langchain4j',
      callee: ['prompttemplate.from', '^prompttemplate'],
      needsImport: true,
      holds: true,
      slots: [{ at: [0], holds: 'text', role: 'prompt', language: mustache }],
      model: [],
    },
    {
      format: 'langchain4j',
      callee: ['chat', 'generate'],
      needsImport: true,
      slots: [{ at: [0], holds: 'messages', role: 'user', rest: true }],
      model: [],
    },
    {
      format: 'langchain4j',
      callee: ['prompt.from', '^prompt'],
      needsImport: true,
      holds: true,
      slots: [{ at: [0], holds: 'text', role: 'user' }],
      model: [],
    },
  ],
  chains: [
    {
      format: 'langchain4j',
      starts: ['chatrequest.builder'],
      needsImport: true,
      links: [{ method: ['messages'], at: [0], holds: 'messages', role: 'user', rest: true }],
    },
    {
      format: 'langchain4j',
      starts: ['aiservices.builder', 'agenticservices.agentbuilder', 'agenticservices.supervisorbuilder'],
      needsImport: true,
      links: [
        {
          method: ['systemmessage', 'systemmessageprovider', 'supervisorcontext'],
          at: [0],
          holds: 'text',
          role: 'system',
          language: mustache,
        },
        {
          method: ['usermessage', 'usermessageprovider'],
          at: [0],
          holds: 'text',
          role: 'user',
          language: mustache,
        },
      ],
      holds: true,
    },
  ],
  messages: [
    {
      callee: ['systemmessage.from', '^systemmessage', 'systemmessage.systemmessage'],
      role: 'system',
      content: [0],
      needsImport: true,
    },
    {
      callee: ['usermessage.from', '^usermessage', 'usermessage.usermessage'],
      role: 'user',
      content: [0],
      needsImport: true,
    },
    {
      callee: ['aimessage.from', '^aimessage', 'aimessage.aimessage'],
      role: 'assistant',
      content: [0],
      needsImport: true,
    },
  ],
  wrappers: [{ callee: ['textcontent.from', '^textcontent'], modules: ['dev.langchain4j'] }],
};
