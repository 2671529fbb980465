import { scanTag } from './tagScan';
import type { TemplateLanguage } from './template';
import { distinct, TokenList } from './tokenList';

const variable = /\$(?<name>[A-Za-z_]\w*)/g;
const content = /^(?:\$[A-Za-z_]\w*|["']|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?(?:\s|$))/;

/** Semantic Kernel's own language: `{{$name}}`, `{{plugin.function $name}}`, `{{"text"}}`. */
export const semanticKernel: TemplateLanguage = {
  id: 'semantic-kernel',
  tokenize(text) {
    const tokens = new TokenList();
    let start = text.indexOf('{{');
    while (start >= 0) {
      const tag = scanTag(text, start + 2, '}}');
      const expression = tag === null ? '' : text.slice(start + 2, tag.contentEnd).trim();
      if (tag !== null && content.test(expression)) addTag(text, tokens, start, tag.end, expression);
      start = text.indexOf('{{', tag === null ? start + 1 : tag.end);
    }
    return tokens.finish(text.length);
  },
};

function addTag(text: string, tokens: TokenList, start: number, end: number, expression: string): void {
  const quoted = /^(?<quote>["'])(?<text>(?:(?!\k<quote>)[^\\])*)\k<quote>$/.exec(expression)?.groups?.text;
  if (quoted !== undefined) {
    // `{{"text"}}` prints what stands between the quotes.
    const from = text.indexOf(expression, start) + 1;
    tokens.printed(start, from, '');
    tokens.textTo(from + quoted.length);
    tokens.printed(from + quoted.length, end, '');
    return;
  }
  const outsideStrings = expression.replace(/"[^"]*"|'[^']*'/g, '""');
  const names = [...outsideStrings.matchAll(variable)].map((match) => match.groups?.name ?? '');
  tokens.variable(start, end, expression, distinct(names));
}
