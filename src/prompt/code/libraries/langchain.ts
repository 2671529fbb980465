import { jinja } from '../../templates/jinja';
import { langchainFString } from '../../templates/langchainFString';
import { mustache } from '../../templates/mustache';
import { filledFrom } from '../../templates/positional';
import type { TemplateLanguage } from '../../templates/template';
import { literalText } from '../flow/constants';
import { namedArgument } from '../flow/environment';
import type { Library } from './library';
import type { CallExpr } from '../syntax/syntax';

/** The template language, with the texts of `partial_variables` that the call shows. */
function templateFormat(call: CallExpr): TemplateLanguage {
  const language = languageOf(call);
  const partial = namedArgument(call, 'partial_variables');
  if (partial?.kind !== 'object') return language;
  const names = new Map(
    partial.entries.flatMap(({ key, value }): [string, string][] => {
      const text = key === null ? null : literalText(value);
      return text === null || text === '' ? [] : [[key!, text]];
    }),
  );
  return names.size === 0 ? language : filledFrom(language, { positions: [], names });
}

/** `template_format="jinja2" | "mustache"`; LangChain's own braces otherwise. */
function languageOf(call: CallExpr): TemplateLanguage {
  const format = namedArgument(call, 'template_format');
  const name = format === null ? null : literalText(format);
  return name === 'jinja2' ? jinja : name === 'mustache' ? mustache : langchainFString;
}

/** What makes a model that is asked directly: `llm.invoke("…")`. */
const chatModels = [
  'chatopenai',
  'azurechatopenai',
  'chatanthropic',
  'chatgooglegenerativeai',
  'chatvertexai',
  'chatollama',
  'chatbedrock',
  'chatbedrockconverse',
  'chatgroq',
  'chatmistralai',
  'chatcohere',
  'chatdeepseek',
  'chatxai',
  'chatfireworks',
  'chattogether',
  'chathuggingface',
  'chatlitellm',
  'initchatmodel',
  'openai',
  'ollama',
  'ollamallm',
  'anthropicllm',
  'vertexai',
  'bind',
  'bindtools',
  'withstructuredoutput',
];

/** LangChain and LangGraph in both languages: prompt classes, message classes, agents. */
export const langchain: Library = {
  id: 'langchain',
  modules: ['langchain', 'langgraph', '@langchain', 'deepagents'],
  calls: [
    {
      format: 'langchain',
      callee: [
        'chatprompttemplate.frommessages',
        '^chatprompttemplate',
        'chatprompttemplate.frompromptmessages',
      ],
      needsImport: true,
      holds: true,
      slots: [
        { at: ['messages', 'prompt_messages', 0], holds: 'messages', role: 'user', language: templateFormat },
      ],
    },
    {
      format: 'langchain',
      callee: ['chatprompttemplate.fromtemplate'],
      needsImport: true,
      holds: true,
      slots: [{ at: ['template', 0], holds: 'text', role: 'user', language: templateFormat }],
    },
    {
      format: 'langchain',
      callee: ['^prompttemplate', 'prompttemplate.fromtemplate', '^basicprompttemplate'],
      needsImport: true,
      holds: true,
      slots: [{ at: ['template', 0], holds: 'text', role: 'prompt', language: templateFormat }],
    },
    {
      format: 'langchain',
      callee: ['^fewshotprompttemplate', '^fewshotchatmessageprompttemplate'],
      needsImport: true,
      holds: true,
      slots: [
        { at: ['prefix'], holds: 'text', role: 'prompt', language: templateFormat },
        { at: ['suffix'], holds: 'text', role: 'prompt', language: templateFormat },
      ],
    },
    {
      format: 'langchain-agent',
      callee: [
        '^createagent',
        '^createreactagent',
        '^createdeepagent',
        '^createsupervisor',
        '^createtoolcallingagent',
        '^createopenaifunctionsagent',
        '^createopenaitoolsagent',
        '^createxmlagent',
      ],
      makes: 'agent',
      slots: [
        {
          at: [
            'system_prompt',
            'prompt',
            'instructions',
            'state_modifier',
            'messages_modifier',
            'system_message',
          ],
          holds: 'text',
          role: 'system',
        },
      ],
      model: ['model', 'llm', 0],
    },
    {
      format: 'langchain-agent',
      callee: [
        '^initializeagent',
        '^createsqlagent',
        '^createpandasdataframeagent',
        '^createcsvagent',
        '^createjsonagent',
        '^createopenapiagent',
      ],
      needsImport: true,
      slots: [
        { at: ['agent_kwargs.system_message'], holds: 'text', role: 'system' },
        { at: ['prefix', 'agent_kwargs.prefix'], holds: 'text', role: 'system', language: langchainFString },
        { at: ['suffix', 'agent_kwargs.suffix'], holds: 'text', role: 'prompt', language: langchainFString },
      ],
      model: ['llm', 0, 1],
    },
    {
      format: 'langchain',
      callee: ['invoke', 'ainvoke', 'stream', 'astream', 'predict', 'apredict', 'call'],
      on: chatModels,
      needsImport: true,
      slots: [{ at: ['messages', 'input', 0], holds: 'messages', role: 'user' }],
      model: [],
    },
    {
      format: 'langchain',
      callee: ['invoke', 'ainvoke', 'stream', 'astream', 'predict', 'apredict', 'batch'],
      needsImport: true,
      runs: 'receiver',
      onlyMessages: true,
      slots: [{ at: ['messages', 'input', 0], holds: 'messages', role: 'user' }],
    },
  ],
  messages: [
    { callee: ['systemmessage', 'developermessage'], role: 'system', content: ['content', 'text', 0] },
    { callee: ['humanmessage', 'usermessage'], role: 'user', content: ['content', 'text', 0] },
    { callee: ['aimessage', 'assistantmessage'], role: 'assistant', content: ['content', 'text', 0] },
    {
      callee: ['systemmessageprompttemplate.fromtemplate', 'systemmessageprompttemplate'],
      role: 'system',
      content: ['template', 'prompt', 0],
      language: templateFormat,
    },
    {
      callee: ['humanmessageprompttemplate.fromtemplate', 'humanmessageprompttemplate'],
      role: 'user',
      content: ['template', 'prompt', 0],
      language: templateFormat,
    },
    {
      callee: ['aimessageprompttemplate.fromtemplate', 'aimessageprompttemplate'],
      role: 'assistant',
      content: ['template', 'prompt', 0],
      language: templateFormat,
    },
    {
      callee: ['chatmessageprompttemplate.fromtemplate', 'chatmessageprompttemplate'],
      role: { argument: 'role' },
      content: ['template', 'prompt', 0],
      language: templateFormat,
    },
  ],
  functions: [
    { format: 'langchain-agent', decorator: ['^dynamicprompt'], needsImport: true, returns: 'system' },
  ],
  wrappers: [
    {
      callee: ['^prompttemplate', 'prompttemplate.fromtemplate'],
      argument: 'template',
      language: templateFormat,
      modules: ['langchain', '@langchain'],
    },
  ],
};
