import { langchainFString } from '../../templates/langchainFString';
import type { Library } from './library';

/** `langchainrb`: assistants, prompt templates, calls of a model. */
export const rubyLangchain: Library = {
  id: 'langchainrb',
  languages: ['ruby'],
  modules: ['langchain', 'Langchain', 'langchainrb'],
  calls: [
    {
      format: 'langchainrb',
      callee: ['langchain.assistant', '^assistant'],
      needsImport: true,
      slots: [{ at: ['instructions'], holds: 'text', role: 'system' }],
    },
    {
      format: 'langchainrb',
      callee: ['addmessageandrun', 'addmessageandrun!', 'assistant.addmessage'],
      needsImport: true,
      slots: [{ at: ['content'], holds: 'text', role: 'user' }],
      model: [],
    },
    {
      format: 'langchainrb',
      callee: ['fewshotprompttemplate'],
      holds: true,
      slots: [
        { at: ['prefix'], holds: 'text', role: 'prompt', language: langchainFString },
        { at: ['suffix'], holds: 'text', role: 'prompt', language: langchainFString },
      ],
    },
    {
      format: 'langchainrb',
      callee: ['prompt.prompttemplate', 'prompttemplate.fromtemplate', '^prompttemplate'],
      needsImport: true,
      holds: true,
      slots: [{ at: ['template', 0], holds: 'text', role: 'prompt', language: langchainFString }],
    },
    {
      format: 'langchainrb',
      callee: ['llm.complete'],
      needsImport: true,
      slots: [{ at: ['prompt'], holds: 'text', role: 'user' }],
    },
  ],
  wrappers: [{ callee: ['prompt.prompttemplate', 'prompttemplate.fromtemplate'], argument: 'template' }],
};
