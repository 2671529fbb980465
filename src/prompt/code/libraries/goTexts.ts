import { goTemplate } from '../../templates/goTemplate';
import type { Library } from './library';

/** Wrappers of text in Go that belong to no model library, and messages of protocols that several share. */
export const goTexts: Library = {
  id: 'go-texts',
  languages: ['go'],
  modules: [],
  calls: [
    {
      format: 'agent',
      callee: ['fantasy.newagent', 'agent.config', 'agents.config', 'agent.new', 'newagent'],
      slots: [{ at: ['system_prompt', 'instructions', 'instruction'], holds: 'text', role: 'system' }],
    },
    {
      format: 'agent-run',
      callee: ['fantasy.agentcall', 'fantasy.agentstreamcall'],
      slots: [{ at: ['prompt'], holds: 'text', role: 'user' }],
      model: [],
    },
  ],
  messages: [
    { callee: ['newsystemmessage', '^systemmessage'], role: 'system', content: ['content', 0] },
    { callee: ['newusermessage', '^usermessage'], role: 'user', content: ['content', 0] },
    { callee: ['newassistantmessage', '^assistantmessage'], role: 'assistant', content: ['content', 0] },
    { callee: ['mcp.newpromptmessage'], role: { argument: 0 }, content: [1] },
    { callee: ['mcp.promptmessage'], role: { argument: 'role' }, content: ['content'] },
  ],
  wrappers: [
    { callee: ['heredoc.doc', 'heredoc.docf'], effect: 'dedentBlock' },
    { callee: ['dedent.dedent', 'dedent'], effect: 'dedentLines' },
    { callee: ['template.must'] },
    { callee: ['parse'], language: goTemplate, modules: ['text/template'] },
    { callee: ['mcp.newtextcontent', 'mcp.textcontent'], argument: 'text' },
  ],
};
