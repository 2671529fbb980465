import type { TemplateLanguage, TemplateToken } from '../../templates/template';
import type { Env } from './environment';
import { positionalArgument } from './environment';
import { constantString } from './constants';
import type { Links } from './links';
import type { CallExpr } from '../syntax/syntax';

/**
 * `.replace("old", "new")` puts one text in the place of another; `.replace("{x}", value)` fills a placeholder that
 * looks like one. Any other replacement leaves the text as it is.
 */
export function replacing(
  call: CallExpr,
  env: Env,
  links: Links,
  language: TemplateLanguage | null,
): TemplateLanguage | null {
  const pattern = positionalArgument(call, 0);
  const value = positionalArgument(call, 1);
  const key = pattern === null ? null : constantString(pattern, env, links);
  const text = value?.kind === 'string' ? constantString(value, env, links) : null;
  if (key !== null && key !== '' && text !== null) {
    return replacingAll(key, language, (start, end) => ({ kind: 'text', start, end, printed: text }));
  }
  if (
    key === null ||
    value === null ||
    value.kind === 'string' ||
    !/^\W*\w[\w .-]*\W*$/.test(key) ||
    !/[{}<>[\]$%_A-Z]/.test(key)
  ) {
    return language;
  }
  const name = key.replace(/^\W+|\W+$/g, '');
  return replacingAll(key, language, (start, end) => {
    return { kind: 'variable', start, end, expression: name, names: [name] };
  });
}

/** The language with a token of its own for each place of a text. */
function replacingAll(
  key: string,
  language: TemplateLanguage | null,
  put: (start: number, end: number) => TemplateToken,
): TemplateLanguage {
  return {
    id: 'replace',
    tokenize(text) {
      const tokens: TemplateToken[] = [];
      let at = 0;
      for (let found = text.indexOf(key); found >= 0; found = text.indexOf(key, at)) {
        tokens.push(...shifted(language, text, at, found), put(found, found + key.length));
        at = found + key.length;
      }
      tokens.push(...shifted(language, text, at, text.length));
      return tokens;
    },
  };
}

function shifted(
  language: TemplateLanguage | null,
  text: string,
  start: number,
  end: number,
): readonly TemplateToken[] {
  if (end <= start) return [];
  if (language === null) return [{ kind: 'text', start, end }];
  return language
    .tokenize(text.slice(start, end))
    .map((token) => ({ ...token, start: token.start + start, end: token.end + start }));
}
