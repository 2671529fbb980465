import { completionsFormat } from '../../model';
import type { Library } from './library';

/** The official OpenAI SDK for Java, and Azure's messages. */
export const openaiJava: Library = {
  id: 'openai-java',
  languages: ['java'],
  modules: ['com.openai', 'com.azure.ai.openai', 'com.theokanning.openai', 'io.github.sashirestela.openai'],
  calls: [
    {
      format: 'azure-openai',
      provider: 'openai',
      callee: ['^chatcompletionsoptions'],
      needsImport: true,
      slots: [{ at: [0], holds: 'messages', role: 'user' }],
    },
    {
      format: 'azure-openai',
      provider: 'openai',
      callee: ['getchatcompletions', 'getchatcompletionsstream', 'getcompletions'],
      needsImport: true,
      onlyMessages: true,
      slots: [{ at: [1], holds: 'messages', role: 'user' }],
      model: [0],
    },
  ],
  chains: [
    {
      format: 'openai-chat',
      provider: 'openai',
      starts: [
        'chatcompletioncreateparams.builder',
        'structuredchatcompletioncreateparams.builder',
        'chatcompletionrequest.builder',
        'chatrequest.builder',
      ],
      needsImport: true,
      links: [
        { method: ['addsystemmessage', 'adddevelopermessage'], at: [0], holds: 'text', role: 'system' },
        { method: ['addusermessage'], at: [0], holds: 'text', role: 'user' },
        { method: ['addassistantmessage'], at: [0], holds: 'text', role: 'assistant' },
        {
          method: ['messages', 'message', 'addmessage'],
          at: [0],
          holds: 'messages',
          role: 'user',
          rest: true,
        },
      ],
    },
    {
      format: 'openai-responses',
      provider: 'openai',
      starts: ['responsecreateparams.builder', 'structuredresponsecreateparams.builder'],
      needsImport: true,
      links: [
        { method: ['instructions'], at: [0], holds: 'text', role: 'system' },
        { method: ['input'], at: [0], holds: 'messages', role: 'user' },
      ],
    },
    {
      format: completionsFormat,
      provider: 'openai',
      starts: ['completioncreateparams.builder', 'completionrequest.builder'],
      needsImport: true,
      links: [{ method: ['prompt'], at: [0], holds: 'text', role: 'user' }],
    },
    {
      format: 'openai-assistants',
      provider: 'openai',
      starts: [
        'assistantcreateparams.builder',
        'betaassistantcreateparams.builder',
        'runcreateparams.builder',
        'assistantrequest.builder',
      ],
      needsImport: true,
      links: [{ method: ['instructions', 'additionalinstructions'], at: [0], holds: 'text', role: 'system' }],
    },
    {
      format: 'openai-assistants',
      provider: 'openai',
      starts: ['messagecreateparams.builder', 'threadmessagerequest.builder'],
      needsImport: true,
      links: [{ method: ['content'], at: [0], holds: 'text', role: 'user' }],
    },
  ],
  messages: [
    {
      callee: [
        '^chatrequestsystemmessage',
        '^chatrequestdevelopermessage',
        'systemmessage.of',
        'developermessage.of',
      ],
      role: 'system',
      content: [0],
    },
    { callee: ['^chatrequestusermessage', 'usermessage.of'], role: 'user', content: [0] },
    { callee: ['^chatrequestassistantmessage', 'assistantmessage.of'], role: 'assistant', content: [0] },
    { callee: ['^systemmessage'], role: 'system', content: [0], needsImport: true },
    { callee: ['^usermessage'], role: 'user', content: [0], needsImport: true },
    { callee: ['^chatmessage'], role: { argument: 0 }, content: [1], needsImport: true },
  ],
};
