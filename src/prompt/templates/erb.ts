import type { TemplateLanguage } from './template';
import { distinct, TokenList } from './tokenList';

const word =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|:[a-z_]\w*[?!]?|(?<path>@{0,2}[a-z_]\w*(?:&?\.[a-z_]\w*)*)(?<called>[?!]?[ ]?(?:\(|(?=["':])))?(?<key>:(?!:))?|\w+/g;

const keywords = new Set(
  'if elsif else end unless while until for in do each then case when nil true false and or not self yield begin rescue'.split(
    ' ',
  ),
);

/**
 * ERB: `<%= expression %>`, `<% statement %>`, `<%# comment %>`, `<%%` for a literal `<%`. Names are the local and
 * instance variables of an expression, without what a block binds (`|item|`) and without called functions.
 */
export const erb: TemplateLanguage = {
  id: 'erb',
  tokenize(text) {
    const tokens = new TokenList();
    const bound = new Set<string>();
    for (let start = text.indexOf('<%'); start >= 0;) {
      if (text[start + 2] === '%') {
        tokens.printed(start, start + 3, '<%');
        start = text.indexOf('<%', start + 3);
        continue;
      }
      const close = text.indexOf('%>', start + 2);
      if (close < 0) break;
      const end = close + 2;
      const content = text.slice(start + 2, close);
      const code = content
        .replace(/^[-=#]{1,2}/, '')
        .replace(/-$/, '')
        .trim();
      if (content.startsWith('#')) tokens.control(start, end, 'comment', code, []);
      else if (content.startsWith('=')) tokens.variable(start, end, code, freeNames(code, bound));
      else {
        const names = freeNames(code, bound);
        for (const [, list = ''] of code.matchAll(/\|([^|\n]*)\|/g)) {
          for (const name of list.split(',')) bound.add(name.trim());
        }
        tokens.control(start, end, controlOf(code), code, names);
      }
      start = text.indexOf('<%', end);
    }
    return tokens.finish(text.length);
  },
};

function controlOf(code: string): 'if' | 'for' | 'other' {
  if (/^(?:if|unless|elsif|case|when)\b/.test(code)) return 'if';
  return /^(?:for|while|until)\b|\bdo\b/.test(code) ? 'for' : 'other';
}

function freeNames(code: string, bound: ReadonlySet<string>): string[] {
  const names: string[] = [];
  for (const match of code.replace(/\|[^|\n]*\|/g, '').matchAll(word)) {
    const { path, called, key } = match.groups ?? {};
    if (path === undefined || key !== undefined) continue;
    const dotted = path.replaceAll('&.', '.');
    const name =
      called === undefined ? withoutLoop(dotted) : dotted.slice(0, Math.max(0, dotted.lastIndexOf('.')));
    const root = name.split('.')[0]!;
    if (name !== '' && !keywords.has(root) && !bound.has(root)) names.push(name);
  }
  return distinct(names);
}

/** `items.each`: the list is the variable. */
function withoutLoop(path: string): string {
  return path.replace(
    /\.(?:each\w*|map|any|present|blank|empty|join|size|count|length|to_json|to_s|strip)$/,
    '',
  );
}
