import type { Library } from './library';

const texts = ['user_prompt', 0] as const;
const runs = ['run', 'runsync', 'runstream', 'runstreamevents', 'iter', 'runstreamsync', 'tocli', 'override'];

/** PydanticAI: an agent's instructions, the functions that add to them, and the text of a run. */
export const pydanticAi: Library = {
  id: 'pydantic-ai',
  languages: ['python'],
  modules: ['pydantic_ai'],
  calls: [
    {
      format: 'pydantic-ai',
      callee: ['agent'],
      makes: 'agent',
      needsImport: true,
      slots: [
        { at: ['instructions'], holds: 'text', role: 'system' },
        { at: ['system_prompt'], holds: 'text', role: 'system' },
      ],
      model: ['model', 0],
    },
    {
      format: 'pydantic-ai',
      callee: runs,
      on: ['agent'],
      runs: 'receiver',
      needsImport: true,
      slots: [
        { at: ['instructions'], holds: 'text', role: 'system' },
        { at: texts, holds: 'text', role: 'user' },
      ],
      model: ['model'],
    },
    {
      format: 'pydantic-ai',
      callee: runs.map((run) => `agent.${run}`),
      runs: 'receiver',
      needsImport: true,
      slots: [
        { at: ['instructions'], holds: 'text', role: 'system' },
        { at: texts, holds: 'text', role: 'user' },
      ],
      model: ['model'],
    },
  ],
  messages: [
    { callee: ['systempromptpart'], role: 'system', content: ['content', 0] },
    { callee: ['userpromptpart'], role: 'user', content: ['content', 0] },
  ],
  functions: [
    {
      format: 'pydantic-ai',
      decorator: ['agent.systemprompt', 'agent.instructions', 'systemprompt', 'instructions'],
      needsImport: true,
      returns: 'system',
      model: 'owner',
    },
  ],
};
