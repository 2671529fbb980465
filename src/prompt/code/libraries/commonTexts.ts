import { stringTemplate } from '../../templates/stringTemplate';
import type { Library } from './library';

/** Wrappers of text that belong to no model library: dedent helpers, string templates, content parts. */
export const commonTexts: Library = {
  id: 'common-texts',
  modules: [],
  calls: [],
  messages: [
    {
      callee: ['message.system', 'llm.system', 'createsystemmessage'],
      role: 'system',
      content: ['content', 'text', 0],
    },
    {
      callee: ['message.user', 'createusermessage'],
      role: 'user',
      content: ['content', 'text', 0],
    },
    {
      callee: ['message.assistant', 'createassistantmessage'],
      role: 'assistant',
      content: ['content', 'text', 0],
    },
    {
      callee: ['chatmessage', '^message', 'chatcompletionmessage'],
      role: { argument: 'role' },
      content: ['content', 'text', 'parts'],
    },
  ],
  wrappers: [
    { callee: ['textwrap.dedent', '^dedent'], effect: 'dedentLines', modules: ['textwrap'] },
    {
      callee: [
        'dedent',
        'cleandoc',
        'outdent',
        'stripindent',
        'stripindents',
        'unindent',
        'trimindent',
        'codeblock',
      ],
      effect: 'dedent',
    },
    { callee: ['string.template'], language: stringTemplate },
    { callee: ['^template'], language: stringTemplate, modules: ['string'] },
    {
      callee: [
        '^str',
        '^string',
        'string.raw',
        '^promptstring',
        '^markdown',
        '^prompt',
        '^md',
        '^html',
        '^text',
        'part.fromtext',
        '^part',
        'types.part',
        '^textpart',
        '^textblock',
        'textblockparam',
        '^inputtext',
        'types.part.fromtext',
      ],
      argument: 'text',
    },
  ],
};
