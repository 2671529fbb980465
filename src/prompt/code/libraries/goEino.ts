import { goTemplate } from '../../templates/goTemplate';
import { jinja } from '../../templates/jinja';
import { langchainFString } from '../../templates/langchainFString';
import { strFormat } from '../../templates/strFormat';
import type { TemplateLanguage } from '../../templates/template';
import { positionalArgument } from '../flow/environment';
import type { Library } from './library';
import { dottedPath } from '../flow/names';
import type { CallExpr } from '../syntax/syntax';

/** `prompt.FromMessages(schema.GoTemplate, …)`. */
function formatType(call: CallExpr): TemplateLanguage {
  const type = positionalArgument(call, 0);
  const named = type === null ? '' : (dottedPath(type) ?? '');
  if (named.endsWith('GoTemplate')) return goTemplate;
  return named.endsWith('Jinja2') ? jinja : strFormat;
}

/** `cloudwego/eino`: message constructors, chat templates, agents. */
export const goEino: Library = {
  id: 'eino',
  languages: ['go'],
  modules: ['github.com/cloudwego/eino', 'github.com/cloudwego/eino-ext'],
  calls: [
    {
      format: 'eino',
      callee: ['prompt.frommessages'],
      needsImport: true,
      holds: true,
      slots: [{ at: [1], rest: true, holds: 'messages', role: 'user', language: formatType }],
    },
    {
      format: 'eino-agent',
      callee: ['chatmodelagentconfig', 'typedchatmodelagentconfig', 'deep.config', 'deep.typedconfig'],
      needsImport: true,
      slots: [{ at: ['instruction'], holds: 'text', role: 'system', language: langchainFString }],
    },
    {
      format: 'agent-run',
      callee: ['runner.query'],
      needsImport: true,
      slots: [{ at: [1], holds: 'text', role: 'user' }],
      model: [],
    },
    {
      format: 'eino',
      callee: ['generate', 'stream'],
      needsImport: true,
      onlyMessages: true,
      slots: [{ at: [1], holds: 'messages', role: 'user' }],
    },
  ],
  messages: [
    { callee: ['schema.systemmessage'], role: 'system', content: [0] },
    { callee: ['schema.usermessage'], role: 'user', content: [0] },
    { callee: ['schema.assistantmessage'], role: 'assistant', content: [0] },
    { callee: ['schema.message'], role: { argument: 'role' }, content: ['content'] },
  ],
};
