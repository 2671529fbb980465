import { webLanguages } from './library';
import type { Library } from './library';

/** Prompts written as elements: VS Code's prompt-tsx, and AI.JSX. */
export const promptTsx: Library = {
  id: 'prompt-tsx',
  languages: webLanguages,
  modules: ['@vscode/prompt-tsx', 'ai-jsx'],
  calls: [],
  elements: [
    { tags: ['systemmessage', 'instructionmessage'], role: 'system' },
    { tags: ['usermessage'], role: 'user' },
    { tags: ['assistantmessage'], role: 'assistant' },
  ],
};
