import { jinja } from '../../templates/jinja';
import type { Library } from './library';

/** Agents, tasks and clients of several crates: swiftide, kalosm, the SDKs for Claude. */
export const rustAgents: Library = {
  id: 'rust-agents',
  languages: ['rust'],
  modules: ['swiftide', 'swiftide_agents', 'kalosm', 'anthropic_sdk', 'anthropic', 'clust', 'misanthropy'],
  calls: [
    {
      format: 'swiftide',
      callee: ['systemprompt'],
      needsImport: true,
      slots: [{ at: ['role', 'guidelines', 'constraints', 'additional'], holds: 'unit', role: 'system' }],
      model: [],
    },
    {
      format: 'swiftide',
      callee: ['agents.agent', '^agent'],
      needsImport: true,
      slots: [{ at: ['system_prompt'], holds: 'text', role: 'system' }],
    },
    {
      format: 'swiftide',
      callee: ['agent.query', 'agent.queryonce'],
      needsImport: true,
      slots: [{ at: [0], holds: 'text', role: 'user' }],
      model: [],
    },
    {
      format: 'kalosm',
      callee: ['withsystemprompt', 'task.new', 'task.builder', 'model.task', 'llm.task'],
      needsImport: true,
      slots: [{ at: [0], holds: 'text', role: 'system' }],
    },
    {
      format: 'anthropic-messages',
      provider: 'anthropic',
      callee: ['messagesrequestbody', 'messagesrequest', 'createmessageparams', 'messagescreateparams'],
      slots: [
        { at: ['system'], holds: 'text', role: 'system' },
        { at: ['messages'], holds: 'messages', role: 'user' },
      ],
    },
  ],
  messages: [
    {
      callee: ['chatmessage.system', 'message.system', 'inputmessage.system', 'chatmessage.newsystem'],
      role: 'system',
      content: [0],
    },
    {
      callee: ['chatmessage.user', 'message.user', 'inputmessage.user', 'chatmessage.newuser'],
      role: 'user',
      content: [0],
    },
    {
      callee: ['chatmessage.assistant', 'message.assistant', 'inputmessage.assistant'],
      role: 'assistant',
      content: [0],
    },
    { callee: ['chatmessage.new', 'message.new'], role: { argument: 0 }, content: [1] },
  ],
  wrappers: [
    {
      callee: ['prompt.from', 'prompttemplate.from', 'prompt.fromtemplate'],
      language: jinja,
      modules: ['swiftide'],
    },
    { callee: ['systemprompt.from', 'systemprompt.fromtext', 'systemprompt.new', 'contentblock.text'] },
    { callee: ['indoc', 'formatdoc', 'unindent', 'dedent'], effect: 'dedentBlock' },
  ],
};
