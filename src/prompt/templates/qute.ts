import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const token =
  /\\(?<escaped>[{}])|\{!(?<comment>[^{}!]*)!\}|\{\{(?<double>[^{}\n]*)\}\}|\{(?<single>[^{}\n]*)\}/g;
const path = /^(?<name>[A-Za-z_]\w*)(?<rest>(?:\.\w+)*)(?:\(|\s*(?:\?:|or\b|$))/;
const section = /^#(?<kind>if|each|for|let|with)\s+!?(?:(?<item>\w+)\s+in\s+)?(?<name>[A-Za-z_][\w.]*)?/;

/**
 * Qute, the templates of Quarkus: `{name}`, `{item.price}`, sections `{#if x}…{/if}` and `{#for i in items}`, `{! … !}`.
 * Its AI services also take `{{name}}`. Braces with anything else (JSON, blanks behind the brace) are text.
 */
export const qute: TemplateLanguage = {
  id: 'qute',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(token)) {
      const end = match.index + match[0].length;
      const { escaped, comment, double = '', single } = match.groups ?? {};
      const content = single ?? double.trim();
      const opened = section.exec(content)?.groups;
      const named = path.exec(content)?.groups;
      if (escaped !== undefined) tokens.printed(match.index, end, escaped);
      else if (comment !== undefined) tokens.control(match.index, end, 'comment', comment, []);
      else if (opened !== undefined) {
        const names = opened.name === undefined ? [] : [opened.name];
        tokens.control(match.index, end, opened.kind === 'if' ? 'if' : 'for', content, names);
      } else if (/^\/\w*$|^#\w+\s*$/.test(content)) tokens.control(match.index, end, 'other', content, []);
      else if (named !== undefined) {
        tokens.variable(match.index, end, content, [`${named.name}${named.rest}`]);
      }
    }
    return tokens.finish(text.length);
  },
};
