import type { PromptFormat } from '../format';
import { literal } from '../templates/literal';
import { readFrontMatter } from './frontMatter';
import { textMessage } from './message';
import { claudeModelOf } from './values';

/** Agent skills (SKILL.md): the body is loaded on demand, as instructions. */
export const skills: PromptFormat = {
  id: 'skill',
  language: 'markdown',
  claims: ({ path }) => /(?:^|\/)SKILL\.md$/.test(path),
  read({ text }) {
    const { body, values, problem } = readFrontMatter(text);
    const message = textMessage(text, body, 'system', literal);
    if (message === null) return { prompts: [], problem };
    const model = claudeModelOf(values.model);
    return { prompts: [{ format: 'skill', messages: [message], ...model, symbol: null }], problem };
  },
};
