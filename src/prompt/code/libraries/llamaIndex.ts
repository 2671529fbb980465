import { jinja } from '../../templates/jinja';
import { langchainFString } from '../../templates/langchainFString';
import type { Library } from './library';

/** LlamaIndex: prompt templates of three generations, agents and chat engines, direct calls of a model. */
export const llamaIndex: Library = {
  id: 'llama-index',
  languages: ['python'],
  modules: ['llama_index'],
  calls: [
    {
      format: 'llama-index',
      callee: [
        '^prompttemplate',
        '^prompt',
        '^selectionprompttemplate',
        'prompts.prompttemplate',
        '^questionanswerprompt',
        '^refineprompt',
      ],
      needsImport: true,
      holds: true,
      slots: [{ at: ['template', 0], holds: 'text', role: 'prompt', language: langchainFString }],
    },
    {
      format: 'llama-index',
      callee: ['richprompttemplate'],
      holds: true,
      slots: [{ at: ['template_str', 0], holds: 'text', role: 'prompt', language: jinja }],
    },
    {
      format: 'llama-index',
      callee: ['^chatprompttemplate', 'chatprompttemplate.frommessages', 'prompts.chatprompttemplate'],
      needsImport: true,
      holds: true,
      slots: [{ at: ['message_templates', 0], holds: 'messages', role: 'user', language: langchainFString }],
    },
    {
      format: 'llama-index',
      callee: [
        'functionagent',
        'reactagent',
        'codeactagent',
        'agentworkflow',
        'functionagent.fromtools',
        'openaiagent.fromtools',
        'reactagent.fromtools',
        'agentworkflow.fromtoolsorfunctions',
        'functioncallingagent.fromtools',
        'simplechatengine.fromdefaults',
        'contextchatengine.fromdefaults',
        'condensepluscontextchatengine.fromdefaults',
        'asqueryengine',
        'aschatengine',
      ],
      needsImport: true,
      slots: [{ at: ['system_prompt', 'context_prompt', 'context'], holds: 'text', role: 'system' }],
      model: ['llm'],
    },
    {
      format: 'llama-index',
      callee: ['llm.complete', 'llm.acomplete', 'llm.streamcomplete', 'llm.astreamcomplete'],
      needsImport: true,
      slots: [{ at: ['prompt', 0], holds: 'text', role: 'user' }],
      model: [],
    },
    {
      format: 'llama-index',
      callee: ['llm.chat', 'llm.achat', 'llm.streamchat', 'llm.astreamchat'],
      needsImport: true,
      slots: [{ at: ['messages', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'llama-index',
      callee: ['llm.predict', 'llm.structuredpredict', 'llm.apredict', 'llm.astructuredpredict'],
      needsImport: true,
      onlyMessages: true,
      slots: [{ at: ['prompt', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
  ],
};
