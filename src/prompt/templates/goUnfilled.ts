import { bracePlaceholder } from './bracePlaceholder';
import { goFormat } from './goFormat';
import { goTemplate } from './goTemplate';
import type { TemplateLanguage } from './template';

/**
 * Placeholders of a text in Go whose filling is not in sight: actions of `text/template` if one reads from the data
 * or opens a block, else verbs of `fmt` if there are any, else the braces that a program replaces itself.
 */
export const goUnfilled: TemplateLanguage = {
  id: 'go-unfilled',
  tokenize(text) {
    const actions = goTemplate.tokenize(text);
    if (
      actions.some((token) => token.kind !== 'text' && (token.kind === 'control' || token.names.length > 0))
    ) {
      return actions;
    }
    const verbs = goFormat.tokenize(text);
    return verbs.some(({ kind }) => kind === 'variable') ? verbs : bracePlaceholder.tokenize(text);
  },
};
