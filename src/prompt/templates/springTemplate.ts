import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const token = /\\(?<escaped>[{}\\])|\{!(?<comment>[^{}!]*)!\}|\{(?<content>[^{}\n]*)\}/g;
const attribute = /^\s*(?<path>[A-Za-z_]\w*(?:\.\w+)*)\s*(?:;|:[\w(),\s{}|]*|$)/;
const condition = /^\s*(?:if|elseif)\s*\(\s*!?\s*(?<path>[A-Za-z_]\w*(?:\.\w+)*)[^)]*\)\s*$/;

/**
 * StringTemplate with the braces of Spring AI: `{name}`, `{items:{it | …}}` by its head, `{if(x)}…{endif}`, `\{` for a brace.
 * A pair of braces that no attribute stands in (JSON) is text.
 */
export const springTemplate: TemplateLanguage = {
  id: 'spring-template',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(token)) {
      const end = match.index + match[0].length;
      const { escaped, comment, content = '' } = match.groups ?? {};
      if (escaped !== undefined) tokens.printed(match.index, end, escaped);
      else if (comment !== undefined) tokens.control(match.index, end, 'comment', comment, []);
      else if (/^\s*(?:else|endif)\s*$/.test(content)) tokens.control(match.index, end, 'other', content, []);
      else {
        const tested = condition.exec(content)?.groups?.path;
        const path = attribute.exec(content)?.groups?.path;
        if (tested !== undefined) tokens.control(match.index, end, 'if', content, [tested]);
        else if (path !== undefined) tokens.variable(match.index, end, content, [path]);
      }
    }
    return tokens.finish(text.length);
  },
};
