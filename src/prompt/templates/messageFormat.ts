import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const token = /''|'(?<quoted>[^']*)'|\{(?<index>\d+)[^{}]*\}/g;

/** Java's `MessageFormat`: `{0}`, `{1,number}`; `'{'` is a brace and `''` an apostrophe. */
export const messageFormat: TemplateLanguage = {
  id: 'message-format',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(token)) {
      const end = match.index + match[0].length;
      const { quoted, index } = match.groups ?? {};
      if (index === undefined) tokens.printed(match.index, end, quoted ?? "'");
      else tokens.variable(match.index, end, match[0].slice(1, -1), []);
    }
    return tokens.finish(text.length);
  },
};
