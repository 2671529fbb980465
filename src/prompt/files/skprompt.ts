import type { PromptFormat } from '../format';
import { semanticKernel } from '../templates/semanticKernel';
import { textMessage } from './message';

/** Semantic Kernel's `skprompt.txt`. A text with `<message role="…">` blocks stays one unit. */
export const skprompt: PromptFormat = {
  id: 'skprompt',
  language: 'text',
  claims: ({ path }) => /(?:^|\/)skprompt\.txt$/.test(path),
  read({ text }) {
    const body = { start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length };
    const message = textMessage(text, body, 'prompt', semanticKernel);
    return {
      prompts: message === null ? [] : [{ format: 'skprompt', messages: [message], symbol: null }],
      problem: null,
    };
  },
};
