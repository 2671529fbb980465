import type { Library } from './library';

/**
 * Agents that a project builds itself, or takes from a library that is not listed: only the names show that their
 * texts are prompts. Functions that ask a model by their name are judged in `nameEvidence.ts`.
 */
export const inHouse: Library = {
  id: 'in-house',
  modules: [],
  calls: [
    {
      format: 'agent',
      callee: [
        'agent',
        'chatagent',
        'llmagent',
        'realtimeagent',
        'chatcompletionagent',
        'voiceagent',
        'codeagent',
        'toolcallingagent',
        'createagent',
        'agent.clone',
      ],
      slots: [
        {
          at: [
            'instructions',
            'system_prompt',
            'system_message',
            'instruction',
            'global_instruction',
            'system',
            'prompt',
          ],
          holds: 'text',
          role: 'system',
        },
      ],
    },
    {
      format: 'agent',
      callee: [
        '.run',
        '.generate',
        '.generatetext',
        '.generateobject',
        '.stream',
        '.streamtext',
        '.streamobject',
        '.invoke',
        '.chat',
        '.ask',
        '.send',
      ],
      on: ['agent', 'chatagent', 'llmagent', 'createagent'],
      slots: [{ at: ['prompt', 'input', 'messages', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
  ],
  messages: [
    { callee: ['.addsystemmessage', '.addsystemprompt'], role: 'system', content: ['content', 'text', 0] },
    { callee: ['.addusermessage', '.adduserprompt'], role: 'user', content: ['content', 'text', 0] },
    { callee: ['.addassistantmessage'], role: 'assistant', content: ['content', 'text', 0] },
  ],
};
