import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const token = /\{\{|\}\}|\{\s*(?<index>\d+)\s*(?:,[^{}:]*)?(?::[^{}]*)?\}/g;

/** .NET's `string.Format`: `{0}`, `{1,10:F2}`, `{{` and `}}`. */
export const compositeFormat: TemplateLanguage = {
  id: 'composite-format',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(token)) {
      const end = match.index + match[0].length;
      const index = match.groups?.index;
      if (index === undefined) tokens.printed(match.index, end, match[0].slice(1));
      else tokens.positional(match.index, end, match[0].slice(1, -1), String(Number(index) + 1));
    }
    return tokens.finish(text.length);
  },
};
