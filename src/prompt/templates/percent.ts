import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const conversion =
  /%(?:\((?<key>[^()]*)\))?[#0\- +]*(?:\*|\d+)?(?:\.(?:\*|\d+)?)?[hlL]?(?<type>[diouxXeEfFgGcrsa%])/g;

/** Python's `%` operator: `%s`, `%-5.2f`, `%(name)s`, `%%`. A percent sign that starts no conversion is text. */
export const percent: TemplateLanguage = {
  id: 'percent',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(conversion)) {
      const end = match.index + match[0].length;
      const key = match.groups?.key;
      if (match.groups?.type === '%') tokens.printed(match.index, end, '%');
      else tokens.variable(match.index, end, match[0].slice(1), key === undefined ? [] : [key]);
    }
    return tokens.finish(text.length);
  },
};
