import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

/** No template language: every character is sent as it stands. */
export const literal: TemplateLanguage = {
  id: 'literal',
  tokenize: (text) => new TokenList().finish(text.length),
};
