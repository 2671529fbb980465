import { freeNames, lexExpression } from './jinjaExpression';
import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const expression = /\$\{\{(?<content>[^{}]*)\}\}/g;

/** GitHub workflows: `${{ github.event.issue.number }}`. Any other dollar or brace is text. */
export const workflowExpression: TemplateLanguage = {
  id: 'workflow-expression',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(expression)) {
      const content = match.groups?.content?.trim() ?? '';
      const names = freeNames(lexExpression(content), () => false);
      tokens.variable(match.index, match.index + match[0].length, content, names);
    }
    return tokens.finish(text.length);
  },
};
