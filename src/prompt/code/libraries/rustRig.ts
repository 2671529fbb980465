import type { Library } from './library';

/** `rig`: agents and extractors with a preamble, prompts, messages. */
export const rustRig: Library = {
  id: 'rig',
  languages: ['rust'],
  modules: ['rig', 'rig_core'],
  calls: [
    {
      format: 'rig',
      callee: ['agent', 'extractor', 'agentbuilder', 'extractorbuilder'],
      needsImport: true,
      slots: [
        { at: ['preamble'], holds: 'text', role: 'system' },
        { at: ['append_preamble'], holds: 'text', role: 'system' },
      ],
      model: ['model', 0],
    },
    {
      format: 'rig',
      callee: ['preamble'],
      needsImport: true,
      slots: [{ at: [0], holds: 'text', role: 'system' }],
    },
    {
      format: 'rig',
      callee: ['prompt', 'chat', 'streamprompt', 'streamchat', 'extract', 'completionrequest', 'completion'],
      needsImport: true,
      slots: [{ at: [0], holds: 'messages', role: 'user' }],
    },
  ],
  messages: [
    { callee: ['message.user'], role: 'user', content: [0], needsImport: true },
    { callee: ['message.system'], role: 'system', content: [0], needsImport: true },
    { callee: ['message.assistant'], role: 'assistant', content: [0], needsImport: true },
  ],
  wrappers: [{ callee: ['usercontent.text'], modules: ['rig'] }],
};
