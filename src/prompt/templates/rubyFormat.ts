import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const sequence =
  /%(?:\{(?<key>\w+)\}|(?:<(?<typed>\w+)>|(?<position>\d{1,2})\$)?[-+0#]*(?:\d+|\*)?(?:\.\d+)?(?<type>[diufgeEGxXobBcsapA])|%)/g;

/** Ruby's `format` and `%`: `%s`, `%-5.2f`, `%1$s`, `%<name>s`, `%{name}`, `%%`. Any other percent sign is text. */
export const rubyFormat: TemplateLanguage = {
  id: 'ruby-format',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(sequence)) {
      const end = match.index + match[0].length;
      const { key, typed, position } = match.groups ?? {};
      const name = key ?? typed;
      if (match[0] === '%%') tokens.printed(match.index, end, '%');
      else if (name !== undefined) tokens.variable(match.index, end, name, [name]);
      else tokens.positional(match.index, end, match[0].slice(1), position);
    }
    return tokens.finish(text.length);
  },
};
