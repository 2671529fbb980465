import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const field = /\{(?<name>[A-Za-z_][A-Za-z0-9_-]*)\}/g;

/** CrewAI's fields: `{topic}` with a plain name; any other brace, also a doubled one, is text. */
export const kickoffField: TemplateLanguage = {
  id: 'kickoff-field',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(field)) {
      const end = match.index + match[0].length;
      if (text[match.index - 1] === '{' && text[end] === '}') continue;
      const name = match.groups!.name!;
      tokens.variable(match.index, end, name, [name]);
    }
    return tokens.finish(text.length);
  },
};
