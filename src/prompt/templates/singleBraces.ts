import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const placeholder = /\{(?<name>[\p{L}_][\p{L}\p{N}_-]*)\}/gu;

/** Placeholders in single braces and nothing else, as CrewAI fills them: `{topic}`. There is no escape: of `{{topic}}` the outer braces stay. */
export const singleBraces: TemplateLanguage = {
  id: 'single-braces',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(placeholder)) {
      const name = match.groups?.name ?? '';
      tokens.variable(match.index, match.index + match[0].length, name, [name]);
    }
    return tokens.finish(text.length);
  },
};
