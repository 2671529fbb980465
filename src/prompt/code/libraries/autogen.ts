import type { Library } from './library';

const modelPaths = ['model_client', 'llm_config.model', 'llm_config.config_list.0.model'];

/** AutoGen and AG2: system messages of agents, and the message that opens a chat. */
export const autogen: Library = {
  id: 'autogen',
  languages: ['python'],
  modules: ['autogen', 'autogen_agentchat', 'autogen_core', 'autogen_ext', 'ag2', 'pyautogen'],
  calls: [
    {
      format: 'autogen',
      callee: [
        'assistantagent',
        'conversableagent',
        'userproxyagent',
        'groupchatmanager',
        'gptassistantagent',
        'codeexecutoragent',
        'multimodalconversableagent',
        'captainagent',
        'reasoningagent',
        'societyofmindagent',
        'openaiassistantagent',
        'retrieveassistantagent',
        'retrieveuserproxyagent',
        'multimodalwebsurfer',
      ],
      makes: 'agent',
      slots: [{ at: ['system_message', 'instructions', 1], holds: 'text', role: 'system' }],
      model: modelPaths,
    },
    {
      format: 'autogen',
      callee: ['updatesystemmessage'],
      needsImport: true,
      slots: [{ at: ['content_updater', 0], holds: 'text', role: 'system' }],
    },
    {
      format: 'autogen',
      callee: ['initiatechat', 'ainitiatechat', 'initiategroupchat'],
      slots: [{ at: ['message', 'messages'], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'autogen',
      callee: ['run', 'runstream'],
      runs: 'receiver',
      on: ['assistantagent', 'roundrobingroupchat', 'selectorgroupchat', 'swarm', 'magenticonegroupchat'],
      needsImport: true,
      slots: [{ at: ['task', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'autogen',
      callee: ['agent.run', 'agent.runstream', 'team.run', 'team.runstream'],
      runs: 'receiver',
      needsImport: true,
      slots: [{ at: ['task', 'message', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'autogen',
      callee: ['selectorgroupchat'],
      needsImport: true,
      slots: [{ at: ['selector_prompt'], holds: 'text', role: 'system' }],
      model: modelPaths,
    },
  ],
  messages: [
    { callee: ['^textmessage'], role: 'user', content: ['content', 0], needsImport: true },
    { callee: ['^usermessage'], role: 'user', content: ['content', 0], needsImport: true },
  ],
};
