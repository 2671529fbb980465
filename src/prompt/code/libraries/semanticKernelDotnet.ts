import { handlebars } from '../../templates/handlebars';
import { liquid } from '../../templates/liquid';
import { semanticKernel } from '../../templates/semanticKernel';
import type { TemplateLanguage } from '../../templates/template';
import { namedArgument } from '../flow/environment';
import { dottedPath } from '../flow/names';
import type { Library } from './library';
import type { CallExpr } from '../syntax/syntax';

/** `templateFormat: "handlebars"`, or the constant of a factory; the kernel's own language otherwise. */
function templateFormat(call: CallExpr): TemplateLanguage {
  const given = namedArgument(call, 'template_format');
  const [piece] = given?.kind === 'string' ? given.pieces : [];
  const format = (
    piece?.kind === 'text' ? piece.text : given === null ? '' : (dottedPath(given) ?? '')
  ).toLowerCase();
  if (format.includes('handlebars')) return handlebars;
  return format.includes('liquid') ? liquid : semanticKernel;
}

/** Semantic Kernel for .NET: prompt functions, chat histories, agents. */
export const semanticKernelDotnet: Library = {
  id: 'semantic-kernel-dotnet',
  languages: ['csharp'],
  modules: ['Microsoft.SemanticKernel'],
  calls: [
    {
      format: 'semantic-kernel',
      callee: ['invokepromptasync', 'invokepromptstreamingasync', 'invokehandlebarspromptasync'],
      slots: [
        {
          at: ['prompt_template', 'template', 0],
          holds: 'text',
          role: 'user',
          markup: true,
          language: templateFormat,
        },
      ],
      model: ['execution_settings', 'model_id', 1],
    },
    {
      format: 'semantic-kernel',
      callee: [
        'createfunctionfromprompt',
        'kernelfunctionfactory.createfromprompt',
        'createsemanticfunction',
        'createfromprompt',
      ],
      slots: [
        { at: ['prompt_template', 'template', 0], holds: 'text', role: 'prompt', language: templateFormat },
      ],
      model: ['execution_settings', 'model_id', 1],
    },
    {
      format: 'semantic-kernel',
      callee: ['prompttemplateconfig'],
      slots: [{ at: ['template', 0], holds: 'text', role: 'prompt', language: templateFormat }],
      model: [],
      holds: true,
    },
    {
      format: 'semantic-kernel-agent',
      callee: ['chatcompletionagent', 'openaiassistantagent', 'azureaiagent', 'openairesponseagent'],
      slots: [{ at: ['instructions'], holds: 'text', role: 'system', language: semanticKernel }],
    },
    {
      format: 'semantic-kernel',
      callee: [
        'getchatmessagecontentasync',
        'getchatmessagecontentsasync',
        'getstreamingchatmessagecontentsasync',
      ],
      slots: [{ at: ['prompt', 'chat_history', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'semantic-kernel',
      callee: ['createnewchat'],
      slots: [{ at: ['instructions', 0], holds: 'text', role: 'system' }],
      model: [],
    },
    {
      format: 'openai-assistants',
      callee: ['createassistantasync', 'createassistant', 'createagentasync', 'createagent'],
      slots: [{ at: ['instructions'], holds: 'text', role: 'system' }],
      model: ['model', 0],
    },
  ],
  chains: [
    {
      format: 'semantic-kernel',
      starts: ['^chathistory'],
      links: [
        { method: ['chathistory'], at: ['system_message', 0], holds: 'messages', role: 'system' },
        {
          method: ['addsystemmessage', 'adddevelopermessage'],
          at: ['content', 0],
          holds: 'text',
          role: 'system',
        },
        { method: ['addusermessage'], at: ['content', 0], holds: 'text', role: 'user' },
        { method: ['addassistantmessage'], at: ['content', 0], holds: 'text', role: 'assistant' },
      ],
    },
  ],
  messages: [
    { callee: ['addsystemmessage', 'adddevelopermessage'], role: 'system', content: ['content', 0] },
    { callee: ['addusermessage'], role: 'user', content: ['content', 0] },
    { callee: ['addassistantmessage'], role: 'assistant', content: ['content', 0] },
    { callee: ['.addmessage', 'chatmessagecontent', '^new'], role: { argument: 0 }, content: ['content', 1] },
    { callee: ['chatmessagecontent'], role: { argument: 'role' }, content: ['content', 'items'] },
  ],
};
