import { jinja } from '../../templates/jinja';
import type { Library } from './library';

/** Haystack: prompt builders filled by Jinja, chat messages made by factories, generators and agents. */
export const haystack: Library = {
  id: 'haystack',
  languages: ['python'],
  modules: ['haystack', 'haystack_integrations'],
  calls: [
    {
      format: 'haystack',
      callee: ['promptbuilder', 'prompttemplate'],
      needsImport: true,
      holds: true,
      slots: [{ at: ['template', 'prompt', 0], holds: 'text', role: 'prompt', language: jinja }],
    },
    {
      format: 'haystack',
      callee: ['chatpromptbuilder'],
      needsImport: true,
      holds: true,
      slots: [{ at: ['template', 0], holds: 'messages', role: 'prompt', language: jinja }],
    },
    {
      format: 'haystack',
      callee: ['agent'],
      needsImport: true,
      slots: [
        { at: ['system_prompt'], holds: 'text', role: 'system', language: jinja },
        { at: ['user_prompt'], holds: 'text', role: 'user', language: jinja },
      ],
      model: ['chat_generator'],
    },
    {
      format: 'haystack',
      callee: [
        'openaigenerator',
        'azureopenaigenerator',
        'llmdocumentcontentextractor',
        'llmmetadataextractor',
      ],
      needsImport: true,
      slots: [{ at: ['system_prompt', 'prompt'], holds: 'text', role: 'system' }],
    },
    {
      // It puts them into the message of the user.
      format: 'haystack',
      callee: ['llmevaluator'],
      needsImport: true,
      subclassed: true,
      slots: [{ at: ['instructions', 0], holds: 'text', role: 'user', language: jinja }],
      model: [],
    },
    {
      format: 'haystack',
      callee: ['run', 'runasync'],
      on: ['openaichatgenerator', 'azureopenaichatgenerator', 'huggingfaceapichatgenerator', 'agent'],
      needsImport: true,
      slots: [{ at: ['messages', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'haystack',
      callee: ['run', 'runasync'],
      on: ['openaigenerator', 'azureopenaigenerator', 'huggingfaceapigenerator'],
      needsImport: true,
      slots: [
        { at: ['system_prompt'], holds: 'text', role: 'system' },
        { at: ['prompt', 0], holds: 'text', role: 'user' },
      ],
      model: [],
    },
  ],
  messages: [
    { callee: ['chatmessage.fromsystem'], role: 'system', content: ['text', 'content', 0] },
    { callee: ['chatmessage.fromuser'], role: 'user', content: ['text', 'content', 'content_parts', 0] },
    { callee: ['chatmessage.fromassistant'], role: 'assistant', content: ['text', 'content', 0] },
  ],
};
