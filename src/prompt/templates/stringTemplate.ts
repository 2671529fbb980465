import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const placeholder = /\$(?:(?<escape>\$)|(?<name>[_a-z][_a-z0-9]*)|\{(?<braced>[_a-z][_a-z0-9]*)\})/gi;

/** Python's `string.Template`: `$name`, `${name}`, `$$`. Any other dollar sign is text. */
export const stringTemplate: TemplateLanguage = {
  id: 'string-template',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(placeholder)) {
      const end = match.index + match[0].length;
      const name = match.groups?.name ?? match.groups?.braced;
      if (name === undefined) tokens.printed(match.index, end, '$');
      else tokens.variable(match.index, end, name, [name]);
    }
    return tokens.finish(text.length);
  },
};
