import { bracePlaceholder } from './bracePlaceholder';
import { goFormat } from './goFormat';
import { goTemplate } from './goTemplate';
import type { TemplateLanguage, TemplateToken } from './template';

/** What a program replaces has the name of a variable; words of another script are for the model to put in. */
function named(tokens: readonly TemplateToken[]): TemplateToken[] {
  return tokens.map((token) =>
    token.kind === 'variable' && token.names.some((name) => /\P{ASCII}/u.test(name))
      ? { kind: 'text', start: token.start, end: token.end }
      : token,
  );
}

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
    return verbs.some(({ kind }) => kind === 'variable') ? verbs : named(bracePlaceholder.tokenize(text));
  },
};
