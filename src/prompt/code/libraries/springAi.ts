import { springTemplate } from '../../templates/springTemplate';
import type { Library } from './library';

const modules = ['org.springframework.ai', 'com.alibaba.cloud.ai'];

/** Spring AI: the fluent chat client, prompt templates, messages. */
export const springAi: Library = {
  id: 'spring-ai',
  languages: ['java'],
  modules,
  chains: [
    {
      format: 'spring-ai',
      starts: ['.prompt'],
      needsImport: true,
      links: [
        {
          method: ['system'],
          at: [0],
          holds: 'text',
          role: 'system',
          language: springTemplate,
          inner: ['text'],
        },
        { method: ['prompt'], at: [0], holds: 'messages', role: 'user' },
        { method: ['messages'], at: [0], holds: 'messages', role: 'user', rest: true },
        { method: ['user'], at: [0], holds: 'text', role: 'user', language: springTemplate, inner: ['text'] },
      ],
    },
    {
      format: 'spring-ai',
      starts: ['chatclient.builder', 'chatclient.create', 'defaultsystem', 'defaultuser'],
      needsImport: true,
      links: [
        {
          method: ['defaultsystem'],
          at: [0],
          holds: 'text',
          role: 'system',
          language: springTemplate,
          inner: ['text'],
        },
        {
          method: ['defaultuser'],
          at: [0],
          holds: 'text',
          role: 'user',
          language: springTemplate,
          inner: ['text'],
        },
      ],
      holds: true,
    },
    {
      format: 'spring-ai-alibaba',
      starts: ['reactagent.builder'],
      needsImport: true,
      links: [
        {
          method: ['systemprompt', 'instruction'],
          at: [0],
          holds: 'text',
          role: 'system',
          language: springTemplate,
        },
      ],
    },
    {
      format: 'spring-ai',
      starts: ['prompttemplate.builder', 'systemprompttemplate.builder'],
      needsImport: true,
      links: [{ method: ['template'], at: [0], holds: 'text', role: 'prompt', language: springTemplate }],
      holds: true,
    },
  ],
  calls: [
    {
      format: 'spring-ai',
      callee: ['chatmodel.call', 'model.call', 'chatclient.call', 'chatmodel.stream'],
      needsImport: true,
      slots: [{ at: [0], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'spring-ai',
      callee: ['^prompt'],
      needsImport: true,
      holds: true,
      slots: [{ at: [0], holds: 'messages', role: 'user' }],
      model: [1],
    },
    {
      format: 'spring-ai',
      callee: ['^prompttemplate'],
      needsImport: true,
      holds: true,
      slots: [{ at: [0], holds: 'text', role: 'prompt', language: springTemplate }],
      model: [],
    },
    {
      format: 'spring-ai',
      callee: ['^systemprompttemplate'],
      needsImport: true,
      holds: true,
      slots: [{ at: [0], holds: 'text', role: 'system', language: springTemplate }],
      model: [],
    },
    {
      format: 'spring-ai',
      callee: ['^assistantprompttemplate'],
      needsImport: true,
      holds: true,
      slots: [{ at: [0], holds: 'text', role: 'assistant', language: springTemplate }],
      model: [],
    },
  ],
  messages: [
    { callee: ['^systemmessage'], role: 'system', content: [0], needsImport: true },
    { callee: ['^usermessage'], role: 'user', content: [0], needsImport: true },
    { callee: ['^assistantmessage'], role: 'assistant', content: [0], needsImport: true },
  ],
  wrappers: [{ callee: ['^prompttemplate', '^systemprompttemplate'], language: springTemplate, modules }],
};
