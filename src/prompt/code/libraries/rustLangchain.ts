import { jinja } from '../../templates/jinja';
import { langchainFString } from '../../templates/langchainFString';
import type { Library } from './library';

/** `langchain-rust` and `llm-chain`: templates and messages by macros. */
export const rustLangchain: Library = {
  id: 'rust-langchain',
  languages: ['rust'],
  modules: ['langchain_rust', 'llm_chain'],
  calls: [
    {
      format: 'llm-chain',
      callee: ['^prompt'],
      needsImport: true,
      slots: [
        { at: ['system', 0], holds: 'text', role: 'system', alone: 'user', language: jinja },
        { at: ['user', 1], holds: 'text', role: 'user', language: jinja },
      ],
    },
  ],
  messages: [
    {
      callee: ['newsystemmessage', 'systemmessageprompttemplate.new'],
      role: 'system',
      content: [0],
    },
    {
      callee: ['newhumanmessage', 'humanmessageprompttemplate.new'],
      role: 'user',
      content: [0],
    },
    {
      callee: ['newaimessage', 'aimessageprompttemplate.new'],
      role: 'assistant',
      content: [0],
    },
  ],
  wrappers: [
    { callee: ['templatefstring'], language: langchainFString },
    { callee: ['templatejinja2'], language: jinja },
    { callee: ['prompttemplate.new'], language: langchainFString, modules: ['langchain_rust'] },
  ],
};
