import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const imported =
  /(?<![^\s])@(?:\.{0,2}\/|~\/)?[\w.-]+(?:\/[\w.-]+)*\.\w+(?!\S)|(?<![^\s])@(?:\.{1,2}\/|~\/)[\w./-]+/g;

/** Context files of agents: braces are text, `@path` pulls in another file. */
export const contextFile: TemplateLanguage = {
  id: 'context-file',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(imported)) {
      tokens.control(match.index, match.index + match[0].length, 'include', match[0], []);
    }
    return tokens.finish(text.length);
  },
};
