import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const placeholder = /\{\{args\}\}|(?<mark>[!@])\{(?<content>[^{}\n]*(?:\{{1,2}[^{}\n]*\}{1,2}[^{}\n]*)*)\}/g;

/** Commands of Gemini CLI: `{{args}}`, the output of `!{command}`, files pulled in with `@{path}`. */
export const geminiCommand: TemplateLanguage = {
  id: 'gemini-command',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(placeholder)) {
      const end = match.index + match[0].length;
      const { mark, content = '' } = match.groups ?? {};
      const names = mark === undefined || content.includes('{{args}}') ? ['args'] : [];
      if (mark === '@') tokens.control(match.index, end, 'include', content, names);
      else tokens.variable(match.index, end, content === '' ? 'args' : match[0], names);
    }
    return tokens.finish(text.length);
  },
};
