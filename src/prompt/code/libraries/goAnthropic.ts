import type { Library, Slot } from './library';

const slots: readonly Slot[] = [
  { at: ['system', 'multi_system'], holds: 'text', role: 'system' },
  { at: ['messages'], holds: 'messages', role: 'user' },
];

/** The official `anthropic-sdk-go` and `liushuangls/go-anthropic`. */
export const goAnthropic: Library = {
  id: 'go-anthropic',
  languages: ['go'],
  modules: ['github.com/anthropics/anthropic-sdk-go', 'github.com/liushuangls/go-anthropic'],
  calls: [
    {
      format: 'anthropic-messages',
      provider: 'anthropic',
      callee: ['messages.new', 'messages.newstreaming', 'createmessages', 'createmessagesstream'],
      slots,
    },
    {
      format: 'anthropic-messages',
      provider: 'anthropic',
      purpose: 'count',
      callee: ['messages.counttokens'],
      slots,
    },
  ],
  messages: [
    {
      callee: ['newusermessage', 'newusertextmessage'],
      role: 'user',
      content: [0],
      needsImport: true,
    },
    {
      callee: ['newassistantmessage', 'newassistanttextmessage'],
      role: 'assistant',
      content: [0],
      needsImport: true,
    },
  ],
  wrappers: [
    { callee: ['newtextblock', 'newtextmessagecontent'] },
    { callee: ['textblockparam', 'messagesystempart'], argument: 'text' },
  ],
};
