import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const field =
  /\{\{|\}\}|\{\s*(?:(?<position>\d{1,3})|(?<name>[\p{L}_][\p{L}\p{N}_]*))?\s*(?::(?<spec>[^{}]*))?\}/gu;

/** Rust's `format!`: `{}`, `{0}`, `{name}`, `{name:?}`, `{:>8.2}`, `{{`, `}}`. */
export const rustFormat: TemplateLanguage = {
  id: 'rust-format',
  tokenize(text) {
    const tokens = new TokenList();
    for (const match of text.matchAll(field)) {
      const end = match.index + match[0].length;
      const { position, name } = match.groups ?? {};
      const expression = match[0].slice(1, -1).trim();
      if (match[0] === '{{' || match[0] === '}}') tokens.printed(match.index, end, match[0][0]!);
      else if (name !== undefined) tokens.variable(match.index, end, expression, [name]);
      else {
        const oneBased = position === undefined ? undefined : String(Number(position) + 1);
        tokens.positional(match.index, end, expression, oneBased);
      }
    }
    return tokens.finish(text.length);
  },
};
