import { jinja } from '../../templates/jinja';
import type { TemplateLanguage } from '../../templates/template';
import { namedArgument } from '../flow/environment';
import type { Library } from './library';
import type { CallExpr } from '../syntax/syntax';

/** With `context=…`, Instructor fills the messages by Jinja; without, they are sent as they are. */
function templateOf(call: CallExpr): TemplateLanguage | null {
  return (namedArgument(call, 'context') ?? namedArgument(call, 'validation_context')) ? jinja : null;
}

/** Instructor: the providers' calls with a response model, and its own short forms of them. */
export const instructor: Library = {
  id: 'instructor',
  languages: ['python'],
  modules: ['instructor'],
  calls: [
    {
      format: 'instructor',
      callee: [
        'chat.completions.create',
        'messages.create',
        'client.create',
        'client.createpartial',
        'client.createiterable',
        'client.createwithcompletion',
        'completions.createpartial',
        'completions.createiterable',
        'completions.createwithcompletion',
        'messages.createwithcompletion',
        'client.response',
      ],
      needsImport: true,
      slots: [
        { at: ['system'], holds: 'text', role: 'system', language: templateOf },
        { at: ['messages'], holds: 'messages', role: 'user', language: templateOf },
      ],
    },
    {
      format: 'instructor',
      callee: ['create', 'createpartial', 'createiterable', 'createwithcompletion'],
      on: [
        'instructor.fromprovider',
        'fromprovider',
        'fromopenai',
        'fromanthropic',
        'fromlitellm',
        'instructor.patch',
      ],
      needsImport: true,
      slots: [{ at: ['messages'], holds: 'messages', role: 'user', language: templateOf }],
    },
  ],
};
