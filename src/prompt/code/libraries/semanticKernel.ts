import { handlebars } from '../../templates/handlebars';
import { jinja } from '../../templates/jinja';
import { semanticKernel as kernelTemplate } from '../../templates/semanticKernel';
import type { TemplateLanguage } from '../../templates/template';
import { namedArgument } from '../flow/environment';
import type { Library, Slot } from './library';
import type { CallExpr } from '../syntax/syntax';

/** `template_format="handlebars" | "jinja2"`; the kernel's own language otherwise. */
function templateFormat(call: CallExpr): TemplateLanguage {
  const format = namedArgument(call, 'template_format');
  const piece = format?.kind === 'string' ? format.pieces[0] : undefined;
  if (piece?.kind !== 'text') return kernelTemplate;
  return piece.text === 'handlebars' ? handlebars : piece.text === 'jinja2' ? jinja : kernelTemplate;
}

/** A text that is sent alone is what a user says, unless it is marked as messages. */
const single = { holds: 'text', role: 'user', markup: true, language: templateFormat } as const;

const configured: Slot = {
  at: ['prompt_template_config.template'],
  holds: 'text',
  role: 'prompt',
  language: templateFormat,
};

/** Semantic Kernel for Python: prompts of kernel functions, agents, and the chat history. */
export const semanticKernel: Library = {
  id: 'semantic-kernel',
  languages: ['python'],
  modules: ['semantic_kernel'],
  calls: [
    {
      format: 'semantic-kernel',
      callee: ['invokeprompt', 'invokepromptstream', 'kernelfunctionfromprompt', 'kernelfunction.fromprompt'],
      slots: [{ ...single, at: ['prompt', 0] }, configured],
    },
    {
      format: 'semantic-kernel',
      callee: ['addfunction', 'createsemanticfunction', 'createfunctionfromprompt'],
      needsImport: true,
      slots: [{ ...single, at: ['prompt'] }, configured],
    },
    {
      format: 'semantic-kernel',
      callee: ['prompttemplateconfig'],
      holds: true,
      slots: [{ at: ['template'], holds: 'text', role: 'prompt', language: templateFormat }],
    },
    {
      format: 'semantic-kernel',
      callee: [
        'chatcompletionagent',
        'openaiassistantagent',
        'openairesponsesagent',
        'azureassistantagent',
        'azureresponsesagent',
        'azureaiagent',
        'createagent',
      ],
      makes: 'agent',
      needsImport: true,
      slots: [{ at: ['instructions'], holds: 'text', role: 'system', language: templateFormat }],
      model: ['service', 'model'],
    },
    {
      format: 'semantic-kernel',
      callee: ['chathistory'],
      needsImport: true,
      slots: [{ at: ['system_message'], holds: 'text', role: 'system' }],
    },
    {
      format: 'semantic-kernel',
      callee: ['getresponse', 'invoke', 'invokestream'],
      on: ['chatcompletionagent', 'openaiassistantagent', 'azureaiagent'],
      runs: 'receiver',
      needsImport: true,
      slots: [{ at: ['messages', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
  ],
  messages: [
    { callee: ['addsystemmessage', 'adddevelopermessage'], role: 'system', content: ['content', 0] },
    { callee: ['addusermessage'], role: 'user', content: ['content', 0], needsImport: true },
    { callee: ['addassistantmessage'], role: 'assistant', content: ['content', 0], needsImport: true },
    {
      callee: ['chatmessagecontent'],
      role: { argument: 'role' },
      content: ['content', 'items', 'text'],
    },
  ],
};
