import { at } from '../data/dataNode';
import { tomlData } from '../data/tomlData';
import type { PromptFormat } from '../format';
import { geminiCommand } from '../templates/geminiCommand';
import { dataMessage } from './dataMessage';

/** Commands of Gemini CLI and Qwen Code, of a project or an extension: TOML with a `prompt`. */
export const geminiCommands: PromptFormat = {
  id: 'gemini-command',
  language: 'toml',
  mayClaim: (path) => /(?:^|\/)commands\/(?:.+\/)?[^/]+\.toml$/.test(path),
  claims: ({ path, text }) =>
    /(?:^|\/)commands\/(?:.+\/)?[^/]+\.toml$/.test(path) && /^prompt\s*=/m.test(text),
  read({ text }) {
    const { root, problem } = tomlData(text);
    const message = dataMessage(at(root, 'prompt'), 'user', geminiCommand);
    return {
      prompts: message === null ? [] : [{ format: 'gemini-command', messages: [message], symbol: null }],
      problem,
    };
  },
};
