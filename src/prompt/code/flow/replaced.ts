import type { TemplateLanguage } from '../../templates/template';
import type { Env } from './environment';
import { positionalArgument } from './environment';
import { constantString } from './constants';
import type { Links } from './links';
import type { CallExpr } from '../syntax/syntax';

/** `.replace("{x}", value)` fills a placeholder that looks like one; any other replacement leaves the text as it is. */
export function replacing(
  call: CallExpr,
  env: Env,
  links: Links,
  language: TemplateLanguage | null,
): TemplateLanguage | null {
  const pattern = positionalArgument(call, 0);
  const value = positionalArgument(call, 1);
  const key = pattern === null ? null : constantString(pattern, env, links);
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
  return {
    id: 'replace',
    tokenize(text) {
      const tokens: ReturnType<TemplateLanguage['tokenize']>[number][] = [];
      let at = 0;
      for (let found = text.indexOf(key); found >= 0; found = text.indexOf(key, at)) {
        tokens.push(...shifted(language, text, at, found));
        tokens.push({
          kind: 'variable',
          start: found,
          end: found + key.length,
          expression: name,
          names: [name],
        });
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
): ReturnType<TemplateLanguage['tokenize']> {
  if (end <= start) return [];
  if (language === null) return [{ kind: 'text', start, end }];
  return language
    .tokenize(text.slice(start, end))
    .map((token) => ({ ...token, start: token.start + start, end: token.end + start }));
}
