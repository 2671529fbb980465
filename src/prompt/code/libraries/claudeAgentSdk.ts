import type { Library } from './library';

/** Claude Agent SDK, formerly Claude Code SDK: options with a system prompt, queries, and subagents. */
export const claudeAgentSdk: Library = {
  id: 'claude-agent-sdk',
  modules: [
    'claude_agent_sdk',
    'claude_code_sdk',
    '@anthropic-ai/claude-agent-sdk',
    '@anthropic-ai/claude-code',
  ],
  calls: [
    {
      format: 'claude-agent-sdk',
      provider: 'anthropic',
      callee: ['^query'],
      adds: 'tools of Claude Code',
      needsImport: true,
      slots: [
        {
          at: ['options.system_prompt.append', 'options.system_prompt', 'options.append_system_prompt'],
          holds: 'text',
          role: 'system',
        },
        { at: ['prompt', 0], holds: 'text', role: 'user' },
      ],
      model: ['options.model'],
    },
    {
      format: 'claude-agent-sdk',
      provider: 'anthropic',
      callee: ['client.query'],
      adds: 'options and tools of Claude Code',
      needsImport: true,
      slots: [{ at: ['prompt', 0], holds: 'text', role: 'user' }],
      model: [],
    },
    {
      format: 'claude-agent-sdk',
      provider: 'anthropic',
      callee: ['query'],
      adds: 'options and tools of Claude Code',
      on: ['claudesdkclient'],
      needsImport: true,
      slots: [{ at: ['prompt', 0], holds: 'text', role: 'user' }],
      model: [],
    },
    {
      format: 'claude-agent-sdk',
      provider: 'anthropic',
      callee: ['claudeagentoptions', 'claudecodeoptions'],
      adds: 'tools of Claude Code',
      holds: true,
      slots: [
        { at: ['system_prompt.append', 'system_prompt'], holds: 'text', role: 'system' },
        { at: ['append_system_prompt'], holds: 'text', role: 'system' },
      ],
    },
    {
      format: 'claude-agent-sdk',
      provider: 'anthropic',
      callee: ['agentdefinition'],
      holds: true,
      needsImport: true,
      slots: [{ at: ['prompt'], holds: 'text', role: 'system' }],
    },
  ],
};
