import { jinja } from '../../templates/jinja';
import { stringTemplate } from '../../templates/stringTemplate';
import type { Library } from '../library';

/** Wrappers of text that belong to no model library: dedent helpers and template engines. */
export const commonTexts: Library = {
  id: 'common-texts',
  modules: [],
  calls: [],
  messages: [
    {
      callee: [
        'chatmessage.fromsystem',
        'message.system',
        'llm.system',
        'createsystemmessage',
        'systempromptpart',
      ],
      role: 'system',
      content: ['content', 'text', 0],
    },
    {
      callee: ['chatmessage.fromuser', 'message.user', 'createusermessage', 'userpromptpart'],
      role: 'user',
      content: ['content', 'text', 0],
    },
    {
      callee: ['chatmessage.fromassistant', 'message.assistant', 'createassistantmessage'],
      role: 'assistant',
      content: ['content', 'text', 0],
    },
    {
      callee: ['chatmessage', '^message', 'chatcompletionmessage', 'chatmessagecontent'],
      role: { argument: 'role' },
      content: ['content', 'text', 'parts'],
    },
  ],
  wrappers: [
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
        'textwrap.dedent',
      ],
      effect: 'dedent',
    },
    { callee: ['string.template'], language: stringTemplate },
    { callee: ['^template'], language: stringTemplate, modules: ['string'] },
    {
      callee: ['jinja2.template', 'environment.fromstring', 'env.fromstring', 'fromstring'],
      language: jinja,
    },
    { callee: ['^template'], language: jinja, modules: ['jinja2'] },
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
