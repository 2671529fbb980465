import type { TemplateLanguage, TemplateToken } from '../../templates/template';
import type { Env, Program } from './environment';
import { positionalArgument } from './environment';
import { constantString, literalText } from './constants';
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
  return filling(key, language);
}

/** A text in marks of its own, as programs replace it. */
const marked =
  /^(?:\{\{?\s*[\w.-]+\s*\}?\}|\$\{?[A-Za-z_]\w*\}?|<<?[\w -]+>>?|\[\[?[\w -]+\]\]?|__\w+__|[%@#]\w+[%@#])$/;

const replacedKeys = new WeakMap<Program, readonly string[]>();

/** The marked texts that a file puts values in place of, wherever it does so; the longer first. */
function keysIn(program: Program): readonly string[] {
  let keys = replacedKeys.get(program);
  if (keys === undefined) {
    const found = program.calls.flatMap(({ call: { callee, args } }) => {
      const [pattern, value] = args;
      if (callee.kind !== 'member' || !/^replace(?:All|_all)?$/i.test(callee.property)) return [];
      const key = pattern === undefined ? null : literalText(pattern.value);
      return key !== null && value !== undefined && value.value.kind !== 'string' && marked.test(key)
        ? [key]
        : [];
    });
    keys = [...new Set(found)].sort((a, b) => b.length - a.length);
    replacedKeys.set(program, keys);
  }
  return keys;
}

/** How a text is filled that a file does not show where, with what the file replaces anywhere. */
export function replacedIn(program: Program, language: TemplateLanguage): TemplateLanguage {
  const keys = keysIn(program);
  return keys.length === 0
    ? language
    : {
        id: 'replaced-in-file',
        tokenize: (text) =>
          keys
            .filter((key) => text.includes(key))
            .reduce((inner, key) => filling(key, inner), language)
            .tokenize(text),
      };
}

function filling(key: string, language: TemplateLanguage | null): TemplateLanguage {
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
