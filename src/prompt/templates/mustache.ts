import type { TemplateLanguage } from './template';
import { TokenList } from './tokenList';

const path = /^[\p{L}_$@][\p{L}\p{N}_$@-]*(?:\.[\p{L}\p{N}_$-]+)*$/u;
const standardTag = /\{\{\{(?<raw>[^{}]*)\}\}\}|\{\{(?<plain>[^{}]*)\}\}/y;

interface Tag {
  readonly end: number;
  readonly content: string;
}

/**
 * Mustache: `{{x}}`, `{{{x}}}`, `{{&x}}`, sections `{{#x}}…{{/x}}` and `{{^x}}`, partials, comments and changed
 * delimiters. A tag whose content is no name (`{{"a": 1}}`) is text.
 */
export const mustache: TemplateLanguage = {
  id: 'mustache',
  tokenize(text) {
    const tokens = new TokenList();
    let open = '{{';
    let close = '}}';
    let start = text.indexOf(open);
    while (start >= 0) {
      const contentStart = start + open.length;
      let tag: Tag | null = null;
      if (open === '{{' && text[contentStart] !== '!') {
        standardTag.lastIndex = start;
        const match = standardTag.exec(text);
        if (match !== null) {
          const { raw, plain } = match.groups ?? {};
          tag = { end: start + match[0].length, content: raw === undefined ? (plain ?? '') : `&${raw}` };
        }
      } else {
        const found = text.indexOf(close, contentStart);
        if (found < 0) break;
        const inner = text.lastIndexOf(open, found);
        if (inner > start && inner < found && text[contentStart] !== '!') {
          // Of several opening delimiters before a closing one only the last can be meant.
          start = inner;
          continue;
        }
        tag = { end: found + close.length, content: text.slice(contentStart, found) };
      }
      if (tag !== null) {
        const delimiters = addTag(tokens, start, tag);
        if (delimiters !== null) [open, close] = delimiters;
      }
      start = text.indexOf(open, tag === null ? start + 1 : tag.end);
    }
    return tokens.finish(text.length);
  },
};

/** Adds the token of one tag, if it makes sense; returns the delimiters if it changes them. */
function addTag(tokens: TokenList, start: number, tag: Tag): [string, string] | null {
  const content = tag.content.trim();
  const sigil = /^[#^/>!&=]/.test(content) ? content[0] : '';
  const name = sigil === '' ? content : content.slice(1).trim();
  const { end } = tag;
  switch (sigil) {
    case '!':
      tokens.control(start, end, 'comment', content, []);
      return null;
    case '>':
      tokens.control(start, end, 'include', content, []);
      return null;
    case '/':
      tokens.control(start, end, 'other', content, []);
      return null;
    case '=': {
      const [open, close, ...rest] = name.replace(/=$/, '').trim().split(/\s+/);
      if (!open || !close || rest.length > 0) return null;
      tokens.control(start, end, 'other', content, []);
      return [open, close];
    }
    case '#':
    case '^':
      if (name === '.') tokens.control(start, end, 'for', content, []);
      else if (path.test(name)) tokens.control(start, end, 'if', content, [name]);
      return null;
    default:
      if (name === '.') tokens.variable(start, end, name, []);
      else if (path.test(name)) tokens.variable(start, end, name, [name]);
      return null;
  }
}
