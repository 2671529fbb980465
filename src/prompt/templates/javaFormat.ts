import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const conversion =
  /%(?:(?<position>\d{1,3})\$|<)?[-#+ 0,(]{0,7}\d{0,9}(?:\.\d{1,9})?(?<type>[bBhHsScCdoxXeEfgGaA]|[tT][A-Za-z]|[n%])/g;

/** Java's `String.format` and `formatted`: `%s`, `%1$s`, `%,.2f`, `%n`, `%%`. A percent sign that starts none of them is text. */
export const javaFormat: TemplateLanguage = {
  id: 'java-format',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(conversion)) {
      const end = match.index + match[0].length;
      const { type, position } = match.groups ?? {};
      if (type === '%' || type === 'n') tokens.printed(match.index, end, type === 'n' ? '\n' : '%');
      else tokens.positional(match.index, end, match[0].slice(1), position);
    }
    return tokens.finish(text.length);
  },
};
