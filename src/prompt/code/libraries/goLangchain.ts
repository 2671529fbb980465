import { goTemplate } from '../../templates/goTemplate';
import { jinja } from '../../templates/jinja';
import { langchainFString } from '../../templates/langchainFString';
import type { TemplateLanguage } from '../../templates/template';
import { namedArgument } from '../flow/environment';
import type { Library } from './library';
import { dottedPath } from '../flow/names';
import type { CallExpr } from '../syntax/syntax';

/** `TemplateFormat: prompts.TemplateFormatJinja2`; Go's own templates otherwise. */
function templateFormat(call: CallExpr): TemplateLanguage {
  const format = namedArgument(call, 'template_format');
  const named = format === null ? '' : (dottedPath(format) ?? '');
  if (named.endsWith('FString')) return langchainFString;
  return named.endsWith('Jinja2') ? jinja : goTemplate;
}

/** `tmc/langchaingo`: prompt templates, message parts, calls of a model. */
export const goLangchain: Library = {
  id: 'langchaingo',
  languages: ['go'],
  modules: ['github.com/tmc/langchaingo', 'github.com/vxcontrol/langchaingo'],
  calls: [
    {
      format: 'langchaingo',
      callee: ['generatecontent', 'agents.run', 'chains.run'],
      needsImport: true,
      onlyMessages: true,
      slots: [{ at: ['messages', 1], holds: 'messages', role: 'user' }],
    },
    {
      format: 'langchaingo',
      callee: ['generatefromsingleprompt'],
      needsImport: true,
      slots: [{ at: [2], holds: 'text', role: 'user' }],
      model: ['model', 1],
    },
    {
      format: 'langchaingo',
      callee: ['llm.call', 'model.call'],
      needsImport: true,
      slots: [{ at: [1], holds: 'text', role: 'user' }],
    },
    {
      format: 'langchaingo',
      callee: ['newchatprompttemplate', 'prompts.chatprompttemplate'],
      needsImport: true,
      holds: true,
      slots: [{ at: ['messages', 0], holds: 'messages', role: 'user', language: goTemplate }],
    },
    {
      format: 'langchaingo',
      callee: ['prompts.newprompttemplate', 'prompts.prompttemplate'],
      needsImport: true,
      holds: true,
      slots: [{ at: ['template', 0], holds: 'text', role: 'prompt', language: templateFormat }],
    },
    {
      format: 'langchaingo',
      callee: ['newfewshotprompt'],
      needsImport: true,
      holds: true,
      slots: [
        { at: [3], holds: 'text', role: 'prompt', language: goTemplate },
        { at: [4], holds: 'text', role: 'prompt', language: goTemplate },
      ],
    },
  ],
  messages: [
    {
      callee: ['newsystemmessageprompttemplate', 'systemmessageprompttemplate'],
      role: 'system',
      content: ['prompt', 0],
      language: goTemplate,
    },
    {
      callee: ['newhumanmessageprompttemplate', 'humanmessageprompttemplate'],
      role: 'user',
      content: ['prompt', 0],
      language: goTemplate,
    },
    {
      callee: ['newaimessageprompttemplate', 'aimessageprompttemplate'],
      role: 'assistant',
      content: ['prompt', 0],
      language: goTemplate,
    },
    { callee: ['llms.textparts'], role: { argument: 0 }, content: [1] },
    { callee: ['llms.messagecontent'], role: { argument: 'role' }, content: ['parts'] },
    { callee: ['systemchatmessage'], role: 'system', content: ['content'] },
    { callee: ['humanchatmessage'], role: 'user', content: ['content'] },
    { callee: ['aichatmessage'], role: 'assistant', content: ['content'] },
  ],
  wrappers: [
    { callee: ['llms.textpart', 'llms.textcontent'], argument: 'text' },
    { callee: ['prompts.newprompttemplate'], language: goTemplate },
    { callee: ['prompts.prompttemplate'], argument: 'template', language: templateFormat },
  ],
};
