import { bracePlaceholder } from './bracePlaceholder';
import { erb } from './erb';
import { rubyFormat } from './rubyFormat';
import type { TemplateLanguage } from './template';

/**
 * Placeholders of a text in Ruby whose filling is not in sight: tags of ERB, else what `format` fills, else the braces
 * that a program replaces itself.
 */
export const rubyUnfilled: TemplateLanguage = {
  id: 'ruby-unfilled',
  tokenize(text) {
    for (const language of [erb, rubyFormat]) {
      const tokens = language.tokenize(text);
      if (tokens.some(({ kind }) => kind === 'variable')) return tokens;
    }
    // In single quotes `#{x}` is text.
    return bracePlaceholder
      .tokenize(text)
      .map((token) =>
        token.kind === 'variable' && text[token.start - 1] === '#'
          ? { kind: 'text', start: token.start, end: token.end }
          : token,
      );
  },
};
