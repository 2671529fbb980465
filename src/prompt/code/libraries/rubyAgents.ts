import type { Library } from './library';

/** Ruby frameworks whose classes say what they ask: Raix, ActiveAgent, DSPy.rb, and the clients of other models. */
export const rubyAgents: Library = {
  id: 'ruby-agents',
  languages: ['ruby'],
  modules: ['raix', 'Raix', 'active_agent', 'ActiveAgent', 'ApplicationAgent', 'DSPy', 'dspy'],
  calls: [
    {
      format: 'raix',
      callee: ['transcript.push'],
      slots: [
        { at: ['system'], holds: 'text', role: 'system' },
        { at: ['user'], holds: 'text', role: 'user' },
        { at: ['assistant'], holds: 'text', role: 'assistant' },
      ],
      model: [],
    },
    {
      format: 'active-agent',
      callee: ['^prompt'],
      needsImport: true,
      slots: [
        { at: ['instructions'], holds: 'text', role: 'system' },
        { at: ['text', 'message', 'body', 0], holds: 'text', role: 'user' },
      ],
    },
    {
      format: 'active-agent',
      callee: ['^generatewith'],
      slots: [{ at: ['instructions'], holds: 'text', role: 'system' }],
    },
    {
      format: 'dspy',
      callee: ['dspy.signature'],
      slots: [{ at: ['description'], holds: 'text', role: 'system' }],
    },
    {
      format: 'prompt-class',
      callee: ['completions.prompt'],
      slots: [
        { at: [0], holds: 'text', role: 'system' },
        { at: ['messages'], holds: 'messages', role: 'user' },
      ],
    },
    {
      format: 'google-genai',
      provider: 'google',
      callee: ['generatecontent', 'streamgeneratecontent'],
      slots: [
        { at: ['system_instruction'], holds: 'messages', role: 'system' },
        { at: ['contents'], holds: 'messages', role: 'user' },
      ],
    },
    {
      format: 'ollama',
      callee: ['client.generate'],
      slots: [
        { at: ['system'], holds: 'text', role: 'system' },
        { at: ['prompt'], holds: 'text', role: 'user' },
      ],
    },
  ],
  messages: [{ callee: ['prompt.message'], role: { argument: 'role' }, content: ['content'] }],
  wrappers: [{ callee: ['content.text'] }],
};
