import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const verb =
  /%[#+\-0]*(?:\d+|\*)?(?:\.(?:\d+|\*)?)?(?:\[(?<position>\d+)\])?(?<type>[vTtbcdoOqxXUeEfFgGspw%])/g;

/** Go's `fmt` verbs: `%s`, `%d`, `%+v`, `%5.2f`, `%[1]q`, `%%`. A percent sign that starts none is text. */
export const goFormat: TemplateLanguage = {
  id: 'go-format',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(verb)) {
      const end = match.index + match[0].length;
      const { position, type } = match.groups ?? {};
      if (type === '%') tokens.printed(match.index, end, '%');
      else tokens.positional(match.index, end, match[0].slice(1), position);
    }
    return tokens.finish(text.length);
  },
};
