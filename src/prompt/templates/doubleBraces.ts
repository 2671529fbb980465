import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const placeholder = /\{\{\s*(?<name>[\p{L}_][\p{L}\p{N}_.-]*)\s*\}\}/gu;

/** Placeholders in double braces and nothing else: `{{name}}`. Single braces, tags and dollars are text. */
export const doubleBraces: TemplateLanguage = {
  id: 'double-braces',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(placeholder)) {
      const name = match.groups?.name ?? '';
      tokens.variable(match.index, match.index + match[0].length, name, [name]);
    }
    return tokens.finish(text.length);
  },
};
